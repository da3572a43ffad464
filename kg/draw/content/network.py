"""The network that a picture shows, as pyvis carries it: nodes in their places, edges with what they rest on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pyvis.network import Network  # type: ignore[import-untyped]

from kg.draw.content.choice import Asked, Choice
from kg.draw.embed import readable
from kg.draw.fan import bends
from kg.draw.labels import lines
from kg.draw.spacing import Point
from kg.draw.style import KINDS
from kg.model import Entity, Link, Told
from kg.query.links import Links
from kg.query.sides import Side

JSON = dict[str, Any]

MOST_SIDES = 8
"""How many sides are named; the others are one."""

_EPOCH = date(1970, 1, 1)
_SMALLEST, _LARGEST = 6.0, 26.0


@dataclass(frozen=True, slots=True)
class Sided:
    """The sides on a day."""

    on: date
    sides: Sequence[Side]


class _Ids(list[str]):
    """What pyvis keeps the ids of nodes in, which it searches for both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known = set[str]()

    def append(self, own: str) -> None:
        super().append(own)
        self._known.add(own)

    def __contains__(self, own: object) -> bool:
        return own in self._known


def sizes(links: Links, ids: Iterable[str]) -> dict[str, float]:
    """Give the radius of each node in pixels: it grows with the logarithm of the reports of all its relationships."""
    weights = {own: sum(link.reports for link in links.of.get(own, ())) for own in ids}
    most = math.log1p(max(weights.values(), default=1)) or 1.0
    room = _LARGEST - _SMALLEST
    return {own: round(_SMALLEST + room * (math.log1p(n) / most) ** 1.6, 1) for own, n in weights.items()}


def network(
    choice: Choice,
    asked: Asked,
    links: Links,
    entities: Mapping[str, Entity],
    places: Mapping[str, Point],
    *,
    sided: Sided | None = None,
) -> JSON:
    """Give nodes, edges and true totals of a picture.

    A node has its `degree`, with how many others it stands in some relation, and how many of these are not drawn,
    `hidden`. A `bend` is what `kg.draw.fan` says. With `sided` a node has the number of its side, from 0.
    """
    carried = Network(directed=True, cdn_resources="local")
    carried.node_ids = _Ids()
    drawn = set(choice.entities)
    side = _numbers(sided, drawn)
    size = sizes(links, choice.entities)
    for own in choice.entities:
        x, y = places[own]
        near = links.neighbours(own)
        counts = {"degree": len(near), "hidden": sum(other not in drawn for other in near)}
        carried.add_node(own, **_node(entities[own]), **counts, size=size[own], x=x, y=y, side=side.get(own))
    bent = bends((link.id, link.subject, link.object) for link in choice.links)
    for link in choice.links:
        carried.add_edge(link.subject, link.object, **_edge(link), bend=bent[link.id])
    return {
        "nodes": carried.nodes,
        "edges": carried.edges,
        "around": asked.around,
        "opened": list(asked.opened),
        "ways": None if asked.ways is None else [list(way) for way in asked.ways],
        "totals": {"relationships": len(links.rows), "entities": len(links.of), "passed": choice.passed},
        "sides": _sides(sided, side, entities) if sided else None,
    }


def _node(entity: Entity) -> JSON:
    style = KINDS[entity.kind]
    return {
        "label": readable(entity.label) or entity.id,
        "lines": lines(entity.label),
        "shape": style.shape,
        "color": style.colour,
        "kind": entity.kind.value,
        "actor": entity.is_actor,
        "disputed": [readable(name) for _, name in entity.disputed],
    }


def _edge(link: Link) -> JSON:
    return {
        "id": link.id,
        "relation": link.relation.value,
        "symmetric": link.relation.symmetric,
        "disputed": link.disputed,
        "reports": link.reports,
        "speakers": link.speakers,
        "sources": link.sources,
        "claims": link.claims,
        "denials": link.denials,
        "first": link.first.isoformat() if link.first else None,
        "last": link.last.isoformat() if link.last else None,
    }


def _numbers(sided: Sided | None, drawn: set[str]) -> dict[str, int]:
    """Give the number of the side of each drawn actor that has one; the last number is that of all others."""
    there = [s for s in sided.sides if not drawn.isdisjoint(s.members)] if sided else []
    return {own: min(at, MOST_SIDES) for at, one in enumerate(there) for own in one.members if own in drawn}


def _sides(sided: Sided, side: Mapping[str, int], entities: Mapping[str, Entity]) -> JSON:
    there = [one for one in sided.sides if one.id in side or any(own in side for own in one.members)]
    named = [{"id": s.id, "name": readable(entities[s.id].label), "members": len(s.members)} for s in there]
    return {
        "on": sided.on.isoformat(),
        "named": named[:MOST_SIDES],
        "others": max(0, len(named) - MOST_SIDES),
    }


def told(found: Mapping[str, Sequence[Told]], edges: int) -> JSON:
    """Give the days of claims in bulk, four numbers each: start, end, day of publication, number of the report.

    Days count from 1 January 1970, `None` is unknown; reports are numbered from 0 within the answer. `edges` is how
    many relationships were asked for: `missing` says of how many the days are left out.
    """
    reports: dict[str, int] = {}
    days = {
        own: [n for one in said for n in (*_days(one), reports.setdefault(one.report, len(reports)))]
        for own, said in found.items()
    }
    return {"days": days, "reports": len(reports), "missing": edges - len(days)}


def _days(said: Told) -> tuple[int | None, int | None, int | None]:
    return _day(said.start), _day(said.end), _day(said.published)


def _day(day: date | None) -> int | None:
    return (day - _EPOCH).days if day else None
