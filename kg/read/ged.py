"""Rows of the UCDP Georeferenced Event Dataset, by its codebooks from version 17 on.

Sundberg, Ralph, and Erik Melander, 2013, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace
Research 50(4), 523-532.
"""

from __future__ import annotations

import re
from datetime import date

from kg.errors import MalformedRecord
from kg.model import Interval, Mention, Precision, Report
from kg.read.cells import Cells, code, day_in, degrees, past_day, required, whole
from kg.read.days import in_future
from kg.read.row import Dataset, Remark, Row
from kg.read.terms import Terms

NAME = "UCDP GED"
COLUMNS = (
    *(
        "id",
        "type_of_violence",
        "side_a",
        "side_b",
        "where_prec",
        "where_coordinates",
        "latitude",
        "longitude",
    ),
    *("country", "date_prec", "date_start", "date_end", "best", "high", "low"),
)
"""The columns by which a table is known to be of this data set."""

_PRECISIONS = (Precision.DAY, Precision.RANGE, Precision.WEEK, Precision.MONTH, Precision.YEAR)
_ARTICLE_DAY = re.compile(r",\s*(\d{4}-\d\d-\d\d)[^,]*,")
_TYPES, _WHERE = 3, 7


def ged_row(text: str, cells: Cells, terms: Terms) -> Row:
    """Read a row that is written as `text`; a cell that does not hold what it must is a `MalformedRecord`.

    It is published on the latest day of its sources, or on the event's last day where that is later or no
    day is told, which a remark and the last line of the text then say. The terms' own day stands in for days not told.
    """
    start, end = (past_day(cells, column, terms.today) for column in ("date_start", "date_end"))
    if end < start:
        raise MalformedRecord(f"date_end {end} lies before date_start {start}")
    numbers = {c: whole(cells, c) for c in ("id", "low", "best", "high")}
    numbers |= {c: code(cells, c, n) for c, n in (("type_of_violence", _TYPES), ("where_prec", _WHERE))}
    precision = _PRECISIONS[code(cells, "date_prec", len(_PRECISIONS)) - 1]
    required(cells, "side_a"), required(cells, "side_b"), required(cells, "where_coordinates")
    published, remarks = _published(cells, end, terms)
    if not numbers["low"] <= numbers["best"] <= numbers["high"]:
        remarks = (*remarks, Remark.UNORDERED)
    return Row(
        report=Report(
            id=f"{Dataset.UCDP_GED}-{numbers['id']}",
            text=text + "".join(f"\npublished: {published}; {r}" for r in remarks if r in _ASSUMED),
            published=published,
            source=_office(cells) or terms.source or NAME,
        ),
        dataset=Dataset.UCDP_GED,
        cells=cells,
        numbers=numbers | dict(zip(("low", "best", "high"), _ordered(numbers), strict=True)),
        days=Interval(
            start, end, precision if start == end or precision is not Precision.DAY else Precision.RANGE
        ),
        lat=degrees(cells, "latitude", 90),
        lon=degrees(cells, "longitude", 180),
        end=len(text),
        remarks=remarks,
    )


_ASSUMED = frozenset({Remark.NO_SOURCE_DAY, Remark.EARLIER_SOURCE})


def _ordered(numbers: dict[str, int]) -> tuple[int, int, int]:
    all_three = [numbers[c] for c in ("low", "best", "high")]
    return min(all_three), numbers["best"], max(all_three)


def _published(cells: Cells, end: date, terms: Terms) -> tuple[date, tuple[Remark, ...]]:
    told = _source_days(cells)
    known = [day for day in told if not in_future(day, terms.today)]
    ahead = (Remark.FUTURE_SOURCE,) if len(known) < len(told) else ()
    if not known and terms.published and terms.published >= end:
        return terms.published, ahead
    if not known:
        return end, (*ahead, Remark.NO_SOURCE_DAY)
    latest = max(known)
    return (latest, ahead) if latest >= end else (end, (*ahead, Remark.EARLIER_SOURCE))


def _source_days(cells: Cells) -> list[date]:
    words = [w for w in cells.get("source_date", _NO_WORDS).text.split(";") if w.strip()]
    words = words or _ARTICLE_DAY.findall(cells.get("source_article", _NO_WORDS).text)
    return [day for word in words if (day := day_in(word)) is not None]


def _office(cells: Cells) -> str | None:
    """Give the publisher where there is one; of several none is the report's."""
    names = [name.strip() for name in cells.get("source_office", _NO_WORDS).text.split(";")]
    different = {name.casefold(): name for name in reversed(names) if name}
    return next(iter(different.values())) if len(different) == 1 else None


_NO_WORDS = Mention("", 0, 0)
