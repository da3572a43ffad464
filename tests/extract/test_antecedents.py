"""Whom common nouns mean: "the army", "the coalition", "both sides", "the latter", "rebel soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army has retaken Bama, a spokesman said, while Chadian troops waited.",
            ["nigerian-armed-forces captured bama"],
        ),
        (
            "The military captured Sake. Rwandan soldiers watched from across the border.",
            ["congolese-armed-forces captured sake"],
        ),
        (
            "Wagner's fighters left Timbuktu. The army captured the town.",
            ["wagner-group withdrew-from timbuktu", "malian-armed-forces captured timbuktu"],
        ),
        (
            "The Israeli army entered Jenin. The army left Jenin.",
            ["israeli-armed-forces entered jenin", "israeli-armed-forces withdrew-from jenin"],
        ),
    ],
)
def test_an_army_without_a_name_is_that_of_where_the_war_is_before_one_named_later(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia's defence ministry confirmed the withdrawal of troops from Lyman.",
            ["russian-armed-forces withdrew-from lyman by russian-defence-ministry"],
        ),
        ("Troops left Lyman. Russia's envoys dined.", ["ukrainian-armed-forces withdrew-from lyman"]),
    ],
)
def test_bare_troops_of_whom_a_state_speaks_are_its_own(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Islamic State held Mosul. The coalition attacked the group.",
            ["islamic-state controls mosul", "us-led-coalition attacked islamic-state"],
        ),
        ("Coalition forces attacked Daesh in Raqqa.", ["us-led-coalition attacked islamic-state at raqqa"]),
        (
            "The international coalition attacked Daesh near Raqqa.",
            ["us-led-coalition attacked islamic-state at raqqa"],
        ),
        (
            "The coalition bombed Taiz after the Houthis left.",
            ["saudi-led-coalition attacked taiz with air-strike"],
        ),
        (
            "The Northern Alliance met in Kunduz. The alliance captured Taloqan.",
            ["northern-alliance captured taloqan"],
        ),
    ],
)
def test_the_coalition_is_the_one_named_or_that_of_the_war(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_a_coalition_that_no_war_of_the_report_has_is_nobody(extractor: Extractor) -> None:
    assert told(extractor, "The coalition bombed Bama.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Nigerian army fought Boko Haram near Bama. Both sides signed a truce.",
            [
                "nigerian-armed-forces fought boko-haram at bama",
                "nigerian-armed-forces ceasefire-with boko-haram",
            ],
        ),
        (
            "Fighting between Armenia and Azerbaijan went on. The warring parties agreed to a ceasefire.",
            ["armenia fought azerbaijan", "armenia ceasefire-with azerbaijan"],
        ),
        (
            "The Arakan Army and the Chin National Front met. The two groups captured Paletwa.",
            [
                "arakan-army captured paletwa",
                "chin-national-front captured paletwa",
                "arakan-army allied-with chin-national-front at paletwa",
            ],
        ),
        (
            "The FSA and HTS fought in Idlib. The latter captured Saraqib.",
            ["hayat-tahrir-al-sham captured saraqib"],
        ),
        (
            "The FSA and HTS fought in Idlib. The former captured the town of Saraqib.",
            ["free-syrian-army captured saraqib"],
        ),
        (
            "M23 and the FDLR attacked each other.",
            [
                "march-23-movement attacked democratic-forces-for-the-liberation-of-rwanda",
                "democratic-forces-for-the-liberation-of-rwanda attacked march-23-movement",
            ],
        ),
    ],
)
def test_two_are_the_last_two_opposed_or_named_together(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "M23 captured Sake. Both sides signed a truce.",  # one actor alone is not two
        "The former president of Rwanda captured nothing. The latter left Sake.",
    ],
)
def test_without_two_there_is_no_pair(extractor: Extractor, text: str) -> None:
    assert not [line for line in told(extractor, text) if "ceasefire" in line or "withdrew" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban came. The armed group captured Kabul.", ["taliban captured kabul"]),
        (
            "The SDF advanced. Manbij was captured by the Kurdish and Arab alliance.",
            ["syrian-democratic-forces captured manbij"],
        ),
        ("The Taliban came. Armed groups captured Kabul.", ["armed-afghan-groups captured kabul"]),
        ("The army fled. Rebel soldiers captured Sake.", ["congolese-rebel-soldiers captured sake"]),
        ("M23 advanced. The rebel soldiers captured Sake.", ["march-23-movement captured sake"]),
    ],
)
def test_the_words_before_a_noun_tell_which_kind_is_meant(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected
