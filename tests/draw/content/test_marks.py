"""A sentence cut at its cue words, and the addresses to which a page may lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.content.marks import fragment, parts, web_address
from kg.model import Argument, Evidence, Interval, Mention, Precision
from tests.factory import ABU_KAMAL, claim, report


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


def test_several_claims_of_one_sentence_mark_it_together() -> None:
    told = report("r", "It took Raqqa and left Abu Kamal.")
    first = replace(claim(report=told), trigger=Mention("took", 3, 7), object=Argument(ABU_KAMAL))
    other = replace(
        first, trigger=Mention("left", 18, 22), object=Argument(ABU_KAMAL, Mention("Abu Kamal", 23, 32))
    )
    assert parts([first, other]) == [
        ("It ", ""),
        ("took", "trigger"),
        (" Raqqa and ", ""),
        ("left", "trigger"),
        (" ", ""),
        ("Abu Kamal", "name"),
        (".", ""),
    ]


def test_a_sentence_has_its_fragment_on_the_page_of_its_report() -> None:
    assert fragment(replace(claim(), evidence=Evidence("title", "It fell.", 7, 15))) == "title-7"


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
