"""Other engines give the rows that the embedded one gives: rdflib, and Oxigraph's server asked over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal

from kg.query.catalogue import ask
from kg.store import Store, memory_store
from kg.store.tokens import bind
from tests.query.campaign import BASE, fill
from tests.query.elsewhere import (
    bound_query,
    in_rdflib,
    oxigraph_server,
    plain,
    rdflib_rows,
    server_rows,
)
from tests.query.expected import Expected
from tests.query.test_catalogue import EXPECTED, HOSTILE


@pytest.fixture(scope="module")
def weeks() -> Store:
    return fill(memory_store(BASE))


@pytest.fixture(scope="module")
def server(weeks: Store) -> Iterator[httpx.Client]:
    with oxigraph_server(weeks) as client:
        yield client


@pytest.mark.parametrize("asked", EXPECTED, ids=str)
def test_oxigraph_serve_answers_the_same(weeks: Store, server: httpx.Client, asked: Expected) -> None:
    sparql = bound_query(weeks, asked.name, asked.given)
    assert server_rows(server, sparql) == plain(ask(weeks, asked.name, asked.given))


def test_hostile_words_reach_the_server_as_words(server: httpx.Client) -> None:
    for words in HOSTILE:
        sparql = bind("SELECT ?w { BIND($words AS ?w) }", {"words": Literal(words)})
        assert server_rows(server, sparql) == [("; ".join(sorted(words.split("; "))),)]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_answers_the_same(weeks: Store) -> None:
    copy = in_rdflib(weeks)
    for asked in EXPECTED:
        sparql = bound_query(weeks, asked.name, asked.given)
        assert rdflib_rows(copy, sparql) == plain(ask(weeks, asked.name, asked.given)), asked
