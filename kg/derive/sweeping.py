"""What is stored as if it were derived, and follows from no claim that there is."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.derive.draft import Draft
from kg.derive.relationships import Edge
from kg.derive.roll import Roll, Room
from kg.model import SYMMETRIC, Relation
from kg.rdf import DERIVED, Names, relation_node, relation_of
from kg.rdf import vocabulary as kg

KINDS = (kg.RELATIONSHIP, kg.CONTROL_INTERVAL, kg.EVENT, kg.PERIOD_CLASS)
"""The classes of what is derived."""

PLAIN = frozenset(map(relation_node, Relation))
"""The predicates of plain edges."""

_ROOMS = ("relationships", "intervals", "events", "periods")


class Sweep:
    """Looks through what is stored by a roll of all that claims tell of."""

    def __init__(self, draft: Draft, roll: Roll) -> None:
        """Look through the store of a draft, as the draft has it when it is asked."""
        self._draft, self._roll, self._names = draft, roll, Names(draft.store.base)
        self._rooms = tuple(f"{self._names.base}{room}/" for room in _ROOMS)
        self._last: tuple[NamedNode | None, bool] = (None, True)

    def stale(self) -> Iterator[Quad]:
        """Give the quads that are to go; what is derived anew puts the rest right."""
        for quad in self._draft.store.quads(graph=DERIVED):
            node = quad.subject
            if isinstance(node, NamedNode):
                yield from self._of(node, quad)

    def _of(self, node: NamedNode, quad: Quad) -> Iterator[Quad]:
        # The room first: it tells of nearly all, and in less time than the terms are hashed.
        if node.value.startswith(self._rooms):
            if not self._is_borne(node) or (quad.predicate == kg.PERIOD and self._owner(quad.object) != node):
                yield quad
        elif quad.predicate in PLAIN:
            if not self._holds(self._edge(node, quad.predicate, quad.object)):
                yield quad
        elif quad.object in KINDS:
            yield from self._draft.at(node)

    def _is_borne(self, node: NamedNode) -> bool:
        if self._last[0] != node:
            self._last = (node, self._bears(node))
        return self._last[1]

    def _bears(self, node: NamedNode) -> bool:
        """Tell whether deriving will write a node anew, or what stands there with it."""
        if self._names.is_relationship(node):
            return self._roll.has(Room.STANDING, self._local(node))
        if self._names.is_control(node):
            return self._roll.has(Room.PLACES, self._local(self._said(node, kg.PLACE)))
        if self._names.is_event(node):
            return self._roll.has(Room.EVENTS, self._local(self._said(node, kg.MATTER)))
        owner = self._owner(node)
        return owner is not None and any(True for _ in self._draft.quads(owner, kg.PERIOD, node, DERIVED))

    def _owner(self, period: object) -> NamedNode | None:
        """Give the relationship of which a period is, `None` where it does not say."""
        if not isinstance(period, NamedNode):
            return None
        ends = (self._said(period, p) for p in (kg.SUBJECT, kg.RELATION, kg.OBJECT))
        edge = self._edge(*ends)
        return self._names.relationship(edge.id) if edge and self._holds(edge) else None

    def _edge(self, one: object, relation: object, other: object) -> Edge | None:
        ends = (self._local(one), self._local(other))
        if relation not in PLAIN or not isinstance(relation, NamedNode) or not all(ends):
            return None
        found = relation_of(relation)
        first, second = sorted(ends) if found in SYMMETRIC else ends
        return Edge(first, found, second)

    def _holds(self, edge: Edge | None) -> bool:
        return edge is not None and self._roll.has(Room.STANDING, edge.id)

    def _said(self, node: NamedNode, predicate: NamedNode) -> object:
        return next((q.object for q in self._draft.quads(node, predicate, None, DERIVED)), None)

    def _local(self, node: object) -> str:
        try:
            return self._names.local(node) if isinstance(node, NamedNode) else ""
        except ValueError:
            # Nothing of ours is called so.
            return ""
