"""Other engines that are asked the same: rdflib in this process, and Oxigraph's own server over HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx
import pyoxigraph as ox
import rdflib
from rdflib.query import ResultRow

from kg.query.catalogue import Answer, question, terms_of
from kg.store import Store
from kg.store.tokens import bind
from tests.servers import oxigraph

Row = tuple[str | None, ...]


def plain(answer: Answer) -> list[Row]:
    """Give the rows of an answer as text, groups in order."""
    return [in_order(tuple(None if t is None else t.value for t in row)) for row in answer.rows]


def in_order(row: Row) -> Row:
    """Put the names in each cell in order, in which no engine gives a group's, and leave an empty cell empty."""
    return tuple("; ".join(sorted(v.split("; "))) if v else None for v in row)


def bound_query(store: Store, name: str, given: Mapping[str, str]) -> str:
    """Give the query that a question comes to."""
    wanted = question(name)
    return bind(wanted.sparql, terms_of(store, wanted, given))


def dumped(store: Store) -> bytes:
    """Give all that a store holds as N-Quads."""
    written = ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


def in_rdflib(store: Store) -> rdflib.Dataset:
    """Give a copy of a store that rdflib answers from."""
    copy = rdflib.Dataset()
    copy.parse(data=dumped(store), format="nquads")
    return copy


def rdflib_rows(copy: rdflib.Dataset, sparql: str) -> list[Row]:
    """Ask rdflib."""
    read = []
    for row in copy.query(sparql):
        assert isinstance(row, ResultRow)
        read.append(in_order(tuple(None if v is None else str(v) for v in row)))
    return read


@contextmanager
def oxigraph_server(store: Store) -> Iterator[httpx.Client]:
    """Run Oxigraph's server in memory with all that a store holds; it has stopped when the block ends."""
    with oxigraph() as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        kind = {"Content-Type": "application/n-quads"}
        loaded = client.post("/store", content=dumped(store), headers=kind)
        assert loaded.status_code == 204, loaded.text
        yield client


def server_rows(client: httpx.Client, sparql: str) -> list[Row]:
    """Ask the server, by form POST; an answer that is cut short does not parse."""
    accept = {"Accept": "application/sparql-results+json"}
    answer = client.post("/query", data={"query": sparql}, headers=accept)
    assert answer.status_code == 200, answer.text
    found = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    columns = list(found.variables)
    return [in_order(tuple(getattr(row[c], "value", None) for c in columns)) for row in found]
