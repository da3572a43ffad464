"""Speakers by their office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Kind
from tests.extract.telling import reported

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("words", "id", "speaks_for"),
    [
        ("Army spokesperson Onen Oteka", "onen-oteka", "kenyan-armed-forces"),
        ("Chief of General Staff Onen Juma Oteka", "onen-juma-oteka", None),
        ("The governor of Garissa, Onen Oteka,", "onen-oteka", None),
        ("Onen Oteka, a spokesman for the Kenyan army,", "onen-oteka", "kenyan-armed-forces"),
        ("The mayor of Garissa", "mayor-of-garissa", None),
        ("US officials", "officials-of-the-united-states", "american-government"),
        ("Kenyan officials", "officials-of-kenya", "kenyan-government"),
        ("Hamas officials", "hamas", None),
        ("Two military officials", "officials-of-the-kenya-defence-forces", "kenyan-armed-forces"),
        ("A source close to the Kenyan army", "sources-of-the-kenya-defence-forces", "kenyan-armed-forces"),
        ("Officials", "officials", None),
        ("Traders", "traders", None),
        ("Local media", "media", None),
        ("Kenyan media", "media-of-kenya", None),
    ],
)
def test_who_speaks_and_for_whom(extractor: Extractor, words: str, id: str, speaks_for: str | None) -> None:
    [claim] = extractor.claims(reported(f"{words} said al-Shabaab attacked Garissa in Kenya."))
    [speaker] = claim.attributed_to
    assert (speaker.entity.id, speaker.entity.speaks_for) == (id, speaks_for)


def test_an_organisation_behind_a_title_is_no_person(extractor: Extractor) -> None:
    text = "The head of the Blue Lantern said al-Shabaab attacked Garissa in Kenya."
    [claim] = extractor.claims(reported(text))
    assert [s.entity.kind for s in claim.attributed_to if s.entity.kind is Kind.PERSON] == []


def test_the_mission_is_the_one_named_before(extractor: Extractor) -> None:
    text = "The Russian defence ministry praised Belarus. The ministry said Russian troops had captured Avdiivka."
    [claim] = extractor.claims(reported(text))
    assert [s.entity.id for s in claim.attributed_to] == ["russian-defence-ministry"]
