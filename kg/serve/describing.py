"""What the endpoint says of itself: a SPARQL 1.1 service description, and the dataset in VoID."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fastapi import Request
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.graph import Graph
from kg.rdf import PREFIXES
from kg.serve.access import Access
from kg.serve.care import is_loopback
from kg.serve.protocol import GRAPHS, ROWS

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_DCT: Final = "http://purl.org/dc/terms/"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = NamedNode(f"{_RDF}type")
_SYNTAXES: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
_KINDS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_SHOWN: Final = {"sd": _SD, "void": _VOID, "dcterms": _DCT}

Value = NamedNode | Literal | BlankNode


def root_of(request: Request, base: str) -> str:
    """Give the address under which the asker sees this server, ending in `/`.

    It is what `--public-url` or a trusted proxy says, else the graph's base, which may be the server's own address; a
    local asker, who may come by another port, gets the one he used.
    """
    url = request.url
    known = getattr(request.state, "addressed", False) or is_loopback(url.hostname or "")
    if not known:
        return base
    return f"{url.scheme}://{url.netloc}{request.scope.get('root_path', '')}/"


def service(root: str, base: str, access: Access) -> list[Triple]:
    """Describe the SPARQL service at `root` over the graph with this `base`."""
    endpoint = NamedNode(f"{root}sparql")
    languages = ["SPARQL10Query", "SPARQL11Query", *(["SPARQL11Update"] if access.writes else [])]
    said: list[tuple[str, Value]] = [
        (f"{_RDF}type", NamedNode(f"{_SD}Service")),
        (f"{_SD}endpoint", endpoint),
        (f"{_SD}feature", NamedNode(f"{_SD}EmptyGraphs")),
        (f"{_SD}defaultEntailmentRegime", NamedNode("http://www.w3.org/ns/entailment/Simple")),
        *((f"{_SD}supportedLanguage", NamedNode(_SD + language)) for language in languages),
        *((f"{_SD}resultFormat", NamedNode(_FORMATS + _SYNTAXES[name])) for name in (*ROWS, *GRAPHS)),
        *((f"{_SD}inputFormat", NamedNode(_FORMATS + _SYNTAXES[name])) for name in GRAPHS if access.writes),
    ]
    dataset, default = NamedNode(f"{base}.well-known/void#dataset"), NamedNode(f"{root}sparql#default-graph")
    return [
        *(Triple(endpoint, NamedNode(name), value) for name, value in said),
        Triple(endpoint, NamedNode(f"{_SD}defaultDataset"), dataset),
        Triple(dataset, _TYPE, NamedNode(f"{_SD}Dataset")),
        Triple(dataset, NamedNode(f"{_SD}defaultGraph"), default),
        Triple(default, _TYPE, NamedNode(f"{_SD}Graph")),
    ]


def dataset(root: str, graph: Graph) -> list[Triple]:
    """Describe what the graph holds."""
    node = NamedNode(f"{graph.base}.well-known/void#dataset")
    return [Triple(node, NamedNode(name), value) for name, value in _dataset(root, graph)]


def _dataset(root: str, graph: Graph) -> Iterator[tuple[str, Value]]:
    held = graph.stats()
    yield f"{_RDF}type", NamedNode(f"{_VOID}Dataset")
    yield f"{_DCT}title", Literal("Who holds, takes and leaves which place, as reported", language="en")
    yield f"{_VOID}sparqlEndpoint", NamedNode(f"{root}sparql")
    yield f"{_VOID}uriSpace", Literal(graph.base)
    yield f"{_VOID}entities", Literal(held.entities)
    yield f"{_VOID}documents", Literal(held.reports)
    for name in ("turtle", "ntriples", "jsonld"):
        yield f"{_VOID}feature", NamedNode(_FORMATS + _SYNTAXES[name])
    for vocabulary in sorted(set(PREFIXES.values())):
        yield f"{_VOID}vocabulary", NamedNode(vocabulary)


def written(triples: list[Triple], media_type: str) -> bytes:
    """Write triples in a media type of `kg.serve.protocol.GRAPHS`."""
    syntax = _KINDS[media_type.partition(";")[0]]
    return serialize(triples, format=syntax, prefixes=_SHOWN) or b""
