"""Ids: slugs and hashes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Mention, Relation, Status, claim_id, digest, slug
from tests import factory

TRIGGER = Mention("captured", 9, 17)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("People's Protection Units", "peoples-protection-units"),
        ("People’s Protection Units", "peoples-protection-units"),
        ("Deir al-Zōr", "deir-al-zor"),
        ("  Abu   Kamal ", "abu-kamal"),
        ("Łódź / Ørsted", "lodz-orsted"),
        ("Şırnak", "sirnak"),
        ("M23", "m23"),
    ],
)
def test_a_slug_is_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "…", "البوكمال", "🔥"])
def test_a_name_without_latin_letters_gets_a_hash(name: str) -> None:
    assert re.fullmatch(r"x[0-9a-f]{8}", slug(name))


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug("Київ") != slug("Харків")


@given(st.text())
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    once = slug(name)
    assert slug(once) == once
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", once)


@given(st.lists(st.text(max_size=8), max_size=5))
def test_a_digest_is_sixteen_digits_and_repeats(parts: list[str]) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", digest(parts))
    assert digest(parts) == digest(list(parts))


def test_a_digest_depends_on_the_borders() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"]) != digest(["abc"])


def _id(**changes: object) -> str:
    claim = factory.claim()
    given_ = {
        "report": "r1",
        "field": "text",
        "trigger": TRIGGER,
        "relation": Relation.CAPTURED,
        "status": Status.ASSERTED,
        "arguments": [claim.subject, claim.object, None],
        "attributed_to": [],
    } | changes
    return claim_id(**given_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"report": "r2"},
        {"field": "title"},
        {"trigger": Mention("captured", 10, 18)},
        {"relation": Relation.ENTERED},
        {"status": Status.DENIED},
        {"arguments": [factory.claim().object, factory.claim().subject, None]},
        {"arguments": [factory.claim().subject, None, factory.claim().object]},
        {"attributed_to": [factory.claim().subject]},
    ],
)
def test_every_part_makes_another_claim(changes: dict[str, object]) -> None:
    assert _id(**changes) != _id()


def test_equal_parts_make_the_same_id() -> None:
    assert _id() == _id()


def test_the_words_of_the_trigger_do_not_count_its_place_does() -> None:
    assert _id(trigger=Mention("CAPTURED", 9, 17)) == _id()
