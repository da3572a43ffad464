"""The relationships of an entity, read from the derived graph by direct look-ups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import islice

from pyoxigraph import Literal, NamedNode

from kg.derive import Edge
from kg.errors import NotFound
from kg.model import Relation, Relationship, Status
from kg.query.looking import entities_of, in_graph, named, names_of, subjects
from kg.rdf import DERIVED, node_of, relation_node, relationship_at
from kg.rdf import vocabulary as kg
from kg.rdf.packing import unpacked
from kg.rdf.standards import TYPE
from kg.store import Store

# The busiest entities have thousands of relationships and are asked for again and again.
_KEPT = 64


def relations(
    store: Store,
    entity: str,
    *,
    relation: Relation | None = None,
    other: str | None = None,
    since: date | None = None,
    until: date | None = None,
    status: Status | None = None,
) -> list[Relationship]:
    """Give the relationships whose subject or object is the entity with this id, by relation, then ends.

    `other` is the id of the second party. `since` and `until` keep those whose days, both inclusive, meet
    that span; one without any day meets none. `status` keeps those with a claim of that status for or against
    them. An unknown id has no relationships.
    """
    if relation is None and other is None:
        edges = store.kept("relations", lambda: lru_cache(_KEPT)(partial(_all_of, store)))(entity)
    else:
        edges = _read(store, _about(store, entity, relation, other))
    met = [e for e in edges if _meets(e, since, until)]
    return [e for e in met if status is None or _has_status(store, e, status)]


def relationships(store: Store) -> list[Relationship]:
    """Give every relationship, by relation and then by ends."""
    return _read(store, subjects(store, TYPE, kg.RELATIONSHIP))


def edges(
    store: Store,
    *,
    entity: str | None = None,
    relation: Relation | None = None,
    since: date | None = None,
    until: date | None = None,
    disputed: bool | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> list[Relationship]:
    """Give the relationships that pass every filter, by id, beginning behind the id `after`.

    `entity` is the id of either end; days as in `relations`.
    """
    names = names_of(store)
    # Whoever turns pages asks for them again and again.
    ids = store.kept("edge ids", lambda: lru_cache(_KEPT)(partial(_ordered, store)))(
        entity, relation if entity is not None else None
    )
    rest = islice(ids, 0 if after is None else bisect_right(ids, after), None)
    # One by one: no more are read than are wanted.
    found = (edge for own in rest if (edge := _at(store, names.relationship(own))))
    fitting = (e for e in found if relation is None or e.relation is relation)
    met = (e for e in fitting if _meets(e, since, until) and disputed in (None, e.disputed))
    return list(islice(met, limit))


def relationships_at(store: Store, nodes: Iterable[NamedNode]) -> list[Relationship]:
    """Give the relationships among some nodes, by relation and then by ends."""
    return _read(store, filter(names_of(store).is_relationship, nodes))


def relationship(store: Store, id: str) -> Relationship:
    """Give the relationship with this id, or `NotFound`."""
    node = named(names_of(store).relationship, id)
    if node is None or next(store.quads(node, TYPE, kg.RELATIONSHIP, DERIVED), None) is None:
        raise NotFound("relationship", id)
    return _read(store, [node])[0]


def _about(
    store: Store, entity: str, relation: Relation | None = None, other: str | None = None
) -> set[NamedNode]:
    """Give the relationships of an entity by its plain edges: thousands of events have it for their subject, too."""
    return set(map(names_of(store).relationship, _ids(store, entity, relation, other)))


def _ids(
    store: Store, entity: str, relation: Relation | None = None, other: str | None = None
) -> Iterator[str]:
    wanted = Relation if relation is None else (relation,)
    return (edge.id for one in wanted for edge in _edges(store, entity, one, other))


def _ordered(store: Store, entity: str | None, relation: Relation | None) -> tuple[str, ...]:
    """Give the ids in order: of an entity's relationships of a relation, or of all where there is no entity."""
    if entity is not None:
        return tuple(sorted(set(_ids(store, entity, relation))))
    return tuple(sorted(map(names_of(store).local, subjects(store, TYPE, kg.RELATIONSHIP))))


def _edges(store: Store, entity: str, relation: Relation, other: str | None) -> Iterator[Edge]:
    names, predicate = names_of(store), relation_node(relation)
    near, far = named(names.entity, entity), named(names.entity, other) if other is not None else None
    if near is None or (far is None and other is not None):
        return
    for quad in store.quads(near, predicate, far, DERIVED):
        if not isinstance(quad.object, NamedNode):
            continue
        ends = (entity, names.local(quad.object))
        one, another = sorted(ends) if relation.symmetric else ends
        yield Edge(one, relation, another)
    for quad in () if relation.symmetric else store.quads(far, predicate, near, DERIVED):
        if isinstance(quad.subject, NamedNode):
            yield Edge(names.local(quad.subject), relation, entity)


def _all_of(store: Store, entity: str) -> list[Relationship]:
    return _read(store, _about(store, entity))


def _read(store: Store, nodes: Iterable[NamedNode]) -> list[Relationship]:
    edges = (edge for node in nodes if (edge := _at(store, node)))
    return sorted(edges, key=lambda e: (_ORDER[e.relation], e.subject.label, e.object.label, e.id))


def _at(store: Store, node: NamedNode) -> Relationship | None:
    """Read the relationship at a node; `None` where there is none, as of an edge that was put there by hand."""
    names, entities = names_of(store), entities_of(store)
    quad = next(store.quads(node, kg.PACKED, None, DERIVED), None)
    if quad is not None and isinstance(quad.object, Literal):
        return unpacked(quad.object.value, names.local(node), entities)
    if next(store.quads(node, TYPE, kg.RELATIONSHIP, DERIVED), None) is None:
        return None
    return relationship_at(node, in_graph(store), names, entities)


_ORDER = {relation: place for place, relation in enumerate(Relation)}


def _meets(edge: Relationship, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = edge.first or edge.last, edge.last or edge.first
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _has_status(store: Store, edge: Relationship, status: Status) -> bool:
    names, wanted = names_of(store), node_of(status)
    claims = edge.claims + edge.denials
    return any(next(store.quads(names.claim(c), kg.STATUS, wanted), None) for c in claims)
