"""The day of publication as people write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import MalformedRecord, UsageError
from kg.read.days import day_of_publication, given_day, in_future, this_day

TODAY = date(2026, 3, 1)


@given(st.dates(max_value=TODAY))
def test_any_day_of_the_past_is_read_from_its_iso_form(day: date) -> None:
    assert day_of_publication(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    "written",
    [
        "2017-11-09",
        "20171109",
        " 2017-11-09 ",
        "2017-11-09T23:59:59Z",
        "2017-11-09T00:10:00+09:00",
        "2017-W45-4",
    ],
)
def test_dates_and_times_give_the_day_as_written(written: str) -> None:
    assert day_of_publication(written, TODAY) == date(2017, 11, 9)


@pytest.mark.parametrize("written", ["soon", "09/11/2017", "2017-13-01", "2017-02-30", "", "2017"])
def test_what_is_no_iso_date_is_refused(written: str) -> None:
    with pytest.raises(MalformedRecord) as told:
        day_of_publication(written, TODAY)
    assert str(told.value) == f"published {written!r} is not an ISO date such as 2017-11-09"


def test_long_nonsense_is_cut_in_the_message() -> None:
    with pytest.raises(MalformedRecord, match=r"^published 'x{37}\.\.\.' is not"):
        day_of_publication("x" * 5000, TODAY)


def test_tomorrow_has_begun_somewhere_but_the_day_after_has_not() -> None:
    assert day_of_publication("2026-03-02", TODAY) == date(2026, 3, 2)
    with pytest.raises(MalformedRecord, match=r"^published 2026-03-03 is in the future$"):
        day_of_publication("2026-03-03", TODAY)


def test_an_option_with_a_wrong_day_is_a_usage_error_that_names_it() -> None:
    with pytest.raises(UsageError) as told:
        given_day("2999-01-01", TODAY)
    assert str(told.value) == "--published: 2999-01-01 is in the future"
    with pytest.raises(UsageError) as told:
        given_day("yesterday", TODAY, "--since")
    assert str(told.value) == "--since: 'yesterday' is not an ISO date such as 2017-11-09"


def test_this_day_is_not_in_the_future() -> None:
    assert not in_future(this_day(), this_day())
    assert in_future(this_day() + timedelta(days=2), this_day())
