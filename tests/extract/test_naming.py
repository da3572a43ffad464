"""Names in a sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kg.extract.naming import find_names
from tests.extract.parts import first

if TYPE_CHECKING:
    from kg.extract import Extractor


def _named(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    names = find_names(extractor.nlp.make_doc(text), extractor.knowledge)
    return [(name.text, entity.id) for name in names if (entity := first(name))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Islamic State left Abu Kamal.",
            [("Islamic State", "islamic-state"), ("Abu Kamal", "abu-kamal")],
        ),
        (
            "The Syrian Democratic Forces met the FARDC.",
            [("Syrian Democratic Forces", "syrian-democratic-forces"), ("FARDC", "congolese-armed-forces")],
        ),
        ("They fled Deir ez-Zor.", [("Deir ez-Zor", "deir-ez-zor")]),
        ("They met in al-Qaim.", [("al-Qaim", "al-qaim")]),
        ("Syria's army left.", [("Syria's army", "syrian-armed-forces")]),
        (
            "The Darfur Joint Protection Force left.",
            [("Darfur Joint Protection Force", "joint-force-of-armed-struggle-movements")],
        ),
        ("The Tamboura Resistance Front left.", [("Tamboura Resistance Front", "tamboura-resistance-front")]),
        ("The Israeli Air Force left.", [("Israeli Air Force", "israeli-armed-forces")]),
        ("Seven Malian Army men left.", [("Malian Army", "malian-armed-forces")]),
        ("The 33rd Front of the FARC left.", [("33rd Front", "33rd-front"), ("FARC", "farc")]),
        ("They met at El Fasher.", [("El Fasher", "el-fasher")]),
        ("The Israeli Prime Minister left.", [("Israeli Prime Minister", "israeli-government")]),
        ("The President of Ukraine left.", [("President of Ukraine", "ukrainian-presidency")]),
        ("Anti-Taliban fighters left.", [("Taliban", "taliban")]),
        ("Nobody came.", []),
        ("is he who it was", []),
        ("", []),
    ],
)
def test_names_from_the_left_the_longest_first(
    extractor: Extractor, text: str, expected: list[tuple[str, str]]
) -> None:
    assert _named(extractor, text) == expected


@pytest.mark.parametrize("text", ["The Media met.", "But The Arab Street waited.", "Militants left."])
def test_plain_words_are_no_places(extractor: Extractor, text: str) -> None:
    assert _named(extractor, text) == []


def test_names_never_overlap(extractor: Extractor) -> None:
    text = "Syria's army and the Syrian Democratic Forces left Deir ez-Zor city, Deir ez-Zor province."
    names = find_names(extractor.nlp.make_doc(text), extractor.knowledge)
    assert all(a.end <= b.start for a, b in pairwise(names))
