"""Triggers found in parsed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.matching import Match, find_matches
from kg.extract.parsing import Sentence
from tests.extract.parts import parsed
from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


def _found(extractor: Extractor, text: str) -> list[tuple[str, str, dict[str, str]]]:
    sentence = parsed(extractor, text)
    matches = find_matches(sentence, extractor.knowledge.lexicon)
    return [(m.trigger.frame.id, m.head.text, _roles(sentence, m)) for m in matches]


def _roles(sentence: Sentence, match: Match) -> dict[str, str]:
    return {role: sentence.words(token) for role, token in match.roles.items()}


@pytest.mark.parametrize(
    ("text", "frame", "head", "roles"),
    [
        ("Troops took Raqqa.", "seizing", "took", {"subject": "Troops", "object": "Raqqa"}),
        (
            "Troops took control of Raqqa from Islamic State.",
            "taking-control",
            "took",
            {"subject": "Troops", "object": "Raqqa", "from": "Islamic State"},
        ),
        (
            "Mosul was taken from Islamic State by rebels.",
            "seizing",
            "taken",
            {"subject": "rebels", "object": "Mosul", "from": "Islamic State"},
        ),
        (
            "Islamic State was driven out of Raqqa.",
            "driving-out",
            "driven",
            {"from": "Islamic State", "object": "Raqqa"},
        ),
        (
            "The fall of Raqqa to Islamic State stunned Syria.",
            "passing-to",
            "fall",
            {"subject": "Islamic State", "object": "Raqqa"},
        ),
        (
            "Raqqa's fall to Islamic State",
            "passing-to",
            "fall",
            {"subject": "Islamic State", "object": "Raqqa"},
        ),
        (
            "Hezbollah's withdrawal from Arsal",
            "withdrawing",
            "withdrawal",
            {"subject": "Hezbollah", "object": "Arsal"},
        ),
        (
            "Islamic State-held Raqqa",
            "controlling",
            "held",
            {"subject": "Islamic State", "object": "Raqqa"},
        ),
        (
            "Raqqa is under the control of Islamic State.",
            "controlling",
            "is",
            {"subject": "Islamic State", "object": "Raqqa"},
        ),
    ],
)
def test_a_trigger_with_its_roles(
    extractor: Extractor, text: str, frame: str, head: str, roles: dict[str, str]
) -> None:
    assert _found(extractor, text) == [(frame, head, roles)]


def test_a_longer_pattern_beats_a_shorter_one(extractor: Extractor) -> None:
    # "Took control of" is no mere "took", and its "control" heads nothing of its own.
    [(frame, _, _)] = _found(extractor, "Troops took control of Raqqa.")
    assert frame == "taking-control"


def test_two_frames_may_stand_in_one_phrase(extractor: Extractor) -> None:
    found = _found(extractor, "The US-led coalition against Islamic State met.")
    assert found == [
        ("leading", "led", {"subject": "coalition", "object": "US"}),
        ("set-against", "coalition", {"subject": "coalition", "object": "Islamic State"}),
    ]


def test_a_compound_gives_its_own_match_beside_the_verb(extractor: Extractor) -> None:
    found = _found(extractor, "US-backed fighters captured Raqqa.")
    assert [frame for frame, _, _ in found] == ["supporting", "seizing"]


def test_a_passive_is_marked(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Raqqa was captured by rebels.")
    [match] = find_matches(sentence, extractor.knowledge.lexicon)
    assert match.passive
    assert match.weight == (1, 2)


@pytest.mark.parametrize("text", ["The talks went well.", "Rain fell in the morning.", "Nobody knows."])
def test_other_words_match_nothing_with_an_object(extractor: Extractor, text: str) -> None:
    assert all("object" not in roles for _, _, roles in _found(extractor, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun of a light verb stands before it.
        (
            "Control of Tessalit was seized by Malian troops.",
            ["malian-armed-forces captured tessalit"],
        ),
        ("The siege imposed on Daraa by Syrian troops went on.", ["syrian-armed-forces besieged daraa"]),
        # An infinitive behind a noun.
        (
            "Chadian troops joined the campaign to defeat Boko Haram.",
            ["chadian-armed-forces fought boko-haram"],
        ),
        # The noun itself is a role.
        ("Hezbollah and its ally Amal hold Tyre.", ["amal-movement allied-with hezbollah on 2017-11-09"]),
        ("Rwanda, an ally of Mozambique, sent troops.", ["rwanda allied-with mozambique on 2017-11-09"]),
        ("Iran is Syria's ally.", ["iran allied-with syria on 2017-11-09"]),
    ],
)
def test_where_the_words_of_a_pattern_stand(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert [c for c in told(extractor, text) if "controls" not in c] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Iraqi troops pushed back Islamic State.",
            ["iraqi-armed-forces repelled islamic-state", "iraqi-armed-forces fought islamic-state"],
        ),
        ("The Taliban gave up Kunduz.", ["taliban withdrew-from kunduz"]),
        ("M23 gave Goma up.", ["march-23-movement withdrew-from goma"]),
        ("Kidal was cut off by Malian troops.", ["malian-armed-forces besieged kidal"]),
        # Words that count stand between.
        ("Israel carried out a series of airstrikes on Sidon.", ["israel attacked sidon with air-strike"]),
        ("Russia launched hundreds of missiles at Odesa.", ["russia attacked odesa with shelling"]),
    ],
)
def test_particles_and_counting_nouns(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colombia and the ELN agreed on Friday to a six-month truce.",
            ["colombia ceasefire-with national-liberation-army-colombia on 2017-11-03"],
        ),
        (
            "Armenian and Azerbaijani forces exchanged fire near Jermuk; one of its servicemen died.",
            ["armenian-armed-forces fought azerbaijani-armed-forces at jermuk"],
        ),
        (
            "Government troops and their Russian allies recaptured Bouar.",
            [
                "russia allied-with central-african-armed-forces",
                "central-african-armed-forces captured bouar",
                "russia captured bouar",
                "central-african-armed-forces allied-with russia at bouar",
            ],
        ),
    ],
)
def test_what_two_do_together(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel and Hezbollah attacked each other's positions near Tyre.", [
            "israel attacked positions-near-tyre",
            "hezbollah attacked positions-near-tyre",
        ]),
        ("The Taliban and Islamic State captured villages from each other in Nangarhar.", [
            "taliban captured villages-in-nangarhar-province (part) from islamic-state",
            "islamic-state captured villages-in-nangarhar-province (part) from taliban",
        ]),
    ],
)  # fmt: skip
def test_what_two_do_to_each_other_makes_no_allies(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected
