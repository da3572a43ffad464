"""The small port through which every other room uses a store, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from kg.store.checkpoints import Held

Term: TypeAlias = NamedNode | Literal
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees: those merged into its default graph, and those that `GRAPH` reaches.

    It stands in for what the query itself says by `FROM`. What is not named is not seen: with `named` alone the
    default graph is empty. A graph that is not there is empty too.
    """

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()


class Store(Protocol):
    """A set of quads on disk, in memory or behind a server, with one writer at a time.

    `base` is the IRI under which the store's entities live; it is recorded when the store is made. `version`
    grows with every change made through this object, so that what was computed from the store can tell
    whether it is stale.
    """

    @property
    def base(self) -> str:
        """Give the IRI, ending in `/`, under which the store's entities live."""
        ...

    @property
    def version(self) -> int:
        """Give the number of changes made since opening."""
        ...

    @property
    def home(self) -> Path | None:
        """Give the folder of which this is the one writer; a reader and a store in memory have none."""
        ...

    @property
    def folder(self) -> Path | None:
        """Give the folder that it lies in, whoever writes to it; a store in memory has none."""
        ...

    @property
    def tag(self) -> str:
        """Give a short word for what is stored: another one after every change, the same after a restart."""
        ...

    def query(
        self,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        """Answer a trusted query; where it writes `$name`, the term `bound` under that name stands.

        `SELECT ?day { $place kg:heldOn ?day }` with `place=node`: terms are never pasted as text, and `?name`
        is left alone. `prefixes` are IRIs by the names that the query may use without declaring them;
        without a `dataset` it sees all graphs. A query that does not parse is a `BadQuery`, a name that it
        does not write a `ValueError`. Other people's queries go through `kg.query.foreign`.
        """
        ...

    def query_for(
        self,
        seconds: float | None,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        """Answer as `query` does, within so many seconds where that can be had: on a server, which is a `QueryTimeout`.

        The embedded engine cannot be ended within its process, and takes the time that it takes.
        """
        ...

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Look quads up by pattern; `None` stands for any, `DefaultGraph()` for the default graph alone."""
        ...

    def change(
        self,
        *,
        clear: Iterable[NamedNode] = (),
        remove: Iterable[Quad] = (),
        add: Iterable[Quad] = (),
    ) -> None:
        """Drop the graphs in `clear`, take `remove` out, put `add` in, in this order: all of it or nothing.

        What is not there need not be: removing it changes nothing. Blank nodes are refused with `ValueError`,
        since repeating a change would double them.
        """
        ...

    def update(self, sparql: str, prefixes: Mapping[str, str] | None = None, /) -> None:
        """Make a trusted SPARQL update: all of it or nothing; what the store says of itself stays there.

        `prefixes` as in `query`; relative IRIs are resolved against `base`. One that does not parse is a
        `BadQuery`, one that does not fit what is stored a `FailedUpdate`. Other people's updates go through
        `kg.query.updates`.
        """
        ...

    def contains(self, graph: NamedNode) -> bool:
        """Tell whether there is a named graph of this name, be it empty."""
        ...

    def graphs(self) -> Iterator[NamedNode]:
        """Give the names of the named graphs, in no order."""
        ...

    def kept(
        self,
        what: str,
        compute: Callable[[], T],
        renew: Callable[[T, frozenset[NamedNode]], T] | None = None,
    ) -> T:
        """Give what `compute` gave when last asked under this name, unless the store has changed since.

        Then it is computed anew; or `renew`, where it is given and the store still knows what the changes were
        about, makes it of what was kept, of the nodes with which quads came or went as subject or object, and
        of the graphs that were dropped. What is renewed in place has to bear two threads at once.
        """
        ...

    def flush(self) -> None:
        """Return when everything changed so far would survive a power cut, and readers can see it."""
        ...

    def turn(self) -> AbstractContextManager[object]:
        """Give what a thread holds while it changes what it has just read; it may be held twice by one thread."""
        ...

    @property
    def published(self) -> str | None:
        """Give the name of the checkpoint that `checkpoint` gives; a store in memory has none."""
        ...

    def checkpoint(self) -> Held | None:
        """Give what was flushed last, or what this reader reads, as a folder to be opened read-only elsewhere.

        It stays there until it is released. A store in memory has none and gives `None`.
        """
        ...

    def follow(self) -> bool:
        """Read what was published since, if this is a reader and anything was; tell whether that was so.

        What is being read goes on for a minute with what it began with.
        """
        ...

    def close(self) -> None:
        """Flush and let go; closing twice does nothing. A closed store raises `StoreError` on use."""
        ...

    def __enter__(self) -> Self:
        """Give the store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        ...
