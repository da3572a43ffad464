"""The check of quads against `ontology/shapes.ttl`. Importing this takes a while: leave it until needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.term import Node

from kg.rdf.interchange import to_rdflib
from kg.rdf.ontology import shapes_graph
from kg.rdf.vocabulary import PREFIXES


def violations(quads: Iterable[Quad]) -> list[str]:
    """Check quads, their graphs taken together, and give a line for each fault, sorted.

    A line names the node, the path from it, what is wrong and the value at fault. Give a report's graph
    with the quads of the entities that it names. Nothing is fetched: imports of ontologies are not followed.
    """
    data = to_rdflib(quads)
    _, results, _ = validate(
        data, shacl_graph=shapes_graph(), inference="none", do_owl_imports=False, inplace=True
    )
    if not isinstance(results, Graph):
        raise TypeError(f"the check of shapes gave no graph but {results!r}")
    return sorted(set(_lines(results)))


def _lines(results: Graph) -> Iterator[str]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        parts = [results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value)]
        focus, path, value = (_short(results, p) for p in parts)
        said = f"{path}: {results.value(result, SH.resultMessage)}".removeprefix(": ")
        yield f"{focus} {said}" + (f" (not {value})" if value not in {"", focus} else "")


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
