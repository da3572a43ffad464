"""Literals as the embedded engine writes them, whatever a server makes of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.store.remote.spelling import OURS, WKT

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ANY: Final = NamedNode("urn:x-kg:any")


def canonical(quad: Quad) -> Quad:
    """Give a quad with its literal in the one form in which the embedded engine keeps each value.

    >>> print(canonical(Quad(_ANY, _ANY, Literal("0.50", datatype=NamedNode(_XSD + "decimal")))).object.value)
    0.5
    """
    if isinstance(quad.object, Literal) and (other := canonical_literal(quad.object)) is not quad.object:
        return Quad(quad.subject, quad.predicate, other, quad.graph_name)
    return quad


def canonical_literal(literal: Literal) -> Literal:
    """Give a literal in its one form; the same object where it has that already."""
    kind = literal.datatype.value
    if kind == OURS:
        return Literal(literal.value, datatype=NamedNode(WKT))
    if not kind.startswith(_XSD) or kind == _XSD + "string":
        return literal
    found = _kept(literal)
    return literal if found == literal else found


@lru_cache(maxsize=10_000)
def _kept(literal: Literal) -> Literal:
    held = ox.Store()
    held.add(Quad(_ANY, _ANY, literal))
    return cast("Literal", next(iter(held)).object)
