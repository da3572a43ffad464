"""Claims made of a match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Claim, Extent, Manner, Relation, claim_id
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor

TEXT = (
    "The Syrian army captured Mayadin from Islamic State on Saturday, the Syrian Observatory for Human "
    "Rights said."
)


def _one(extractor: Extractor, text: str) -> Claim:
    [claim] = extractor.claims(reported(text))
    return claim


def test_every_span_slices_its_words(extractor: Extractor) -> None:
    text = f"Fighting went on.\n\n{TEXT}"
    claim = _one(extractor, text)
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text == TEXT
    assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text == "captured"
    mentions = [a.mention for a in claim.arguments()]
    assert [m and text[m.start : m.end] for m in mentions] == [
        "Syrian army",
        "Mayadin",
        "Islamic State",
        "Syrian Observatory for Human Rights",
    ]


def test_the_id_is_that_of_what_is_claimed(extractor: Extractor) -> None:
    claim = _one(extractor, TEXT)
    roles = (claim.subject, claim.object, claim.source, claim.target, claim.place)
    assert claim.id == claim_id(
        "r", "text", claim.trigger, Relation.CAPTURED, claim.status, roles, claim.attributed_to
    )


def test_forces_called_allied_are_allies_even_of_an_army_of_their_country(extractor: Extractor) -> None:
    assert told(extractor, "Syrian troops and allied forces captured Mayadin.") == [
        "syrian-armed-forces captured mayadin",
        "allied-syrian-forces captured mayadin",
        "syrian-armed-forces allied-with allied-syrian-forces at mayadin",
    ]


def test_a_victory_in_a_place_takes_it(extractor: Extractor) -> None:
    assert told(extractor, "Iraqi forces declared victory over Islamic State in Mosul.") == [
        "iraqi-armed-forces fought islamic-state at mosul by iraqi-armed-forces",
        "iraqi-armed-forces captured mosul from islamic-state by iraqi-armed-forces",
    ]
    assert told(extractor, "Iraq declared victory over Islamic State.") == [
        "iraq fought islamic-state by iraq"
    ]


def test_troops_that_return_to_a_town_enter_it(extractor: Extractor) -> None:
    assert told(extractor, "The Congolese army had returned to Walikale.") == [
        "congolese-armed-forces entered walikale"
    ]
    assert told(extractor, "Residents returned to Raqqa after the fighting.") == []


def test_rebels_are_no_militia_that_fights_for_a_state(extractor: Extractor) -> None:
    text = "Tuareg-led rebels attacked Kidal. Russia's Wagner group bombed Kidal. Rebels captured Ber."
    assert told(extractor, text)[-1] == "tuareg-led-rebels captured ber"


def test_only_territory_claims_measure_an_extent(extractor: Extractor) -> None:
    assert _one(extractor, "Ukrainian forces entered Lyman.").extent is Extent.UNKNOWN
    assert _one(extractor, "Ukrainian forces captured Lyman.").extent is Extent.WHOLE
    assert _one(extractor, "Ukrainian forces fully liberated Lyman.").extent is Extent.WHOLE


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The Rapid Support Forces shelled El Fasher.", Manner.SHELLING),
        ("Russia fired missiles at Lviv.", Manner.SHELLING),
        ("The Syrian army bombed Idlib.", Manner.AIR_STRIKE),
        ("Al-Shabaab attacked Mogadishu with a car bomb.", Manner.IED),
        ("The Taliban attacked Kunduz with a roadside bomb.", Manner.IED),
        ("JNIM attacked Timbuktu.", None),
        ("JNIM captured Timbuktu.", None),
    ],
)
def test_the_manner_of_an_attack(extractor: Extractor, text: str, manner: Manner | None) -> None:
    assert _one(extractor, text).manner is manner


def test_a_surer_reading_has_more_confidence(extractor: Extractor) -> None:
    named = _one(extractor, "Boko Haram captured Baga.").confidence
    hedged = _one(extractor, "Boko Haram reportedly captured Baga.").confidence
    referred = extractor.claims(reported("Boko Haram attacked Baga. The militants captured the town."))[-1]
    assert hedged < named
    assert 0 < referred.confidence < named < 1


def test_a_joint_act_shows_an_alliance_at_its_place(extractor: Extractor) -> None:
    claims = extractor.claims(reported("The army of Iraq and Hezbollah captured Rawa."))
    assert [c.relation for c in claims] == [Relation.CAPTURED, Relation.CAPTURED, Relation.ALLIED_WITH]
    assert claims[2].place is not None
    assert claims[2].place.entity.id == "rawa"


def test_each_object_is_a_claim_with_an_id_of_its_own(extractor: Extractor) -> None:
    claims = extractor.claims(reported("M23 captured Rutshuru, Kiwanja and Bunagana."))
    assert len({c.id for c in claims}) == 3


def test_two_sides_named_in_one_phrase_fight_each_other(extractor: Extractor) -> None:
    text = "Clashes between the Iraqi army and the Peshmerga in Kirkuk"
    assert told(extractor, text) == ["iraqi-armed-forces fought peshmerga at kirkuk"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia and Ukraine agreed a ceasefire.", "russia ceasefire-with ukraine"),
        ("Baghdad and Ankara signed an agreement.", "iraqi-government negotiated-with turkish-government"),
        ("Turkey and Russia agreed to a ceasefire in Idlib.", "turkey ceasefire-with russia at idlib"),
    ],
)
def test_two_joined_subjects_of_a_mutual_act(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels overran Bangassou.", "central-african-rebels captured bangassou"),
        ("Malian and Russian troops took Kidal.", "malian-armed-forces captured kidal"),
        (
            "M23 took Rubaya, Luofunga and Sake.",
            "march-23-movement captured luofunga-democratic-republic-of-the-congo",
        ),
        ("The army held Tessalit until Tuareg rebels took it.", "tuareg-rebels captured tessalit"),
        (
            "Iraqi troops captured Hatra, a ruin that had fallen to militants.",
            "iraqi-militants captured al-hadar-99413",
        ),
        ("The Lebanese army and police entered Tyre.", "lebanese-armed-forces entered tyre"),
    ],
)
def test_what_the_syntax_hides(extractor: Extractor, text: str, expected: str) -> None:
    assert expected in [c.split(" on ")[0].split(" (")[0] for c in told(extractor, text)], told(
        extractor, text
    )


def test_an_army_and_its_police_are_no_allies(extractor: Extractor) -> None:
    assert "allied-with" not in " ".join(told(extractor, "The Lebanese army and police entered Tyre."))
