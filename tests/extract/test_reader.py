"""A whole report: its claims and mentions, and what must not make the reader stumble."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import claim_json
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract import Extractor
    from kg.model import Report

TEXT = (
    "The Rapid Support Forces captured Wad Madani on Monday, residents said. The Sudanese army withdrew "
    "from the town.\n\nM23 seized Goma, and Rwanda denied that it supports M23."
)
OTHER = "Hezbollah fighters entered the town of Qusayr. They later left it."
WORDS = [
    *("Islamic State", "The Syrian army", "M23", "Raqqa", "Goma", "the town", "it", "rebels", "residents"),
    *(
        "captured",
        "lost",
        "withdrew from",
        "was taken by",
        "said",
        "denied",
        "and",
        "of",
        "from",
        "on Friday",
    ),
    *("-", ",", ".", "?", "\n\n", '"', "12", "people", "not", "will", "killed", "US-backed", "’s"),
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "🙂🔥🙂",
        "استعادت القوات المدينة يوم الأربعاء.",
        "Войска вошли в город в среду.",
        "军队周三夺回了该镇。",
        "́̂" * 40,
        "captured",
        "captured of from by to",
        "It captured it.",
        "\x00\x01\ufeff",
        "- - - - -",
    ],
)
def test_what_is_no_english_news_gives_nothing(extractor: Extractor, text: str) -> None:
    report = reported(text)
    assert extractor.claims(report) == []
    assert [n for n in extractor.mentions(report) if n.mention.text not in text] == []


def test_words_around_other_scripts_keep_their_offsets(extractor: Extractor) -> None:
    text = "🙂 البوكمال: M23 captured Goma. 🔥"
    [claim] = extractor.claims(reported(text))
    assert text[claim.trigger.start : claim.trigger.end] == "captured"
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_a_very_long_line_is_read(extractor: Extractor) -> None:
    text = "and " * 3000 + "M23 captured Goma."
    report = reported(text)
    for claim in extractor.claims(report):
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text


def test_a_title_is_a_field_of_its_own(extractor: Extractor) -> None:
    claims = extractor.claims(reported("The town was quiet.", title="Islamic State loses Raqqa"))
    [claim] = claims
    assert (claim.evidence.field, claim.evidence.text) == ("title", "Islamic State loses Raqqa")
    assert claim.trigger.text == "loses"


def test_only_a_title_is_read(extractor: Extractor) -> None:
    assert told(extractor, "", title="Taliban captures Kunduz") == ["taliban captured kunduz"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Iraqi army enters Tal Afar", "iraqi-armed-forces entered tal-afar"),
        ("Islamic State loses Raqqa", "islamic-state lost raqqa"),
        ("Russia captures Avdiivka", "russia captured avdiivka"),
        ("Syria war: Army captures Mayadin", "syrian-armed-forces captured mayadin"),
    ],
)
def test_headlines(extractor: Extractor, title: str, expected: str) -> None:
    assert told(extractor, "", title=title) == [expected]


def test_a_report_is_read_in_order(extractor: Extractor) -> None:
    assert told(extractor, TEXT, "2023-12-20") == [
        "rapid-support-forces captured wad-madani on 2023-12-18 by residents",
        "sudanese-armed-forces withdrew-from wad-madani",
        "march-23-movement captured goma",
        "denied: rwanda supports march-23-movement by rwanda",
    ]


def test_reading_twice_gives_the_same_bytes(extractor: Extractor) -> None:
    first, second = (json.dumps([claim_json(c) for c in extractor.claims(reported(TEXT))]) for _ in range(2))
    assert first == second


def test_another_day_of_publication_changes_no_id(extractor: Extractor) -> None:
    """The day is no part of what is claimed: the same words give the same claims."""
    one, other = (extractor.claims(reported(TEXT, day)) for day in ("2023-12-20", None))
    assert [c.id for c in one] == [c.id for c in other]


def test_ids_are_unique_in_a_report(extractor: Extractor) -> None:
    claims = extractor.claims(reported(TEXT * 3))
    assert len({c.id for c in claims}) == len(claims)


def test_mentions_are_the_linked_names_in_order(extractor: Extractor) -> None:
    text = "M23 captured Goma, Reuters said."
    named = extractor.mentions(reported(text, title="Congo war"))
    inside = [n for n in named if n.field == "text"]
    assert [(n.mention.text, n.entity.id) for n in inside] == [
        ("M23", "march-23-movement"),
        ("Goma", "goma"),
        ("Reuters", "reuters"),
    ]
    assert all(text[n.mention.start : n.mention.end] == n.mention.text for n in inside)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join), st.booleans())
def test_any_words_are_read_and_every_span_slices(extractor: Extractor, text: str, dated: bool) -> None:
    claims = extractor.claims(reported(text, "2017-11-09" if dated else None))
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        mentions = [claim.trigger, *(a.mention for a in claim.arguments() if a.mention)]
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            assert evidence.start <= mention.start < mention.end <= evidence.end
        assert 0 < claim.confidence <= 1


def test_reports_read_together_give_what_each_gives_alone(extractor: Extractor) -> None:
    reports = [
        replace(reported(text), id=f"r{n}") for n, text in enumerate([TEXT, "", OTHER, TEXT, OTHER] * 30)
    ]
    together = list(extractor.read_all(iter(reports)))
    assert together == [extractor.claims(report) for report in reports]
    assert [len(claims) for claims in together[:5]] == [len(together[0]), 0, 2, len(together[0]), 2]


def test_no_more_reports_are_taken_than_a_batch_needs(extractor: Extractor) -> None:
    taken: list[int] = []

    def endless() -> Iterator[Report]:
        for number in count():
            taken.append(number)
            yield reported(OTHER)

    reading = extractor.read_all(endless())
    assert len(next(reading)) == 2
    assert len(taken) == extractor.nlp.batch_size // 2


def test_no_reports_give_nothing(extractor: Extractor) -> None:
    assert list(extractor.read_all([])) == []
