"""Other engines give the rows that the embedded one gives: rdflib, and Oxigraph's server asked over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal

from kg.query.catalogue import ask
from kg.store import Store
from kg.store.tokens import bind
from tests.query.elsewhere import (
    SERVER,
    bound_query,
    in_rdflib,
    oxigraph_server,
    plain,
    rdflib_rows,
    server_rows,
)
from tests.query.test_catalogue import EXPECTED, HOSTILE


@pytest.fixture(scope="module")
def server(stored: Store) -> Iterator[httpx.Client]:
    if SERVER is None:
        pytest.skip("oxigraph, the server, is not installed: pip install oxigraph")
    with oxigraph_server(stored) as client:
        yield client


@pytest.mark.parametrize(("name", "given"), [(name, given) for name, given, _ in EXPECTED])
def test_oxigraph_serve_answers_the_same(
    stored: Store, server: httpx.Client, name: str, given: dict[str, str]
) -> None:
    assert server_rows(server, bound_query(stored, name, given)) == plain(ask(stored, name, given))


def test_hostile_words_reach_the_server_as_words(server: httpx.Client) -> None:
    for words in HOSTILE:
        sparql = bind("SELECT ?w { BIND($words AS ?w) }", {"words": Literal(words)})
        assert server_rows(server, sparql) == [("; ".join(sorted(words.split("; "))),)]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_answers_the_same(store: Store) -> None:
    copy = in_rdflib(store)
    for name, given, _ in EXPECTED:
        assert rdflib_rows(copy, bound_query(store, name, given)) == plain(ask(store, name, given)), name
