"""What a store on a server says of itself: base, format, the word for what it holds, in a graph of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreMismatch, StoreUnfinished, UsageError
from kg.settings import base_of
from kg.store.marker import FORMAT, about, refuse_other_format

_OWN: Final = "urn:x-kg:store:"
BASE, TAG, DEFAULT, LOADING, PART, PARTS, HOLDER, HEARD, LEASE = (
    NamedNode(_OWN + name)
    for name in ("base", "tag", "default", "loading", "part", "parts", "holder", "heard", "lease")
)
_FORMAT: Final = NamedNode(_OWN + "format")

ASKED: Final = f"SELECT ?g ?p ?o {{ GRAPH ?g {{ ?g {BASE} ?base . ?g ?p ?o }} }}"
"""Finds the record of whatever store a server holds."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is recorded: `default` is the graph that stands for the default graph on a server that has none of its own.

    `parts` is how many parts a change has that was begun, `loading` what is being loaded.
    """

    base: str
    tag: str
    default: NamedNode | None = None
    loading: bool = False
    parts: int | None = None

    @property
    def name(self) -> NamedNode:
        """Give the name of the graph in which it stands, and of the store in it."""
        return about(self.base)

    def quads(self) -> list[Quad]:
        """Write it."""
        told: list[tuple[NamedNode, NamedNode | Literal]] = [
            (BASE, Literal(self.base)),
            (_FORMAT, Literal(str(FORMAT))),
            (TAG, Literal(self.tag)),
        ]
        told += [(DEFAULT, self.default)] if self.default else []
        told += [(LOADING, Literal("1"))] if self.loading else []
        return [Quad(self.name, predicate, said, self.name) for predicate, said in told]


def recorded(
    rows: Iterable[tuple[NamedNode, NamedNode, NamedNode | Literal | None]], where: str, asked: str | None
) -> Record | None:
    """Read the record from the answer to `ASKED`, `None` where there is none.

    More than one, another format, a base that is not the one `asked` for are `StoreMismatch`.
    """
    told: defaultdict[str, dict[NamedNode, NamedNode | Literal]] = defaultdict(dict)
    for graph, predicate, said in rows:
        # Virtuoso may show what a writer changes at this moment without its value; `follow` asks again.
        if said is not None:
            told[graph.value][predicate] = said
    if len(told) > 1:
        raise StoreMismatch(
            f"{where} holds {len(told)} stores; each needs a dataset or repository of its own"
        )
    for found in told.values():
        return _record(found, where, asked)
    return None


def _record(found: dict[NamedNode, NamedNode | Literal], where: str, asked: str | None) -> Record:
    written = found[_FORMAT].value if _FORMAT in found else "none"
    refuse_other_format(where, int(written) if written.isdecimal() else written)
    base = _base(found[BASE].value, where)
    if asked is not None and asked != base:
        raise StoreMismatch(
            f"store {where} was made with base {base}, not {asked}; set KG_BASE={base} or unset it"
        )
    default, parts = found.get(DEFAULT), found.get(PARTS)
    return Record(
        base,
        found[TAG].value if TAG in found else "",
        default if isinstance(default, NamedNode) else None,
        LOADING in found,
        int(parts.value) if parts and parts.value.isdecimal() else None,
    )


def _base(written: str, where: str) -> str:
    try:
        return base_of(written)
    except UsageError as error:
        raise StoreMismatch(f"store {where} names a base that no store can have: {written!r}") from error


def refuse_unfinished(record: Record, where: str) -> None:
    """Refuse a store into which something is being loaded, or was and not to the end (`StoreUnfinished`)."""
    if record.loading:
        raise StoreUnfinished(
            f"what was being loaded into {where} was not finished; load it again with `kg load --replace`"
        )
