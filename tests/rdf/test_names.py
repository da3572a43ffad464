"""The names of what a store holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from pyoxigraph import NamedNode

from kg.rdf import Names
from tests.strategies import ids

NAMES = Names("http://localhost/kg/")


def test_rooms_of_names() -> None:
    named = [
        NAMES.entity("abu-kamal"),
        NAMES.report("r1"),
        NAMES.field("r1", "text"),
        NAMES.claim("0a"),
        NAMES.relationship("0b"),
        NAMES.control("0c"),
        NAMES.source("Al-Jazīra English"),
        NAMES.extractor("rules/2"),
    ]
    assert [n.value.removeprefix("http://localhost/kg/") for n in named] == [
        "entities/abu-kamal",
        "reports/r1",
        "reports/r1/text",
        "claims/0a",
        "relationships/0b",
        "intervals/0c",
        "sources/al-jazira-english",
        "extractors/rules%2F2",
    ]


def test_an_id_is_percent_encoded_whole() -> None:
    assert NAMES.report("a/b?c#d é%").value == "http://localhost/kg/reports/a%2Fb%3Fc%23d%20%C3%A9%25"


@given(ids)
def test_local_gives_the_id_again(id: str) -> None:
    for node in (NAMES.entity(id), NAMES.report(id), NAMES.claim(id)):
        assert NAMES.local(node) == id


@given(ids, ids)
def test_different_ids_have_different_names(one: str, other: str) -> None:
    assert (NAMES.entity(one) == NAMES.entity(other)) == (one == other)


@pytest.mark.parametrize(
    "iri",
    [
        "http://elsewhere/kg/entities/x",
        "http://localhost/kg/",
        "http://localhost/kg/entities",
        "http://localhost/kg/entities/",
        "http://localhost/kg//x",
        "http://localhost/kg/reports/r1/text",
        "http://localhost/kg/entities/%41",
        "http://localhost/kg/entities/%c3%a9",
        "http://localhost/kg/entities/%FF",
        "http://localhost/kg/entities/é",
    ],
)
def test_local_refuses_what_these_names_would_not_write(iri: str) -> None:
    with pytest.raises(ValueError, match=r"not a name under|invalid start byte|can't decode"):
        NAMES.local(NamedNode(iri))


@pytest.mark.parametrize("base", ["http://localhost", "localhost/", "", "http://a b/"])
def test_a_base_is_an_absolute_iri_that_ends_in_a_slash(base: str) -> None:
    with pytest.raises(ValueError, match=r"a base is|Invalid IRI"):
        Names(base)


@pytest.mark.parametrize("id", ["", "\ud800"])
def test_ids_that_no_iri_can_carry_are_refused(id: str) -> None:
    with pytest.raises(ValueError, match=r"empty id|surrogates not allowed"):
        NAMES.entity(id)


def test_a_hash_tells_parts_and_their_borders_apart() -> None:
    assert NAMES.hashed("spans", ["a", "b"]) == NAMES.hashed("spans", ["a", "b"])
    assert NAMES.hashed("spans", ["a", "b"]) != NAMES.hashed("spans", ["ab"])


def test_is_entity() -> None:
    assert NAMES.is_entity(NAMES.entity("x"))
    assert not NAMES.is_entity(NAMES.claim("x"))
    assert not NAMES.is_entity(Names("http://other/").entity("x"))
