"""Alliances between sides, read from the edges that are derived already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.derive.facts import Facts
from kg.derive.relationships import Edge
from kg.derive.sides import JOINING, PARTING, Pacts, Pair, Sides, Spell, pacts
from kg.model import Claim, Relation
from kg.rdf import DERIVED, relation_node
from kg.rdf import vocabulary as kg


class Alliances:
    """Which sides were one, and when; each pair is looked up once, so the edges must stand."""

    def __init__(self, facts: Facts) -> None:
        """Look up in a draft."""
        self._facts, self.sides = facts, Sides(facts.entities)
        self._members: dict[str, frozenset[str]] = {}
        self._partners: dict[str, frozenset[str]] = {}
        self._spells: dict[Pair, tuple[Spell, ...]] = {}

    def among(self, actors: Iterable[str]) -> Pacts:
        """Give the spells of alliance between the sides of some actors."""
        heads = {self.sides.head(actor) for actor in actors}
        pairs = {frozenset({h, p}) for h in heads for p in self._partners_of(h) & heads}
        return {pair: self.spells(pair) for pair in pairs}

    def spells(self, pair: Pair) -> tuple[Spell, ...]:
        """Give the spells of alliance between two sides."""
        if pair not in self._spells:
            self._spells[pair] = self._read(pair)
        return self._spells[pair]

    def _read(self, pair: Pair) -> tuple[Spell, ...]:
        one, other = sorted(pair)
        if other not in self._partners_of(one):
            return ()
        found = pacts(self._claims(one, other), self._facts.datelines, self.sides)
        return found.get(pair, ())

    def _claims(self, one: str, other: str) -> list[Claim]:
        edges = {e for e, head in self._edges(one, JOINING | PARTING) if head == other}
        nodes = [self._facts.names.relationship(edge.id) for edge in sorted(edges)]
        quads = (q for n in nodes for q in self._facts.draft.quads(n, kg.SUPPORTED_BY, None, DERIVED))
        return self._facts.claims(q.object for q in quads if isinstance(q.object, NamedNode))

    def _partners_of(self, head: str) -> frozenset[str]:
        if head not in self._partners:
            self._partners[head] = frozenset(other for _, other in self._edges(head, JOINING)) - {head}
        return self._partners[head]

    def _edges(self, head: str, relations: Iterable[Relation]) -> Iterator[tuple[Edge, str]]:
        """Give the edges from and to the members of a side, each with the head of the other end."""
        draft, names = self._facts.draft, self._facts.names
        ends = [(names.entity(m), r, relation_node(r)) for m in self.members(head) for r in relations]
        for member, relation, node in ends:
            for quad in draft.quads(member, node, None, DERIVED):
                yield self._edge(quad, relation, quad.object)
            if not relation.symmetric:
                for quad in draft.quads(None, node, member, DERIVED):
                    yield self._edge(quad, relation, quad.subject)

    def _edge(self, quad: Quad, relation: Relation, other: object) -> tuple[Edge, str]:
        local = self._facts.names.local
        ends = [local(n) for n in (quad.subject, quad.object) if isinstance(n, NamedNode)]
        one, two = sorted(ends) if relation.symmetric else ends
        far = local(other) if isinstance(other, NamedNode) else two
        return Edge(one, relation, two), self.sides.head(far)

    def members(self, head: str) -> frozenset[str]:
        """Give the actors of a side that are described, and its head."""
        if head not in self._members:
            found, todo = {head}, [head]
            while todo:
                node = self._facts.names.entity(todo.pop())
                below = {self._facts.names.local(n) for n in self._facts.draft.derived(kg.PARENT, node)}
                new = {b for b in below - found if self.sides.head(b) == head}
                found |= new
                todo.extend(new)
            self._members[head] = frozenset(found)
        return self._members[head]
