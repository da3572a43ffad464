"""What speaks for and against an interval, as JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import (
    Basis,
    Bounds,
    Chapter,
    Control,
    ControlStatus,
    Saying,
    chapter_json,
    control_json,
    saying_json,
)
from tests.factory import ABU_KAMAL, ARMY, OBSERVATORY, claim

DAY = date(2017, 11, 8)
TOLD = Saying(claim(by=(OBSERVATORY,)), True, date(2017, 11, 9), "Wire", Basis.INDEPENDENT)


def test_reported_and_happened_days_are_told_apart() -> None:
    assert saying_json(TOLD) == {
        "claim": TOLD.claim.id,
        "supports": True,
        "relation": "captured",
        "status": "asserted",
        "subject": "Syrian Armed Forces",
        "happened": {"start": "2017-11-08", "end": "2017-11-08", "precision": "day", "text": None},
        "reported": "2017-11-09",
        "report": "r1",
        "source": "Wire",
        "speakers": ["Syrian Observatory for Human Rights"],
        "stake": "independent",
        "sentence": "The army captured Abu Kamal.",
    }


def test_the_publisher_speaks_where_nobody_is_named() -> None:
    bare = replace(TOLD, claim=claim("killed", None, ARMY, day=None))
    assert bare.speakers == ("Wire",)
    nobody = saying_json(replace(bare, source=None, published=None, stake=None))
    assert [nobody[k] for k in ("speakers", "subject", "happened", "reported", "stake")] == [
        [],
        None,
        None,
        None,
        None,
    ]


def test_a_chapter_is_its_interval_and_more() -> None:
    span = Control("i", ABU_KAMAL, (ARMY,), ControlStatus.HELD, None, DAY, Bounds(DAY, DAY), None)
    assert chapter_json(Chapter(span, (TOLD,))) == control_json(span) | {"claims": [saying_json(TOLD)]}
