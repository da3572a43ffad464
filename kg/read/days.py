"""The day on which a report was published, as people and files write it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kg.errors import MalformedRecord, UsageError


def day_of_publication(written: str, today: date) -> date:
    """Read an ISO date, or an ISO date and time, whose day is the one written, whatever the zone.

    Anything else, and a day that has not begun anywhere on earth, is a `MalformedRecord`.

    >>> day_of_publication("2017-11-09T23:30:00-05:00", date(2020, 1, 1))
    datetime.date(2017, 11, 9)
    """
    try:
        day = datetime.fromisoformat(written.strip()).date()
    except ValueError:
        raise MalformedRecord(f"published {_short(written)} is not an ISO date such as 2017-11-09") from None
    if in_future(day, today):
        raise MalformedRecord(f"published {day.isoformat()} is in the future")
    return day


def given_day(written: str, today: date, option: str = "--published") -> date:
    """Read the value of an option as `day_of_publication` does; what is wrong with it is a `UsageError`."""
    try:
        return day_of_publication(written, today)
    except MalformedRecord as error:
        raise UsageError(f"{option}: {str(error).removeprefix('published ')}") from None


def in_future(day: date, today: date) -> bool:
    """Tell whether a day has not begun in any time zone, the clock here being at `today`."""
    return (day - today).days > 1


def this_day() -> date:
    """Give the day that it is here; for entry points, which hand it down."""
    return datetime.now().astimezone().date()


def this_moment() -> datetime:
    """Give the moment that it is now, in UTC; for entry points, which hand it down."""
    return datetime.now(UTC)


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:37] + "...")
