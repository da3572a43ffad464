"""What a report has dated so far, and the days counted from it."""

from dataclasses import replace
from datetime import date

import pytest

from kg.extract.chronicle import Chronicle, shifted
from kg.model import Claim, Interval, Kind, Precision, Relation, Status
from tests.extract.telling import days
from tests.factory import claim, entity

FRIDAY = Interval.on(date(2017, 11, 3), "on Friday")


def _claim(relation: Relation, when: Interval | None = FRIDAY, status: Status = Status.ASSERTED) -> Claim:
    return replace(claim(relation, object=entity("Rawa", Kind.SETTLEMENT), status=status), date=when)


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        ((2, Precision.DAY), "on 2017-11-05"),
        ((-7, Precision.WEEK), "in 2017-10-23..2017-10-29"),
        ((30, Precision.MONTH), "in 2017-12-01..2017-12-31"),
        ((-365, Precision.YEAR), "in 2016-01-01..2016-12-31"),
    ],
)
def test_a_shift_counts_from_another_event(shift: tuple[int, Precision], expected: str) -> None:
    found = shifted(FRIDAY, shift, "words")
    assert found is not None
    assert (days(found), found.text) == (expected, "words")


def test_a_shift_from_nowhere_is_none() -> None:
    assert shifted(Interval(None, None), (2, Precision.DAY), "words") is None


def test_a_month_shifted_by_weeks_is_a_span_of_weeks() -> None:
    found = shifted(
        Interval(date(2014, 7, 1), date(2014, 7, 31), Precision.MONTH), (-21, Precision.WEEK), "words"
    )
    assert found is not None
    assert (days(found), found.precision) == ("in 2014-06-09..2014-07-13", Precision.RANGE)


def test_a_chronicle_keeps_the_last_days_told_for_two_sentences() -> None:
    chronicle = Chronicle()
    assert chronicle.before(0) is None
    chronicle.note(_claim(Relation.ATTACKED), 4)
    assert (chronicle.before(6), chronicle.before(7)) == (FRIDAY, None)
    assert chronicle.changes == {}


def test_a_chronicle_keeps_when_a_place_first_changed_hands() -> None:
    chronicle = Chronicle()
    chronicle.note(_claim(Relation.CAPTURED), 0)
    chronicle.note(_claim(Relation.LOST, Interval.on(date(2017, 11, 8), "on Wednesday")), 1)
    assert chronicle.changes == {"rawa": FRIDAY}


@pytest.mark.parametrize(
    ("status", "when"),
    [
        (Status.PLANNED, FRIDAY),
        (Status.NEGATED, FRIDAY),
        (Status.ASSERTED, Interval.on(date(2017, 11, 9))),
        (Status.ASSERTED, None),
    ],
)
def test_a_chronicle_keeps_only_what_words_say_of_what_happened(
    status: Status, when: Interval | None
) -> None:
    chronicle = Chronicle()
    chronicle.note(_claim(Relation.CAPTURED, when, status), 0)
    assert (chronicle.last, chronicle.changes) == (None, {})
