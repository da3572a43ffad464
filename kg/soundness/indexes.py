"""Every index of the engine read through: a statement is found by whatever one knows of it, or by nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.model import Fault, FaultKind
from kg.rdf import DERIVED, Names
from kg.store import Store

_STEP = 500


def index_faults(store: Store, progress: Callable[[str], None]) -> list[Fault]:
    """Look each statement up in every way in which the engine keeps it, and give those that one way does not find.

    Damage that the engine itself notices is raised as it tells it.
    """
    return list(_Reading(store).faults(progress))


class _Reading:
    """One way through a store, graph by graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Publishers and extractors stand in every report's graph: whoever looks them up once sees all of them.
        self._shared: set[NamedNode] = set()
        self._counts: dict[NamedNode, int] = {}

    def faults(self, progress: Callable[[str], None]) -> Iterator[Fault]:
        graphs: list[NamedNode | DefaultGraph] = [
            DERIVED,
            *self._store.graphs(),
            Names(self._store.base).record,
        ]
        for number, graph in enumerate(graphs):
            if number % _STEP == 0:
                progress(f"reading indexes: {number:,} of {len(graphs):,} graphs")
            yield from self._graph(graph)
        for predicate, count in sorted(self._counts.items(), key=lambda one: one[0].value):
            if (found := _count(self._store.quads(None, predicate))) != count:
                yield _fault(predicate, f"is in {count:,} statements, of which its index has {found:,}")

    def _graph(self, graph: NamedNode | DefaultGraph) -> Iterator[Fault]:
        counts: dict[NamedNode, int] = {}
        for subject, run in groupby(self._store.quads(graph=graph), key=lambda quad: quad.subject):
            said = list(run)
            for quad in said:
                counts[quad.predicate] = counts.get(quad.predicate, 0) + 1
            if isinstance(subject, NamedNode):
                yield from self._subject(subject, graph, said)
        for predicate, count in counts.items():
            if _count(self._store.quads(None, predicate, None, graph)) != count:
                yield _fault(predicate, f"is not found as often in {_name(graph)} as it stands there")
            self._counts[predicate] = self._counts.get(predicate, 0) + count

    def _subject(
        self, subject: NamedNode, graph: NamedNode | DefaultGraph, said: Sequence[Quad]
    ) -> Iterator[Fault]:
        objects = {quad.object for quad in said if isinstance(quad.object, NamedNode | Literal)}
        pointing = {quad for quad in said if quad.object in objects}
        if not pointing <= {q for o in objects for q in self._store.quads(subject, None, o, graph)}:
            yield _fault(subject, f"is not found in {_name(graph)} by all that it points to there")
        if subject in self._shared:
            return
        found = set(self._store.quads(subject))
        if len(found) > len(said):
            self._shared.add(subject)
        if not found.issuperset(said):
            yield _fault(subject, "is not found with all that is said of it")
        if not pointing <= {q for o in objects for q in self._store.quads(subject, None, o)}:
            yield _fault(subject, "is not found by all that it points to")


def _count(quads: Iterator[Quad]) -> int:
    return sum(1 for _ in quads)


def _name(graph: object) -> str:
    return graph.value if isinstance(graph, NamedNode) else "the default graph"


def _fault(node: NamedNode, what: str) -> Fault:
    return Fault(FaultKind.INDEX, node.value, what)
