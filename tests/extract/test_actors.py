"""Which actors a phrase means."""

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
        ("Ethiopian troops entered Mekelle.", "ethiopian-armed-forces entered mekelle"),
        ("Eritrean forces attacked Adigrat.", "eritrean-armed-forces attacked adigrat"),
        ("Turkish soldiers captured Afrin.", "turkish-armed-forces captured afrin"),
        ("Rwandan forces entered Rutshuru.", "rwandan-armed-forces entered rutshuru"),
        ("US forces entered Raqqa.", "american-armed-forces entered raqqa"),
        ("The Congolese army entered Goma.", "congolese-armed-forces entered goma"),
        ("Ukraine says its forces have retaken Lyman.", "ukrainian-armed-forces captured lyman by ukraine"),
    ],
)
def test_a_demonym_with_forces_is_the_army_of_the_state(
    extractor: Extractor, text: str, expected: str
) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraqi Kurdish forces lost Kirkuk.", "iraqi-kurdish-forces lost kirkuk"),
        ("Iraqi Shia militias captured Tal Afar.", "iraqi-shia-militias captured tal-afar"),
        ("Syrian Kurdish fighters captured Kobani.", "syrian-kurdish-fighters captured kobani"),
        ("Syrian rebels captured Idlib.", "syrian-rebels captured idlib"),
    ],
)
def test_a_community_is_not_the_state(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IS captured Palmyra.", "islamic-state captured palmyra"),
        ("IS withdrew from Raqqa.", "islamic-state withdrew-from raqqa"),
        (
            "M23 fought the FARDC in Sake.",
            "march-23-movement fought congolese-armed-forces at sake",
        ),
        ("The SDF captured Raqqa from IS.", "syrian-democratic-forces captured raqqa from islamic-state"),
        ("The RSF besieged El Fasher.", "rapid-support-forces besieged el-fasher"),
        ("JNIM attacked Timbuktu.", "jamaat-nusrat-al-islam-wal-muslimin attacked timbuktu"),
    ],
)
def test_an_abbreviation_is_a_name(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow attacked Kyiv.", "russian-government attacked kyiv"),
        ("Ankara supports Syrian rebels.", "turkish-government supports syrian-rebels"),
        (
            "Kyiv denied that its troops had withdrawn from Avdiivka.",
            "denied: ukrainian-armed-forces withdrew-from avdiivka by ukrainian-government",
        ),
        (
            "Kinshasa accused Rwanda of supporting M23.",
            "hedged: rwanda supports march-23-movement by congolese-government",
        ),
    ],
)
def test_a_capital_acts_for_its_government(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Islamic State lost Raqqa in October. It still controls Mayadin.",
            "islamic-state controls mayadin on 2017-11-09",
        ),
        ("Russia says it has captured Avdiivka.", "russia captured avdiivka by russia"),
        (
            "Al-Shabaab attacked Mogadishu on Friday. The group captured Barawe on Saturday.",
            "al-shabaab captured barawe on 2017-11-04",
        ),
        (
            "Boko Haram attacked Baga on Saturday. The militants captured the town.",
            "boko-haram captured baga",
        ),
        (
            "The Taliban entered Kunduz on Monday. The insurgents withdrew from the city on Wednesday.",
            "taliban withdrew-from kunduz on 2017-11-08",
        ),
        (
            "The Tigray People's Liberation Front took Lalibela. The rebels withdrew from it on Tuesday.",
            "tigray-peoples-liberation-front withdrew-from lalibela on 2017-11-07",
        ),
        (
            "The Syrian army entered Palmyra on Friday. Its troops captured the city on Sunday.",
            "syrian-armed-forces captured palmyra on 2017-11-05",
        ),
    ],
)
def test_pronouns_and_plain_nouns_mean_who_acted_last(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkey-backed fighters captured Afrin.",
            [
                "turkey supports turkish-backed-fighters on 2017-11-09",
                "turkish-backed-fighters captured afrin",
            ],
        ),
        (
            "Rwanda-backed M23 rebels seized Minova.",
            ["rwanda supports march-23-movement on 2017-11-09", "march-23-movement captured minova"],
        ),
        (
            "The US-led coalition attacked Raqqa.",
            ["us-led-coalition led-by united-states on 2017-11-09", "us-led-coalition attacked raqqa"],
        ),
    ],
)
def test_a_backer_before_the_noun_is_a_claim_of_its_own(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_a_group_without_a_name_is_made_of_its_words(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("Iraqi Shia militias captured Tal Afar."))
    assert claim.subject is not None
    made = claim.subject.entity
    assert (made.label, made.kind, made.country) == ("Iraqi Shia militias", Kind.MILITIA, "iraq")
    assert claim.subject.mention is not None
    assert claim.subject.mention.text == "Iraqi Shia militias"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russian missiles struck Kyiv on Thursday.",
            "russian-armed-forces attacked kyiv on 2017-11-09 with shelling",
        ),
        ("Ukrainian drones attacked Sevastopol.", "ukrainian-armed-forces attacked sevastopol with drone"),
        ("Turkish warplanes bombed Afrin.", "turkish-armed-forces attacked afrin with air-strike"),
    ],
)
def test_a_states_weapons_are_its_armys(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


def test_an_apposition_names_the_actor(extractor: Extractor) -> None:
    text = "The YPG, a Kurdish militia, captured Tal Abyad in June 2015."
    assert told(extractor, text) == ["peoples-protection-units captured tell-abyad in 2015-06-01..2015-06-30"]


def test_members_act_for_their_group(extractor: Extractor) -> None:
    assert told(extractor, "Boko Haram fighters were expelled from Bama.") == ["boko-haram lost bama"]
    assert told(extractor, "Members of Hezbollah entered Arsal.") == ["hezbollah entered arsal"]


def test_both_of_two_joined_subjects_act_and_stand_together(extractor: Extractor) -> None:
    assert told(extractor, "Iraqi forces and Shia militias captured Tal Afar.") == [
        "iraqi-armed-forces captured tal-afar",
        "shia-militias captured tal-afar",
        "iraqi-armed-forces allied-with shia-militias at tal-afar",
    ]


def test_rebels_of_a_report_that_names_none_are_those_of_its_country(extractor: Extractor) -> None:
    text = "Insurgents attacked the village of Nkonga in Cabo Delgado."
    [claim] = extractor.claims(reported(text))
    assert claim.subject is not None
    made = claim.subject.entity
    assert (made.id, made.label) == ("mozambican-insurgents", "Mozambican insurgents")
