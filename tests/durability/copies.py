"""A store's files are copied one by one while it is written, as no one should: the copy is whole, or refused."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from kg.errors import KgError
from kg.store import open_store
from tests.durability.forked import Child, Say, forked
from tests.durability.kills import LENGTH, Story
from tests.durability.story import over, tell
from tests.durability.tried import Tried


def copies(rounds: int, folder: Path, seed: int) -> Tried:
    """Copy a store that is written so many times, at moments and in orders that the seed gives."""
    return Tried.of("copied file by file while it is written", _rounds(rounds, folder, seed))


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    done = 0
    for chapter in count(seed):
        story, random = Story.of(chapter, LENGTH), Random(chapter)
        writer = _writer(story, folder / "store")
        told = 0
        while done < rounds and (said := writer.lines(random.randint(1, 4))) and "end" not in said:
            told = int(said[-1])
            time.sleep(random.uniform(0, 0.1))
            _copied(folder / "store", folder / "copy", random)
            seen, failure = _looked(story, folder / "copy", told)
            yield seen, f"seed {chapter}, behind step {told}: {failure}" if failure else ""
            shutil.rmtree(folder / "copy")
            done += 1
        os.kill(writer.pid, signal.SIGKILL)
        writer.rest()
        shutil.rmtree(folder / "store")
        if done >= rounds:
            return


def _writer(story: Story, store: Path) -> Child:
    def write(say: Say) -> None:
        with over(open_store(store)) as graph:
            tell(graph, story.told, 0, say)
        say("end")

    return forked(write)


def _copied(store: Path, target: Path, random: Random) -> None:
    """Copy what is there when it is looked for, in any order; what goes meanwhile is left out."""
    # Unlike a glob, a walk bears folders that go meanwhile.
    files = [Path(folder, name) for folder, _, names in os.walk(store) for name in names]
    random.shuffle(files)
    for path in files:
        goal = target / path.relative_to(store)
        goal.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, goal)
        except FileNotFoundError:
            continue


def _looked(story: Story, copy: Path, told: int) -> tuple[str, str]:
    def look(say: Say) -> None:
        for write in (False, True):
            try:
                with over(open_store(copy, write=write)) as graph:
                    found = graph.hash()
                    say(found if found not in story.states else story.states.index(found))
            except KgError as error:
                say(f"refused: {error}")

    said = forked(look).rest()
    for line in said:
        if line.startswith("refused"):
            continue
        if not line.isdecimal():
            return "wrong", f"the copy holds what no step gave: {line}"
        if int(line) < told:
            return "wrong", f"the copy has lost {told - int(line)} steps and does not say so"
    return "refused with the reason" if any(line.startswith("refused") for line in said) else "whole", ""
