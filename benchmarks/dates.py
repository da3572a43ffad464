"""Measures the days read from words of time against Microsoft's: `python benchmarks/dates.py FOLDER`.

The cases are `DateParser.json` and `DatePeriodParser.json` of the English specification of Recognizers-Text (MIT), by
their index there. Those below are worded as news words past and present events and plans; `LEFT_OUT` says why the
others are not counted. Microsoft gives a past and a future value. What is over by the day of reference is right where
the reading of what happened equals the past value and, if the values differ, the reading of a plan the future one; of
what lies ahead only a plan is read. Microsoft's periods end before their last moment, ours on their last day; a
period that ends at the moment of reference ends, for us, on that day.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.extract.times import TimeWords, time_words
from kg.model import Interval


def indices(told: str) -> tuple[int, ...]:
    """Read "1 7-10 12" as numbers, both ends of a span included."""
    spans = [[int(n) for n in part.split("-")] for part in told.split()]
    return tuple(n for span in spans for n in range(span[0], span[-1] + 1))


DAYS = indices(
    "1 7-10 12 22 25 27 31 33-36 38-40 42 45-47 54-56 58 65 67 71-72 76-79 87 89 91 93 100-101 "
    "107-111 114-115 131 133 136"
)
"""Cases of `DateParser.json` that name one day."""
PERIODS = indices(
    "11-19 27-28 30 32-33 53-59 61 63-68 87-97 101-106 108-110 146-151 165 201-207 219-221 "
    "224-226 239-240 244-246 248-250"
)
"""Cases of `DatePeriodParser.json` that name a week, a month, a season or a year, or a part or number of them."""
RANGES = indices("0 2-3 5-10 35 37-42 44 50-51 153-155 181-182 191-192 227-228 235")
"""Cases of `DatePeriodParser.json` that name the first and the last day, or the first and now."""
LEFT_OUT = {
    "figures that say no month or no year, or may be read both ways, and marks that news does not use": (
        indices("0 2-6 11 13-21 23-24 26 90 116-120 129-130 132"),
        indices("20-25 36 166-180 222-223 237-238 251"),
    ),
    "numbers and years written out": (
        indices("28-30 32 73-75 80-82 102-106 128"),
        indices("113-130 139"),
    ),
    "words of chats, calendars and business: tmrw, my day, business days, Q3, week 31, rest my week": (
        indices("37 41 51-53 59-61 66 68-70 112-113 121-125 127"),
        indices(
            "1 4 26 29 31 34 43 45-49 52 60 62 69-80 144-145 158-161 194-196 208-216 229-234 236 241-243 247"
        ),
    ),
    "an order of words that news does not use": (
        indices("48-50 57"),
        indices("98-100 107 162-164 187-188 190 193"),
    ),
    "counted from another event, which a sentence alone does not tell": (
        indices("43-44"),
        indices("197-200"),
    ),
    "several units at once, or weeks, months or years from today, which for us are no single day": (
        indices("62-64 92 94-99 126"),
        indices("156-157"),
    ),
    "days that no calendar has, or expressions without an answer": (
        indices("83-86 88 134-135"),
        indices("81-86 152"),
    ),
    "a span to a month or year, which for us ends with it and not before it": (
        indices(""),
        indices("135-138 183-186 189"),
    ),
    "two away, and decades and centuries that are not this one's": (
        indices(""),
        indices("111-112 131-134 140-143 217-218"),
    ),
}
"""Why cases are not counted, with their indices in `DateParser.json` and in `DatePeriodParser.json`."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a sentence, its day of reference, the past and the future answer."""

    name: str
    text: str
    today: date
    past: tuple[date, date]
    future: tuple[date, date]


def cases(folder: Path) -> Iterator[Case]:
    """Give the chosen cases of both files in `folder`."""
    for file, chosen, last in (
        ("DateParser", DAYS, timedelta(0)),
        ("DatePeriodParser", PERIODS, timedelta(days=1)),
        ("DatePeriodParser", RANGES, timedelta(0)),
    ):
        given = json.loads((folder / f"{file}.json").read_text(encoding="utf-8-sig"))
        for index in chosen:
            yield _case(f"{file} {index}", given[index], last)


def _case(name: str, given: dict[str, Any], last: timedelta) -> Case:
    today = date.fromisoformat(given["Context"]["ReferenceDateTime"][:10])
    value = given["Results"][0]["Value"]
    past, future = (_span(value[which], today, last) for which in ("PastResolution", "FutureResolution"))
    return Case(name, given["Input"], today, past, future)


def _span(answer: dict[str, str], today: date, last: timedelta) -> tuple[date, date]:
    start = date.fromisoformat(answer.get("date") or answer["startDate"])
    end = date.fromisoformat(answer.get("date") or answer["endDate"])
    return start, end if end == today else end - last


def is_right(case: Case) -> bool:
    """Tell whether the first words of time of a case are read as its answers."""
    found = time_words(case.text, case.today)
    if not found:
        return False
    past, ahead = _bounds(found[0].interval), _bounds(found[0].ahead)
    if case.past[1] > case.today:
        return ahead == case.future
    return past == case.past and case.future in (case.past, ahead)


def _bounds(interval: Interval | None) -> tuple[date | None, date | None] | None:
    return (interval.start, interval.end) if interval else None


def score_dates(folder: Path) -> tuple[int, int]:
    """Give how many of the chosen cases are read right, and how many there are."""
    right = [is_right(case) for case in cases(folder)]
    return sum(right), len(right)


def _said(found: TimeWords) -> str:
    return f"past {_bounds(found.interval)} plan {_bounds(found.ahead)}"


def main(folder: Path) -> None:
    """Print the misses and the score."""
    for case in cases(folder):
        if not is_right(case):
            read = "; ".join(_said(w) for w in time_words(case.text, case.today))
            print(
                f"{case.name} on {case.today}: {case.text}\n  wanted {case.past} or {case.future}\n  read {read}"
            )
    right, count = score_dates(folder)
    print(f"{right} of {count}, {right / count:.1%}")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(Path(sys.argv[1]))
    else:
        print("not measured: name the folder that holds DateParser.json and DatePeriodParser.json")
