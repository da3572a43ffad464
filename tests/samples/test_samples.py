"""The sample reports: their form, what must be read out of them, and what must not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Claim, Mention, Report, slug
from tests.samples.table import Row, fits, plain, rows, told

if TYPE_CHECKING:
    from kg.extract import Extractor

SAID = rows("said.txt")
UNSAID = rows("unsaid.txt")
EVENTS = ["mosul", "raqqa", "al-qaim", "deir-ez-zor", "mayadin", "al-omar", "rawa", "abu-kamal"]
OTHER_WARS = ["kherson", "bakhmut", "wad-madani", "el-fasher", "goma", "walikale", "timbuktu", "kidal"]
_WAR_DAYS = (date(2017, 7, 1), date(2025, 12, 31))
_SPOKEN = re.compile(r"\b(said|says|according to|reported|announced|denied|confirmed|statement|officials)\b")
_SENTENCE = re.compile(r"[.!?]”?\"?(?=\s|$)")

# ---- (a) form


def test_a_line_holds_a_report_and_nothing_more(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {tuple(json.loads(line)) for line in lines} == {("id", "title", "text", "published", "source")}


def test_every_line_is_read_as_a_report_of_its_own(path: Path, reports: dict[str, Report]) -> None:
    ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert ids == list(reports)
    assert len(ids) == len(set(ids)) >= 22
    assert [name for name in ids if name != slug(name)] == []


def test_texts_are_stored_as_they_are_given(path: Path, reports: dict[str, Report]) -> None:
    given = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(g["title"], g["text"]) for g in given] == [(r.title, r.text) for r in reports.values()]
    assert len({r.text for r in reports.values()}) == len({r.title for r in reports.values()}) == len(reports)


def test_reports_are_of_the_length_of_a_wire_report(reports: dict[str, Report]) -> None:
    lengths = {r.id: len(_SENTENCE.findall(r.text)) for r in reports.values()}
    assert {name: n for name, n in lengths.items() if not 4 <= n <= 9} == {}


def test_reports_are_dated_in_the_wars_that_they_are_about(reports: dict[str, Report]) -> None:
    first, last = _WAR_DAYS
    assert [r.id for r in reports.values() if r.published is None or not first <= r.published <= last] == []


def test_publishers_are_plainly_this_projects_own(reports: dict[str, Report]) -> None:
    publishers = {r.source for r in reports.values()}
    assert len(publishers) >= 4
    assert [p for p in publishers if not (p and p.startswith("Sample "))] == []


def test_every_report_names_who_says_so(reports: dict[str, Report]) -> None:
    assert [r.id for r in reports.values() if len(_SPOKEN.findall(r.text)) < 2] == []


@pytest.mark.parametrize("event", [*EVENTS, *OTHER_WARS])
def test_the_events_are_told_of(event: str, reports: dict[str, Report]) -> None:
    assert [name for name in reports if name.startswith(event)]


def test_abu_kamal_is_told_whole(reports: dict[str, Report]) -> None:
    days = [r.published for name, r in reports.items() if name.startswith("abu-kamal")]
    assert {d.day for d in days if d} >= {8, 9, 11, 12, 19, 20}


# ---- (b) what the reports say


@pytest.mark.parametrize("row", SAID, ids=str)
def test_what_a_report_says_is_read(row: Row, reports: dict[str, Report], claims: list[Claim]) -> None:
    report = reports[row.report]
    assert row.words in plain(report.text) or row.words in plain(report.title or "")
    assert [c for c in claims if c.report == row.report and fits(row, told(c))]


def test_the_table_is_long_and_of_every_war() -> None:
    assert len(SAID) >= 60
    assert len({row.report for row in SAID}) >= 30


# ---- (c) every claim is sound


def test_evidence_and_mentions_slice_the_text(reports: dict[str, Report], claims: list[Claim]) -> None:
    for claim in claims:
        words = reports[claim.report].field(claim.evidence.field)
        evidence = claim.evidence
        assert words[evidence.start : evidence.end] == evidence.text
        for mention in _mentions(claim):
            assert words[mention.start : mention.end] == mention.text


def test_the_evidence_holds_the_trigger(claims: list[Claim]) -> None:
    for claim in claims:
        evidence, trigger = claim.evidence, claim.trigger
        assert evidence.start <= trigger.start < trigger.end <= evidence.end


def test_nothing_has_happened_after_it_was_published(reports: dict[str, Report], claims: list[Claim]) -> None:
    late = [
        str(told(c))
        for c in claims
        if c.status.happened
        and c.date
        and (c.date.end or date.min) > (reports[c.report].published or date.max)
    ]
    assert late == []


def test_claims_differ_and_hold_together(claims: list[Claim]) -> None:
    assert len({c.id for c in claims}) == len(claims)
    assert [str(told(c)) for c in claims if c.subject and c.subject.entity.id == c.object.entity.id] == []
    assert [c.confidence for c in claims if not 0 < c.confidence <= 1] == []


def test_reading_again_gives_the_same_claims(
    reports: dict[str, Report], claims: list[Claim], extractor: Extractor
) -> None:
    report = reports["abu-kamal-falls"]
    assert extractor.claims(report) == [c for c in claims if c.report == report.id]


def test_every_report_says_something(reports: dict[str, Report], claims: list[Claim]) -> None:
    assert set(reports) - {c.report for c in claims} == set()


# ---- (d) what the reports do not say


@pytest.mark.parametrize("row", UNSAID, ids=str)
def test_what_no_report_says_is_not_read(row: Row, claims: list[Claim]) -> None:
    wrong = [told(c) for c in claims if fits(row, told(c)) and (row.status != "*" or c.status.happened)]
    assert wrong == []


def _mentions(claim: Claim) -> Iterator[Mention]:
    yield claim.trigger
    yield from (a.mention for a in claim.arguments() if a.mention is not None)
