"""Events as rows and on a map."""

from __future__ import annotations

from datetime import date

from kg.draw.files import EVENTS, event_features
from kg.draw.files.events import worded
from tests.draw.happening import LOST, RESIDENTS, days, event, figure
from tests.factory import ABU_KAMAL, ISLAMIC_STATE


def test_a_row() -> None:
    told = event(losers=LOST, figures=(figure(3, 4, 5),), denials=("c3",))
    assert {column.name: column.of(told) for column in EVENTS} == {
        "id": "00000000000a1234",
        "relation": "captured",
        "subject": "syrian-armed-forces",
        "subject_label": "Syrian Armed Forces",
        "subject_kind": "armed-force",
        "object": "abu-kamal",
        "object_label": "Abu Kamal",
        "object_kind": "settlement",
        "from": ("islamic-state",),
        "from_labels": ("Islamic State",),
        "to": None,
        "to_label": None,
        "place": "abu-kamal",
        "place_label": "Abu Kamal",
        "lat": 34.45,
        "lon": 40.92,
        "earliest": date(2017, 11, 8),
        "latest": date(2017, 11, 8),
        "claims": 2,
        "reports": 2,
        "witnesses": 1,
        "denials": 1,
        "disputed": True,
        "sources": ("Wire", "Post"),
        "figures": ("3–4–5 people (Wire)",),
        "claim_ids": ("c1", "c2"),
        "denial_ids": ("c3",),
        "report_ids": ("r1", "r2"),
        "witness_ids": ("syrian-armed-forces",),
    }


def test_what_nobody_names_is_unknown() -> None:
    told = event("killed", None, RESIDENTS, when=days(None, None))
    row = {column.name: column.of(told) for column in EVENTS}
    assert {
        row[name] for name in ("subject", "subject_kind", "place", "lat", "lon", "earliest", "latest")
    } == {None}


def test_figures_in_words() -> None:
    assert worded(figure(4, 4, 4)) == "4 people (Wire)"
    assert worded(figure(high=20, source=None)) == "20 people"
    assert worded(figure(text="dozens")) == "dozens (Wire)"


def test_a_feature_is_where_it_happened() -> None:
    told = event("killed", ISLAMIC_STATE, RESIDENTS, place=ABU_KAMAL, figures=(figure(3, 4, 5),))
    [feature] = event_features([told])
    assert feature == {
        "type": "Feature",
        "id": "00000000000a1234",
        "geometry": {"type": "Point", "coordinates": [40.92, 34.45]},
        "properties": {
            "relation": "killed",
            "subject": {"id": "islamic-state", "label": "Islamic State"},
            "object": {"id": "residents-of-abu-kamal", "label": "residents of Abu Kamal"},
            "from": [],
            "to": None,
            "place": {"id": "abu-kamal", "label": "Abu Kamal"},
            "when": {"earliest": "2017-11-08", "latest": "2017-11-08"},
            "claims": 2,
            "reports": 2,
            "witnesses": 1,
            "denials": 0,
            "disputed": False,
            "sources": ["Wire", "Post"],
            "figures": [
                {
                    "claim": "c1",
                    "source": "Wire",
                    "low": 3,
                    "best": 4,
                    "high": 5,
                    "unit": "people",
                    "text": "some",
                }
            ],
        },
    }
    [nowhere] = event_features([event("fought", object=ISLAMIC_STATE)])
    assert (nowhere["geometry"], nowhere["properties"]["place"]) == (None, None)
