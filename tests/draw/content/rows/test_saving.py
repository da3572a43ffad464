"""Rows as files: what a spreadsheet would run does not run, and every field is in its place."""

from __future__ import annotations

import csv
import io
import json

import numpy as np

from kg.draw.content.rows.columns import Column, Days, Groups, Late, Number, One, Several, Words
from kg.draw.content.rows.saving import objects, sheet
from kg.draw.content.rows.table import Table, What

TEXTS = {"a": '=HYPERLINK("http://evil.test")', "b": 'Two\r\nlines, "quoted"', "c": "é\ud800"}
COLUMNS: tuple[Column, ...] = (
    One(
        "who",
        "Who",
        np.array([1, -1, 0], np.int32),
        Words(["x", "=1+1"], ["+X", "@Y"], ["person", ""]),
        "entity",
    ),
    Days("when", "When", np.array([0.0, np.nan, 1.0]), np.array([np.nan, np.nan, 2.0])),
    Number("sure", "Sure", np.array([-0.5, np.nan, 3.0])),
    Several(
        "said",
        "Said",
        Groups(np.array([0, 0, 2], np.int32), np.array([0, 1, 1], np.int32), Words(["s", "t"], ["-S", "T"])),
        3,
    ),
    Late("text", "Text", ["a", "b", "c"], lambda ids: {own: TEXTS[own] for own in ids}, lambda: TEXTS),
)
TABLE = Table(What.CLAIMS, ["a", "b", "c"], COLUMNS, (), "who", np.ones(3, bool))
ORDER = np.array([2, 0, 1])


def test_a_sheet_guards_what_would_run_and_quotes_what_would_break() -> None:
    told = b"".join(sheet(TABLE, COLUMNS, ORDER)).decode()
    assert list(csv.reader(io.StringIO(told, newline=""))) == [
        ["id", "who", "who_id", "when_from", "when_to", "sure", "said", "text"],
        ["c", "'+X", "x", "1970-01-02", "1970-01-03", "3", "T", "é?"],
        ["a", "'@Y", "'=1+1", "1970-01-01", "", "-0.5", "'-S; T", '\'=HYPERLINK("http://evil.test")'],
        ["b", "", "", "", "", "", "", TEXTS["b"]],
    ]


def test_objects_keep_every_value_as_it_is() -> None:
    told = json.loads(b"".join(objects(TABLE, COLUMNS, ORDER[1:])))
    assert told == [
        {
            "id": "a",
            "who": {"id": "=1+1", "label": "@Y"},
            "when": ["1970-01-01", None],
            "sure": -0.5,
            "said": ["-S", "T"],
            "text": TEXTS["a"],
        },
        {"id": "b", "who": None, "when": None, "sure": None, "said": [], "text": TEXTS["b"]},
    ]
    assert b"".join(objects(TABLE, COLUMNS, ORDER[:0])) == b"[]\n"
