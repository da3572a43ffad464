"""What the panel tells of claims and reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from kg.draw.evidence import claim_content, newest, report_content
from kg.model import (
    JudgedClaim,
    JudgementKind,
    Report,
    judgement,
)
from tests.factory import ARMY, OBSERVATORY, RAQQA, claim, report


def test_both_days_and_the_speaker_are_told_apart() -> None:
    told = report("r1", "They say so.", "2017-11-09", "Wire")
    content = claim_content(claim(report=told, by=(OBSERVATORY,), day="2017-11-08"), told)
    assert (content["start"], content["end"], content["published"]) == (
        "2017-11-08",
        "2017-11-08",
        "2017-11-09",
    )
    assert content["speakers"] == ["Syrian Observatory for Human Rights"]
    assert (content["status"], content["extent"], content["confidence"]) == ("asserted", "whole", 0.9)


def test_what_is_unknown_is_none() -> None:
    content = claim_content(claim(day=None, relation="fought", object=ARMY), None, quoted=False)
    assert [content[key] for key in ("start", "end", "published", "extent", "parts")] == [None] * 5


def test_a_report_keeps_its_web_address() -> None:
    told = Report("r", "Words.", "Title", date(2017, 11, 9), "Wire", "https://news.example/a?b=1#c")
    assert report_content(told) == {
        "id": "r",
        "title": "Title",
        "source": "Wire",
        "url": "https://news.example/a?b=1#c",
    }


def test_newest_first_and_undated_last() -> None:
    told = report("r1", "They say so.", None)
    old, new, undated = (
        claim(day="2016-01-01"),
        claim(day="2017-01-01", object=RAQQA),
        claim(day=None, report=told),
    )
    claims = {one.id: one for one in (old, new, undated)}
    assert newest([*claims, "unknown"], claims, {"r1": told}) == [new.id, old.id, undated.id]


def test_what_an_analyst_made_of_a_claim_is_told() -> None:
    told, made = claim(), datetime(2026, 11, 22, tzinfo=UTC)
    said = judgement(JudgementKind.ACCEPT, "Ann", "read", made, claim=JudgedClaim.of(told))
    assert claim_content(told, None)["judged"] is None
    assert claim_content(told, None, judgement=said)["judged"] == "accepted by Ann"
    assert claim_content(replace(told, extractor="analyst/Ann"), None)["judged"] == "corrected by Ann"
