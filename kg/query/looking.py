"""Direct look-ups in a store, and the entities that they name, read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from pyoxigraph import NamedNode, Quad

from kg.model import Entity
from kg.rdf import DERIVED, Lookup, Names, entity_at
from kg.rdf.entities import DESCRIBING
from kg.rdf.standards import LABEL, TYPE
from kg.rdf.vocabulary import ACTOR, MERGED_INTO
from kg.store import Store, Term

_FEW = 40
# Of 100.
_LIKE = 50


def names_of(store: Store) -> Names:
    """Give the names under the store's base."""
    return Names(store.base)


def in_graph(store: Store, graph: NamedNode | None = None) -> Lookup:
    """Give what reads a node's quads from one named graph, or from the default graph."""
    where = DERIVED if graph is None else graph
    return lambda node: store.quads(node, graph=where)


def named(name: Callable[[str], NamedNode], id: str) -> NamedNode | None:
    """Give the name of an id, or `None` where no name can hold it, so that nothing can be there."""
    try:
        return name(id)
    except ValueError:
        return None


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the three of the known names that are most like one, best first; fewer where few are like it."""
    from rapidfuzz import process  # noqa: PLC0415  only for what is not found

    return tuple(found for found, _, _ in process.extract(name, list(known), limit=3, score_cutoff=_LIKE))


def subjects(
    store: Store, predicate: NamedNode, object: Term, graph: NamedNode | None = None
) -> set[NamedNode]:
    """Give the nodes of which something is said in one named graph, or in the default graph."""
    found = store.quads(None, predicate, object, DERIVED if graph is None else graph)
    return {q.subject for q in found if isinstance(q.subject, NamedNode)}


def subjects_anywhere(store: Store, predicate: NamedNode, object: Term) -> set[NamedNode]:
    """Give the nodes of which something is said in any graph."""
    return {q.subject for q in store.quads(None, predicate, object) if isinstance(q.subject, NamedNode)}


def graph_of(store: Store, node: NamedNode, kind: NamedNode) -> NamedNode | None:
    """Give the named graph that says that a node is of a class, or `None`."""
    found: Iterator[Quad] = store.quads(node, TYPE, kind)
    return next((q.graph_name for q in found if isinstance(q.graph_name, NamedNode)), None)


def counts_as(store: Store, id: str) -> str:
    """Give the id of the entity as which one counts: another's where an analyst merged it, else its own."""
    names = names_of(store)
    node = named(names.entity, id)
    found = next(store.quads(node, MERGED_INTO, None, DERIVED), None) if node else None
    return names.local(found.object) if found and isinstance(found.object, NamedNode) else id


def counting_as(store: Store, id: str) -> list[str]:
    """Give the ids of all that count as an entity, its own first."""
    names = names_of(store)
    merged = subjects(store, MERGED_INTO, names.entity(id))
    return [id, *sorted(map(names.local, merged))]


def entities_of(store: Store) -> Entities:
    """Give the entities of a store as it is now."""
    return store.kept("entities", lambda: Entities(store))


class Entities(Mapping[str, Entity]):
    """The entities of a store by id; each is read once, when it is first asked for."""

    def __init__(self, store: Store) -> None:
        """Read from the default graph of `store`."""
        self._store, self._names, self._known = store, names_of(store), dict[str, Entity]()

    def __getitem__(self, id: str) -> Entity:
        """Give an entity; an unknown id is a `KeyError`."""
        if id not in self._known:
            node = named(self._names.entity, id)
            said = self._said(node) if node else []
            if node is None or all(quad.predicate != LABEL for quad in said):
                raise KeyError(id)
            self._known[id] = entity_at(
                node, lambda name: said if name == node else self._said(name), self._names
            )
        return self._known[id]

    def _said(self, node: NamedNode) -> list[Quad]:
        quads = self._store.quads
        # An actor's node also carries each of its plain edges, which may be far more than what describes it.
        if next(quads(node, TYPE, ACTOR, DERIVED), None) is None:
            said = list(islice(quads(node, graph=DERIVED), _FEW))
            if len(said) < _FEW:
                return said
        return [quad for p in DESCRIBING for quad in quads(node, p, None, DERIVED)]

    def __iter__(self) -> Iterator[str]:
        """Give every id, in no order."""
        for quad in self._store.quads(None, LABEL, None, DERIVED):
            if isinstance(quad.subject, NamedNode) and self._names.is_entity(quad.subject):
                yield self._names.local(quad.subject)

    def __len__(self) -> int:
        """Count the entities."""
        return sum(1 for _ in iter(self))
