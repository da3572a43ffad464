"""Changes of a store on a server: one request each, or where that would be too large a journal of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store.data import data
from kg.store.remote.asking import Asking
from kg.store.remote.record import PART, PARTS, TAG, Record

_DROPS: Final = 200
_AND: Final = " ;\n"


class Changes:
    """Makes changes of one store, each with the word for what is there then.

    A change of one request is atomic where the server's updates are. A larger one is first written down in the
    store's record, in parts, then made part by part, then struck out: `resume` ends what was interrupted. Every step
    may be made twice.
    """

    def __init__(
        self, asking: Asking, record: NamedNode, default: NamedNode | None, most: int, quads: int
    ) -> None:
        """Change by requests of at most `most` bytes and operations of at most so many `quads`, one at the least."""
        self._asking, self._record, self._default = asking, record, default
        self._most, self._quads = most, quads
        # Of quads of several graphs in one operation Virtuoso leaves some in.
        self._apart = asking.is_virtuoso

    def make(self, clear: Sequence[NamedNode], remove: Sequence[Quad], add: Sequence[Quad], tag: str) -> None:
        """Drop graphs, take quads out, put others in; `tag` is the word for what is there then."""
        parts = list(self._parts(clear, remove, add))
        if len(parts) <= 1:
            self._asking.update(_AND.join([*parts, self.tagged(tag)]))
            return
        for number, part in enumerate(parts):
            self._asking.update(self._written(self._part(number), PART, part))
        self._asking.update(self._written(self._record, PARTS, str(len(parts))))
        self._finish(parts, tag)

    def resume(self, count: int | None, tag: str) -> bool:
        """End a change of which `count` parts were written down, drop what was not written to its end; tell which."""
        if count is None:
            self._strike_out()
            return False
        rows = cast(
            "Iterable[tuple[NamedNode, object, Literal]]",
            self._asking.rows(f"SELECT ?s ?o {{ GRAPH {self._record} {{ ?s {PART} ?o }} }}"),
        )
        told = {row[0]: row[2].value for row in rows}
        try:
            parts = [told[self._part(number)] for number in range(count)]
        except KeyError:
            raise StoreError(
                f"of a change that was interrupted parts are missing in {self._record}"
            ) from None
        self._finish(parts, tag)
        return True

    def tagged(self, tag: str) -> str:
        """Give the operations that change the word for what is stored."""
        here = f"GRAPH {self._record} {{ {self._record} {TAG}"
        return f"DELETE WHERE {{ {here} ?tag }} }}{_AND}INSERT DATA {{ {here} {Literal(tag)} }} }}"

    def recorded(self, record: Record) -> list[str]:
        """Give the operations that write the record, as far as it does not change, where it may have been removed."""
        return [f"INSERT DATA {{ {data(q for q in record.quads() if q.predicate != TAG)} }}"]

    def put(self, quads: Sequence[Quad]) -> None:
        """Put quads in, in as many requests as it takes, without a word of it: for a store that is being filled."""
        for part in self._parts((), (), quads):
            self._asking.update(part)

    def _finish(self, parts: Sequence[str], tag: str) -> None:
        for part in parts:
            self._asking.update(part)
        # The word first: who is interrupted now makes the change once more.
        self._asking.update(self.tagged(tag))
        self._asking.update(f"DELETE WHERE {{ GRAPH {self._record} {{ {self._record} {PARTS} ?parts }} }}")
        self._strike_out()

    def _strike_out(self) -> None:
        self._asking.update(f"DELETE WHERE {{ GRAPH {self._record} {{ ?part {PART} ?told }} }}")

    def _written(self, subject: NamedNode, predicate: NamedNode, words: str) -> str:
        return f"INSERT DATA {{ GRAPH {self._record} {{ {subject} {predicate} {Literal(words)} }} }}"

    def _part(self, number: int) -> NamedNode:
        return NamedNode(f"{self._record.value}/part/{number}")

    def _parts(
        self, clear: Sequence[NamedNode], remove: Sequence[Quad], add: Sequence[Quad]
    ) -> Iterator[str]:
        part, size = list[str](), 0
        for operation in self._operations(clear, remove, add):
            if part and size + len(operation) > self._most:
                yield _AND.join(part)
                part, size = [], 0
            part.append(operation)
            size += len(operation) + len(_AND)
        if part:
            yield _AND.join(part)

    def _operations(
        self, clear: Sequence[NamedNode], remove: Sequence[Quad], add: Sequence[Quad]
    ) -> Iterator[str]:
        for start in range(0, len(clear), _DROPS):
            yield _AND.join(f"DROP SILENT GRAPH {name}" for name in clear[start : start + _DROPS])
        for word, quads in (("DELETE", remove), ("INSERT", add)):
            for some in self._portions(quads):
                yield f"{word} DATA {{ {data(some, self._default)} }}"

    def _portions(self, quads: Sequence[Quad]) -> Iterator[Sequence[Quad]]:
        groups: dict[object, list[Quad]] = {}
        for quad in quads:
            groups.setdefault(quad.graph_name if self._apart else None, []).append(quad)
        for group in groups.values():
            for start in range(0, len(group), self._quads):
                yield group[start : start + self._quads]
