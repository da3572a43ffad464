"""Whether the words say that it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.status import judge
from kg.model import Status
from tests.extract.parts import parsed, token
from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraqi forces managed to retake Hawija.", "iraqi-armed-forces captured hawija"),
        ("The Peshmerga began to withdraw from Kirkuk.", "peshmerga withdrew-from kirkuk"),
        ("The Syrian army did not capture Idlib.", "negated: syrian-armed-forces captured idlib"),
        ("Iraqi forces have not entered Tal Afar.", "negated: iraqi-armed-forces entered tal-afar"),
        ("Islamic State never captured Damascus.", "negated: islamic-state captured damascus"),
        ("No Russian troops entered Kyiv.", "negated: russian-armed-forces entered kyiv"),
        ("M23 refused to withdraw from Goma.", "negated: march-23-movement withdrew-from goma"),
        ("M23 failed to capture Sake.", "negated: march-23-movement captured sake"),
        ("Iraqi forces nearly captured Rawa.", "negated: iraqi-armed-forces captured rawa"),
        (
            "Iraqi forces prevented Islamic State from capturing Baiji.",
            "negated: islamic-state captured baiji",
        ),
        ("The Iraqi army will retake Hawija.", "planned: iraqi-armed-forces captured hawija"),
        ("The Syrian army plans to retake Idlib.", "planned: syrian-armed-forces captured idlib"),
        (
            "The Syrian army launched an operation to retake Palmyra.",
            "planned: syrian-armed-forces captured palmyra",
        ),
        (
            "The Syrian army started an operation to retake Palmyra.",
            "planned: syrian-armed-forces captured palmyra",
        ),
        (
            "M23 professes to be in control of Goma.",
            "march-23-movement controls goma on 2017-11-09 by march-23-movement",
        ),
        (
            "M23 claims to hold Goma.",
            "march-23-movement controls goma on 2017-11-09 by march-23-movement",
        ),
        (
            "The United States helped Iraqi forces retake Tikrit.",
            "iraqi-armed-forces captured tikrit",
        ),
        ("Turkey vowed to capture Manbij.", "planned: turkey captured manbij"),
        (
            "The United States urged M23 to withdraw from Goma.",
            "planned: march-23-movement withdrew-from goma",
        ),
        (
            "The president ordered Ukrainian troops to withdraw from Avdiivka.",
            "planned: ukrainian-armed-forces withdrew-from avdiivka",
        ),
        ("Turkey threatened to attack Manbij.", "planned: turkey attacked manbij"),
        (
            "Turkey demanded that the YPG withdraw from Manbij.",
            "planned: peoples-protection-units withdrew-from manbij",
        ),
        ("The YPG agreed to leave Manbij.", "planned: peoples-protection-units withdrew-from manbij"),
        ("Iraqi forces are trying to capture Rawa.", "planned: iraqi-armed-forces captured rawa"),
        ("Ukrainian forces could retake Kherson.", "planned: ukrainian-armed-forces captured kherson"),
        (
            "The planned withdrawal of US troops from Syria",
            "planned: american-armed-forces withdrew-from syria",
        ),
        (
            "It is unclear whether Islamic State has withdrawn from Rawa.",
            "planned: islamic-state withdrew-from rawa",
        ),
        (
            "Has the Syrian army captured Abu Kamal?",
            "planned: syrian-armed-forces captured abu-kamal",
        ),
        ("Did Islamic State withdraw from Raqqa?", "planned: islamic-state withdrew-from raqqa"),
        ("Islamic State reportedly captured Palmyra.", "hedged: islamic-state captured palmyra"),
        ("M23 is said to have captured Masisi.", "hedged: march-23-movement captured masisi"),
        ("Boko Haram may have captured Baga.", "hedged: boko-haram captured baga"),
        ("The alleged capture of Goma by M23", "hedged: march-23-movement captured goma"),
        (
            "Islamic State has allegedly withdrawn from Tal Afar.",
            "hedged: islamic-state withdrew-from tal-afar",
        ),
        (
            "It is reported that Islamic State withdrew from Hawija.",
            "hedged: islamic-state withdrew-from hawija",
        ),
        (
            "Iraq accused the PKK of attacking Sinjar.",
            "hedged: kurdistan-workers-party attacked sinjar by iraq",
        ),
        (
            "Islamic State denied losing Raqqa.",
            "denied: islamic-state lost raqqa by islamic-state",
        ),
        (
            "The Iraqi army denied that it had withdrawn from Kirkuk.",
            "denied: iraqi-armed-forces withdrew-from kirkuk by iraqi-armed-forces",
        ),
        (
            "The Taliban denied that the Afghan army had retaken Kunduz.",
            "denied: afghan-armed-forces captured kunduz by taliban",
        ),
        (
            "Rwanda denied that it supports M23.",
            "denied: rwanda supports march-23-movement by rwanda",
        ),
    ],
)
def test_a_claim_has_the_status_of_its_words(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


def test_a_condition_and_what_hangs_on_it_have_not_happened(extractor: Extractor) -> None:
    text = "If Islamic State captures Kobani, Turkey will attack Islamic State."
    assert told(extractor, text) == [
        "planned: islamic-state captured kobani",
        "planned: turkey attacked islamic-state",
    ]


def test_an_effort_to_defeat_an_enemy_is_a_fight_with_it(extractor: Extractor) -> None:
    text = "Iraqi forces captured Rawa in an effort to defeat Islamic State."
    assert told(extractor, text) == [
        "iraqi-armed-forces captured rawa",
        "iraqi-armed-forces fought islamic-state",
    ]


def test_neither_of_two_did_it(extractor: Extractor) -> None:
    assert told(extractor, "Neither Russia nor Iran attacked Afrin.") == [
        "negated: russia attacked afrin",
        "negated: iran attacked afrin",
    ]


def test_a_finite_side_clause_is_not_negated_with_its_verb(extractor: Extractor) -> None:
    text = "Islamic State did not enter Hawija after the Iraqi army captured Rawa."
    assert "iraqi-armed-forces captured rawa" in told(extractor, text)


def test_nothing_negated_shows_an_alliance(extractor: Extractor) -> None:
    relations = [
        s.split()[2] for s in told(extractor, "Iraqi forces and Shia militias did not enter Tal Afar.")
    ]
    assert relations == ["entered", "entered"]


@pytest.mark.parametrize(
    ("text", "verb", "status", "cue"),
    [
        ("Troops captured the town.", "captured", Status.ASSERTED, None),
        ("Troops will capture the town.", "capture", Status.PLANNED, "will"),
        ("Troops did not capture the town.", "capture", Status.NEGATED, "not"),
        ("Troops failed to capture the town.", "capture", Status.NEGATED, "failed"),
        ("Troops reportedly captured the town.", "captured", Status.HEDGED, "reportedly"),
        ("Troops withdrew without entering the town.", "entering", Status.NEGATED, "without"),
        ("The group denied capturing the town.", "capturing", Status.DENIED, "denied"),
    ],
)
def test_a_verdict_names_the_word_that_decides(
    extractor: Extractor, text: str, verb: str, status: Status, cue: str | None
) -> None:
    sentence = parsed(extractor, text)
    verdict = judge(token(sentence, verb), extractor.knowledge.cues)
    assert (verdict.status, verdict.cue and verdict.cue.text) == (status, cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Malian army no longer controls Kidal.",
            "negated: malian-armed-forces controls kidal on 2017-11-09",
        ),
        ("The Malian army ceased to control Kidal.", "negated: malian-armed-forces controls kidal"),
        ("A ceasefire between Israel and Hamas collapsed.", "negated: israel ceasefire-with hamas"),
        (
            "The ceasefire between Armenia and Azerbaijan expired.",
            "negated: armenia ceasefire-with azerbaijan",
        ),
        ("Government control of Kunduz ended.", "negated: afghan-government controls kunduz on 2017-11-09"),
        ("A ceasefire between Israel and Hamas began.", "israel ceasefire-with hamas"),
        (
            "There was no immediate confirmation of the Taliban's capture of Zaranj.",
            "hedged: taliban captured zaranj",
        ),
        (
            "There was no sign of a withdrawal of Russian troops from Kherson.",
            "negated: russian-armed-forces withdrew-from kherson",
        ),
        (
            "Russia denied Ukrainian claims of having recaptured Kupiansk.",
            "hedged: ukraine captured kupiansk by ukraine",
        ),
        ("The Houthis held Saudi Arabia responsible.", None),
    ],
)
def test_what_is_over_or_unproven_and_what_somebody_denies(
    extractor: Extractor, text: str, expected: str | None
) -> None:
    assert told(extractor, text)[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya will leave Kismayo as soon as the army is able to control Jowhar.",
            [
                "planned: kenya withdrew-from kismayo",
                "planned: somali-armed-forces controls jowhar",
            ],
        ),
        (
            "Kenya would leave Kismayo once al-Shabaab controlled Jowhar.",
            ["planned: kenya withdrew-from kismayo", "planned: al-shabaab controls jowhar"],
        ),
        (
            "Kenya will leave Kismayo when the Somali army takes Jowhar.",
            ["planned: kenya withdrew-from kismayo", "planned: somali-armed-forces captured jowhar"],
        ),
        (
            "M23 left Sake once the Congolese army captured Goma.",
            ["march-23-movement withdrew-from sake", "congolese-armed-forces captured goma"],
        ),
        (
            "Uganda will leave Sake after M23 captured Goma.",
            ["planned: uganda withdrew-from sake", "march-23-movement captured goma"],
        ),
    ],
)
def test_what_a_plan_waits_for_is_planned_itself(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected
