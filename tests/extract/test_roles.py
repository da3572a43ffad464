"""The entities that fill a match's roles."""

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
            "The Syrian army captured Mayadin from Islamic State.",
            "syrian-armed-forces captured mayadin from islamic-state",
        ),
        (
            "Ukrainian forces captured Lyman from Russian troops.",
            "ukrainian-armed-forces captured lyman from russian-armed-forces",
        ),
        (
            "The Syrian army captured Abu Kamal, Islamic State's last stronghold in Syria.",
            "syrian-armed-forces captured abu-kamal from islamic-state",
        ),
        (
            "The Syrian Democratic Forces seized Manbij, Islamic State's last stronghold in Aleppo province.",
            "syrian-democratic-forces captured manbij from islamic-state",
        ),
        (
            "The Ukrainian army cleared Izium of Russian troops.",
            "ukrainian-armed-forces captured izium from russian-armed-forces",
        ),
        (
            "The Rapid Support Forces took Wad Madani from the army.",
            "rapid-support-forces captured wad-madani from sudanese-armed-forces",
        ),
        ("Armenia ceded Agdam to Azerbaijan.", "armenia handed-over aghdam to azerbaijan"),
        (
            "Islamic State handed Arsal over to Hezbollah.",
            "islamic-state handed-over arsal to hezbollah",
        ),
        (
            "Congolese soldiers surrendered to M23 in Goma.",
            "congolese-armed-forces surrendered-to march-23-movement at goma",
        ),
        (
            "Dozens of fighters of Islamic State surrendered to the Syrian Democratic Forces in Baghouz.",
            "islamic-state surrendered-to syrian-democratic-forces at baghuz",
        ),
        ("Raqqa fell to Islamic State.", "islamic-state captured raqqa"),
        ("Kunduz fell into the hands of the Taliban.", "taliban captured kunduz"),
        ("The fall of Aleppo to the Syrian army", "syrian-armed-forces captured aleppo"),
        (
            "Raqqa's fall to the Syrian Democratic Forces",
            "syrian-democratic-forces captured raqqa",
        ),
        (
            "The capture of Raqqa by the Syrian Democratic Forces ended the battle.",
            "syrian-democratic-forces captured raqqa",
        ),
        ("The withdrawal of Russian troops from Kherson", "russian-armed-forces withdrew-from kherson"),
        (
            "The Sudanese army clashed with the Rapid Support Forces in Omdurman.",
            "sudanese-armed-forces fought rapid-support-forces at omdurman",
        ),
        (
            "The Sudan Liberation Movement fought alongside the Sudanese army in El Fasher.",
            "sudan-liberation-movement-army allied-with sudanese-armed-forces at el-fasher",
        ),
        ("Hezbollah is backed by Iran.", "iran supports hezbollah"),
        (
            "M23 is part of the Congo River Alliance.",
            "march-23-movement part-of congo-river-alliance on 2017-11-09",
        ),
        (
            "On Wednesday Ugandan troops linked up with Congolese forces.",
            "ugandan-armed-forces linked-up-with congolese-armed-forces on 2017-11-08",
        ),
        (
            "The Sudanese army declared a ceasefire with the Rapid Support Forces.",
            "sudanese-armed-forces ceasefire-with rapid-support-forces",
        ),
        ("Al-Nusra Front broke with al-Qaeda.", "al-nusra-front broke-with al-qaeda"),
        (
            "The Syrian army broke the siege of Deir ez-Zor.",
            "syrian-armed-forces lifted-siege deir-ez-zor",
        ),
    ],
)
def test_each_role_is_filled_from_its_place_in_the_sentence(
    extractor: Extractor, text: str, expected: str
) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State was driven out of Sirte.", "islamic-state lost sirte"),
        ("M23 was pushed out of Goma.", "march-23-movement lost goma"),
        ("Boko Haram fighters were expelled from Bama.", "boko-haram lost bama"),
        ("Russian troops were forced out of Izium.", "russian-armed-forces lost izium"),
    ],
)
def test_where_nobody_is_said_to_have_acted_it_is_a_loss(
    extractor: Extractor, text: str, expected: str
) -> None:
    assert told(extractor, text) == [expected]


def test_whom_it_repels_an_actor_fights(extractor: Extractor) -> None:
    assert told(extractor, "Ukrainian forces repelled Russian troops near Avdiivka.") == [
        "ukrainian-armed-forces repelled russian-armed-forces at avdiivka",
        "ukrainian-armed-forces fought russian-armed-forces at avdiivka",
    ]


def test_whom_it_drives_out_an_actor_fights(extractor: Extractor) -> None:
    assert told(extractor, "The Taliban drove government forces out of Lashkar Gah.") == [
        "taliban captured lashkar-gah from afghan-armed-forces",
        "taliban fought afghan-armed-forces at lashkar-gah",
    ]


def test_what_one_side_loses_to_another_the_other_takes(extractor: Extractor) -> None:
    assert told(extractor, "Iraqi forces lost Ramadi to Islamic State.") == [
        "iraqi-armed-forces lost ramadi to islamic-state",
        "islamic-state captured ramadi from iraqi-armed-forces",
    ]


def test_what_was_left_stands_in_the_clause_above(extractor: Extractor) -> None:
    text = "Ukrainian troops entered Kherson on Friday after Russian forces retreated."
    assert told(extractor, text, "2022-11-14") == [
        "ukrainian-armed-forces entered kherson on 2022-11-11",
        "russian-armed-forces withdrew-from kherson",
    ]


def test_a_monitor_does_not_take_towns(extractor: Extractor) -> None:
    assert told(extractor, "The Syrian Observatory for Human Rights captured Raqqa.") == []


def test_nobody_fights_himself(extractor: Extractor) -> None:
    assert told(extractor, "The Taliban fought the Taliban.") == []
