"""Days counted from the day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import calendar as cal
from kg.model import Interval, Precision

THURSDAY = date(2017, 11, 9)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def _days(interval: Interval) -> tuple[str, str]:
    assert interval.start is not None
    assert interval.end is not None
    return interval.start.isoformat(), interval.end.isoformat()


@pytest.mark.parametrize(
    ("name", "last", "day"),
    [
        ("thursday", False, "2017-11-09"),
        ("thursday", True, "2017-11-02"),
        ("wednesday", False, "2017-11-08"),
        ("wednesday", True, "2017-11-08"),
        ("friday", False, "2017-11-03"),
        ("monday", False, "2017-11-06"),
        ("sunday", True, "2017-11-05"),
    ],
)
def test_a_weekday_is_the_latest_one(name: str, last: bool, day: str) -> None:
    assert _days(cal.weekday(name, THURSDAY, last=last)) == (day, day)


@given(DAYS, st.sampled_from(sorted(cal.WEEKDAYS)))
def test_a_weekday_is_never_ahead_nor_a_week_back(today: date, name: str) -> None:
    found = cal.weekday(name, today).start
    assert found is not None
    assert 0 <= (today - found).days < 7
    assert found.strftime("%A").lower() == name


@given(DAYS, st.sampled_from(sorted(cal.WEEKDAYS)))
def test_the_last_weekday_is_never_today(today: date, name: str) -> None:
    found = cal.weekday(name, today, last=True).start
    assert found is not None
    assert 1 <= (today - found).days <= 7


@pytest.mark.parametrize(
    ("year", "number", "days"),
    [
        (2017, 11, ("2017-11-01", "2017-11-30")),
        (2016, 2, ("2016-02-01", "2016-02-29")),
        (2017, 2, ("2017-02-01", "2017-02-28")),
        (2017, 12, ("2017-12-01", "2017-12-31")),
    ],
)
def test_a_month_is_whole(year: int, number: int, days: tuple[str, str]) -> None:
    found = cal.month(year, number)
    assert (_days(found), found.precision) == (days, Precision.MONTH)


@pytest.mark.parametrize(
    ("number", "last", "start"),
    [
        (7, False, "2017-07-01"),
        (11, False, "2017-11-01"),
        (11, True, "2016-11-01"),
        (12, False, "2016-12-01"),
        (10, True, "2017-10-01"),
    ],
)
def test_a_month_by_name_is_the_latest_that_has_begun(number: int, last: bool, start: str) -> None:
    assert _days(cal.month_before(number, THURSDAY, last=last))[0] == start


@pytest.mark.parametrize(
    ("part", "days"),
    [
        ("early", ("2017-02-01", "2017-02-15")),
        ("mid", ("2017-02-11", "2017-02-20")),
        ("end", ("2017-02-16", "2017-02-28")),
    ],
)
def test_a_part_of_a_month(part: str, days: tuple[str, str]) -> None:
    found = cal.part_of_month(cal.month(2017, 2), part)
    assert (_days(found), found.precision) == (days, Precision.RANGE)


@pytest.mark.parametrize(
    ("part", "days"),
    [
        ("beginning", ("2017-11-06", "2017-11-08")),
        ("middle", ("2017-11-07", "2017-11-10")),
        ("late", ("2017-11-09", "2017-11-12")),
    ],
)
def test_a_part_of_a_week(part: str, days: tuple[str, str]) -> None:
    assert _days(cal.part_of_week(cal.week(THURSDAY), part)) == days


@pytest.mark.parametrize(
    ("nth", "of", "days"),
    [(1, 2, ("2016-01-01", "2016-06-30")), (3, 4, ("2016-07-01", "2016-09-30"))],
)
def test_a_fraction_of_a_year(nth: int, of: int, days: tuple[str, str]) -> None:
    assert _days(cal.fraction_of_year(2016, nth, of)) == days


def test_a_decade_begins_with_its_round_year() -> None:
    assert _days(cal.decade(2017)) == ("2010-01-01", "2019-12-31")
    assert _days(cal.decade(1990)) == ("1990-01-01", "1999-12-31")


@pytest.mark.parametrize(
    ("name", "day"),
    [("thursday", "2017-11-09"), ("friday", "2017-11-10"), ("wednesday", "2017-11-15")],
)
def test_a_weekday_ahead_is_today_or_the_next(name: str, day: str) -> None:
    assert _days(cal.weekday_ahead(name, THURSDAY)) == (day, day)


@pytest.mark.parametrize(
    ("month", "day", "ahead", "found"),
    [
        (11, 9, False, "2017-11-09"),
        (11, 10, False, "2016-11-10"),
        (11, 9, True, "2017-11-09"),
        (11, 8, True, "2018-11-08"),
        (2, 29, False, "2016-02-29"),
        (2, 29, True, "2020-02-29"),
    ],
)
def test_a_day_of_a_year_is_the_latest_or_the_next(month: int, day: int, ahead: bool, found: str) -> None:
    interval = cal.day_of_year(month, day, cal.Vantage(THURSDAY, ahead))
    assert interval is not None
    assert _days(interval) == (found, found)


def test_a_day_that_no_year_has_is_none() -> None:
    assert cal.day_of_year(2, 30, cal.Vantage(THURSDAY)) is None
    assert cal.day_of_year(11, 0, cal.Vantage(THURSDAY, ahead=True)) is None


@pytest.mark.parametrize(
    ("day", "ahead", "name", "found"),
    [
        (9, False, None, "2017-11-09"),
        (27, False, None, "2017-10-27"),
        (31, False, None, "2017-10-31"),
        (27, True, None, "2017-11-27"),
        (31, True, None, "2017-12-31"),
        (27, False, "friday", "2017-10-27"),
        (13, False, "monday", "2017-11-13"),
    ],
)
def test_a_day_of_a_month_by_number(day: int, ahead: bool, name: str | None, found: str) -> None:
    interval = cal.day_of_month(day, cal.Vantage(THURSDAY, ahead), name)
    assert interval is not None
    assert _days(interval) == (found, found)


def test_a_number_that_no_month_has_is_none() -> None:
    assert cal.day_of_month(32, cal.Vantage(THURSDAY)) is None
    assert cal.day_of_month(0, cal.Vantage(THURSDAY, ahead=True)) is None
    assert cal.day_of_month(32, cal.Vantage(THURSDAY), "friday") is None


@pytest.mark.parametrize(
    ("number", "coming", "start"),
    [
        (11, False, "2017-11-01"),
        (11, True, "2018-11-01"),
        (10, False, "2018-10-01"),
        (12, True, "2017-12-01"),
    ],
)
def test_a_month_ahead_is_not_over(number: int, coming: bool, start: str) -> None:
    assert _days(cal.month_ahead(number, THURSDAY, coming=coming))[0] == start


@pytest.mark.parametrize(
    ("nth", "days"),
    [
        (1, ("2016-10-03", "2016-10-09")),
        (4, ("2016-10-24", "2016-10-30")),
        (-1, ("2016-10-24", "2016-10-30")),
        (5, None),
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(nth: int, days: tuple[str, str] | None) -> None:
    found = cal.week_within(cal.month(2016, 10), nth)
    assert (found and _days(found)) == days


@pytest.mark.parametrize(
    ("nth", "day"), [(1, "2017-11-03"), (3, "2017-11-17"), (-1, "2017-11-24"), (5, None)]
)
def test_a_weekday_of_a_month_by_number(nth: int, day: str | None) -> None:
    found = cal.weekday_within(cal.month(2017, 11), nth, "friday")
    assert (found and _days(found)) == (day and (day, day))


def test_a_season_or_weekend_ahead_is_not_over() -> None:
    assert _days(cal.season_ahead("autumn", THURSDAY))[0] == "2017-09-01"
    assert _days(cal.season_ahead("winter", THURSDAY))[0] == "2017-12-01"
    assert _days(cal.season_ahead("summer", THURSDAY))[0] == "2018-06-01"
    assert _days(cal.weekend_ahead(THURSDAY)) == ("2017-11-11", "2017-11-12")
    assert _days(cal.weekend_ahead(date(2017, 11, 12))) == ("2017-11-11", "2017-11-12")


def test_the_coming_days_begin_tomorrow() -> None:
    assert _days(cal.coming(THURSDAY, 2, "day")) == ("2017-11-10", "2017-11-11")
    assert _days(cal.coming(THURSDAY, 3, "month")) == ("2017-11-10", "2018-02-09")


def test_a_year_and_its_parts() -> None:
    assert _days(cal.year(2014)) == ("2014-01-01", "2014-12-31")
    assert _days(cal.part_of_year(2014, "early")) == ("2014-01-01", "2014-04-30")
    assert _days(cal.part_of_year(2014, "mid")) == ("2014-05-01", "2014-08-31")
    assert _days(cal.part_of_year(2014, "late")) == ("2014-09-01", "2014-12-31")


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("spring", ("2017-03-01", "2017-05-31")),
        ("fall", ("2017-09-01", "2017-11-30")),
        ("winter", ("2017-12-01", "2018-02-28")),
    ],
)
def test_a_season_is_named_by_the_year_it_begins_in(name: str, days: tuple[str, str]) -> None:
    found = cal.season(name, 2017)
    assert (_days(found), found.precision) == (days, Precision.SEASON)


def test_a_season_that_has_not_begun_is_last_years() -> None:
    assert _days(cal.season_before("winter", THURSDAY))[0] == "2016-12-01"
    assert _days(cal.season_before("autumn", THURSDAY))[0] == "2017-09-01"


def test_weeks_run_from_monday() -> None:
    assert _days(cal.week(THURSDAY)) == ("2017-11-06", "2017-11-12")
    assert _days(cal.week(THURSDAY, 1)) == ("2017-10-30", "2017-11-05")
    assert cal.week(THURSDAY, 1).precision is Precision.WEEK


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2017-11-09", ("2017-11-04", "2017-11-05")),
        ("2017-11-11", ("2017-11-11", "2017-11-11")),
        ("2017-11-12", ("2017-11-11", "2017-11-12")),
        ("2017-11-13", ("2017-11-11", "2017-11-12")),
    ],
)
def test_the_weekend_is_the_latest_begun(today: str, days: tuple[str, str]) -> None:
    assert _days(cal.weekend(date.fromisoformat(today))) == days


@pytest.mark.parametrize(
    ("today", "count", "day"),
    [
        ("2017-11-09", 1, "2017-10-09"),
        ("2017-03-31", 1, "2017-02-28"),
        ("2016-03-31", 1, "2016-02-29"),
        ("2017-01-15", 1, "2016-12-15"),
        ("2017-01-15", 25, "2014-12-15"),
        ("2017-11-09", -2, "2018-01-09"),
    ],
)
def test_months_ago(today: str, count: int, day: str) -> None:
    assert cal.months_ago(date.fromisoformat(today), count).isoformat() == day


@pytest.mark.parametrize(
    ("count", "unit", "days", "precision"),
    [
        (30, "hour", ("2017-11-08", "2017-11-08"), Precision.DAY),
        (3, "day", ("2017-11-06", "2017-11-06"), Precision.DAY),
        (3, "week", ("2017-10-16", "2017-10-22"), Precision.WEEK),
        (2, "month", ("2017-09-01", "2017-09-30"), Precision.MONTH),
        (3, "year", ("2014-01-01", "2014-12-31"), Precision.YEAR),
    ],
)
def test_ago_is_as_exact_as_its_unit(
    count: int, unit: str, days: tuple[str, str], precision: Precision
) -> None:
    found = cal.ago(THURSDAY, count, unit)
    assert (_days(found), found.precision) == (days, precision)


@pytest.mark.parametrize(
    ("count", "unit", "start"),
    [
        (48, "hour", "2017-11-07"),
        (10, "day", "2017-10-30"),
        (2, "week", "2017-10-26"),
        (3, "month", "2017-08-09"),
        (2, "year", "2015-11-09"),
    ],
)
def test_the_past_units_end_today(count: int, unit: str, start: str) -> None:
    assert _days(cal.past(THURSDAY, count, unit)) == (start, "2017-11-09")


@given(DAYS, st.integers(1, 40), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_what_is_past_is_not_ahead(today: date, count: int, unit: str) -> None:
    for found in (cal.past(today, count, unit), cal.ago(today, count, unit)):
        assert found.start is not None
        assert found.start <= today
    assert cal.past(today, count, unit).covers(today - timedelta(days=0))
