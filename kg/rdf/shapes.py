"""The check of quads against `ontology/shapes.ttl`. Importing this takes a while: leave it until needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from pyoxigraph import Quad, Triple
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from kg.rdf.interchange import rdflib_node, to_rdflib
from kg.rdf.ontology import shapes_graph
from kg.rdf.targeting import spread
from kg.rdf.vocabulary import PREFIXES


def violations(quads: Iterable[Quad | Triple], at: Collection[object] | None = None) -> list[str]:
    """Check quads, their graphs taken together, and give a line for each fault, sorted.

    A line names the node, the path from it, what is wrong and the value at fault. Give a report's graph
    with the quads of the entities that it names. `at` leaves out faults of other nodes than these, of which
    the quads may then say less than all. Nothing is fetched: imports of ontologies are not followed.
    """
    _, results, _ = validate(
        to_rdflib(quads, _Asked()),
        shacl_graph=_shapes(),
        inference="none",
        do_owl_imports=False,
        inplace=True,
    )
    if not isinstance(results, Graph):
        raise TypeError(f"the check of shapes gave no graph but {results!r}")
    return sorted(set(_lines(results, None if at is None else {rdflib_node(node) for node in at})))


class _Asked(Graph):
    """A graph that parses a query once, however often it is asked: pyshacl asks it of every node."""

    # rdflib's parameters pass through as they are.
    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:  # noqa: ANN401
        """Answer a query as any graph does."""
        known = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(known, *args, **options)


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)


@cache
def _shapes() -> Graph:
    return spread(shapes_graph())


def _lines(results: Graph, at: Collection[Node] | None) -> Iterator[str]:
    for result in _results(results, at):
        parts = [results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value)]
        focus, path, value = (_short(results, p) for p in parts)
        said = f"{path}: {results.value(result, SH.resultMessage)}".removeprefix(": ")
        yield f"{focus} {said}" + (f" (not {value})" if value not in {"", focus} else "")


def _results(results: Graph, at: Collection[Node] | None) -> Iterator[Node]:
    """Give the results at some nodes, and what these come from at their values."""
    for result in results.subjects(RDF.type, SH.ValidationResult):
        if at is None or results.value(result, SH.focusNode) in at:
            yield from filter(None, results.transitive_objects(result, SH.detail))


def _short(results: Graph, node: Node | None) -> str:
    if node is None:
        return ""
    if isinstance(node, BNode):
        return _path(results, node)
    return _prefixed(str(node)) if isinstance(node, URIRef) else repr(str(node))


def _path(results: Graph, node: BNode) -> str:
    inverse = results.value(node, SH.inversePath)
    if inverse is not None:
        return f"^{_short(results, inverse)}"
    return "/".join(_short(results, part) for part in results.items(node)) or f"_:{node}"


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
