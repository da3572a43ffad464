"""The ontology as graphs of rdflib, and the check of quads against its shapes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.know.data import data_folder
from kg.rdf.vocabulary import PREFIXES

# rdflib and pyshacl cost most of a second to import, and only validation and interchange need them.
if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@cache
def vocabulary_graph() -> Graph:
    """Read the vocabulary; the caller must not change it."""
    return _read("vocabulary.ttl")


@cache
def schemes_graph() -> Graph:
    """Read the schemes of other event codings and what maps the relations to them; not to be changed."""
    return _read("schemes.ttl")


@cache
def shapes_graph() -> Graph:
    """Read the shapes; the caller must not change them."""
    return _read("shapes.ttl")


def _read(name: str) -> Graph:
    from rdflib import Graph

    return Graph().parse(data_folder("ontology") / name, format="turtle")


def violations(quads: Iterable[Quad]) -> list[str]:
    """Check quads, their graphs taken together, and give one line a fault: node, path, message, value; sorted.

    A report's graph is to be given together with the quads of the entities that it names. Nothing is fetched: imports
    of ontologies are not followed.
    """
    from pyshacl import validate

    _, results, _ = validate(
        to_rdflib(quads), shacl_graph=shapes_graph(), inference="none", do_owl_imports=False, inplace=True
    )
    return sorted(set(_lines(results)))


def to_rdflib(quads: Iterable[Quad]) -> Graph:
    """Give quads as one graph of rdflib, names of graphs left out and literals spelled as they are."""
    from rdflib import Graph

    graph = Graph()
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(term: object) -> Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"a triple cannot be a term: {term}")


def _lines(results: Any) -> Iterable[str]:
    from rdflib import RDF, Namespace

    sh = Namespace(PREFIXES["sh"])
    for result in results.subjects(RDF.type, sh.ValidationResult):
        parts = [results.value(result, p) for p in (sh.focusNode, sh.resultPath, sh.value)]
        focus, path, value = (_short(results, p) for p in parts)
        said = f"{path}: {results.value(result, sh.resultMessage)}".removeprefix(": ")
        yield f"{focus} {said}" + (f" (not {value})" if value not in ("", focus) else "")


def _short(results: Any, node: Any) -> str:
    from rdflib import BNode, URIRef

    if node is None:
        return ""
    if isinstance(node, BNode):
        inverse = results.value(node, URIRef(PREFIXES["sh"] + "inversePath"))
        return f"^{_short(results, inverse)}" if inverse else _sequence(results, node)
    if not isinstance(node, URIRef):
        return repr(str(node))
    for prefix, namespace in PREFIXES.items():
        if node.startswith(namespace):
            return f"{prefix}:{node.removeprefix(namespace)}"
    return str(node)


def _sequence(results: Any, node: Any) -> str:
    return "/".join(_short(results, part) for part in results.items(node)) or "_:" + str(node)
