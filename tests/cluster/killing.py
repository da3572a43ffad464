"""Has short reports read by worker processes of which one after the other is killed, and compares with one process.

`python -m tests.cluster.killing 20000 40` does it with so many reports and so many killed, and says what it came to.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from distributed import LocalCluster

from kg.cluster.connecting import started
from kg.cluster.shards import Cut
from kg.cluster.working import Reader
from kg.graph import open_graph
from kg.ingest import Ingested
from kg.know.data import data_folder
from kg.know.places import read_supplement
from kg.model import Kind, Report
from kg.settings import Settings

WORKERS = 2
# About five shards to a hundred reports: a worker that is killed is nearly always in the midst of one.
SMALL = Cut(3_000, 12_000)
_FIRST = date(2017, 1, 1)
_ACTORS = ("Syrian army", "Islamic State", "SDF", "Free Syrian Army", "Kurdish forces", "Iraqi army")
_DEEDS = ("captured", "entered", "shelled", "withdrew from", "lost", "attacked")


@dataclass(frozen=True, slots=True)
class Survived:
    """What reading came to in one process and under fire: hashes of the graphs, what was told, seconds of both.

    `killed` workers ended in the midst of it, and `shards` were written.
    """

    hashes: tuple[str, str]
    told: tuple[Ingested, Ingested]
    seconds: tuple[float, float]
    killed: int
    shards: int


def reports(count: int) -> Iterator[Report]:
    """Give short reports, each with an id of its own; the same ones every time."""
    chance, towns = random.Random(7), _towns()
    for number in range(count):
        day = _FIRST + timedelta(days=chance.randrange(700))
        actor, other = chance.sample(_ACTORS, 2)
        words = (
            f"The {actor} {chance.choice(_DEEDS)} {chance.choice(towns)} on {day:%d %B %Y}, the {other} said."
        )
        if not number % 3:
            words += f" Fighting with the {other} went on near {chance.choice(towns)}."
        yield Report(f"r{number:06}", words, None, day + timedelta(days=1), "Test Wire")


def _towns() -> list[str]:
    places = (one.place.entity for one in read_supplement(data_folder("ontology") / "places"))
    return sorted(place.label for place in places if place.kind is Kind.SETTLEMENT)


def survive(
    folder: Path, given: Sequence[Report], kills: int, load: Callable[[Settings], Reader] | None = None
) -> Survived:
    """Read reports in this process, then by two workers, of which one is killed so many times.

    They are killed by chance while shards come in, the last one when a fifth of them is still to come. `load` gives
    the workers another reader than the true one.
    """
    settings, shards = Settings.from_env(), folder / "shards"
    shards.mkdir()
    began = time.monotonic()
    with open_graph(folder / "alone", settings=settings) as graph:
        alone = graph.add(given), graph.hash()
    between = time.monotonic()
    total = sum(1 for _ in SMALL.pieces(given))
    when = sorted(random.Random(kills).sample(range(total * 4 // 5), kills))
    with started(WORKERS) as cluster, open_graph(folder / "together", settings=settings) as graph:
        with _killing(cluster, shards, when) as killed:
            told = graph.take_on(cluster.scheduler_address, given, shards=str(shards), cut=SMALL, load=load)
        together = told, graph.hash()
    spent = between - began, time.monotonic() - between
    files = len(list(shards.glob("*.json")))
    return Survived((alone[1], together[1]), (alone[0], together[0]), spent, len(killed), files)


@contextmanager
def _killing(cluster: LocalCluster, shards: Path, when: list[int]) -> Iterator[list[int]]:
    """Kill a worker whenever so many shards have come in, and give the ids of those killed so far."""
    killed: list[int] = []
    done = threading.Event()
    chance = random.Random(len(when))

    def kill() -> None:
        for count in when:
            while len(list(shards.glob("*.json"))) < count and not done.is_set():
                done.wait(0.02)
            while not done.wait(chance.uniform(0, 0.3)):
                if pids := [
                    nanny.pid for nanny in cluster.workers.values() if nanny.pid and nanny.pid not in killed
                ]:
                    killed.append(chance.choice(pids))
                    os.kill(killed[-1], signal.SIGKILL)
                    break

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def _main(count: int, kills: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = survive(Path(folder), list(reports(count)), kills)
    alone, together = found.told
    print(f"{count:,} reports, {found.killed} workers killed, {found.shards:,} shards")
    print(f"in one process: {alone.added:,} reports, {alone.claims:,} claims in {found.seconds[0]:,.0f} s")
    print(
        f"by {WORKERS} workers: {together.added:,} reports, {together.claims:,} claims in {found.seconds[1]:,.0f} s"
    )
    same = found.hashes[0] == found.hashes[1] and alone == together
    print("the same graph, the same told" if same else f"DIFFERENT: {found.hashes}, {found.told}")
    return 0 if same and found.killed == kills else 1


if __name__ == "__main__":
    sys.exit(_main(*map(int, sys.argv[1:])))
