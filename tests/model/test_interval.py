"""Days and spans of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Interval, Precision

DAY = date(2017, 11, 3)


def test_one_day() -> None:
    assert Interval.on(DAY, "on Friday") == Interval(DAY, DAY, Precision.DAY, "on Friday")


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts: 2017-11-03 to 2017-11-02"):
        Interval(DAY, date(2017, 11, 2))


@pytest.mark.parametrize("interval", [Interval(None, DAY), Interval(DAY, None), Interval(None, None)])
def test_an_unknown_end_is_open(interval: Interval) -> None:
    assert interval.covers(DAY)


def test_days_outside_are_not_covered() -> None:
    span = Interval(DAY, date(2017, 11, 9))
    assert not span.covers(date(2017, 11, 2))
    assert not span.covers(date(2017, 11, 10))


def test_an_interval_is_never_changed() -> None:
    with pytest.raises(AttributeError):
        Interval.on(DAY).start = None  # type: ignore[misc]


@given(st.dates(), st.integers(0, 4000), st.integers(0, 4000))
def test_both_ends_are_inclusive(start: date, length: int, inside: int) -> None:
    try:
        end = start + timedelta(days=length)
    except OverflowError:
        end = date.max
    span = Interval(start, end)
    assert span.covers(start)
    assert span.covers(end)
    assert span.covers(min(end, start + timedelta(days=min(inside, (end - start).days))))
