"""Workers that are killed lose nothing and double nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.extract.rows import RowReader
from kg.model import Report
from tests.cluster.killing import reports, survive
from tests.cluster.light import Known, Light, slow

FIRST = date(2017, 1, 1)
ACTORS = ("The army", "Islamic State", "The SDF")
DEEDS = ("captured", "lost", "entered")
PLACES = ("Abu Kamal", "Raqqa")


def short(number: int) -> Report:
    day = FIRST + timedelta(days=number % 300)
    words = f"{ACTORS[number % 3]} {DEEDS[number // 3 % 3]} {PLACES[number % 2]} on {day}, The SDF said."
    return Report(f"r{number:04}", f"It rained for {number} hours. {words}", None, day, "Test Wire")


def test_a_thousand_reports_outlive_workers_that_are_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row_reader: RowReader
) -> None:
    monkeypatch.setattr("kg.text.extractor", lambda _settings: Light(Known(row_reader.known)))
    found = survive(tmp_path, [short(number) for number in range(1000)], 5, slow)
    alone, together = found.told
    assert found.killed == 5
    assert together == alone
    assert (together.read, together.added, together.claims, together.refused) == (1000, 1000, 1000, ())
    assert found.hashes[1] == found.hashes[0]
    assert found.shards > 30


def test_the_reports_of_the_long_run_are_the_same_every_time_and_each_has_its_id() -> None:
    made = list(reports(200))
    assert made == list(reports(200))
    assert len({report.id for report in made}) == 200
    assert len({report.text for report in made}) > 190
