"""What a cluster reads, given to the one process that writes the graph, as if that had read it itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from distributed import Future

from kg.ahead import ClaimReader, Failure, Found, Unread
from kg.cluster.fetching import fetched
from kg.cluster.keeping import MANIFEST, drop
from kg.cluster.place import Place
from kg.cluster.running import Course
from kg.cluster.shards import Cut, Piece, Shard
from kg.ingest import Ingested
from kg.model import Claim, Report
from kg.read import Outcome, Row


@dataclass(frozen=True, slots=True)
class _Sent:
    """A piece, and the shard of it that is on its way, if there was anything in it to read."""

    piece: Piece
    shard: Shard
    future: Future[str] | None


class Harvest:
    """Gives outcomes in the order in which they came, and holds the claims of each report until it is stored.

    It is the reader to give to `kg.ingest.ingest` together with the outcomes of `gather`, and `release` the progress.
    """

    def __init__(
        self,
        course: Course,
        is_stored: Callable[[Report], bool],
        here: Callable[[], ClaimReader],
        *,
        dropping: bool,
    ) -> None:
        """Have those read that are not stored as they are; with `dropping`, remove a shard when it is stored.

        `here` reads in this process what another writer took out of the store after it was found there.
        """
        self._course, self._is_stored, self._here, self._dropping = course, is_stored, here, dropping
        self._place = Place(course.order.url)
        self._count = 0
        self._found: dict[Report, tuple[int, Found]] = {}
        self._held = deque[tuple[int, Report]]()
        self._loaded = deque[tuple[int, str]]()

    def gather(self, outcomes: Iterable[Outcome], cut: Cut) -> Iterator[Outcome]:
        """Give each outcome when what was found in it is there; as many shards are read ahead as there is room."""
        waiting = deque[_Sent]()
        for piece in cut.pieces(outcomes):
            waiting.append(self._send(piece))
            while len(waiting) > self._course.room:
                yield from self._arrived(waiting.popleft())
        while waiting:
            yield from self._arrived(waiting.popleft())

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of a report that was gathered; one that could not be read is an `Unread`."""
        if report not in self._found:
            return self._here().claims(report)
        _, found = self._found[report]
        if isinstance(found, Failure):
            raise Unread(found.reason)
        return found

    def release(self, told: Ingested) -> None:
        """Let go of what is stored, by what is told of it."""
        while self._held and self._held[0][0] <= told.read:
            count, report = self._held.popleft()
            # The same may have come again since.
            if self._found[report][0] == count:
                del self._found[report]
        while self._loaded and self._loaded[0][0] <= told.read:
            _, name = self._loaded.popleft()
            if self._dropping:
                drop(self._place, name)

    def _send(self, piece: Piece) -> _Sent:
        unread = tuple(report for report in piece.shard.reports if not self._is_stored(report))
        # What was read before an interruption lies there as it was cut then.
        whole = len(unread) == len(piece.shard.reports) or (unread and self._is_there(piece.shard))
        shard = piece.shard if whole else Shard(unread)
        return _Sent(piece, shard, self._course.begin(shard) if shard.reports else None)

    def _is_there(self, shard: Shard) -> bool:
        return self._place.get(self._name(shard) + MANIFEST) is not None

    def _name(self, shard: Shard) -> str:
        return shard.name(self._course.order.versions, self._course.order.base)

    def _arrived(self, sent: _Sent) -> Iterator[Outcome]:
        found = fetched(self._course, sent.shard, sent.future) if sent.future else {}
        for outcome in sent.piece.outcomes:
            if isinstance(outcome, Report | Row):
                self._count += 1
            if isinstance(outcome, Report) and outcome.id in found:
                self._found[outcome] = self._count, found[outcome.id]
                self._held.append((self._count, outcome))
            yield outcome
        if sent.future:
            self._loaded.append((self._count, self._name(sent.shard)))
