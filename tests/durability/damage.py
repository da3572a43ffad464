"""Bytes of a store are changed, cut off or lost: that is said, or it changes nothing; never is something else read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kg.errors import KgError
from kg.store import open_store
from tests.durability.forked import Say, forked
from tests.durability.kills import Story
from tests.durability.story import over, tell
from tests.durability.tried import Tried

# Words for people, of which nothing is read.
_IDLE = {"LOG", "LOCK", "lock", "IDENTITY"}
LENGTH = 12


def damage(rounds: int, folder: Path, seed: int) -> Tried:
    """Damage a copy of a store so many times, in ways that the seed gives."""
    return Tried.of("a file of the store damaged", _rounds(rounds, folder, seed))


def copied(store: Path, target: Path) -> None:
    """Copy a store that nobody writes, with the links between its files."""
    there: dict[int, Path] = {}
    for path in sorted(p for p in store.rglob("*") if p.is_file()):
        goal = target / path.relative_to(store)
        goal.parent.mkdir(parents=True, exist_ok=True)
        own = path.stat().st_ino
        if own in there:
            os.link(there[own], goal)
        else:
            there[own] = Path(shutil.copyfile(path, goal))


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    story, random = Story.of(seed, LENGTH), Random(seed)
    store, copy = folder / "store", folder / "copy"

    def write(say: Say) -> None:
        with over(open_store(store)) as graph:
            tell(graph, story.told, 0, say)

    forked(write).rest()
    for number in range(rounds):
        copied(store, copy)
        files = sorted(p for p in copy.rglob("*") if p.is_file() and p.name not in _IDLE)
        file = random.choice(files)
        how = _damaged(file, random)
        seen, failure = _looked(copy, story.states[-1])
        where = f"seed {seed}, round {number}, {file.relative_to(copy)} {how}"
        yield seen, f"{where}: {failure}" if failure else ""
        shutil.rmtree(copy)


def _damaged(file: Path, random: Random) -> str:
    size = file.stat().st_size
    how = random.choice(("a byte changed", "a page of zeros", "cut off", "gone"))
    if how == "gone" or not size:
        file.unlink()
        return "gone"
    at = random.randrange(size)
    if how == "cut off":
        os.truncate(file, at)
        return f"cut off at {at}"
    data = bytearray(file.read_bytes())
    if how == "a byte changed":
        data[at] ^= 1 << random.randrange(8)
    else:
        data[at : at + 4096] = bytes(len(data[at : at + 4096]))
    with file.open("r+b") as out:
        out.write(data)
    return f"{how} at {at}"


def _looked(copy: Path, state: str) -> tuple[str, str]:
    def look(say: Say) -> None:
        try:
            with over(open_store(copy, write=False)) as graph:
                faults = graph.validate(deep=True)
                say(f"found: {faults[0]}" if faults else graph.hash())
            with over(open_store(copy)) as graph:
                say(graph.hash())
        except KgError as error:
            say(f"refused: {error}")

    said = forked(look).rest()
    if all(line == state for line in said):
        return "harmless", ""
    if said[0].startswith(("found", "refused")):
        return "said by kg validate --deep", ""
    if said[-1].startswith("refused"):
        return "said to the next writer", ""
    return "read as something else", " ".join(said)[:300]
