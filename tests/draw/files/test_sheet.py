"""Tables as comma-separated values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from csv import DictReader
from datetime import date

from kg.draw.files import Column, Columns, Type, Value, csv, sheet
from kg.model import Entity, Kind
from tests.draw.scene import scene, staged
from tests.factory import claim, report


def test_one_row_a_relationship() -> None:
    told = scene()
    rows = list(DictReader(io.StringIO(csv(told.edges))))
    assert len(rows) == 32
    assert rows[0] == {
        "Id": told.edges[0].id,
        "Source": "syrian-armed-forces",
        "Target": "abu-kamal",
        "Type": "Directed",
        "Kind": "captured",
        "Label": "captured",
        "Weight": "3",
        "relation": "captured",
        "source_label": "Syrian Armed Forces",
        "source_kind": "armed-force",
        "target_label": "Abu Kamal",
        "target_kind": "settlement",
        "claims": "3",
        "reports": "3",
        "witnesses": "2",
        "denials": "1",
        "first": "2017-11-08",
        "last": "2017-11-19",
        "disputed": "true",
        "sources": "SANA; Northern Wire",
    }


def test_symmetric_relations_are_undirected() -> None:
    rows = DictReader(io.StringIO(csv(scene().edges)))
    assert {row["relation"] for row in rows if row["Type"] == "Undirected"} == {
        "allied-with",
        "fought",
        "linked-up-with",
        "negotiated-with",
    }


def test_a_label_is_never_a_formula() -> None:
    hostile = Entity("x", '=HYPERLINK("http://a","b"),\n', Kind.PERSON)
    told = report("r", "They met.", None, "+cmd")
    rows = list(
        DictReader(io.StringIO(csv(staged([claim(subject=hostile, report=told, day=None)], [told]).edges)))
    )
    assert rows[0]["source_label"] == '\'=HYPERLINK("http://a","b"),\n'
    assert rows[0]["sources"] == "'+cmd"
    assert (rows[0]["first"], rows[0]["last"]) == ("", "")


def test_nothing_is_a_header() -> None:
    assert csv([]).count("\n") == 1


COLUMNS: Columns[tuple[Value, ...]] = (
    Column("text", Type.TEXT, lambda row: row[0]),
    Column("measure", Type.MEASURE, lambda row: row[1]),
    Column("truth", Type.TRUTH, lambda row: row[2]),
    Column("day", Type.DAY, lambda row: row[3]),
    Column("list", Type.LIST, lambda row: row[4]),
)


def test_each_type_is_written_as_other_tools_read_it() -> None:
    rows = [("a,b", -1.5, True, date(2017, 11, 8), ("x", "y")), (None, None, False, None, ())]
    assert list(sheet(COLUMNS, rows)) == [
        "text,measure,truth,day,list\n",
        '"a,b",-1.5,true,2017-11-08,x; y\n',
        ",,false,,\n",
    ]


def test_rows_are_written_as_they_come() -> None:
    def rows() -> Iterator[tuple[Value, ...]]:
        yield ("=1+1", None, False, None, ())
        raise AssertionError("asked for before its time")

    lines = sheet(COLUMNS, rows())
    assert [next(lines), next(lines)] == ["text,measure,truth,day,list\n", "'=1+1,,false,,\n"]
