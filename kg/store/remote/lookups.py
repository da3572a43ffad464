"""Quads of a server by pattern, and the names of its graphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store.remote.answers import quad_of
from kg.store.remote.asking import Asking
from kg.store.remote.canonical import canonical
from kg.store.remote.recall import Graph, Pattern
from kg.store.remote.within import Hidden

_DEFAULT: Final = DefaultGraph()
_EVERYTHING: Final[Pattern] = (None, None, None, None)
# Virtuoso keeps fifteen digits of such a number and shows six.
_EXACTLY: Final = (
    "(IF(DATATYPE(?o) IN (<http://www.w3.org/2001/XMLSchema#double>, <http://www.w3.org/2001/XMLSchema#float>),"
    " STR(?o), ?none) AS ?exact)"
)


class Lookups:
    """Looks up what one store has on its server: neither its record nor the server's own graphs."""

    def __init__(
        self, asking: Asking, record: NamedNode, default: NamedNode | None, alone: tuple[str, ...]
    ) -> None:
        """Look up in a store with this record; graphs whose names begin as in `alone` are the server's."""
        self._asking, self._record, self._default, self._alone = asking, record, default, alone
        self.hidden = Hidden((record, *([default] if default else [])), alone)
        # Some servers know a graph without triples, others have none.
        self._knows_empty = asking.asks(f"ASK {{ GRAPH {record} {{}} }}") and not asking.asks(
            f"ASK {{ GRAPH {NamedNode(record.value + '/none')} {{}} }}"
        )

    def quads(self, pattern: Pattern, most: int | None = None) -> Iterator[Quad]:
        """Give the quads of a pattern, at most so many; that all of a store came is counted."""
        if pattern == _EVERYTHING and most is None:
            return self._all()
        return self._found(pattern, most)

    def graphs(self) -> Iterator[NamedNode]:
        """Give the names of the named graphs."""
        empty = "{ GRAPH ?g {} } UNION " if self._knows_empty else ""
        for row in self._asking.rows(f"SELECT DISTINCT ?g {{ {empty}{{ GRAPH ?g {{ ?s ?p ?o }} }} }}"):
            name = row[3]
            if isinstance(name, NamedNode) and name != self._default and self._is_ours(name):
                yield name

    def contains(self, graph: NamedNode) -> bool:
        """Tell whether there is a named graph of this name."""
        inner = "{}" if self._knows_empty else "{ ?s ?p ?o }"
        return (
            graph != self._default
            and self._is_ours(graph)
            and self._asking.asks(f"ASK {{ GRAPH {graph} {inner} }}")
        )

    def _is_ours(self, graph: object) -> bool:
        return isinstance(graph, DefaultGraph) or (
            isinstance(graph, NamedNode)
            and graph != self._record
            and not graph.value.startswith(self._alone or ("\x00",))
        )

    def _all(self) -> Iterator[Quad]:
        """Give every quad, and say so if the server gave fewer than it counts."""
        due, given = self._counted(), 0
        for quad in self._found(_EVERYTHING, None):
            given += 1
            yield quad
        if given != due and given != self._counted():
            raise StoreError(
                f"the server gave {given:,} quads of {due:,}: it limits its answers, or others wrote meanwhile"
            )

    def _counted(self) -> int:
        where = self._where(_EVERYTHING)
        rows = self._asking.rows(f"SELECT (COUNT(*) AS ?s) {{ {where} }}")
        return int(cast("Literal", next(rows)[0]).value)

    def _found(self, pattern: Pattern, most: int | None) -> Iterator[Quad]:
        subject, predicate, other, graph = pattern
        wanted = " ".join(f"?{n}" for n, term in zip("spog", pattern, strict=True) if term is None)
        if other is None and self._alone:
            wanted += f" {_EXACTLY}"
        limit = f" LIMIT {most}" if most is not None else ""
        asked = f"SELECT {wanted or '?s'} {{ {self._where(pattern)} }}{limit}"
        for row in self._asking.rows(asked):
            name = self._named(row[3]) if graph is None else graph
            if self._is_ours(name):
                yield canonical(quad_of(row, subject, predicate, other, name))

    def _where(self, pattern: Pattern) -> str:
        subject, predicate, other, graph = pattern
        triple = f"{'?s' if _all_given(pattern) else subject or '?s'} {predicate or '?p'} {other or '?o'}"
        if _all_given(pattern):
            triple = f"VALUES ?s {{ {subject} }} {triple}"
        if isinstance(graph, DefaultGraph):
            return f"GRAPH {self._default} {{ {triple} }}" if self._default else triple
        if graph is not None:
            return f"GRAPH {graph} {{ {triple} }}"
        named = f"GRAPH ?g {{ {triple} }} {self._filter()}"
        return named if self._default else f"{{ {triple} }} UNION {{ {named} }}"

    def _filter(self) -> str:
        return f"FILTER({Hidden((self._record,), self._alone).condition('?g')})"

    def _named(self, graph: object) -> Graph:
        return graph if isinstance(graph, NamedNode) and graph != self._default else _DEFAULT


def _all_given(pattern: Pattern) -> bool:
    return None not in pattern[:3]
