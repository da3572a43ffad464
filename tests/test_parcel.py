"""What goes from one process to another comes out as it went in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kg.coded import Coding
from kg.errors import ForeignLanguage, MissingInput
from kg.ingest import Ingested
from kg.model import Interval, Mention, Precision, Report
from kg.parcel import packed, told_from_json, told_json, unpacked
from kg.read import Note, Refusal, Row
from kg.read.row import Dataset, Remark

REPORT = Report("one", "Snow\nfell é 🜨 \ud800 \x00.", "Snow", date(2017, 11, 9), "Wire", "https://e.org/1")
ROW = Row(
    REPORT,
    Dataset.UCDP_GED,
    {"country": Mention("Syria", 9, 14)},
    {"best": 4},
    Interval(date(2017, 11, 8), None, Precision.RANGE, "8 November on"),
    34.45,
    40.92,
    14,
    (Remark.UNORDERED,),
    0.5,
)


@pytest.mark.parametrize("one", [REPORT, Report("bare", ""), ROW, replace(ROW, remarks=(), done=None)])
def test_reports_and_rows(one: Report | Row) -> None:
    assert unpacked(json.loads(json.dumps(packed(one)))) == one


@pytest.mark.parametrize(
    "broken", [{}, {"report": 1}, {"id": "x", "published": "never"}, {"published": None, "a": 1}]
)
def test_what_is_no_report(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        unpacked(broken)


def test_what_reading_came_to() -> None:
    told = Ingested(
        *(6, 5, 4, 3, 2, 1),
        (Refusal("a.txt", "gone", None, MissingInput), Refusal("b.jsonl", "German", 7, ForeignLanguage)),
        (Note("c.txt", "twice"),),
        Coding(3, {("actor", "Wagner", True): 2, ("place", "Nowhere", False): 1}, {"protest": 1}, 0.25),
    )
    assert told_from_json(json.loads(json.dumps(told_json(told)))) == told
    brief = told_from_json(told_json(told, names=False))
    assert brief == replace(told, coding=replace(told.coding, names={}))
