"""Answers to a claim of the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The Congolese army denied it.", ["denied: M captured goma by congolese-armed-forces"]),
        ("The Congolese army rejected the claim.", ["denied: M captured goma by congolese-armed-forces"]),
        ("Rwanda confirmed the capture.", ["M captured goma by rwanda"]),
        ("Rwanda did not confirm the capture.", []),
        ("Rwanda denied the visa.", []),
    ],
)
def test_who_answers_a_claim_makes_its_own(extractor: Extractor, answer: str, expected: list[str]) -> None:
    lines = told(extractor, f"M23 said it had captured Goma. {answer}")
    assert lines[0] == "march-23-movement captured goma by march-23-movement"
    assert lines[1:] == [line.replace("M ", "march-23-movement ") for line in expected]


def test_an_answer_is_explained_by_the_words_that_it_takes_up(extractor: Extractor) -> None:
    text = "M23 said it had captured Goma. The Congolese army denied it."
    _, (claim, why) = extractor.explained(reported(text))
    assert (claim.evidence.text, claim.trigger.text) == ("The Congolese army denied it.", "denied")
    assert [(a.role, a.words.text) for a in why.arguments] == [("subject", "it"), ("object", "it")]
    assert why.status.rule == "answers-the-sentence-before"


def test_a_denial_two_sentences_on_answers_nothing(extractor: Extractor) -> None:
    text = "M23 said it had captured Goma. It rained. The Congolese army denied it."
    assert len(told(extractor, text)) == 1
