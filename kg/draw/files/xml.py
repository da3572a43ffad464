"""Relationships as GraphML and GEXF, written by networkx, so that Gephi opens both as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.draw.network import to_networkx
from kg.draw.spans import Span, spans
from kg.draw.style import RELATIONS
from kg.model import Relation, Relationship

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
GEXF = "http://gexf.net/1.3"

# What XML 1.0 cannot hold, however it is escaped; lone surrogates among it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(edges: Iterable[Relationship]) -> str:
    """Give GraphML with the attributes of `to_networkx`, and for each edge a label.

    Lists are joined by semicolons, days in ISO form, what is unknown is left out.
    """
    text = "\n".join(nx.generate_graphml(_flat(edges), named_key_ids=True))
    # networkx writes Python's True and False, which XML's boolean type does not know.
    return DECLARATION + re.sub(r">(True|False)</data>", lambda found: found[0].lower(), text) + "\n"


def gexf(edges: Sequence[Relationship]) -> str:
    """Give GEXF 1.3 with what `graphml` holds, each edge with the days on which it begins and ends.

    What lasts is there in its periods, everything else from its first day to its last.

    The kind of an edge is its relation: Gephi merges what runs between the same two nodes unless the kinds
    differ. The day of writing, which networkx notes, goes: the same graph gives the same file.
    """
    flat = _flat(edges)
    days = {edge.id: spans(edge) or ((edge.first, edge.last),) for edge in edges}
    for _, _, edge in flat.edges(data=True):
        edge.update(_timed(days[edge["id"]]))
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(flat)
    xml = writer.xml
    # The version that knows kinds, which not every networkx writes.
    xml.attrib |= {"xmlns": GEXF, "xsi:schemaLocation": f"{GEXF} {GEXF}/gexf.xsd", "version": "1.3"}
    xml.find("meta").attrib.clear()
    relations = {edge["id"]: edge["relation"] for _, _, edge in flat.edges(data=True)}
    for edge in xml.iter("edge"):
        edge.set("kind", relations[edge.get("id")])
    return f"{DECLARATION}{writer}\n"


def _timed(days: Sequence[Span]) -> dict[str, Any]:
    told = [tuple(day.isoformat() if day else None for day in span) for span in days]
    if len(told) > 1:
        return {"spells": told}
    return {name: day for name, day in zip(("start", "end"), told[0], strict=True) if day}


def _flat(edges: Iterable[Relationship]) -> nx.MultiDiGraph[str]:
    graph = to_networkx(edges)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        flat.add_node(_words(node), **_plain(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        label = RELATIONS[Relation(attributes["relation"])].name
        flat.add_edge(_words(source), _words(target), key=_words(key), **_plain(attributes), label=label)
    return flat


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    """Keep what both formats hold: numbers and truth values as they are, the rest as text, no unknowns."""
    known = {name: value for name, value in attributes.items() if value not in {None, ()}}
    return {name: v if isinstance(v, int | float) else _text(v) for name, v in known.items()}


def _text(value: object) -> str:
    return _words("; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value))


def _words(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
