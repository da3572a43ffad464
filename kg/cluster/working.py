"""What a worker does: read a shard, write what came of it, then its manifest."""

from __future__ import annotations

import faulthandler
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from kg.ahead import BatchReader, ClaimReader, Failure, Found, read_now, tried
from kg.apart import SECONDS
from kg.cluster.keeping import keep, kept
from kg.cluster.place import Place
from kg.cluster.shards import Shard
from kg.cluster.versions import Versions, versions
from kg.errors import ClusterError, DamagedCopy, KgError
from kg.model import Claim, Entity, Report
from kg.rdf import Names, report_quads
from kg.settings import Settings

# A worker may have several threads; reading holds the interpreter, and what watches it watches one alone.
_TURN: Final = threading.Lock()


class Knowing(Protocol):
    """What a reader knows before reading."""

    @property
    def known(self) -> Mapping[str, Entity]:
        """Give actors and places by id."""
        ...


class Reader(ClaimReader, BatchReader, Protocol):
    """What reads reports on a worker; `kg.extract.Extractor` is one."""

    @property
    def knowledge(self) -> Knowing:
        """Give what is known before reading."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What all shards of a run share: with what they are read, and the place to which they go.

    `load` gives the reader; it is a function that workers can import.
    """

    versions: Versions
    base: str
    model: str
    url: str
    load: Callable[[Settings], Reader]
    seconds: float = SECONDS


def read_shard(order: Order, shard: Shard, *, anew: bool = False) -> str:
    """Read a shard unless it is there already, or in any case `anew`, and give its name.

    A worker that would read otherwise than whoever asks is a `VersionMismatch`, all else that goes wrong there a
    `ClusterError`. A report on which the reader fails is refused in the manifest; one that takes longer than it may
    ends the worker, which Dask starts again.
    """
    try:
        settings = replace(Settings.from_env(), model=order.model)
        order.versions.refuse(versions(settings), "a worker is")
        name, place = shard.name(order.versions, order.base), Place(order.url)
        if anew or not _is_there(place, name, order):
            with _TURN:
                _read(order, name, shard.reports, place, order.load(settings))
    except ClusterError:
        raise
    except KgError as error:
        # Those with several parts are not understood elsewhere.
        raise ClusterError(f"a worker cannot read: {error}") from None
    return name


def _is_there(place: Place, name: str, order: Order) -> bool:
    try:
        return kept(place, name, order.versions, order.base) is not None
    except DamagedCopy:
        return False


def _read(order: Order, name: str, reports: Iterable[Report], place: Place, reader: Reader) -> None:
    names, watched = Names(order.base), _Watched(reader, order.seconds)
    readings: list[tuple[Report, list[Claim]]] = []
    refused: dict[str, str] = {}
    found = read_now(watched, list(reports))
    for report, claims in zip(reports, found, strict=True):
        said = _sayable(report, claims, names)
        if isinstance(said, Failure):
            refused[report.id] = said.reason
        else:
            readings.append((report, said))
    keep(place, name, readings, refused, versions=order.versions, known=reader.knowledge.known, names=names)


def _sayable(report: Report, found: Found, names: Names) -> Found:
    """Give claims that can be written down, or why these cannot."""
    if isinstance(found, Failure):
        return found
    quads = tried(lambda: report_quads(report, found, names))
    return quads if isinstance(quads, Failure) else found


@dataclass(frozen=True, slots=True)
class _Watched:
    """Reads as a reader does, and ends this process where a report takes too long."""

    reader: Reader
    seconds: float

    def claims(self, report: Report) -> list[Claim]:
        with _watch(self.seconds):
            return self.reader.claims(report)

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        reading = iter(self.reader.read_all(reports))
        while True:
            with _watch(self.seconds):
                claims = next(reading, None)
            if claims is None:
                return
            yield claims


@contextmanager
def _watch(seconds: float) -> Iterator[None]:
    # Whatever holds the interpreter, this thread of C does not wait for it; where it stood is nobody's concern.
    with Path(os.devnull).open("w", encoding="utf-8") as unheard:
        faulthandler.dump_traceback_later(seconds, exit=True, file=unheard)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
