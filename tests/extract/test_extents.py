"""How much of a place a claim speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import reported

if TYPE_CHECKING:
    from kg.extract import Extractor


def read(extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    """Give relation, object and extent of the claims that measure one."""
    claims = extractor.claims(reported(text))
    found = [(c.relation.value, c.object.entity.id, c.extent.value) for c in claims]
    return [f for f in found if f[0] in ("captured", "lost", "withdrew-from", "controls")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army captured Mayadin.", ("captured", "mayadin", "whole")),
        ("The Syrian army captured parts of Mayadin.", ("captured", "mayadin", "part")),
        ("The Syrian army captured Idlib province.", ("captured", "idlib-governorate", "unknown")),
        ("The Taliban captured Afghanistan.", ("captured", "afghanistan", "unknown")),
        ("Islamic State lost Raqqa province.", ("lost", "raqqa-governorate", "unknown")),
        ("The Iraqi army fully recaptured Anbar province.", ("captured", "anbar-governorate", "whole")),
        ("Syrian troops captured all of Idlib province.", ("captured", "idlib-governorate", "whole")),
        ("Iraqi troops liberated the entire province of Anbar.", ("captured", "anbar-governorate", "whole")),
        ("The Syrian army took full control of Idlib province.", ("captured", "idlib-governorate", "whole")),
        ("Syrian troops entirely control Raqqa province.", ("controls", "raqqa-governorate", "whole")),
    ],
)
def test_a_town_is_meant_whole_and_a_region_only_where_all_of_it_is_said(
    extractor: Extractor, text: str, expected: tuple[str, str, str]
) -> None:
    assert read(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Islamic State withdrew from Raqqa on Sunday.", "whole"),
        ("Islamic State fighters withdrew from Raqqa.", "whole"),
        ("A convoy of Islamic State fighters left Raqqa on Sunday.", "part"),
        ("Some Islamic State fighters left Raqqa.", "part"),
        ("Most of the Islamic State militants withdrew from Raqqa.", "most"),
    ],
)
def test_where_only_some_leave_the_others_stay(extractor: Extractor, text: str, extent: str) -> None:
    assert read(extractor, text) == [("withdrew-from", "raqqa", extent)]


def test_who_clears_the_last_of_a_place_has_it_all(extractor: Extractor) -> None:
    text = "The last pocket of resistance, in the city of Hawija, was cleared by the Iraqi army."
    assert read(extractor, text) == [("captured", "hawija", "whole")]
    held = "Islamic State controls the last districts of Mosul."
    assert {e for _, _, e in read(extractor, held)} == {"part"}


def test_the_bank_of_a_river_is_a_part_of_it(extractor: Extractor) -> None:
    text = "Syrian government troops retreated from the eastern bank of the Euphrates."
    assert read(extractor, text) == [("withdrew-from", "euphrates", "part")]
