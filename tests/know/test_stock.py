"""What is known has a version and can be held against what was known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.know.stock import Item, stock_from_json, stock_json, take_stock, version_of
from kg.model import EXTRACTOR
from kg.settings import Settings
from tests.know.ontology import append, copied

MODEL = Settings().model


def test_every_file_of_what_is_known_is_part_of_the_version(tmp_path: Path) -> None:
    ontology = copied(tmp_path)
    versions = {version_of(ontology, MODEL)}
    assert {v.partition("+")[0] for v in versions} == {EXTRACTOR}
    for name in (
        "countries.yaml",
        "actors/syria.yaml",
        "lexicon/frames.yaml",
        "lexicon/cues.yaml",
        "places/towns.tsv",
        "places/words.txt",
    ):
        append(ontology / name, "# another remark\n")
        versions.add(version_of(ontology, MODEL))
    versions.add(version_of(ontology, "another"))
    assert len(versions) == 8
    # What no report is read by is none of it.
    append(ontology / "acled.csv", "x\n")
    assert version_of(ontology, "another") in versions


def test_a_remark_changes_no_entry(tmp_path: Path) -> None:
    ontology = copied(tmp_path)
    before = take_stock(ontology, MODEL)
    append(ontology / "lexicon" / "frames.yaml", "# another remark\n")
    assert take_stock(ontology, MODEL) == before


def test_entries_come_with_all_their_names_and_to_whom_they_refer(tmp_path: Path) -> None:
    stock = take_stock(copied(tmp_path), MODEL)
    army = stock["actor free-syrian-army"]
    assert army.names
    assert {"Free Syrian Army", "FSA"} <= set(army.names)
    assert "syria" in army.refers
    assert {"Syria", "Syrian", "Damascus"} <= set(stock["country syria"].names or ())
    assert stock["list cues"].names is None
    [captured] = [
        item
        for key, item in stock.items()
        if key.startswith("frame ") and key.endswith(" verb: capture {object} (from {from})")
    ]
    assert captured.names == ("capture", "captured", "captures", "capturing")


def test_a_stock_is_read_as_it_was_written(tmp_path: Path) -> None:
    stock = take_stock(copied(tmp_path), MODEL)
    assert stock_from_json(json.loads(json.dumps(stock_json(stock)))) == stock
    assert stock_from_json({"a": ["d", None, []]}) == {"a": Item("d")}
    with pytest.raises((TypeError, ValueError)):
        stock_from_json({"a": ["d"]})
