"""Changes made in RDF itself, past reading and judging: SPARQL updates, and graphs put and dropped whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg.errors import NotFound, RefusedQuery, UsageError
from kg.query.foreign import dataset
from kg.query.prefixes import prefixes
from kg.query.updates import over, refuse_outside, without_silent_loads
from kg.store import Store

SYNTAXES: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
}
"""What a graph can be written in, by media type; the last two may hold triples of no other graph."""


class Editing:
    """The part of a graph that takes RDF as it is, for scratch stores and curated additions.

    Nothing is derived anew from it and nothing is held against the shapes: `validate` tells what no longer
    fits, and reading a report again makes its graph as it was. All is stored when a method returns.
    """

    _store: Store

    def update(self, update: str, *, using: Iterable[str] = (), using_named: Iterable[str] = ()) -> None:
        """Make a SPARQL update: all of it or nothing.

        `using` and `using_named` are IRIs of graphs which, where any is given, are all that its patterns see. What
        would fetch anything is a `RefusedQuery` (a `LOAD SILENT` fails in silence), what does not parse a
        `BadQuery`, what does not fit the graph, such as dropping what is not there, a `FailedUpdate`.
        """
        asked = without_silent_loads(update)
        refuse_outside(asked)
        seen, known = dataset([*using], [*using_named]), prefixes(self._store.base)
        self._write(asked if seen is None else over(asked, seen), known)

    def has_graph(self, name: str) -> bool:
        """Tell whether there is a graph of this name, be it empty."""
        return self._store.contains(_named(name))

    def put_graph(
        self, name: str | None, data: Iterable[tuple[bytes, str]], *, replace: bool, base: str | None = None
    ) -> None:
        """Fill the graph of a name, the default graph for `None`, from documents with their media types.

        What it held stays unless `replace` is set; blank nodes of documents are new ones. Relative IRIs are
        resolved against `base`, else against the graph's name. A document that cannot be read, or that holds
        another graph's triples, is a `UsageError`.
        """
        graph = self._own(name)
        triples = [line for body, kind in data for line in _triples(body, kind, base or name)]
        told = " .\n".join(triples)
        cleared = f"{'DROP' if replace else 'CREATE'} SILENT {_clause(graph)} ; " if replace or name else ""
        made = f"CREATE SILENT {_clause(graph)} ; " if name and replace else ""
        into = f"GRAPH {graph} {{ {told} }}" if name else told
        self._write(f"{cleared}{made}INSERT DATA {{ {into} }}", {})

    def drop_graph(self, name: str | None) -> None:
        """Remove the graph of a name, or all that is in the default graph; `NotFound` when it is not there."""
        graph = self._own(name)
        with self._store.turn():
            if name is not None and not self.has_graph(name):
                raise NotFound("graph", name)
            self._write(f"DROP SILENT {_clause(graph)}", {})

    def _write(self, update: str, known: Mapping[str, str]) -> None:
        with self._store.turn():
            self._store.update(update, known)
            self._store.flush()

    def _own(self, name: str | None) -> NamedNode | DefaultGraph:
        if name is None:
            return DefaultGraph()
        if name == f"{self._store.base}graphs/store":
            raise RefusedQuery("what the store says of itself is not changed by hand")
        return _named(name)


def _named(name: str) -> NamedNode:
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", name):
        raise UsageError(f"graph: {name!r} is no absolute IRI")
    try:
        return NamedNode(name)
    except ValueError as error:
        raise UsageError(f"graph: {error}") from error


def _clause(graph: NamedNode | DefaultGraph) -> str:
    return f"GRAPH {graph}" if isinstance(graph, NamedNode) else "DEFAULT"


def _triples(body: bytes, media_type: str, base: str | None) -> list[str]:
    syntax = SYNTAXES[media_type]
    # The engine reads the keyword in small letters too.
    if syntax == RdfFormat.RDF_XML and b"<!doctype" in body.replace(b"\0", b"").lower():
        raise UsageError("RDF/XML with a DOCTYPE is not read: what its entities come to has no bound")
    try:
        return [_triple(q) for q in parse(body, syntax, base_iri=base, rename_blank_nodes=True)]
    except SyntaxError as error:
        raise UsageError(f"the graph cannot be read as {media_type}: {error}") from error


def _triple(quad: Quad) -> str:
    if not isinstance(quad.graph_name, DefaultGraph):
        raise UsageError(f"the document holds a graph of its own, {quad.graph_name}")
    return f"{quad.subject} {quad.predicate} {quad.object}"
