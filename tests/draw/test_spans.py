"""The days of what lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.spans import spans, written
from kg.model import Bounds, Period, Relation, Relationship
from tests.draw.happening import days
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE

DEED = Relationship(
    "e1",
    ARMY,
    Relation.CAPTURED,
    ABU_KAMAL,
    claims=("c1",),
    reports=("r1",),
    witnesses=(),
    sources=(),
    first=date(2017, 11, 8),
    last=date(2017, 11, 19),
)
ALLIES = replace(
    DEED,
    relation=Relation.ALLIED_WITH,
    object=ISLAMIC_STATE,
    periods=(
        Period(days(None, "2017-11-01"), days("2017-11-10", "2017-11-20")),
        Period(days("2018-01-01", "2018-01-05"), None),
    ),
)


def test_spans_of_periods() -> None:
    assert spans(DEED) == ()
    assert list(map(written, spans(ALLIES))) == ["2017-11-01/2017-11-09", "2018-01-05/.."]
    short = Period(days(None, "2017-11-05"), days("2017-11-05", None))
    assert list(map(written, spans(replace(ALLIES, periods=(short,))))) == ["2017-11-05/2017-11-05"]
    unknown = Period(Bounds(None, None), days(None, "2017-11-05"))
    assert list(map(written, spans(replace(ALLIES, periods=(unknown,))))) == ["../2017-11-04"]
