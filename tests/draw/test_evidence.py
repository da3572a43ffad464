"""What the panel tells of claims and reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.content.marks import parts, web_address
from kg.draw.evidence import claim_content, newest, report_content
from kg.model import (
    Argument,
    Evidence,
    Interval,
    JudgedClaim,
    JudgementKind,
    Mention,
    Precision,
    Report,
    judgement,
)
from tests.factory import ABU_KAMAL, ARMY, OBSERVATORY, RAQQA, claim, report


def test_the_sentence_is_cut_at_its_cues() -> None:
    told = report("r", "Late on Wednesday it captured Abu Kamal.")
    made = replace(
        claim(report=told),
        trigger=Mention("captured", 21, 29),
        object=Argument(ABU_KAMAL, Mention("Abu Kamal", 30, 39)),
        date=Interval(date(2017, 11, 8), date(2017, 11, 8), Precision.DAY, "Late on Wednesday"),
    )
    assert parts(made) == [
        ("Late on Wednesday", "date"),
        (" it ", ""),
        ("captured", "trigger"),
        (" ", ""),
        ("Abu Kamal", "name"),
        (".", ""),
    ]


def test_spans_count_code_points_from_the_start_of_the_sentence() -> None:
    made = replace(
        claim(),
        evidence=Evidence("text", "🛑 It fell.", 100, 110),
        trigger=Mention("fell", 105, 109),
        object=Argument(ABU_KAMAL, Mention("Abu Kamal", 20, 29)),
    )
    assert parts(made) == [("🛑 It ", ""), ("fell", "trigger"), (".", "")]


@given(st.integers(-5, 40), st.integers(-5, 40), st.integers(-5, 40), st.integers(-5, 40))
def test_the_pieces_always_make_the_sentence(a: int, b: int, c: int, d: int) -> None:
    made = claim()
    marked = replace(made, trigger=Mention("", a, b), object=Argument(ABU_KAMAL, Mention("", c, d)))
    assert "".join(text for text, _ in parts(marked)) == made.evidence.text


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


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/path",
        "http:///nohost",
        "https://a b",
        "https://[bad",
        "",
        None,
    ],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert web_address(url) is None


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
