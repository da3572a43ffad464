"""Names that a report itself explains: abbreviations in brackets, people by their surname alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


def _named(extractor: Extractor, text: str, words: str) -> list[tuple[str, str | None]]:
    found = (n.entity for n in extractor.mentions(reported(text)) if n.mention.text == words)
    return [(e.id, e.speaks_for) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Front for the Liberation of Masala (FLM) raided Rutshuru. The FLM captured Kiwanja on Monday.",
            "front-for-the-liberation-of-masala captured kiwanja on 2017-11-06",
        ),
        (
            "The FLM (Front for the Liberation of Masala) was founded in May. FLM fighters captured Kiwanja.",
            "front-for-the-liberation-of-masala captured kiwanja",
        ),
        (
            "Police fear the Popular Army of Kasala (PAK). The PAK captured Rutshuru.",
            "popular-army-of-kasala captured rutshuru",
        ),
    ],
)
def test_an_abbreviation_means_what_its_brackets_say(extractor: Extractor, text: str, expected: str) -> None:
    assert expected in told(extractor, text)


def test_an_agency_in_brackets_abbreviates_nobody(extractor: Extractor) -> None:
    text = "Mosul fell to the Armed Front of Palmyra (AFP). AFP said the city was quiet."
    assert ("afp", None) in _named(extractor, text, "AFP")


def test_letters_that_are_not_in_the_name_abbreviate_nothing(extractor: Extractor) -> None:
    text = "The Popular Army of Kasala (XYZ) met. The XYZ captured Rutshuru."
    assert not [line for line in told(extractor, text) if "popular-army" in line]


@pytest.mark.parametrize(
    ("text", "surname", "led"),
    [
        ("General Peter Okello, commander of M23, left. Okello spoke.", "Okello", "march-23-movement"),
        ("M23 commander Peter Okello left. Okello spoke.", "Okello", "march-23-movement"),
        ("Peter Okello, who leads the M23, left. Okello spoke.", "Okello", "march-23-movement"),
        ("Chadian General Peter Okello left. Okello spoke.", "Okello", "chad"),
        ("Chadian defence minister Peter Okello left. Okello spoke.", "Okello", "chad"),
        ("Commander Peter Okello of the M23 left. Okello spoke.", "Okello", "march-23-movement"),
        ("Rebel commander Peter Okello left. Okello spoke.", "Okello", None),
    ],
)
def test_a_surname_means_who_was_named_with_his_office(
    extractor: Extractor, text: str, surname: str, led: str | None
) -> None:
    assert _named(extractor, text, surname) == [("peter-okello", led)]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Okello, a farmer, fled. Okello wept.",  # people without an office stay without a name
        "Commander Peter Okello left. Mary Okello wept.",  # somebody else
        "Commander Peter Goma left. They fought in Goma.",  # the town
    ],
)
def test_a_surname_means_nobody_else(extractor: Extractor, text: str) -> None:
    assert not [n for n in extractor.mentions(reported(text)) if n.entity.id == "peter-okello"][1:]
    assert not _named(extractor, text, "Okello")


def test_a_town_of_the_name_of_a_person_stays_a_town_behind_in(extractor: Extractor) -> None:
    assert _named(extractor, "Commander Peter Goma left. They fought in Goma.", "Goma") == [("goma", None)]
