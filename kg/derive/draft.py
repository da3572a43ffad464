"""A store as it will be: changes gathered and already seen by look-ups, then made in one transaction."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.rdf import DERIVED
from kg.store import Store
from kg.store.port import Term

Graph = NamedNode | DefaultGraph


class Draft:
    """Look-ups in a store as if the changes noted here had been made; `commit` makes them, all or nothing."""

    def __init__(self, store: Store) -> None:
        """Begin with the store as it is; nobody else may change it before `commit`."""
        self.store = store
        self._cleared: set[Graph] = set()
        # Most graphs stay as they are, and asking this of each quad is much cheaper than hashing it.
        self._changed: set[object] = set()
        self._removed: set[Quad] = set()
        self._added: dict[Quad, None] = {}
        self._by_subject: dict[object, list[Quad]] = {}
        self._by_object: dict[object, list[Quad]] = {}
        # Most texts, days and numbers are never looked up: they wait by predicate until one of it is.
        self._unsorted: dict[object, list[Quad]] = {}
        self._by_literal: dict[object, dict[object, list[Quad]]] = {}

    @property
    def size(self) -> int:
        """Count the quads that come and go, but for those of cleared graphs."""
        return len(self._removed) + len(self._added)

    def clear(self, graph: NamedNode) -> None:
        """Note that a named graph goes; call it before anything is added to that graph."""
        self._cleared.add(graph)
        self._changed.add(graph)

    def replace(self, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Note that quads go and others come; what is in both stays untouched."""
        going = set(old)
        if not going:
            return self._add(new)
        coming = dict.fromkeys(new)
        self.remove(q for q in going if q not in coming)
        return self._add(q for q in coming if q not in going)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Note that quads go, each of which is there; much cheaper for very many than `replace`."""
        added, removed, changed = self._added, self._removed, self._changed
        for quad in quads:
            if added and quad in added:
                del added[quad]
            else:
                removed.add(quad)
                changed.add(quad.graph_name)

    def _add(self, quads: Iterable[Quad]) -> None:
        added, removed = self._added, self._removed
        # Hashing a quad is what costs here: once, not to look and then to put or take.
        for quad in quads:
            if removed:
                left = len(removed)
                removed.discard(quad)
                if len(removed) < left:
                    continue
            there = len(added)
            added.setdefault(quad)
            if len(added) > there:
                self._changed.add(quad.graph_name)
                self._by_subject.setdefault(quad.subject, []).append(quad)
                if isinstance(other := quad.object, NamedNode):
                    self._by_object.setdefault(other, []).append(quad)
                else:
                    self._unsorted.setdefault(quad.predicate, []).append(quad)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[Quad]:
        """Look quads up by pattern, as `Store.quads` does, each once."""
        for quad in self.store.quads(subject, predicate, object, graph):
            if quad.graph_name not in self._changed or self._stays(quad):
                yield quad
        if not self._added:
            return
        for quad in self._candidates(subject, predicate, object):
            fits = predicate in (None, quad.predicate) and object in (None, quad.object)
            if fits and graph in (None, quad.graph_name) and quad in self._added:
                yield quad

    def _stays(self, quad: Quad) -> bool:
        gone = quad.graph_name in self._cleared or quad in self._removed
        return not gone and quad not in self._added

    def _candidates(
        self, subject: NamedNode | None, predicate: NamedNode | None, object: Term | None
    ) -> Iterable[Quad]:
        if subject is not None:
            return self._by_subject.get(subject, ())
        if isinstance(object, NamedNode):
            return self._by_object.get(object, ())
        if object is not None and predicate is not None:
            return self._saying(predicate, object)
        return tuple(self._added)

    def _saying(self, predicate: NamedNode, text: Literal) -> Iterable[Quad]:
        index = self._by_literal.setdefault(predicate, {})
        for quad in self._unsorted.pop(predicate, ()):
            index.setdefault(quad.object, []).append(quad)
        return index.get(text, ())

    def changed(self, graph: Graph) -> set[NamedNode]:
        """Give the nodes of which something else will be said in a graph."""
        quads = (q for some in (self._added, self._removed) for q in some if q.graph_name == graph)
        return {q.subject for q in quads if isinstance(q.subject, NamedNode)}

    def difference(self) -> tuple[set[Quad], set[Quad]]:
        """Give what the store says and will not, and what it will say and does not yet."""
        cleared = {q for graph in self._cleared for q in self.store.quads(graph=graph)}
        added = set(self._added)
        return self._removed | (cleared - added), added - cleared

    def differing(self, predicates: Container[NamedNode]) -> tuple[list[Quad], list[Quad]]:
        """Give what goes out of the default graph and what comes into it, of some predicates."""
        gone, come = (
            [q for q in some if q.predicate in predicates and q.graph_name == DERIVED]
            for some in (self._removed, self._added)
        )
        return gone, come

    def at(self, node: NamedNode) -> Iterator[Quad]:
        """Give what the default graph says of a node."""
        return self.quads(node, graph=DERIVED)

    def told(self, predicate: NamedNode, object: Term) -> Iterator[NamedNode]:
        """Give the nodes of which the reports, not the default graph, say something."""
        for quad in self.quads(None, predicate, object):
            if quad.graph_name != DERIVED and isinstance(quad.subject, NamedNode):
                yield quad.subject

    def derived(self, predicate: NamedNode, object: Term) -> Iterator[NamedNode]:
        """Give the nodes of which the default graph says something."""
        for quad in self.quads(None, predicate, object, DERIVED):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def commit(self) -> None:
        """Make the changes in the store in one transaction, if there are any."""
        cleared = [g for g in self._cleared if isinstance(g, NamedNode)]
        if cleared or self._removed or self._added:
            self.store.change(clear=cleared, remove=self._removed, add=self._added)
