"""Whom a phrase means as a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Entity, Kind
from tests.extract.telling import reported

if TYPE_CHECKING:
    from kg.extract import Extractor


def _speaker(extractor: Extractor, text: str) -> Entity:
    [claim] = extractor.claims(reported(text))
    [speaker] = claim.attributed_to
    return speaker.entity


def test_a_spokesman_speaks_for_his_group(extractor: Extractor) -> None:
    speaker = _speaker(extractor, "M23 spokesman Willy Ngoma said the group had captured Bunagana.")
    assert (speaker.id, speaker.label, speaker.kind) == ("willy-ngoma", "Willy Ngoma", Kind.PERSON)
    assert speaker.speaks_for == "march-23-movement"


def test_an_office_may_stand_behind_the_name(extractor: Extractor) -> None:
    text = "Oleksiy Danilov, a Ukrainian official, said Russian troops had left Lyman."
    speaker = _speaker(extractor, text)
    assert (speaker.id, speaker.kind) == ("oleksiy-danilov", Kind.PERSON)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ukrainian President Volodymyr Zelensky said Ukrainian forces had retaken Kherson.",
            "volodymyr-zelenskyy",
        ),
        ("Iraqi Prime Minister Haider al-Abadi said Iraqi forces had captured Tal Afar.", "haider-al-abadi"),
        ("SDF spokesman Mustafa Bali said the SDF had captured Baghouz.", "mustafa-bali"),
        (
            "A spokesman for the Arakan Army, Khaing Thukha, said the army had captured Paletwa.",
            "khaing-thukha",
        ),
        (
            "Colombian defence minister Pedro Sánchez said Colombian forces had captured El Plateado.",
            "pedro-arnulfo-sanchez",
        ),
        ("Spain's Pedro Sánchez said Spanish forces had left Mali.", "pedro-sanchez"),
        ("Ouattara said Malian forces had captured Kidal.", "alassane-ouattara"),
        ("Hezbollah's leader Hassan Nasrallah said Hezbollah had captured Arsal.", "hassan-nasrallah"),
    ],
)
def test_persons_in_office_that_are_known(extractor: Extractor, text: str, speaker: str) -> None:
    found = _speaker(extractor, text)
    assert (found.id, found.kind) == (speaker, Kind.PERSON)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Residents said Boko Haram attacked Baga.", "residents"),
        ("Witnesses said Boko Haram attacked Baga.", "witnesses"),
        ("An activist said Boko Haram attacked Baga.", "activists"),
        ("Medics said Boko Haram attacked Baga.", "medics"),
        ("Locals said Boko Haram attacked Baga.", "locals"),
        ("Sources told AFP that Boko Haram attacked Baga.", "sources"),
    ],
)
def test_those_without_a_name_stay_generic(extractor: Extractor, text: str, speaker: str) -> None:
    found = _speaker(extractor, text)
    assert (found.id, found.kind, found.speaks_for) == (speaker, Kind.PEOPLE, None)


def test_no_private_name_becomes_a_person(extractor: Extractor) -> None:
    claims = extractor.claims(reported("Resident Amina Bulama said Boko Haram attacked Baga."))
    assert all(a.entity.kind is not Kind.PERSON for c in claims for a in c.arguments())
