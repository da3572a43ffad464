"""Which places a phrase means, and how much of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Kind
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Syrian army captured the town of Mayadin.", ["mayadin"]),
        ("M23 captured the strategic town of Bunagana.", ["bunagana"]),
        ("Armenian forces withdrew from the city of Shusha.", ["shusha"]),
        ("The Syrian army captured Mayadin and Abu Kamal.", ["mayadin", "abu-kamal"]),
        ("M23 captured Rutshuru, Kiwanja and Bunagana.", ["rutshuru", "kiwanja", "bunagana"]),
        ("Islamic State seized several towns, including Hit and Ramadi.", ["hit", "ramadi"]),
        (
            "Ukrainian forces liberated dozens of villages, including Robotyne and Klishchiivka.",
            ["robotyne", "klishchiivka"],
        ),
        ("The Syrian Democratic Forces captured Raqqa, the group's de facto capital.", ["raqqa"]),
        ("The Syrian army captured the strategic city of Deir ez-Zor, on the Euphrates.", ["deir-ez-zor"]),
        ("Islamic State fighters fled the city of Hawija.", ["hawija"]),
        ("Iraqi forces captured the Qayyarah airbase.", ["qayyarah-air-base"]),
        ("M23 captured Goma airport.", ["goma-international-airport"]),
        ("The Rapid Support Forces took control of Khartoum airport.", ["khartoum-international-airport"]),
        ("The Syrian army captured the Al-Omar oil field.", ["al-omar-oil-field"]),
        ("Haftar's forces seized the Brega oil terminal.", ["brega-oil-terminal"]),
        ("The Iraqi army took the Rabia border crossing.", ["rabia-border-crossing"]),
        ("The Syrian army captured eastern Aleppo.", ["eastern-aleppo"]),
        ("Russian forces captured Donetsk oblast.", ["donetsk-oblast"]),
    ],
)
def test_the_places_of_a_phrase(extractor: Extractor, text: str, places: list[str]) -> None:
    assert [claim.object.entity.id for claim in extractor.claims(reported(text))] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army seized parts of Aleppo.", "syrian-armed-forces captured aleppo (part)"),
        (
            "Russian troops captured the outskirts of Bakhmut.",
            "russian-armed-forces captured bakhmut (part)",
        ),
        ("Iraqi forces captured most of Ramadi.", "iraqi-armed-forces captured ramadi (most)"),
        (
            "The Syrian army seized half of Raqqa province.",
            "syrian-armed-forces captured raqqa-governorate (part)",
        ),
        ("Iraqi forces fully liberated Tal Afar.", "iraqi-armed-forces captured tal-afar"),
        ("Islamic State lost all of Anbar.", "islamic-state lost anbar-governorate"),
        (
            "Most of Afghanistan is controlled by the Taliban.",
            "taliban controls afghanistan (most) on 2017-11-09",
        ),
    ],
)
def test_how_much_of_a_place(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "inside"),
    [
        (
            "The Syrian army captured several villages north of Hama.",
            "syrian-armed-forces captured villages-north-of-hama (part)",
            "hama",
        ),
        (
            "Islamic State controls a few villages east of the Euphrates.",
            "islamic-state controls villages-east-of-euphrates (part) on 2017-11-09",
            "euphrates",
        ),
        (
            "Ukrainian troops hold positions south of Robotyne.",
            "ukrainian-armed-forces controls positions-south-of-robotyne on 2017-11-09",
            "robotyne",
        ),
        (
            "Iraqi forces captured villages in Anbar province.",
            "iraqi-armed-forces captured villages-in-anbar-governorate (part)",
            "anbar-governorate",
        ),
    ],
)
def test_what_lies_beside_a_place_is_not_the_place(
    extractor: Extractor, text: str, expected: str, inside: str
) -> None:
    [claim] = extractor.claims(reported(text))
    assert told(extractor, text) == [expected]
    area = claim.object.entity
    assert (area.kind, area.parents, area.lat, area.lon) == (Kind.AREA, (inside,), None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Boko Haram attacked Baga on Saturday. The militants captured the town.",
            "boko-haram captured baga",
        ),
        (
            "Iraqi forces entered Tal Afar on Sunday, capturing the town.",
            "iraqi-armed-forces captured tal-afar on 2017-11-05",
        ),
        (
            "Kurdish Peshmerga fighters withdrew from Kirkuk as Iraqi forces entered the city.",
            "iraqi-armed-forces entered kirkuk",
        ),
        (
            "The Malian army captured Kidal, after it lost the town.",
            "malian-armed-forces lost kidal",
        ),
    ],
)
def test_a_plain_noun_means_the_place_spoken_of(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis captured a ship in the Red Sea.",
        "Iran seized a tanker near Hormuz.",
        "Islamic State seized weapons in Palmyra.",
        "M23 took prisoners in Goma.",
        "The army seized power in Mali.",
        "The rebels left the talks in Geneva.",
        "Russia withdrew from the grain deal.",
        "The president left for Paris on Monday.",
        "The minister left his post in Khartoum.",
        "Turkey captured headlines in Berlin.",
        "The army captured the attention of Paris.",
        "The Iraqi army took part in a parade in Baghdad.",
        "Ukraine won the match against Poland.",
        "The Taliban captured a commander of Islamic State.",
    ],
)
def test_what_is_no_territory_is_not_taken_or_left(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []


def test_the_mention_of_a_part_covers_its_words(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("The Syrian army seized parts of Aleppo."))
    assert claim.object.mention is not None
    assert claim.object.mention.text == "parts of Aleppo"


def test_a_located_place_carries_its_coordinates(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("M23 captured Bunagana."))
    place = claim.object.entity
    assert (place.kind, place.country) == (Kind.SETTLEMENT, "democratic-republic-of-the-congo")
    assert place.lat is not None
    assert round(place.lat) == -1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Al-Shabaab seized Zarnabo and Qelbi, Somalia.",
            ["al-shabaab captured zarnabo-somalia", "al-shabaab captured qelbi-somalia"],
        ),
        (
            "Fighting went on in Mali. French troops withdrew from the country.",
            ["french-armed-forces withdrew-from mali"],
        ),
        (
            "Kenya withdraws its troops from the peacekeeping force in Somalia.",
            ["kenya withdrew-from somalia"],
        ),
    ],
)  # fmt: skip
def test_the_state_behind_a_town_is_not_taken_with_it(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert [c for c in told(extractor, text) if "killed" not in c] == expected
