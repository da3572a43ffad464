"""What OpenAPI says of the SPARQL protocol's bodies and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kg.serve.posted import FORM
from kg.serve.protocol import DIRECT, FORMATS, GRAPHS, ROWS, UPDATE

EXAMPLE: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10"
EXAMPLE_UPDATE: Final = "INSERT DATA { entity:abu-kamal rdfs:comment 'A town on the Euphrates.' }"
_ROW: Final = {
    "head": {"vars": ["s"]},
    "results": {"bindings": [{"s": {"type": "uri", "value": "http://127.0.0.1:8000/entities/abu-kamal"}}]},
}
_TRIPLE: Final = (
    "<http://127.0.0.1:8000/entities/abu-kamal> <http://www.w3.org/2000/01/rdf-schema#label> "
    '"Abu Kamal"@en .\n'
)
_TRUNCATED: Final = {
    "KG-Truncated": {
        "description": "There and `true` if rows or triples were left out at the limit. JSON and XML of rows then "
        "have a link in their head, Turtle, N-Triples, N-Quads, TriG and RDF/XML a comment at their end.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}


def _content(formats: Mapping[str, str]) -> dict[str, Any]:
    shown = {"json": _ROW, "csv": "s\r\n", "tsv": "?s\n", "turtle": _TRIPLE, "ntriples": _TRIPLE}
    return {
        media.partition(";")[0]: {"schema": {} if name in {"json", "jsonld"} else {"type": "string"}}
        | ({"example": shown[name]} if name in shown else {})
        for name, media in formats.items()
    }


ANSWERS: Final[Mapping[int | str, dict[str, Any]]] = {
    200: {
        "description": "Rows or a truth value as JSON, XML, CSV, TSV; triples as Turtle, N-Triples, N-Quads, TriG, "
        "JSON-LD, RDF/XML.",
        "headers": _TRUNCATED,
        "content": _content({**ROWS, **GRAPHS}),
    }
}
DESCRIBED: Final[Mapping[int | str, dict[str, Any]]] = {200: {"content": _content(GRAPHS)}}

_IRIS: Final = {"type": "array", "items": {"type": "string"}}
POSTED: Final = {
    "security": [{}, {"token": []}],
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "description": "A `query` or an `update`, one of the two, with the parameters of its kind.",
                    "additionalProperties": False,
                    "properties": {
                        "query": {"type": "string"},
                        "update": {"type": "string"},
                        "format": {"type": "string", "enum": list(FORMATS)},
                        "default-graph-uri": _IRIS,
                        "named-graph-uri": _IRIS,
                        "using-graph-uri": _IRIS,
                        "using-named-graph-uri": _IRIS,
                    },
                },
                "examples": {
                    "query": {"summary": "A query", "value": {"query": EXAMPLE}},
                    "update": {
                        "summary": "An update, with a write token",
                        "value": {"update": EXAMPLE_UPDATE},
                    },
                },
            },
            DIRECT: {"schema": {"type": "string"}, "example": EXAMPLE},
            UPDATE: {"schema": {"type": "string"}, "example": EXAMPLE_UPDATE},
        },
    },
}
