"""The named graph of a report, read and held against what its writing anew would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Claim, Fault, FaultKind, Report
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.claims import report_quads
from kg.rdf.names import Names
from kg.rdf.nodes import by_subject, typed
from kg.rdf.reading import claim_at
from kg.rdf.reports import report_at
from kg.rdf.soundness.described import Cast
from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.literals import literal_faults
from kg.rdf.soundness.values import claim_faults
from kg.rdf.soundness.wording import Wording, iri, listed

_HUBS = ("reports", "extractors", "sources", "claims", "entities")


@dataclass(slots=True)
class Told:
    """What a report's graph was found to hold: claims by IRI, if they can be read, and faults.

    `there` are the IRIs of all claims, also of those that cannot be read. `legible` tells whether all of them can
    be, as they were written, so that what follows from them can be derived.
    """

    claims: dict[str, Claim] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    legible: bool = True


def told_faults(
    graph: NamedNode, quads: Sequence[Quad], names: Names, cast: Cast, reports: AbstractSet[str]
) -> Told:
    """Read one named graph and name what is wrong in it; `reports` are the IRIs of all reports there are."""
    return _Reading(graph, quads, names, cast, reports).read()


class _Reading:
    def __init__(
        self, graph: NamedNode, quads: Sequence[Quad], names: Names, cast: Cast, reports: AbstractSet[str]
    ) -> None:
        self.graph, self.quads, self.names, self.cast, self.reports = graph, quads, names, cast, reports
        self.lookup, self.wording, self.told = by_subject(quads), Wording(names.base), Told()
        # Nodes with a fault of their own, and nodes that hang on such: what is named once is not named again.
        self.bad: set[str] = set()
        self.excused: set[str] = set()

    def read(self) -> Told:
        if not self.quads:
            self._note(Fault(FaultKind.REPORT, self.graph.value, "is an empty graph"))
            return self.told
        for fault in (*literal_faults(self.quads, self.wording), *self._foreign(), *self._unclassed()):
            self._note(fault, legible=False)
            self.bad.add(fault.node)
            self.excused |= self._reached(NamedNode(fault.node))
        report = self._report()
        sound = [claim for node in typed(self.quads, kg.CLAIM) if (claim := self._claim(node, report))]
        if report:
            self._compare(report_quads(report, sound, self.names, self._read_by()))
        return self.told

    def _note(self, fault: Fault, *, legible: bool = True) -> None:
        self.told.faults.append(fault)
        self.told.legible &= legible

    def _foreign(self) -> Iterator[Fault]:
        base = self.names.base
        for node in sorted({iri(q.subject) for q in self.quads if not iri(q.subject).startswith(base)}):
            yield Fault(FaultKind.BASE, node, f"stands under another base than the store's, {base}")

    def _unclassed(self) -> Iterator[Fault]:
        classed = {n.value for n in typed(self.quads, kg.CLAIM)}
        found = {iri(q.subject) for q in self.quads if self._is_in(iri(q.subject), "claims")}
        self.told.there.update(found)
        for node in sorted(found - classed):
            yield Fault(FaultKind.CLAIM, node, "is not said to be a kg:Claim")

    def _is_in(self, node: str, room: str) -> bool:
        return node.startswith(f"{self.names.base}{room}/")

    def _read_by(self) -> str | None:
        found = (q.object for q in self.lookup(self.graph) if q.predicate == kg.READ_BY)
        return next((version.value for version in found if isinstance(version, Literal)), None)

    def _report(self) -> Report | None:
        if self.graph.value not in self.reports:
            if not self.told.there:
                self._note(Fault(FaultKind.REPORT, self.graph.value, "is a graph without a report"))
            return None
        try:
            return report_at(self.graph, self.lookup, self.names)
        except InvalidData as error:
            if self.graph.value not in self.bad:
                what = self.wording.unreadable(self.graph, error)
                self._note(Fault(FaultKind.REPORT, self.graph.value, what), legible=False)
            return None

    def _claim(self, node: NamedNode, report: Report | None) -> Claim | None:
        """Read a claim and give it if it is sound."""
        hung = self._reached(node)
        sound = None
        if misplaced := self._misplaced(node):
            self._note(misplaced, legible=False)
        elif hung.isdisjoint(self.bad):
            sound = self._read(node, report)
        if sound is None:
            self.excused |= hung
        return sound

    def _misplaced(self, node: NamedNode) -> Fault | None:
        """Tell whether a claim is of another report than that of its graph."""
        of = [q.object for q in self.lookup(node) if q.predicate == std.DERIVED_FROM]
        report = iri(of[0]) if len(of) == 1 else self.graph.value
        told = self.wording.short(report)
        if report not in self.reports:
            return Fault(FaultKind.REPORT, node.value, f"is of {told}, which is not there")
        if report != self.graph.value:
            where = self.wording.short(self.graph.value)
            return Fault(FaultKind.GRAPH, node.value, f"stands in the graph {where}, but is of {told}")
        return None

    def _read(self, node: NamedNode, report: Report | None) -> Claim | None:
        try:
            claim = claim_at(node, self.lookup, self.names, self.cast)
        except InvalidData as error:
            what = self.wording.unreadable(node, error)
            self._note(Fault(FaultKind.CLAIM, node.value, what), legible=False)
            return None
        self.told.claims[node.value] = claim
        wrong = list(claim_faults(node.value, claim, report))
        for fault in wrong:
            self._note(fault, legible=fault.kind is not FaultKind.IDENTITY)
        return None if wrong else claim

    def _reached(self, start: NamedNode) -> set[str]:
        """Give a node with all that hangs on it alone or with others: spans, mentions, selectors."""
        found, todo = {start.value}, [start]
        while todo:
            for quad in self.lookup(todo.pop()):
                node = quad.object
                if isinstance(node, NamedNode) and node.value not in found and self._hangs(node):
                    found.add(node.value)
                    todo.append(node)
        return found

    def _hangs(self, node: NamedNode) -> bool:
        return not any(self._is_in(node.value, hub) for hub in _HUBS) and any(True for _ in self.lookup(node))

    def _compare(self, written: Iterable[Quad]) -> None:
        due = set(written)
        if self.excused:
            # Who made the claims that are not sound is said once for all claims.
            self.excused |= {s for q in self.quads if self._is_in(s := iri(q.subject), "extractors")}
        known = {iri(quad.subject) for quad in due} | self.excused
        surplus = set(self.quads) - due
        if strays := sorted({iri(q.subject) for q in surplus} - known):
            told = listed([self.wording.short(s) for s in strays])
            what = f"holds what belongs neither to the report nor to its claims: {told}"
            self._note(Fault(FaultKind.STRAY, self.graph.value, what))
        more, less = (
            [q for q in some if iri(q.subject) in known - self.excused]
            for some in (surplus, due - set(self.quads))
        )
        for node, what in differing(more, less, self.wording):
            self._note(Fault(FaultKind.STATEMENT, node, what))
