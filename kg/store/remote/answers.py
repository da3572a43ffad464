"""Answers of a server as the embedded engine gives them, and never half of one."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import IO, Final, cast

import pyoxigraph as ox
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Variable,
    parse,
    parse_query_results,
)

from kg.errors import StoreError
from kg.store.port import Answer, Term
from kg.store.tokens import Kind, tokens

COLUMNS: Final = ("s", "p", "o", "g", "exact")

_HALF: Final = "the server's answer is damaged or cut off"
_TRIPLES: Final = frozenset({"CONSTRUCT", "DESCRIBE"})
_FORMS: Final = frozenset({"SELECT", "ASK"}) | _TRIPLES
# How Virtuoso answers ASK.
_ASKED: Final = Variable("__ASK_RETVAL")
_TRUE: Final = (Literal(1), Literal(True))


def form_of(sparql: str) -> str:
    """Give the keyword by which a query says what it gives; `SELECT` where it has none, which no engine parses."""
    words = (t.text.upper() for t in tokens(sparql) if t.kind is Kind.WORD)
    return next((word for word in words if word in _FORMS), "SELECT")


def gives_triples(form: str) -> bool:
    """Tell whether a query of this form gives triples."""
    return form in _TRIPLES


def answer_of(form: str, body: bytes) -> Answer:
    """Read a whole answer: rows or a truth value as JSON, triples as N-Triples; half of one is a `StoreError`."""
    try:
        if gives_triples(form):
            return _triples(body)
        found = parse_query_results(body, QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            return found
        # Rows are read as they are asked for: only one who reads all of them learns of the end.
        for _ in found:
            pass
        again = cast("QuerySolutions", parse_query_results(body, QueryResultsFormat.JSON))
        return _truth(again) if form == "ASK" else again
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{_HALF}: {' '.join(str(error).split())}") from error


def _truth(rows: QuerySolutions) -> QueryBoolean:
    said = any(row[_ASKED] in _TRUE for row in rows)
    body = b'{"head":{},"boolean":%s}' % (b"true" if said else b"false")
    return cast("QueryBoolean", parse_query_results(body, QueryResultsFormat.JSON))


def _triples(body: bytes) -> QueryTriples:
    held = ox.Store()
    held.extend(parse(body, RdfFormat.N_TRIPLES))
    return cast("QueryTriples", held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def count_rows(file: IO[bytes]) -> int:
    """Count the rows of an answer in a file; half of one is a `StoreError`."""
    try:
        return sum(1 for _ in cast("QuerySolutions", parse_query_results(file, QueryResultsFormat.JSON)))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{_HALF}: {' '.join(str(error).split())}") from error


def rows_of(file: IO[bytes]) -> Iterator[tuple[Term | None, ...]]:
    """Give the rows of a whole answer in a file as terms, in the order of its columns s, p, o, g, exact."""
    found = cast("QuerySolutions", parse_query_results(file, QueryResultsFormat.JSON))
    there = {name.value for name in found.variables}
    for row in found:
        yield tuple(cast("Term | None", row[name] if name in there else None) for name in COLUMNS)


def quad_of(
    row: tuple[Term | None, ...],
    subject: NamedNode | None,
    predicate: NamedNode | None,
    object: Term | None,
    graph: NamedNode | DefaultGraph,
) -> Quad:
    """Make a quad of a row, what was asked for standing where the row has nothing; a blank node is a `StoreError`."""
    s, p, o = row[0] or subject, row[1] or predicate, _exact(row) or object
    if isinstance(s, BlankNode) or isinstance(o, BlankNode) or s is None or p is None or o is None:
        raise StoreError("the server holds a blank node, which no store of kg has: is it another's?")
    return Quad(cast("NamedNode", s), cast("NamedNode", p), o, graph)


def _exact(row: tuple[Term | None, ...]) -> Term | None:
    shown, exact = row[2], row[4]
    if isinstance(shown, Literal) and exact and isfinite(float(exact.value)):
        return Literal(exact.value, datatype=shown.datatype)
    return shown
