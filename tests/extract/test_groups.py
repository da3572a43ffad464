"""Groups that nobody knows, made of the words that a report calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Entity, Kind
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


def _subject(extractor: Extractor, text: str) -> Entity:
    claim = next(
        c for c in extractor.claims(reported(text)) if c.object.entity.kind in (Kind.SETTLEMENT, Kind.REGION)
    )
    assert claim.subject is not None
    return claim.subject.entity


@pytest.mark.parametrize(
    ("text", "id", "kind", "country"),
    [
        ("Otoro fighters captured Kadugli.", "otoro-fighters", Kind.ARMED_GROUP, "sudan"),
        ("Lendu militiamen attacked Bunia.", "lendu-militias", Kind.MILITIA, "democratic-republic-of-the-congo"),
        ("Misrata fighters entered Sirte.", "misrata-fighters", Kind.ARMED_GROUP, "libya"),
        ("A group called Ansar al-Watan seized Raqqa.", "ansar-al-watan", Kind.ARMED_GROUP, "syria"),
        ("Rebels known as Sword of the Lake entered Malakal.", "sword-of-the-lake", Kind.ARMED_GROUP, "south-sudan"),
        ("The Movement for the Rescue of Ituri attacked Bunia.", "movement-for-the-rescue-of-ituri",
         Kind.ARMED_GROUP, "democratic-republic-of-the-congo"),
        ("The People's Front for Free Darfur captured Kutum.", "peoples-front-for-free-darfur",
         Kind.ARMED_GROUP, "sudan"),
        ("The Sons of Jazira seized Wad Madani.", "sons-of-jazira", Kind.ARMED_GROUP, "sudan"),
        ("The Union of River Democrats attacked Bamako.", "union-of-river-democrats", Kind.ORGANISATION, "mali"),
        ("The Kivu Patriotic Resistance Army entered Goma.", "kivu-patriotic-resistance-army",
         Kind.ARMED_GROUP, "democratic-republic-of-the-congo"),
        ("The 12th Mountain Division entered Taiz.", "12th-mountain-division-yemen", Kind.ARMED_FORCE, "yemen"),
    ],
)  # fmt: skip
def test_an_unknown_actor_is_typed_by_its_head_and_tied_to_the_country_of_its_report(
    extractor: Extractor, text: str, id: str, kind: Kind, country: str
) -> None:
    made = _subject(extractor, text)
    assert (made.id, made.kind, made.country) == (id, kind, country)


def test_one_name_is_one_actor_in_every_report(extractor: Extractor) -> None:
    first = _subject(extractor, "The Red Lance Brigade entered Sirte.")
    second = _subject(extractor, "On Monday the Red Lance Brigade left Sirte for Tripoli in Libya.")
    assert first == second
    assert first.id == "red-lance-brigade"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anti-Taliban fighters captured Bazarak.",
            ["anti-taliban-fighters fought taliban on 2017-11-09", "anti-taliban-fighters captured bazarak"],
        ),
        (
            "In Gaza, anti-Hamas militiamen entered Rafah.",
            ["anti-hamas-militias fought hamas on 2017-11-09", "anti-hamas-militias entered rafah"],
        ),
        (
            "Pro-Iran militias attacked Erbil.",
            ["pro-iranian-militias allied-with iran on 2017-11-09", "pro-iranian-militias attacked erbil"],
        ),
        (
            "Pro-Iranian militias attacked Erbil.",
            ["pro-iranian-militias allied-with iran on 2017-11-09", "pro-iranian-militias attacked erbil"],
        ),
        ("Syria burns. Pro-Assad troops entered Palmyra.", ["syrian-armed-forces entered palmyra"]),
        (
            "Syria burns. Anti-government forces entered Palmyra.",
            ["anti-government-syrian-forces entered palmyra"],
        ),
        (
            "Syria burns. Pro-regime militias entered Palmyra.",
            [
                "pro-government-syrian-militias allied-with syrian-government on 2017-11-09",
                "pro-government-syrian-militias entered palmyra",
            ],
        ),
        ("Syria burns. Pro-government forces entered Palmyra.", ["syrian-armed-forces entered palmyra"]),
        (
            "Syria burns. Pro-Syrian government forces entered Palmyra.",
            ["syrian-armed-forces entered palmyra"],
        ),
        ("Somalia burns. Provincial troops entered Baidoa.", ["somali-armed-forces entered baidoa"]),
    ],
)
def test_whom_a_group_is_for_or_against_is_not_the_group(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anti-Taliban fighters captured Bazarak.",
            ["anti-taliban-fighters fought taliban on 2017-11-09", "anti-taliban-fighters captured bazarak"],
        ),
        (
            "Pro-Iran militias attacked Erbil.",
            ["pro-iranian-militias allied-with iran on 2017-11-09", "pro-iranian-militias attacked erbil"],
        ),
    ],
)
def test_whom_a_group_is_for_or_against_is_its_friend_or_enemy(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    "text", ["Pro-Assad troops entered Palmyra.", "Pro-government troops entered Palmyra."]
)
def test_an_army_is_no_ally_of_its_own_state(extractor: Extractor, text: str) -> None:
    assert told(extractor, f"Syria burns. {text}") == ["syrian-armed-forces entered palmyra"]


def test_a_group_leans_to_whom_it_is_for(extractor: Extractor) -> None:
    assert _subject(extractor, "Pro-Houthi tribesmen entered Ataq.").leans == "houthis"
    assert _subject(extractor, "Anti-Houthi tribesmen entered Ataq.").leans is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked Zamfara in Nigeria.", "nigerian-gunmen"),
        ("Unidentified gunmen attacked Zamfara in Nigeria.", "unidentified-nigerian-gunmen"),
        ("Militants attacked Maroua in Cameroon.", "cameroonian-militants"),
        ("Police attacked Zaria in Nigeria.", "nigerian-police"),
    ],
)
def test_nameless_actors_stay_those_of_their_country(extractor: Extractor, text: str, expected: str) -> None:
    assert _subject(extractor, text).id == expected


def test_residents_stay_generic(extractor: Extractor) -> None:
    assert told(extractor, "Local residents said Mali's army had left Kidal.") == [
        "malian-armed-forces withdrew-from kidal by residents"
    ]
