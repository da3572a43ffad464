"""Reading a graph node by node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.rdf.order import in_order, order_of
from kg.rdf.standards import TYPE
from kg.rdf.vocabulary import ORDER

Lookup = Callable[[NamedNode], Iterable[Quad]]
"""What gives the quads whose subject is a node; a look-up in a store will do."""

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
Term = NamedNode | Literal
T = TypeVar("T")


def derived(statement: Statement) -> Quad:
    """Say a statement in the default graph."""
    # To name the default graph would take as long as all the rest.
    return Quad(*statement)


@dataclass(frozen=True, slots=True)
class Node:
    """A node with what is said of it. What must be there once and is not is `InvalidData`."""

    name: NamedNode
    said: dict[str, list[Term]]

    def nodes(self, predicate: NamedNode) -> list[NamedNode]:
        """Give the IRIs that stand as objects of a predicate."""
        return [o for o in self.said.get(predicate.value, ()) if isinstance(o, NamedNode)]

    def texts(self, predicate: NamedNode) -> list[str]:
        """Give the lexical forms of the literals that stand as objects of a predicate."""
        return [o.value for o in self.said.get(predicate.value, ()) if isinstance(o, Literal)]

    def maybe_node(self, predicate: NamedNode) -> NamedNode | None:
        """Give the one IRI, or `None`."""
        found = self.nodes(predicate)
        return self._only(predicate, found) if found else None

    def maybe_text(self, predicate: NamedNode) -> str | None:
        """Give the one literal's lexical form, or `None`."""
        found = self.texts(predicate)
        return self._only(predicate, found) if found else None

    def node(self, predicate: NamedNode) -> NamedNode:
        """Give the one IRI."""
        return self._only(predicate, self.nodes(predicate))

    def text(self, predicate: NamedNode) -> str:
        """Give the one literal's lexical form."""
        return self._only(predicate, self.texts(predicate))

    def order(self, predicate: NamedNode) -> str | None:
        """Give the order in which a predicate's values stood, or `None` where they were sorted."""
        name = predicate.value.rpartition("#")[2].rpartition("/")[2] + " "
        return next((o[len(name) :] for o in self.texts(ORDER) if o.startswith(name)), None)

    def listed(self, predicate: NamedNode, values: Iterable[str]) -> tuple[str, ...]:
        """Put values read from a predicate's objects in the order in which they stood."""
        return in_order(values, self.order(predicate))

    def _only(self, predicate: NamedNode, found: list[T]) -> T:
        if len(found) != 1:
            raise InvalidData(f"{self.name.value} has {len(found)} values of {predicate.value}, not one")
        return found[0]


def node_at(name: NamedNode, lookup: Lookup) -> Node:
    """Read one node."""
    said: dict[str, list[Term]] = {}
    for quad in lookup(name):
        if isinstance(quad.object, NamedNode | Literal):
            said.setdefault(quad.predicate.value, []).append(quad.object)
    return Node(name, said)


@contextmanager
def reading(name: NamedNode) -> Iterator[None]:
    """Turn what no value can be read from, a `ValueError`, into `InvalidData` that names the node."""
    try:
        yield
    except ValueError as error:
        raise InvalidData(f"{name.value}: {error}") from error


def by_subject(quads: Iterable[Quad]) -> Lookup:
    """Index quads in memory, so that nodes can be read from them."""
    index: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            index[quad.subject].append(quad)
    return lambda name: index.get(name, ())


def typed(quads: Iterable[Quad], kind: NamedNode) -> list[NamedNode]:
    """Give the nodes of a class, once each, sorted by name."""
    found = {q.subject for q in quads if q.predicate == TYPE and q.object == kind}
    return sorted((n for n in found if isinstance(n, NamedNode)), key=lambda n: n.value)


def list_statements(
    name: NamedNode, predicate: NamedNode, values: Sequence[str], term: Callable[[str], Term]
) -> Iterator[Statement]:
    """Say each value of a list once, and their order where it is not that of sorting."""
    for value in dict.fromkeys(values):
        yield name, predicate, term(value)
    if order := order_of(values):
        local = predicate.value.rpartition("#")[2].rpartition("/")[2]
        yield name, ORDER, Literal(f"{local} {order}")
