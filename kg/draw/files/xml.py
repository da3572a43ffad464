"""Relationships as GraphML and GEXF, written by networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.draw.network import to_networkx
from kg.model import Relationship

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# What XML 1.0 cannot hold, however it is escaped; lone surrogates among it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(edges: Iterable[Relationship]) -> str:
    """Give GraphML with the attributes of `to_networkx`: days in ISO form, what is unknown left out."""
    text = "\n".join(nx.generate_graphml(_flat(edges), named_key_ids=True))
    # networkx writes Python's True and False, which XML's boolean type does not know.
    return DECLARATION + re.sub(r">(True|False)</data>", lambda found: found[0].lower(), text) + "\n"


def gexf(edges: Iterable[Relationship]) -> str:
    """Give GEXF 1.2 with the attributes of `to_networkx`: days in ISO form, what is unknown left out.

    The day of writing, which networkx notes, goes: the same graph gives the same file.
    """
    text = "\n".join(nx.generate_gexf(_flat(edges), version="1.2draft"))
    return DECLARATION + re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def _flat(edges: Iterable[Relationship]) -> nx.MultiDiGraph[str]:
    graph = to_networkx(edges)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        flat.add_node(_words(node), **_plain(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        flat.add_edge(_words(source), _words(target), key=_words(key), **_plain(attributes))
    return flat


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    """Keep what both formats hold: numbers and truth values as they are, the rest as text, no unknowns."""
    known = {name: value for name, value in attributes.items() if value is not None}
    return {name: v if isinstance(v, int | float) else _words(str(v)) for name, v in known.items()}


def _words(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
