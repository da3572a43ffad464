"""Prefixes that a query may use without declaring them."""

from __future__ import annotations

from kg.rdf import PREFIXES

_ROOMS = {"entity": "entities", "claim": "claims", "report": "reports"}


def prefixes(base: str) -> dict[str, str]:
    """Give the IRIs by prefix: those of the vocabularies written here, and of what lives under `base`.

    A query that declares one of them itself means its own.

    >>> prefixes("http://localhost/")["entity"]
    'http://localhost/entities/'
    """
    return {**PREFIXES, **{name: f"{base}{room}/" for name, room in _ROOMS.items()}}
