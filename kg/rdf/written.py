"""Triples as text in the formats of linked data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import RdfFormat, Triple, serialize

from kg.rdf.standards import TYPE
from kg.rdf.vocabulary import PREFIXES

_SYNTAX = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}


def written(triples: Iterable[Triple], format: str) -> bytes:
    """Write triples as `turtle`, `ntriples` or `jsonld`; another format is a `KeyError`.

    JSON-LD carries its prefixes in a context of its own, so that nothing need be fetched to read it.
    """
    if format != "jsonld":
        return serialize(triples, format=_SYNTAX[format], prefixes=dict(PREFIXES)) or b""
    nodes = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"[]")
    whole = {"@context": dict(PREFIXES), "@graph": [_shortened(node) for node in nodes]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def short(iri: str) -> str:
    """Write an IRI with its prefix, or as it is where none fits.

    >>> short("http://www.w3.org/ns/prov#wasDerivedFrom")
    'prov:wasDerivedFrom'
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and iri[len(space) :].isidentifier():
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def _shortened(node: Mapping[str, Any]) -> dict[str, Any]:
    """Write a node of expanded JSON-LD with prefixes in its properties and classes; its own IRIs stay whole."""
    found: dict[str, Any] = {"@id": node["@id"]}
    for name, values in node.items():
        if name == TYPE.value:
            found["@type"] = [short(value["@id"]) for value in values]
        elif name != "@id":
            found[short(name)] = [_typed(value) for value in values]
    return found


def _typed(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: short(one) if name == "@type" else one for name, one in value.items()}
