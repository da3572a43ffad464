"""Rows of an export of ACLED, by its public codebook. Each user's own export is under ACLED's terms of use."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.errors import MalformedRecord
from kg.model import Interval, Mention, Precision, Report
from kg.read.cells import Cells, code, degrees, past_day, required, whole
from kg.read.days import in_future
from kg.read.row import Dataset, Remark, Row
from kg.read.terms import Terms

NAME = "ACLED"
COLUMNS = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2"),
    *("country", "admin1", "location", "latitude", "longitude", "geo_precision", "source", "fatalities"),
)
"""The columns by which a table is known to be an export of it."""

_LONGEST_ID = 100
_HALF_A_WEEK = timedelta(days=3)
_PRECISE = 3


def acled_row(text: str, cells: Cells, terms: Terms) -> Row:
    """Read a row that is written as `text`; a cell that does not hold what it must is a `MalformedRecord`.

    ACLED gives no day of its sources: it is published on the event's last day, which a remark and the last line of
    the text say, or on the day that the terms give where that is not before it.
    """
    event = required(cells, "event_id_cnty")
    if len(event) > _LONGEST_ID or not event.isprintable():
        raise MalformedRecord(f"event_id_cnty is not one line of at most {_LONGEST_ID} characters")
    required(cells, "sub_event_type"), required(cells, "location")
    numbers = {c: code(cells, c, _PRECISE) for c in ("time_precision", "geo_precision")}
    numbers["fatalities"] = whole(cells, "fatalities")
    days = _days(past_day(cells, "event_date", terms.today), numbers["time_precision"], terms.today)
    last = days.end or terms.today
    given = terms.published is not None and terms.published >= last
    published = terms.published if given and terms.published else last
    remarks = () if given else (Remark.NO_SOURCE_DAY,)
    return Row(
        report=Report(
            id=f"{Dataset.ACLED}-{event}",
            text=text + "".join(f"\npublished: {published}; {r}" for r in remarks),
            published=published,
            source=_publisher(cells) or terms.source or NAME,
        ),
        dataset=Dataset.ACLED,
        cells=cells,
        numbers=numbers,
        days=days,
        lat=degrees(cells, "latitude", 90),
        lon=degrees(cells, "longitude", 180),
        end=len(text),
        remarks=remarks,
    )


def _days(day: date, precision: int, today: date) -> Interval:
    """Give the days meant: ACLED codes a week by a day in its middle and a month by one of its days."""
    if precision == 1:
        return Interval.on(day)
    if precision == 2:
        start, end = day - _HALF_A_WEEK, day + _HALF_A_WEEK
        return Interval(start, day if in_future(end, today) else end, Precision.WEEK)
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return Interval(day.replace(day=1), day if in_future(end, today) else end, Precision.MONTH)


def _publisher(cells: Cells) -> str | None:
    """Give the source where there is one; of several none is the report's."""
    names = [name.strip() for name in cells.get("source", _NO_WORDS).text.split(";")]
    different = {name.casefold(): name for name in reversed(names) if name}
    return next(iter(different.values())) if len(different) == 1 else None


_NO_WORDS = Mention("", 0, 0)
