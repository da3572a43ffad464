"""Relationships as comma-separated values."""

from __future__ import annotations

import io
from csv import DictReader

from kg.draw.files import csv
from kg.model import Entity, Kind
from tests.draw.scene import scene, staged
from tests.factory import claim, report


def test_one_row_a_relationship() -> None:
    told = scene()
    rows = list(DictReader(io.StringIO(csv(told.edges))))
    assert len(rows) == 32
    assert rows[0] == {
        "Source": "syrian-armed-forces",
        "Target": "abu-kamal",
        "Type": "Directed",
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
