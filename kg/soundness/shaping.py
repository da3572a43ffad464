"""The SHACL shapes over a whole store, a piece at a time: all at once it would not fit."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context

from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import KgError
from kg.model import Fault, FaultKind
from kg.rdf.shapes import violations
from kg.soundness.surroundings import Node, Piece, Surroundings
from kg.store import Store

_SIZE = 10_000

Checked = tuple[int, list[str]]


def shape_faults(store: Store, progress: Callable[[str], None], processes: int = 1) -> list[Fault]:
    """Give what breaks the shapes, sorted: what a check of the whole store at once would find.

    `processes` is how many work at it where there is enough to do, each with some 150 MB; 1 is this one alone.
    """
    found: set[Fault] = set()
    done, total = 0, sum(1 for _ in store.quads())
    progress(f"checking shapes: {done:,} of {total:,} statements")
    pieces = Surroundings(store).pieces(_SIZE)
    processes = min(processes, 1 + total // _SIZE)
    for read, lines in _in_processes(pieces, processes) if processes > 1 else map(_checked, pieces):
        done += read
        progress(f"checking shapes: {done:,} of {total:,} statements")
        for line in lines:
            node, _, what = line.partition(" ")
            found.add(Fault(FaultKind.SHAPE, node, what))
    return sorted(found)


def _checked(piece: Piece) -> Checked:
    return piece.read, violations(piece.triples, piece.nodes)


def _in_processes(pieces: Iterator[Piece], processes: int) -> Iterator[Checked]:
    """Check pieces in processes of their own, as many at a time as keep these busy."""
    waiting: deque[tuple[int, Future[list[str]]]] = deque()
    with _pool(processes) as pool:
        for piece in pieces:
            # Written out, triples go eight times as fast as one by one.
            data = serialize(piece.triples, format=RdfFormat.N_TRIPLES) or b""
            waiting.append((piece.read, pool.submit(_read_and_checked, data, piece.nodes)))
            if len(waiting) > 2 * processes:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[int, Future[list[str]]]]) -> Checked:
    read, future = waiting.popleft()
    return read, future.result()


def _read_and_checked(data: bytes, nodes: frozenset[Node]) -> list[str]:
    return violations(parse(data, format=RdfFormat.N_TRIPLES, lenient=True), nodes)


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    others = set(active_children())
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts)
    try:
        yield pool
        pool.shutdown()
    except BrokenProcessPool:
        raise KgError("a process that checked shapes was ended: with fewer less memory is needed") from None
    finally:
        # After Ctrl-C nobody waits for the pieces under way.
        for process in set(active_children()) - others:
            process.terminate()
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    # Ctrl-C goes to every process of a terminal; the one that waits for the others says what happened.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
