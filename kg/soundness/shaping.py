"""The SHACL shapes over a whole store, a batch at a time: all at once it would not fit, one by one it takes longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import Fault, FaultKind
from kg.rdf import DERIVED, Names
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.shapes import violations
from kg.rdf.soundness import RELATIONS, iri
from kg.store import Store

_BATCH = 5_000


def shape_faults(store: Store, progress: Callable[[str], None]) -> list[Fault]:
    """Give what breaks the shapes, sorted: in reports with the entities they name, and in what is derived."""
    found: set[Fault] = set()
    done, total = 0, sum(1 for _ in store.quads())
    for batch in _batches(store):
        progress(f"checking shapes: {done:,} of {total:,} statements")
        done += len(batch)
        for line in violations(batch | _named(store, batch)):
            node, _, what = line.partition(" ")
            found.add(Fault(FaultKind.SHAPE, node, what))
    return sorted(found)


def _batches(store: Store) -> Iterator[set[Quad]]:
    batch: set[Quad] = set()
    for unit in _units(store):
        batch.update(unit)
        if len(batch) >= _BATCH:
            yield batch
            batch = set()
    yield batch


def _units(store: Store) -> Iterator[list[Quad]]:
    """Give what must be looked at together: a report, an entity, a relationship with its edges, an interval."""
    for graph in sorted(store.graphs(), key=lambda graph: graph.value):
        yield list(store.quads(graph=graph))
    edges = {q for relation in RELATIONS for q in store.quads(None, relation, None, DERIVED)}
    covered: set[Quad] = set()
    for node in sorted({iri(q.subject) for q in store.quads(graph=DERIVED)}):
        said = [q for q in store.quads(NamedNode(node), graph=DERIVED) if q not in edges]
        own = edges.intersection(_edges_of(said))
        yield [*said, *own]
        covered |= own
    yield list(edges - covered)


def _edges_of(said: list[Quad]) -> list[Quad]:
    parts = {q.predicate: q.object for q in said if isinstance(q.object, NamedNode)}
    ends = [parts.get(p) for p in (kg.SUBJECT, kg.RELATION, kg.OBJECT)]
    one, relation, other = ends
    if one is None or relation is None or other is None:
        return []
    return [Quad(one, relation, other, DERIVED), Quad(other, relation, one, DERIVED)]


def _named(store: Store, batch: set[Quad]) -> set[Quad]:
    """Give the descriptions of the entities that a batch names, with their points and names by party, and periods."""
    names = Names(store.base)
    nodes = {q.object for q in batch if isinstance(q.object, NamedNode) and names.is_entity(q.object)}
    nodes |= {q.subject for q in batch if isinstance(q.subject, NamedNode) and names.is_entity(q.subject)}
    said = {q for n in nodes for q in store.quads(n, graph=DERIVED) if q.predicate not in RELATIONS}
    hung = {q.object for q in said | batch if q.predicate in (std.HAS_GEOMETRY, kg.CALLED, kg.PERIOD)}
    return said | {q for n in hung if isinstance(n, NamedNode) for q in store.quads(n, graph=DERIVED)}
