"""Prefixes that go without saying."""

from __future__ import annotations

from kg.query.prefixes import prefixes
from kg.rdf import PREFIXES, Names
from kg.store import memory_store

BASE = "http://kg.test/"


def test_they_are_those_of_the_vocabularies_and_of_what_is_stored() -> None:
    names, found = Names(BASE), prefixes(BASE)
    assert {name: found[name] for name in PREFIXES} == PREFIXES
    assert {name: iri + "a" for name, iri in found.items() if name not in PREFIXES} == {
        "entity": names.entity("a").value,
        "claim": names.claim("a").value,
        "report": names.report("a").value,
    }


def test_the_store_takes_them() -> None:
    query = "ASK { FILTER(entity:raqqa = <http://kg.test/entities/raqqa>) }"
    with memory_store(BASE) as store:
        assert bool(store.query(query, prefixes(BASE))) is True
