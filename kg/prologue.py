"""Prefixes that a query may use without declaring them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.rdf import PREFIXES


def prefixes(base: str) -> Mapping[str, str]:
    """Give every prefix that goes without saying: those of the vocabularies used here, and `entity:`."""
    return {**PREFIXES, "entity": f"{base}entities/"}


def declared(query: str, base: str) -> str:
    """Declare the known prefixes that a query uses and does not declare, in front of its first line.

    >>> declared("ASK { ?who kg:captured entity:raqqa }", "http://localhost/").split(" ASK")[0]
    'PREFIX kg: <https://w3id.org/conflict-kg#> PREFIX entity: <http://localhost/entities/>'
    """
    missing = [
        f"PREFIX {name}: <{iri}> "
        for name, iri in prefixes(base).items()
        if re.search(rf"(?<![\w.-]){name}:", query)
        and not re.search(rf"\bPREFIX\s+{name}:", query, re.IGNORECASE)
    ]
    return "".join(missing) + query
