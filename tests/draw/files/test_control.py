"""Who held a place, as rows and on a map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.files import CONTROL, control_features
from kg.model import Basis, Control, ControlStatus
from tests.draw.happening import days
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE

HELD = Control(
    id="x1",
    place=ABU_KAMAL,
    holders=(ARMY,),
    status=ControlStatus.HELD,
    basis=Basis.OWN_INTEREST,
    last_confirmed=date(2017, 11, 9),
    start=days(None, "2017-11-08"),
    end=days("2017-11-10", "2017-11-11"),
    supporting=("c1", "c2"),
    against=("c3",),
    witnesses=("syrian-armed-forces",),
    possible=(ISLAMIC_STATE,),
)
LASTING = replace(
    HELD, holders=(), status=ControlStatus.UNKNOWN, basis=None, last_confirmed=None, end=None, possible=()
)


def test_a_row() -> None:
    assert {column.name: column.of(HELD) for column in CONTROL} == {
        "place": "abu-kamal",
        "place_label": "Abu Kamal",
        "place_kind": "settlement",
        "lat": 34.45,
        "lon": 40.92,
        "holders": ("syrian-armed-forces",),
        "holder_labels": ("Syrian Armed Forces",),
        "status": "held",
        "basis": "own-interest",
        "start_earliest": None,
        "start_latest": date(2017, 11, 8),
        "end_earliest": date(2017, 11, 10),
        "end_latest": date(2017, 11, 11),
        "lasting": False,
        "last_confirmed": date(2017, 11, 9),
        "for": 2,
        "against": 1,
        "witnesses": 1,
        "possible": ("islamic-state",),
        "for_ids": ("c1", "c2"),
        "against_ids": ("c3",),
        "witness_ids": ("syrian-armed-forces",),
    }
    row = {column.name: column.of(LASTING) for column in CONTROL}
    assert (row["lasting"], row["end_latest"], row["basis"], row["holders"]) == (True, None, None, ())


def test_a_feature_tells_who_says_so() -> None:
    [feature] = control_features([HELD], date(2017, 11, 9))
    assert feature["id"] == "abu-kamal"
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.92, 34.45]}
    assert feature["properties"] == {
        "label": "Abu Kamal",
        "kind": "settlement",
        "on": "2017-11-09",
        "holders": [{"id": "syrian-armed-forces", "label": "Syrian Armed Forces"}],
        "status": "held",
        "basis": "own-interest",
        "since": {"earliest": None, "latest": "2017-11-08"},
        "until": {"earliest": "2017-11-10", "latest": "2017-11-11"},
        "last_confirmed": "2017-11-09",
        "for": ["c1", "c2"],
        "against": ["c3"],
        "witnesses": ["syrian-armed-forces"],
        "possible": [{"id": "islamic-state", "label": "Islamic State"}],
    }
    [lasting] = control_features([LASTING], date(2017, 11, 9))
    assert (lasting["properties"]["until"], lasting["properties"]["holders"]) == (None, [])
