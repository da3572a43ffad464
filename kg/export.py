"""The whole graph in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.model import Relationship
from kg.rdf import PREFIXES
from kg.store import Store

RDF_FORMATS = ("turtle", "nquads", "jsonld")
EDGE_FORMATS = ("graphml", "gexf", "csv", "geojson")
FORMATS = RDF_FORMATS + EDGE_FORMATS


def exported(format: str, store: Store, edges: Callable[[], list[Relationship]]) -> str:
    """Give the graph in one of `FORMATS`, the same text for the same graph; another format is a `UsageError`.

    N-Quads and JSON-LD hold everything, each report as a named graph; Turtle, which has no named graphs,
    holds every statement once. The others hold the relationships.
    """
    if format in RDF_FORMATS:
        return _rdf(format, store.quads())
    if format not in EDGE_FORMATS:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    # networkx takes a third of a second to load.
    from kg.draw import files  # noqa: PLC0415

    writer: Callable[[list[Relationship]], str] = getattr(files, format)
    return writer(edges())


def _rdf(format: str, quads: Iterable[Quad]) -> str:
    prefixes = dict(PREFIXES)
    if format == "turtle":
        triples = sorted({quad.triple for quad in quads}, key=_order)
        return _words(serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes))
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), *_order(quad)))
    if format == "nquads":
        return _words(serialize(ordered, format=RdfFormat.N_QUADS))
    return _words(serialize(ordered, format=RdfFormat.JSON_LD, prefixes=prefixes))


def _order(statement: Quad | Triple) -> tuple[str, str, str]:
    return str(statement.subject), str(statement.predicate), str(statement.object)


def _words(data: bytes | None) -> str:
    return (data or b"").decode()
