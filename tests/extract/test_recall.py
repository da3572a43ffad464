"""Which places words mean again: "both villages", "the three cities", "all of them", "the region", "it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Recall
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "M23 attacked Sake and Rutshuru. The army said it controlled both towns.",
            [
                "congolese-armed-forces controls sake by congolese-armed-forces",
                "congolese-armed-forces controls rutshuru by congolese-armed-forces",
            ],
        ),
        (
            "Russia shelled Balakliia, Kupiansk and Izium. Ukrainian troops took the three towns.",
            [
                "ukrainian-armed-forces captured balakliia",
                "ukrainian-armed-forces captured kupiansk",
                "ukrainian-armed-forces captured izium",
            ],
        ),
        (
            "The Taliban attacked Kunduz and Taloqan. Afghan troops captured both of them.",
            ["afghan-armed-forces captured kunduz", "afghan-armed-forces captured taloqan"],
        ),
        (
            "The Taliban attacked Kunduz and Taloqan. Afghan troops captured them.",
            ["afghan-armed-forces captured kunduz", "afghan-armed-forces captured taloqan"],
        ),
        (
            "Fighting broke out in Kahanga and Mulema villages near Rutshuru. The villages were captured by M23.",
            [
                "march-23-movement captured kahanga-democratic-republic-of-the-congo",
                "march-23-movement captured mulema-democratic-republic-of-the-congo",
            ],
        ),
    ],
)
def test_plural_words_mean_places_named_together(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert [line for line in told(extractor, text) if line in expected] == expected


def test_three_towns_are_not_two(extractor: Extractor) -> None:
    lines = told(extractor, "M23 attacked Sake and Rutshuru. Congolese troops took the three towns.")
    captured = [line for line in lines if "captured" in line]
    assert captured == ["congolese-armed-forces captured towns-in-democratic-republic-of-the-congo (part)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighting raged in Lysychansk. Luhansk governor Serhiy Haidai said Ukrainian troops had left the city.",
            ["ukrainian-armed-forces withdrew-from lysychansk by serhiy-haidai"],
        ),
        ("Tigrayan forces recaptured the region.", ["tigray-defense-forces captured tigray-region"]),
        (
            "Troops entered Burdaye village in the Hiiraan region of Hirshabelle state, which Al-Shabaab captured.",
            [
                "somali-armed-forces entered burdaye-village-hiran-region",
                "al-shabaab captured burdaye-village-hiran-region",
            ],
        ),
        ("Troops reached Baga in Borno state, which Boko Haram seized.", ["boko-haram captured baga"]),
    ],
)
def test_the_town_and_the_region_are_those_that_the_words_tell_of(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_a_region_that_nobody_named_is_none(extractor: Extractor) -> None:
    assert told(extractor, "Separatist forces recaptured the region.") == []


def test_each_place_rests_on_the_words_that_named_it(extractor: Extractor) -> None:
    text = "M23 attacked Sake and Rutshuru. Congolese troops captured both towns."
    last = [why for _, why in extractor.explained(reported(text))][-2:]
    rests = [a.antecedent for why in last for a in why.arguments if a.role == "object"]
    assert [(r.recall, r.words.text) for r in rests if r and r.words] == [
        (Recall.BEFORE, "Sake"),
        (Recall.BEFORE, "Rutshuru"),
    ]
