"""Several processes that read reports while this one writes what they found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from time import sleep
from types import TracebackType
from typing import Self

from kg.ahead import Begun, Failure, Found, Unread, tried
from kg.apart import SECONDS, Apart, Ended
from kg.model import Claim, Report
from kg.read import Outcome
from kg.settings import Settings

MOST_JOBS = 8
JOB_BYTES = 300_000_000
"""What a process that reads takes of memory: most of it parser, actors and places, which each loads for itself."""
OWN_BYTES = 500_000_000
WORTH = 40_000
"""From how many characters on processes are worth their start: so many are read in the two seconds that it takes."""
TASK_CHARACTERS = 40_000
"""How much a process is given at once: a second's reading, so that none waits long for another at the end."""
_LOOKED_AT = 4096
_STEP = 0.05


class Crew:
    """Reads reports in as many processes as it has jobs, each started when there is work for it.

    A report that ends its process, is alone in a new one given a second try; one that fails there too, or takes
    longer than `seconds`, comes to a `Failure`. Where no process can be started it is a `ReaderError`. Use it as a
    context manager: at the end its processes end, whatever they are at.
    """

    def __init__(self, settings: Settings, jobs: int, seconds: float = SECONDS) -> None:
        """Read as the settings say."""
        self.members = tuple(Apart(settings, seconds) for _ in range(jobs))
        self._idle = SimpleQueue[Apart]()
        for member in self.members:
            self._idle.put(member)
        self._threads = ThreadPoolExecutor(jobs, "kg-crew")
        self._tasks: list[Future[list[Found]]] = []
        self._closed = False

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report; one that cannot be read is an `Unread`."""
        [found] = self.begin([report])()
        if isinstance(found, Failure):
            raise Unread(found.reason)
        return found

    def begin(self, reports: list[Report]) -> Begun:
        """Begin to read, and give what waits for the claims of each report, or why it has none."""
        tasks = [self._threads.submit(self._read, task) for task in _tasks(reports)]
        self._tasks = [*(t for t in self._tasks if not t.done()), *tasks]
        return lambda: list(chain.from_iterable(task.result() for task in tasks))

    def __enter__(self) -> Self:
        """Give the crew itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for member in self.members:
            member.close()
        # One that was about to ask when its reader was closed has started it anew.
        while any(not task.done() for task in self._tasks):
            for member in self.members:
                member.close()
            sleep(_STEP)

    def _read(self, reports: list[Report]) -> list[Found]:
        member = self._idle.get()
        try:
            return self._found(member, reports)
        finally:
            self._idle.put(member)

    def _found(self, member: Apart, reports: list[Report]) -> list[Found]:
        try:
            return [*member.read_all(reports)]
        except Ended:
            return [self._alone(member, report) for report in reports]
        except Unread as error:
            if len(reports) == 1:
                return [Failure(str(error))]
            # Where several fail together, each tells of itself.
            return [self._alone(member, report) for report in reports]

    def _alone(self, member: Apart, report: Report) -> Found:
        if self._closed:
            return Failure("reading was ended")
        return tried(lambda: member.claims(report))


def _tasks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Part reports into what a process is given at once, at least one report each."""
    task: list[Report] = []
    characters = 0
    for report in reports:
        if task and characters + len(report.text) > TASK_CHARACTERS:
            yield task
            task, characters = [], 0
        task.append(report)
        characters += len(report.text)
    if task:
        yield task


def is_worth(outcomes: Iterator[Outcome]) -> tuple[bool, Iterator[Outcome]]:
    """Tell whether so much is to be read that processes are worth their start, and give the outcomes, none taken."""
    seen: list[Outcome] = []
    characters = 0
    for outcome in outcomes:
        seen.append(outcome)
        characters += len(outcome.text) if isinstance(outcome, Report) else 0
        if characters >= WORTH or len(seen) >= _LOOKED_AT:
            return True, chain(seen, outcomes)
    return False, iter(seen)


def usual_jobs() -> int:
    """Give how many processes read unless it is said: one for each core that may be used, eight at the most.

    Fewer where not all of them would fit into the memory that is free.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    free = _free_bytes()
    fitting = MOST_JOBS if free is None else (free - OWN_BYTES) // JOB_BYTES
    return max(1, min(MOST_JOBS, cores, fitting))


def _free_bytes() -> int | None:
    """Give the memory that is free on this machine or left to this container; `None` where nothing tells."""
    found = [_available(), _left()]
    return min((n for n in found if n is not None), default=None)


def _available() -> int | None:
    with suppress(OSError, ValueError, IndexError):
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("MemAvailable:"))
    return None


def _left(folder: Path = Path("/sys/fs/cgroup")) -> int | None:
    # What a container's limit leaves; without a limit the file holds the word "max".
    with suppress(OSError, ValueError):
        limit = int((folder / "memory.max").read_text("ascii"))
        return limit - int((folder / "memory.current").read_text("ascii"))
    return None
