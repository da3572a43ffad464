"""Actors and places as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Entity, Kind
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.literals import number, year_term
from kg.rdf.names import Names
from kg.rdf.nodes import (
    Lookup,
    Node,
    Statement,
    by_subject,
    derived,
    list_statements,
    node_at,
    reading,
    typed,
)

_OTHERS = {"country": kg.COUNTRY, "speaks_for": kg.SPEAKS_FOR, "leans": kg.LEANS_TO}
_CLASSES = (kg.ACTOR, kg.PLACE_CLASS)
_YEARS = (kg.ACTIVE_FROM, kg.ACTIVE_UNTIL)

DESCRIBING = (
    *(std.TYPE, std.LABEL, std.ALT_LABEL, std.SAME_AS, std.LATITUDE, std.LONGITUDE),
    *(kg.GEONAMES, kg.PARENT, kg.CALLED, kg.ORDER),
    *_YEARS,
    *_OTHERS.values(),
)
"""The properties of an entity's node from which `entity_at` reads it."""


def entity_quads(entities: Iterable[Entity], names: Names) -> list[Quad]:
    """Say in the default graph what entities are: classes, labels, position, allegiance, years.

    The same entity always gives the same quads, so that what a changed one no longer says is the difference
    of two calls. A lone surrogate in text or id, an empty id and a `same_as` that is no absolute IRI are a
    `ValueError`.
    """
    statements = dict.fromkeys(s for e in entities for s in _statements(e, names))
    return [derived(s) for s in statements]


def _statements(entity: Entity, names: Names) -> Iterator[Statement]:
    node = names.entity(entity.id)
    yield node, std.TYPE, kg.node_of(entity.kind)
    for is_one, kind in zip((entity.is_actor, entity.is_place), _CLASSES, strict=True):
        if is_one:
            yield node, std.TYPE, kind
    yield node, std.LABEL, Literal(entity.label)
    yield from list_statements(node, std.ALT_LABEL, entity.aliases, Literal)
    yield from list_statements(node, std.SAME_AS, entity.same_as, NamedNode)
    yield from list_statements(node, kg.PARENT, entity.parents, names.entity)
    for field, predicate in _OTHERS.items():
        if other := getattr(entity, field):
            yield node, predicate, names.entity(other)
    yield from _position(node, entity, names)
    yield from _years(node, entity)
    yield from _names_by_party(node, entity, names)


def _position(node: NamedNode, entity: Entity, names: Names) -> Iterator[Statement]:
    if entity.lat is not None:
        yield node, std.LATITUDE, number(entity.lat)
    if entity.lon is not None:
        yield node, std.LONGITUDE, number(entity.lon)
    if entity.lat is not None and entity.lon is not None:
        wkt = f"POINT({_plain(entity.lon)} {_plain(entity.lat)})"
        point = names.hashed("geometries", [wkt])
        yield node, std.HAS_GEOMETRY, point
        yield point, std.TYPE, std.POINT
        yield point, std.AS_WKT, Literal(wkt, datatype=std.WKT_LITERAL)
    if entity.geonames is not None:
        yield node, kg.GEONAMES, Literal(entity.geonames)
        yield node, std.SEE_ALSO, NamedNode(f"https://sws.geonames.org/{entity.geonames}/")


def _plain(degrees: float) -> str:
    return format(Decimal(repr(float(degrees))), "f")


def _years(node: NamedNode, entity: Entity) -> Iterator[Statement]:
    for year, predicate in zip(entity.active, _YEARS, strict=True):
        if year is not None:
            yield node, predicate, year_term(year)


def _names_by_party(node: NamedNode, entity: Entity, names: Names) -> Iterator[Statement]:
    for position, (party, name) in enumerate(entity.disputed):
        called = names.hashed("party-names", [entity.id, str(position), party, name])
        yield node, kg.CALLED, called
        yield called, std.TYPE, kg.PARTY_NAME
        yield called, kg.PARTY, names.entity(party)
        yield called, std.LABEL, Literal(name)
        yield called, kg.POSITION, Literal(position)


def entities_from_quads(quads: Iterable[Quad], names: Names) -> dict[str, Entity]:
    """Read the entities that quads describe, by id; an entity that breaks the form is `InvalidData`."""
    kept = list(quads)
    lookup = by_subject(kept)
    found = {n for kind in _CLASSES for n in typed(kept, kind)}
    read = (entity_at(n, lookup, names) for n in sorted(found, key=lambda n: n.value))
    return {e.id: e for e in read}


def entity_at(name: NamedNode, lookup: Lookup, names: Names) -> Entity:
    """Read one entity; `lookup` gives the quads of a node, of this one and of its names by party."""
    with reading(name):
        return _entity(node_at(name, lookup), lookup, names)


def _entity(node: Node, lookup: Lookup, names: Names) -> Entity:
    kind = _kind(node)
    since, until = (_whole(node.maybe_text(p)) for p in _YEARS)
    return Entity(
        id=names.local(node.name),
        label=node.text(std.LABEL),
        kind=kind,
        aliases=node.listed(std.ALT_LABEL, node.texts(std.ALT_LABEL)),
        lat=_degrees(node.maybe_text(std.LATITUDE)),
        lon=_degrees(node.maybe_text(std.LONGITUDE)),
        geonames=_whole(node.maybe_text(kg.GEONAMES)),
        parents=node.listed(kg.PARENT, map(names.local, node.nodes(kg.PARENT))),
        same_as=node.listed(std.SAME_AS, (n.value for n in node.nodes(std.SAME_AS))),
        active=(since, until),
        disputed=_parties(node, lookup, names),
        **_other_ids(node, names),
    )


def _kind(node: Node) -> Kind:
    kinds = [_KINDS[t.value] for t in node.nodes(std.TYPE) if t.value in _KINDS]
    if len(kinds) != 1:
        raise InvalidData(f"{node.name.value} has {len(kinds)} kinds, not one")
    return kinds[0]


_KINDS: Mapping[str, Kind] = {kg.node_of(k).value: k for k in Kind}


def _other_ids(node: Node, names: Names) -> dict[str, str | None]:
    found = {field: node.maybe_node(predicate) for field, predicate in _OTHERS.items()}
    return {field: names.local(other) if other else None for field, other in found.items()}


def _parties(node: Node, lookup: Lookup, names: Names) -> tuple[tuple[str, str], ...]:
    called = (node_at(n, lookup) for n in node.nodes(kg.CALLED))
    placed = sorted(
        (int(c.text(kg.POSITION)), names.local(c.node(kg.PARTY)), c.text(std.LABEL)) for c in called
    )
    return tuple((party, name) for _, party, name in placed)


def _degrees(value: str | None) -> float | None:
    return None if value is None else float(value)


def _whole(value: str | None) -> int | None:
    return None if value is None else int(value)
