"""The command line itself is killed; what it leaves is sound, and run again it comes to what it would have come to."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Final

from kg.graph import Graph
from kg.settings import DEFAULT_BASE
from kg.store import checkpoints, memory_store, open_store
from tests.durability.damage import copied
from tests.durability.forked import Say, forked
from tests.durability.story import OUT, Add, Suppress, over, steps, take
from tests.durability.tried import Tried
from tests.process import ROOT

REPORTS: Final = 400
LENGTH: Final = 10
_STEP: Final = 0.002
_LINGER: Final = 60.0
# Of no war, so that there is enough to be read by several processes.
_RAIN: Final = "Rain fell on the hills all day, and the market stayed closed until the evening. " * 2


@dataclass(frozen=True, slots=True)
class Command:
    """Words for `kg`, what to call it, and whether all that it does is one change."""

    name: str
    words: tuple[str, ...]
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A store as it is: how many reports it holds, its hash, and the first fault or `sound`."""

    reports: int
    hash: str
    fault: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a command does when nobody disturbs it, and how many seconds it changes the store."""

    found: Found
    seconds: float


def commands(rounds: int, folder: Path, seed: int) -> Tried:
    """Kill commands in turn so many times, at moments that the seed gives after they began to change the store."""
    return Tried.of("kill -9 of a command", _rounds(rounds, folder, seed))


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    random, turns = Random(seed), _commands(folder, seed)
    _said(lambda: _told(folder / "before", seed))
    before, runs = _looked(folder / "before"), dict[Command, Run]()
    for number in range(rounds):
        command = turns[number % len(turns)]
        whole = runs[command] = runs.get(command) or _undisturbed(command, folder)
        seen, failure = _killed(command, folder, before, whole, random)
        yield f"{command.name} {seen}", failure and f"seed {seed}, round {number}, {command.name}: {failure}"


def _commands(folder: Path, seed: int) -> list[Command]:
    """Write the files that commands read, and give the commands."""
    judgements, dump, reports = (folder / name for name in ("judged.jsonl", "dump.nq.gz", "reports.jsonl"))
    _said(lambda: _judge_all(judgements, seed))
    _said(lambda: _told(folder / "other", seed + 1, dump))
    write(reports, seed)
    return [
        Command("kg judge import", ("judge", "import", str(judgements)), is_one=True),
        Command("kg suppress", ("suppress", OUT)),
        Command("kg load --replace --derive", ("load", "--replace", "--derive", str(dump)), is_one=True),
        Command("kg ingest --jobs 2", ("ingest", "--jobs", "2", str(reports))),
        Command("kg reread --jobs 2", ("reread", "--jobs", "2")),
        Command("kg ingest --jobs 1", ("ingest", "--jobs", "1", str(reports))),
    ]


def _said(work: Callable[[], object]) -> None:
    """Do in another process what opens stores, so that this one stays fit to fork."""
    if said := forked(lambda _: work()).rest():
        raise AssertionError(said[0])


def _told(store: Path, seed: int, dump: Path | None = None) -> None:
    """Tell a story into a new store, and write the dump of it if asked."""
    with over(open_store(store)) as graph:
        _tell(graph, seed)
        if dump:
            dump.write_bytes(gzip.compress(b"".join(graph.dump())))


def _judge_all(file: Path, seed: int) -> None:
    """Write judgements that reject every claim of a story on which nothing was said yet."""
    with over(memory_store(DEFAULT_BASE)) as graph:
        _tell(graph, seed)
        claims = graph.claims()
        for own in {claim.id for claim in claims} - graph.marks(claims).keys():
            graph.reject(own, reason="tried")
        file.write_text("".join(f"{line}\n" for line in graph.exported_judgements()))


def _tell(graph: Graph, seed: int) -> None:
    for step in steps(seed, LENGTH):
        if not isinstance(step, Suppress):
            take(graph, step)


def write(file: Path, seed: int) -> None:
    """Write reports of invented stories for `kg ingest`."""
    told = (r for n in count(seed) for step in steps(n, 20) if isinstance(step, Add) for r in step.reports)
    lines = (
        {
            "id": r.id,
            "text": f"{r.text} {_RAIN}",
            "published": r.published and r.published.isoformat(),
            "source": r.source or "Hill Post",
        }
        for r in {r.id: r for r in islice(told, REPORTS)}.values()
    )
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _undisturbed(command: Command, folder: Path) -> Run:
    store = folder / "undisturbed"
    copied(folder / "before", store)
    running = _changing(command, store)
    began = time.monotonic()
    if status := running.wait():
        raise AssertionError(f"{command.name} without any crash: status {status}")
    run = Run(_looked(store), time.monotonic() - began)
    shutil.rmtree(store)
    return run


def _killed(command: Command, folder: Path, before: Found, whole: Run, random: Random) -> tuple[str, str]:
    """Kill a command that works on a copy of `before`; give what was seen, and what was wrong."""
    store = folder / "store"
    copied(folder / "before", store)
    running = _changing(command, store)
    time.sleep(random.uniform(0, whole.seconds))
    running.kill()
    killed = running.wait() < 0
    if alive := _outliving(running.pid):
        return "outlived", f"processes {alive} go on without it"
    left = _looked(store)
    again = _started(command, store).wait()
    done = _looked(store)
    shutil.rmtree(store)
    seen = "undone" if left == before else "done" if left == whole.found else "in between"
    if left.fault != "sound" or (command.is_one and seen == "in between") or not (killed or seen == "done"):
        return seen, f"it leaves {left}"
    return seen, "" if (again, done) == (0, whole.found) else f"run again: {again}, {done}, not {whole.found}"


def _changing(command: Command, store: Path) -> subprocess.Popen[bytes]:
    """Start a command and give it when it changes the store, or has ended."""
    before = _state(store)
    running = _started(command, store)
    while running.poll() is None and _state(store) == before:
        time.sleep(_STEP)
    return running


def _state(store: Path) -> object:
    # What is announced before the first change; a load makes a folder first.
    return (
        (store / "version").read_text(),
        checkpoints.current(store),
        sorted(p.name for p in store.glob("db*")),
    )


def _started(command: Command, store: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "kg", *command.words, "--store", str(store)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True)


def _outliving(session: int) -> list[int]:
    """Give the processes of a session that are there a minute after it lost its first."""
    until = time.monotonic() + _LINGER
    while (alive := _members(session)) and time.monotonic() < until:
        time.sleep(_STEP)
    return alive


def _members(session: int) -> list[int]:
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # Behind the name, which may hold anything, in brackets.
            state, _, _, own, *_ = file.read_text("utf-8", "replace").rpartition(")")[2].split()
            found += [int(file.parent.name)] if int(own) == session and state != "Z" else []
    return found


def _looked(store: Path) -> Found:
    def look(say: Say) -> None:
        with over(open_store(store)) as graph:
            faults = graph.validate()
            say(len(graph.reports()))
            say(graph.hash())
            say(faults[0] if faults else "sound")

    reports, found, fault = forked(look).rest()
    return Found(int(reports), found, fault)
