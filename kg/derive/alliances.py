"""Alliances between sides, read from the edges that are derived already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.derive.facts import Facts
from kg.derive.relationships import Edge
from kg.derive.sides import JOINING, PARTING, Pacts, Pair, Sides, Spell, spells
from kg.derive.ties import KEPT
from kg.model import Relation
from kg.rdf import DERIVED, relation_node
from kg.rdf import vocabulary as kg
from kg.rdf.gist import when
from kg.rdf.literals import day_of
from kg.rdf.standards import DATE_PUBLISHED


class Alliances:
    """Which sides were one, and when; kinship and alliances are those of the moment when this is made."""

    def __init__(self, facts: Facts, known_on: date | None = None) -> None:
        """Look up in a draft; with `known_on` only claims published by that day count."""
        self._facts, self.sides, self._known_on = facts, Sides(facts.entities), known_on
        self._ties = facts.ties()
        kept = facts.memory.reach_by(self._ties)
        self._members, self._joined = kept.members, kept.joined
        self._reached: dict[tuple[str, frozenset[Relation]], list[tuple[Edge, str]]] = {}
        self._days_of: dict[str, date | None] = {}
        self._spells = {} if known_on else facts.memory.spells

    def among(self, actors: Iterable[str]) -> Pacts:
        """Give the spells of alliance between the sides of some actors."""
        heads = {self.sides.head(actor) for actor in actors}
        owner = {member: head for head in heads for member in self.members(head)}
        reached = ((head, owner.get(far, head)) for head in heads for _, far in self._reach(head, JOINING))
        return {pair: self.spells(pair) for pair in {frozenset(p) for p in reached if p[0] != p[1]}}

    def spells(self, pair: Pair) -> tuple[Spell, ...]:
        """Give the spells of alliance between two sides."""
        if pair not in self._spells:
            joining = self.between(pair, JOINING)
            parting = self.between(pair, PARTING) if joining else set()
            read = self._days if parting else self._first
            self._spells[pair] = spells(day for edge in sorted(joining | parting) for day in read(edge))
        return self._spells[pair]

    def between(self, pair: Pair, relations: frozenset[Relation]) -> set[Edge]:
        """Give the edges of some relations between the members of two sides."""
        one, other = sorted(pair)
        members = self.members(other)
        return {edge for edge, far in self._reach(one, relations) if far in members}

    def _reach(self, head: str, relations: frozenset[Relation]) -> list[tuple[Edge, str]]:
        """Give the edges from and to the members of a side, each with its other end."""
        # What is tied is the same as long as the ties are; other edges are those of the moment.
        reached = self._joined if relations <= KEPT else self._reached
        if (head, relations) not in reached:
            reached[head, relations] = [
                found for member in self.members(head) for r in relations for found in self.edges(member, r)
            ]
        return reached[head, relations]

    def edges(self, member: str, relation: Relation) -> Iterator[tuple[Edge, str]]:
        """Give the edges of one relation from and to an actor, each with its other end."""
        if relation in KEPT:
            for one, _, other in self._ties.edges.get((member, relation), ()):
                yield Edge(one, relation, other), other if one == member else one
            return
        draft, names = self._facts.draft, self._facts.names
        node, predicate = names.entity(member), relation_node(relation)
        for quad in draft.quads(node, predicate, None, DERIVED):
            if isinstance(quad.object, NamedNode):
                far = names.local(quad.object)
                one, other = sorted((member, far)) if relation.symmetric else (member, far)
                yield Edge(one, relation, other), far
        for subject in () if relation.symmetric else draft.derived(predicate, node):
            far = names.local(subject)
            yield Edge(far, relation, member), far

    def _days(self, edge: Edge) -> set[tuple[date, bool]]:
        """Give the days on which a relationship's claims say that it joined or parted."""
        if self._known_on:
            return self._known_days(edge, self._known_on)
        kept = self._facts.memory.days
        if edge.id not in kept:
            kept[edge.id] = frozenset(self._read_days(edge))
        return {(day, edge.relation in JOINING) for day in kept[edge.id]} or self._first(edge)

    def _read_days(self, edge: Edge) -> Iterator[date]:
        node, quads = self._facts.names.relationship(edge.id), self._facts.draft.quads
        claims = [q.object for q in quads(node, kg.SUPPORTED_BY, None, DERIVED)]
        for claim in (c for c in claims if isinstance(c, NamedNode)):
            for quad in (q for bound in (kg.EARLIEST, kg.LATEST) for q in quads(claim, bound)):
                if isinstance(quad.object, Literal):
                    yield day_of(quad.object.value)

    def _first(self, edge: Edge) -> set[tuple[date, bool]]:
        """Give the first day of a relationship: all that counts where nothing parts the two."""
        if self._known_on:
            return self._known_days(edge, self._known_on)
        node = self._facts.names.relationship(edge.id)
        quads = self._facts.draft.quads(node, kg.FIRST, None, DERIVED)
        firsts = [day_of(q.object.value) for q in quads if isinstance(q.object, Literal)]
        return {(day, edge.relation in JOINING) for day in firsts or [date.min]}

    def _known_days(self, edge: Edge, known_on: date) -> set[tuple[date, bool]]:
        node = self._facts.names.relationship(edge.id)
        quads = self._facts.draft.quads(node, kg.SUPPORTED_BY, None, DERIVED)
        told = [when for q in quads if isinstance(q.object, NamedNode) for when in self._when(q.object)]
        known = [(day, days) for report, days in told if (day := self._published(report)) and day <= known_on]
        dated = {day for _, days in known for day in days}
        return {(day, edge.relation in JOINING) for day in dated or {day for day, _ in known}}

    def _when(self, claim: NamedNode) -> Iterator[tuple[str, tuple[date, ...]]]:
        """Give the report of a claim and the days of which it tells; the rest of it is not read."""
        for quad in self._facts.draft.quads(claim, kg.PACKED):
            if quad.graph_name != DERIVED and isinstance(quad.object, Literal):
                yield when(quad.object.value)

    def _published(self, report: str) -> date | None:
        if report not in self._days_of:
            node = self._facts.names.report(report)
            said = (q.object for q in self._facts.draft.quads(node, DATE_PUBLISHED, None, node))
            self._days_of[report] = next((day_of(o.value) for o in said if isinstance(o, Literal)), None)
        return self._days_of[report]

    def members(self, head: str) -> frozenset[str]:
        """Give the actors of a side that are described, and its head."""
        if head not in self._members:
            found, todo = {head}, [head]
            while todo:
                below = self._below(todo.pop())
                new = {b for b in below - found if self.sides.head(b) == head}
                found |= new
                todo.extend(new)
            self._members[head] = frozenset(found)
        return self._members[head]

    def _below(self, actor: str) -> set[str]:
        """Give those whose parent is an actor or one merged with it."""
        judged = self._facts.judged
        return {judged.root(b) for one in judged.group(actor) for b in self._ties.below.get(one, ())}
