"""A writer is killed at a random moment, again and again; each time the store must hold what it acknowledged."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TypeAlias

from kg.remote import Server
from kg.store import marker, open_store
from tests.durability.forked import Say, forked
from tests.durability.story import Add, Forget, Judge, Step, Suppress, over, states, steps, take, tell
from tests.durability.tried import Tried

LENGTH = 24
FEW = 3
Place: TypeAlias = Path | Server
LONGEST = 0.15
_DOING = {Add: "reading", Forget: "forgetting", Judge: "judging", Suppress: "keeping out"}


@dataclass(frozen=True, slots=True)
class Story:
    """Steps, and the hash of what a store must hold before the first and after each."""

    seed: int
    told: list[Step]
    states: list[str]

    @classmethod
    def of(cls, seed: int, length: int = LENGTH) -> Story:
        """Make the story of a seed."""
        told = steps(seed, length)
        return cls(seed, told, states(told))


def kills(rounds: int, folder: Path, seed: int) -> Tried:
    """Kill a writer so many times, each time at a moment that the seed and the round give."""

    @contextmanager
    def place(_: int) -> Iterator[Path]:
        yield folder / "store"
        shutil.rmtree(folder / "store", ignore_errors=True)

    return Tried.of("kill -9 while reading, deriving, judging", killed(rounds, seed, place))


def killed(
    rounds: int, seed: int, place: Callable[[int], AbstractContextManager[Place]]
) -> Iterator[tuple[str, str]]:
    """Kill writers of stores in places, each made for the story of a number; give what was seen and what was wrong."""
    done, chapter = 0, count(seed)
    while done < rounds:
        story, at = Story.of(next(chapter)), 0
        with place(story.seed) as store:
            while at < len(story.told) and done < rounds:
                random = Random(f"{story.seed}-{done}")
                acknowledged, ended = _killed(story, store, at, random)
                found, failure = looked(story, store, acknowledged, read=random.random() < 0.5)
                done += not ended
                where = f"seed {story.seed}, round {done}, step {acknowledged}"
                if not ended or failure:
                    yield _seen(story, found, acknowledged), f"{where}: {failure}" if failure else ""
                if failure:
                    break
                at = found


def _seen(story: Story, found: int, acknowledged: int) -> str:
    doing = _DOING[type(story.told[acknowledged])] if acknowledged < len(story.told) else "closing"
    return f"{doing} ({'stored' if found > acknowledged else 'not stored'})"


def _killed(story: Story, store: Place, at: int, random: Random) -> tuple[int, bool]:
    """Go on with a story until the writer is killed; give the steps acknowledged, and whether it had ended before."""

    def write(say: Say) -> None:
        with over(open_store(store)) as graph:
            tell(graph, story.told, at, say)
        say("end")

    writer = forked(write)
    said = writer.lines(random.randint(0, FEW))
    time.sleep(random.uniform(0, LONGEST))
    os.kill(writer.pid, signal.SIGKILL)
    said += writer.rest()
    if faults := [line for line in said if line.startswith("fault")]:
        raise AssertionError(f"seed {story.seed}, from step {at}: {faults[0]}")
    return max((int(line) for line in said if line.isdecimal()), default=at), "end" in said


def looked(story: Story, store: Place, acknowledged: int, *, read: bool = False) -> tuple[int, str]:
    """Open a store after a crash, and give how many steps it holds, with what is wrong, empty if nothing is.

    It is opened by a reader first where `read` says so, and by a writer then.
    """
    said = forked(lambda say: _look(story, store, acknowledged, say, read=read)).rest()
    if any(line.startswith("fault") for line in said) or not said:
        return acknowledged, f"it does not open: {said}"
    hoped = story.states[acknowledged : acknowledged + 2]
    if said[-1] not in hoped:
        other = story.states.index(said[-1]) if said[-1] in story.states else "none"
        return acknowledged, f"acknowledged {acknowledged} steps, it holds what {other} of them gave"
    if said[0] not in hoped and not isinstance(story.told[acknowledged], Suppress):
        return acknowledged, "a reader sees something else than a writer"
    return acknowledged + hoped.index(said[-1]), ""


def _look(story: Story, store: Place, acknowledged: int, say: Say, *, read: bool) -> None:
    if read and (acknowledged or (isinstance(store, Path) and (store / marker.NAME).exists())):
        with over(open_store(store, write=False)) as graph:
            say(graph.hash())
    with over(open_store(store)) as graph:
        say(graph.hash())
        step = story.told[acknowledged] if acknowledged < len(story.told) else None
        if isinstance(step, Suppress) and graph.hash() != story.states[acknowledged]:
            # Two things that are not one change, the list and the graph: doing it again must mend what lies between.
            take(graph, step)
            say(graph.hash())
