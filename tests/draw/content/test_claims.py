"""Claims as the explorer shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from kg.draw.content.claims import Told, claim_content, judged, report_content
from kg.model import Basis, JudgedClaim, JudgementKind, Report, judgement
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim, report

TOLD = report("r1", "Taken: the town.", "2017-11-09", "Wire", "Town <b>falls</b>")
TAKEN = claim(report=TOLD, by=(OBSERVATORY,), source=ISLAMIC_STATE)


def test_a_claim_has_its_days_its_speakers_and_the_place_of_its_sentence() -> None:
    assert claim_content(TAKEN, TOLD) == {
        "id": TAKEN.id,
        "report": "r1",
        "at": "text-0",
        "relation": "captured",
        "status": "asserted",
        "subject": "syrian-armed-forces",
        "object": "abu-kamal",
        "from": "islamic-state",
        "to": None,
        "place": None,
        "near": False,
        "speakers": ["syrian-observatory-for-human-rights"],
        "extent": "whole",
        "manner": None,
        "quantity": None,
        "start": "2017-11-08",
        "end": "2017-11-08",
        "precision": "day",
        "wording": None,
        "published": "2017-11-09",
        "confidence": 0.9,
        "judged": None,
    }


def test_what_is_unknown_is_none() -> None:
    content = claim_content(claim("killed", None, ISLAMIC_STATE, day=None), None)
    assert [content[key] for key in ("subject", "start", "published", "extent", "precision")] == [None] * 5


def test_claims_come_with_reports_entities_stakes_and_what_stands_around() -> None:
    other = claim("attacked", ARMY, ISLAMIC_STATE, report=report("gone"))
    told = Told(
        (TAKEN, other), {"r1": TOLD}, {TAKEN.id: Basis.INDEPENDENT}, {}, {TAKEN.id: ("Before.", "")}
    ).content
    assert list(told) == ["claims", "reports", "entities"]
    first, second = told["claims"].values()
    assert (first["stake"], first["before"], first["after"]) == ("independent", "Before.", None)
    assert first["parts"] == [("Taken:", "trigger"), (" the town.", "")]
    assert (second["stake"], second["before"], second["published"]) == (None, None, None)
    assert list(told["reports"]) == ["r1"]
    assert told["entities"]["abu-kamal"] == {"id": "abu-kamal", "label": "Abu Kamal", "kind": "settlement"}
    assert set(told["entities"]) == {ARMY.id, ABU_KAMAL.id, ISLAMIC_STATE.id, OBSERVATORY.id}


def test_only_an_address_of_the_web_is_a_reports_address() -> None:
    told = Report("r", "Words.", None, date(2017, 11, 9), "Wire", "javascript:alert(1)")
    assert report_content(told) == {
        "id": "r",
        "title": None,
        "source": "Wire",
        "published": "2017-11-09",
        "url": None,
    }
    assert report_content(replace(told, url="https://news.example/a"))["url"] == "https://news.example/a"


def test_what_an_analyst_made_of_a_claim() -> None:
    made = datetime(2026, 11, 22, tzinfo=UTC)
    said = judgement(JudgementKind.REJECT, "Ann", "misread", made, claim=JudgedClaim.of(TAKEN))
    assert judged(TAKEN, None) is None
    assert judged(TAKEN, said) == {"id": said.id, "is": "rejected", "author": "Ann", "reason": "misread"}
    assert judged(replace(TAKEN, extractor="analyst/Ann"), None) == {
        "id": None,
        "is": "made by a correction",
        "author": "Ann",
        "reason": None,
    }
