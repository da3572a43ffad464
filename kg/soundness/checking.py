"""A store looked through: descriptions, reports, what is derived, and whether the claims bear it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.derive import anew
from kg.errors import InvalidData
from kg.model import SYMMETRIC, Control, Fault, FaultKind
from kg.rdf import DERIVED, Names, relation_node
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.nodes import typed
from kg.rdf.soundness import (
    RELATIONS,
    REWRITING,
    Cast,
    Derived,
    Described,
    Told,
    Wording,
    derived_faults,
    described_faults,
    iri,
    judged_faults,
    listed,
    timeline_faults,
    told_faults,
    unborne_faults,
)
from kg.store import Store

Progress = Callable[[str], None]

_STEP = 500
_SYMMETRIC = frozenset(map(relation_node, SYMMETRIC))
_WITHIN = (FaultKind.STATEMENT, FaultKind.PACKED)


class Check:
    """One look through a store."""

    def __init__(self, store: Store, progress: Progress) -> None:
        """Look at a store; `progress` is told how far it has come."""
        self.store, self.progress = store, progress
        self.names, self.wording = Names(store.base), Wording(store.base)
        self.claims: set[str] = set()
        self.described, self.known = Described(), Derived(self.claims)
        self.naming: defaultdict[str, list[str]] = defaultdict(list)
        self.legible = True

    def faults(self) -> list[Fault]:
        """Give all that is wrong, in the order in which it is looked for."""
        told = [*self._entities(), *self._graphs(), *self._undescribed()]
        derived = [*self._derived(), *self._edges()]
        compared = self._borne_out(derived)
        if self.legible:
            # What differs from what the claims give says more than what differs within itself.
            derived = [fault for fault in derived if fault.kind not in _WITHIN]
        return [*told, *derived, *compared]

    def _entities(self) -> Iterator[Fault]:
        """Check the descriptions of actors and places."""
        self.progress("checking actors and places")
        for node in self._subjects("entities"):
            yield from described_faults(node, self._said, self.names, self.described)
        self.legible &= self.described.entities.keys() == self.described.ids

    def _graphs(self) -> Iterator[Fault]:
        """Check the named graphs: of reports, and that which records the base."""
        graphs = sorted(self.store.graphs(), key=lambda graph: graph.value)
        reports = {g.value for g in graphs if next(self.store.quads(g, graph=g), None)}
        cast = Cast(self.described.entities)
        for number, graph in enumerate(graphs):
            if number % _STEP == 0:
                self.progress(f"checking reports: {number:,} of {len(graphs):,}")
            quads = list(self.store.quads(graph=graph))
            if self._room(graph) == "reports":
                told = told_faults(graph, quads, self.names, cast, reports)
                self.legible &= told.legible
                self._note(told)
                yield from told.faults
            elif graph == self.names.judgements:
                wrong = list(judged_faults(quads, self.names))
                self.legible &= not wrong
                yield from wrong
            elif self.names.is_judged(graph):
                # What it says follows from judgements and reports, and is compared with what these give.
                self.claims.update(n.value for n in typed(quads, kg.CLAIM))
            else:
                yield Fault(FaultKind.GRAPH, graph.value, "is a graph of no report")
        yield from self._record()

    def _note(self, told: Told) -> None:
        self.claims.update(told.there)
        for node, claim in told.claims.items():
            for argument in claim.arguments():
                if argument.entity.id not in self.described.ids:
                    self.naming[argument.entity.id].append(self.wording.short(node))

    def _record(self) -> Iterator[Fault]:
        own = self.names.record
        due = Quad(NamedNode(self.store.base), std.URI_SPACE, Literal(self.store.base), own)
        for quad in self.store.quads(graph=own):
            if quad != due:
                what = (
                    f"says {self.wording.term(quad.predicate)} {self.wording.term(quad.object)} of the store"
                )
                yield Fault(FaultKind.BASE, iri(quad.subject), f"{what}, whose base is {self.store.base}")

    def _undescribed(self) -> Iterator[Fault]:
        """Name those whom claims name and nothing describes."""
        for entity, claims in sorted(self.naming.items()):
            self.legible = False
            node = self.names.entity(entity).value
            yield Fault(FaultKind.ENTITY, node, f"is not described; it is named by {listed(sorted(claims))}")

    def _derived(self) -> Iterator[Fault]:
        """Check each derived node, and the intervals of each place one after the other."""
        self.progress("checking what is derived")
        others: list[NamedNode] = []
        for node in self._subjects():
            kinds = [q.object for q in self._said(node) if q.predicate == std.TYPE and q.object in REWRITING]
            if len(kinds) == 1 and self._room(node) not in {"", "entities"}:
                kind = NamedNode(iri(kinds[0]))
                yield from derived_faults(node, kind, self._said, self.names, self.known)
            elif self._room(node) != "entities":
                others.append(node)
        hung = self.described.satellites | self.known.periods
        for node in others:
            if node.value not in hung:
                yield self._stray(node)
                self.legible &= self._room(node) != "claims"
        intervals = [v for v in self.known.values.values() if isinstance(v, Control)]
        yield from timeline_faults(intervals, self.names)

    def _stray(self, node: NamedNode) -> Fault:
        if not self._room(node):
            what = f"stands under another base than the store's, {self.store.base}"
            return Fault(FaultKind.BASE, node.value, what)
        if self._room(node) == "claims":
            return Fault(FaultKind.GRAPH, node.value, "stands in the default graph, not in its report's")
        return Fault(FaultKind.STRAY, node.value, "belongs to no entity and to nothing that is derived")

    def _edges(self) -> Iterator[Fault]:
        """Hold the plain edges against the relationships."""
        found = {q for r in RELATIONS for q in self.store.quads(None, r, None, DERIVED)}
        for quad in sorted(self.known.edges.keys() - found, key=str):
            what = f"has no plain edge {self._edge(quad)}"
            yield Fault(FaultKind.EDGE, self.known.edges[quad], what)
        for quad in sorted(_once(found - self.known.edges.keys()), key=str):
            what = f"starts a plain edge without a relationship: {self._edge(quad)}"
            yield Fault(FaultKind.EDGE, iri(quad.subject), what)

    def _edge(self, quad: Quad) -> str:
        return " ".join(map(self.wording.term, (quad.subject, quad.predicate, quad.object)))

    def _borne_out(self, derived: Sequence[Fault]) -> list[Fault]:
        """Hold what is derived against what deriving anew gives, but for nodes whose faults are named already."""
        self.progress("deriving anew")
        named = {fault.node for fault in derived if fault.kind not in _WITHIN}
        try:
            if self.legible:
                return list(unborne_faults(*anew(self.store).difference(), self._said, self.names, named))
        # What deriving reads is checked above, but not every way in which it may be wrong.
        except (InvalidData, LookupError, ValueError):
            self.legible = False
        what = "was not derived anew to compare: not all of it can be read; mend the other faults first"
        return [Fault(FaultKind.UNCHECKED, self.store.base, what)]

    def _said(self, node: NamedNode) -> Iterator[Quad]:
        return self.store.quads(node, graph=DERIVED)

    def _subjects(self, room: str = "") -> list[NamedNode]:
        """Give the nodes of which the default graph says something: those in one room, or all."""
        found = {iri(q.subject) for q in self.store.quads(graph=DERIVED)}
        start = f"{self.names.base}{room}/" if room else ""
        return [NamedNode(node) for node in sorted(found) if node.startswith(start)]

    def _room(self, node: NamedNode) -> str:
        """Give the first part of an IRI behind the base, `claims` or `entities`; empty under another base."""
        base = self.names.base
        return node.value.removeprefix(base).partition("/")[0] if node.value.startswith(base) else ""


def _once(edges: set[Quad]) -> Iterator[Quad]:
    """Give edges, of one that goes both ways only one."""
    ends = {(iri(q.subject), q.predicate, iri(q.object)) for q in edges}
    for quad in edges:
        one, other = iri(quad.subject), iri(quad.object)
        if not (quad.predicate in _SYMMETRIC and other < one and (other, quad.predicate, one) in ends):
            yield quad
