"""People harmed: whom a phrase means and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Kind
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Boko Haram killed at least 26 people in Baga on Saturday.",
            "boko-haram killed people at baga on 2017-11-04 26/26/ people",
        ),
        (
            "The RSF killed at least 200 civilians in El Geneina.",
            "rapid-support-forces killed civilians at el-geneina 200/200/ civilians",
        ),
        (
            "More than 120,000 civilians were displaced from Hawija.",
            "someone displaced civilians at hawija 120000/120000/ civilians",
        ),
        (
            "Twenty-six people were killed in Maiduguri.",
            "someone killed people at maiduguri 26/26/26 people",
        ),
        (
            "Hundreds of civilians were killed in Aleppo.",
            "someone killed civilians at aleppo 200// civilians",
        ),
        (
            "Islamic State executed 20 prisoners in Palmyra.",
            "islamic-state killed prisoners at palmyra 20/20/20 prisoners",
        ),
        (
            "An estimated 12,000 people fled from Afrin.",
            "someone displaced people at afrin /12000/ people",
        ),
        (
            "Rebels came, and the fighting displaced an estimated 12,000 people.",
            "someone displaced people /12000/ people",
        ),
        (
            "The International Organization for Migration said at least 250,000 people had been displaced.",
            "someone displaced people by international-organization-for-migration 250000/250000/ people",
        ),
    ],
)
def test_people_harmed(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


def test_two_verbs_have_their_own_counts(extractor: Extractor) -> None:
    text = "Boko Haram killed 12 people and displaced thousands of residents in Borno state."
    assert told(extractor, text) == [
        "boko-haram killed people 12/12/12 people",
        "boko-haram displaced residents at borno-state 2000// residents",
    ]


def test_victims_stay_without_a_name(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("Boko Haram killed 26 civilians in Baga."))
    assert (claim.object.entity.kind, claim.object.entity.label) == (Kind.PEOPLE, "civilians")


def test_the_words_of_a_count_are_kept(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("Boko Haram killed at least 26 people in Baga."))
    assert claim.quantity is not None
    assert claim.quantity.text == "at least 26 people"


def test_a_verb_without_people_harms_nobody(extractor: Extractor) -> None:
    assert told(extractor, "The law killed the project in Baghdad.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran executed three members of Jaish al-Adl.", ["iran killed jaish-al-adl 3/3/3 members"]),
        (
            "A drone killed two Hamas commanders in Tyre.",
            ["someone killed hamas at tyre with drone 2/2/2 commanders"],
        ),
    ],
)
def test_the_leaders_and_members_of_a_force_are_of_it(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected
