"""Claims as rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from csv import DictReader
from dataclasses import replace
from datetime import UTC, datetime

from kg.draw.files import CLAIMS, Marks, sheet, told
from kg.model import (
    Argument,
    Claim,
    JudgedClaim,
    Judgement,
    JudgementKind,
    Manner,
    Mention,
    Quantity,
    Report,
    judgement,
)
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim, report

JUDGED = ("judged", "judged_by", "judged_because", "corrected_as")
MADE = datetime(2026, 11, 22, tzinfo=UTC)
REPORT = report("r1", "The army captured Abu Kamal.", "2017-11-09", "Wire", "=News")
FULL = replace(
    claim(report=REPORT, by=(OBSERVATORY, ARMY), source=ISLAMIC_STATE, place=ABU_KAMAL),
    object=Argument(ABU_KAMAL, Mention("Abu Kamal", 18, 27)),
    manner=Manner.GROUND,
    quantity=Quantity(3, None, 5, "people", "three to five"),
)


def rows(*reports: Report, marks: Marks = lambda _: {}) -> list[dict[str, str]]:
    known = {one.id: one for one in reports}
    claims = [replace(FULL, report=one.id) for one in reports]
    return list(DictReader(io.StringIO("".join(sheet(CLAIMS, told(claims, known.__getitem__, marks))))))


def test_every_field_of_a_claim_has_a_column() -> None:
    [row] = rows(REPORT)
    empty = {name for name, value in row.items() if not value}
    assert {name: value for name, value in row.items() if value} == {
        "id": FULL.id,
        "relation": "captured",
        "status": "asserted",
        "extent": "whole",
        "subject": "syrian-armed-forces",
        "subject_label": "Syrian Armed Forces",
        "subject_kind": "armed-force",
        "object": "abu-kamal",
        "object_label": "Abu Kamal",
        "object_kind": "settlement",
        "object_lat": "34.45",
        "object_lon": "40.92",
        "object_geonames": "174448",
        "object_mention": "Abu Kamal",
        "object_start": "18",
        "object_end": "27",
        "from": "islamic-state",
        "from_label": "Islamic State",
        "from_kind": "armed-group",
        "place": "abu-kamal",
        "place_label": "Abu Kamal",
        "place_kind": "settlement",
        "place_lat": "34.45",
        "place_lon": "40.92",
        "place_geonames": "174448",
        "place_precision": "exact",
        "date_start": "2017-11-08",
        "date_end": "2017-11-08",
        "date_precision": "day",
        "speakers": "syrian-observatory-for-human-rights; syrian-armed-forces",
        "speaker_labels": "Syrian Observatory for Human Rights; Syrian Armed Forces",
        "manner": "ground",
        "quantity_low": "3",
        "quantity_high": "5",
        "quantity_unit": "people",
        "quantity_text": "three to five",
        "confidence": "0.9",
        "trigger": "The",
        "trigger_start": "0",
        "trigger_end": "3",
        "field": "text",
        "sentence": "The army captured Abu Kamal.",
        "sentence_start": "0",
        "sentence_end": "28",
        "report": "r1",
        "title": "'=News",
        "source": "Wire",
        "published": "2017-11-09",
        "extractor": "rules/2",
    }
    assert {*JUDGED, "to", "to_label", "quantity_best", "url", "date_text", "subject_mention"} <= empty


def test_a_report_that_does_not_say_when_and_by_whom_leaves_cells_empty() -> None:
    [row] = rows(Report("r2", "The army captured Abu Kamal."))
    assert (row["report"], row["title"], row["source"], row["published"]) == ("r2", "", "", "")


def test_each_report_is_asked_for_once() -> None:
    asked: list[str] = []

    def known(id: str) -> Report:
        asked.append(id)
        return REPORT

    assert len(list(told([FULL, FULL, replace(FULL, report="r2")], known, lambda _: {}))) == 3
    assert asked == ["r1", "r2"]


def test_what_an_analyst_made_of_a_claim_is_told() -> None:
    about = JudgedClaim.of(FULL)
    rejected = judgement(JudgementKind.REJECT, "ana", "it never fell", MADE, claim=about)
    corrected = judgement(
        JudgementKind.CORRECT, "ana", "the day", MADE, claim=about, changes=(("extent", "part"),)
    )
    [row] = rows(REPORT, marks=lambda _: {FULL.id: rejected})
    assert [row[name] for name in JUDGED] == ["reject", "ana", "it never fell", ""]
    [row] = rows(REPORT, marks=lambda _: {FULL.id: corrected})
    assert [row[name] for name in JUDGED] == ["correct", "ana", "the day", corrected.correction]


def test_judgements_are_asked_for_in_batches() -> None:
    asked: list[int] = []

    def marks(claims: Sequence[Claim]) -> dict[str, Judgement]:
        asked.append(len(claims))
        return {}

    assert len(list(told([FULL] * 1001, lambda _: REPORT, marks))) == 1001
    assert asked == [1000, 1]
