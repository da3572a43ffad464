"""News as JSON."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import (
    Bounds,
    Change,
    Control,
    ControlStatus,
    Development,
    Entity,
    News,
    Novelty,
    control_json,
    entity_json,
    news_json,
)
from tests import factory as f


def _control(status: str, *holders: Entity) -> Control:
    unknown = Bounds(None, None)
    return Control("i", f.ABU_KAMAL, holders, ControlStatus(status), None, None, unknown, None)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (_control("held", f.ARMY), _control("held", f.SDF), Novelty.HANDS),
        (_control("unknown"), _control("held", f.SDF), Novelty.FIRST),
        (_control("held", f.ARMY), _control("disputed", f.ARMY, f.SDF), Novelty.DISPUTED),
        (_control("disputed", f.ARMY, f.SDF), _control("disputed", f.SDF), Novelty.HANDS),
        (_control("held", f.ARMY), _control("contested", f.ARMY), Novelty.STATUS),
    ],
)
def test_what_became_different(before: Control, after: Control, turn: Novelty) -> None:
    assert Development(Change(before, after), ()).turn is turn


def test_news_as_json() -> None:
    before, after = _control("held", f.ARMY), _control("held", f.SDF)
    told = f.report("r1", title="Taken")
    found = News(
        date(2017, 11, 9),
        date(2017, 11, 9),
        1,
        ((told, 2),),
        1,
        (Development(Change(before, after), ("r1",)),),
    )
    assert news_json(found) == {
        "since": "2017-11-09",
        "newest": "2017-11-09",
        "total": 1,
        "reports": [{"id": "r1", "title": "Taken", "published": "2017-11-09", "source": "Wire", "claims": 2}],
        "compared": 1,
        "places": [
            {
                "turn": "changed-hands",
                "place": entity_json(f.ABU_KAMAL),
                "before": control_json(before),
                "after": control_json(after),
                "reports": ["r1"],
            }
        ],
        "after": None,
        "bonds": [],
        "denied": [],
    }


def test_nothing_is_known() -> None:
    empty = news_json(News(None, None))
    assert (empty["since"], empty["newest"], empty["total"], empty["places"]) == (None, None, 0, [])
