"""Tells a story onto a small disk: `python -m tests.durability.cramped FOLDER SEED [FILE]`; it mounts one on FOLDER.

It prints what was seen and, behind a tab, what was wrong. The disk is full before the end, then read-only, then
larger, and at last read-only again. With a FILE of reports `kg ingest` reads that instead, by the command line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from kg.errors import KgError, StoreUnwritable
from kg.store import open_store
from tests.durability.forked import Say, forked
from tests.durability.kills import Story, looked
from tests.durability.story import over, tell
from tests.process import ROOT

LENGTH = 12
_LARGE = 512 * 1024
# Before which steps of those by the command line there is room, and then no writing.
_ROOM, _SHUT = 2, 4


def main(disk: Path, seed: int) -> None:
    """Fill the disk, look, make room, go on, and look again."""
    story, store, room = Story.of(seed, LENGTH), disk / "store", Random(seed).randrange(3000, 7000)
    told, reason = 0, ""
    while not reason:
        # Half of it where the whole story found room.
        mount("-t", "tmpfs", "-o", f"size={room}k", "none", str(disk))
        told, reason = _told(story, store, 0)
        room //= 2
    seen = f"full after {told * 100 // len(story.told) // 25 * 25}% of the story"
    if "No space left on device" not in reason or not reason.startswith("StoreUnwritable"):
        print(f"{seen}\tit did not end with a clear error: {reason}")
        return
    failure = (told and _unread(story, store, told)) or ""
    mount("-o", "remount,ro", str(disk))
    failure = failure or (told and _unread(story, store, told)) or ""
    mount("-o", f"remount,rw,size={_LARGE}k", str(disk))
    found, wrong = looked(story, store, told)
    rest, reason = _told(story, store, found)
    mount("-o", "remount,ro", str(disk))
    still = _unread(story, store, rest) or _unwritten(store)
    print(f"{seen}\t{failure or wrong or reason or still}")


def by_command(disk: Path, seed: int, reports: Path) -> None:
    """Fill the disk by the command line, look, make room, and run the same command again."""
    mount("-t", "tmpfs", "-o", f"size={Random(seed).randrange(9_000, 22_000)}k", "none", str(disk))
    store, count = disk / "store", len(reports.read_text().splitlines())
    ingest = ("ingest", reports, "--store", store)
    steps = [
        (ingest, 1, "No space left on device"),
        (("validate", "--store", store), 0, ""),
        (ingest, 0, ""),
        (("validate", "--deep", "--store", store), 0, ""),
        (ingest, 1, "Read-only file system"),
        (("stats", "--json", "--store", store), 0, ""),
    ]
    told = ""
    for number, (words, status, reason) in enumerate(steps):
        if number == _ROOM:
            mount("-o", f"remount,rw,size={_LARGE}k", str(disk))
        if number == _SHUT:
            mount("-o", "remount,ro", str(disk))
        ran = _ran(*words)
        told = ran.stdout
        if ran.returncode != status or reason not in ran.stderr or "Traceback" in ran.stderr:
            print(f"by kg ingest\t{words[0]}: {ran.returncode}, {ran.stderr}")
            return
    stored = json.loads(told)["reports"]
    print(f"by kg ingest\t{'' if stored == count else f'{stored} of {count} reports are there'}")


def _ran(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, text=True)


def mount(*words: str) -> None:
    """Mount, in this process's own view of the disks."""
    subprocess.run(["mount", *words], check=True, capture_output=True)


def _told(story: Story, store: Path, at: int) -> tuple[int, str]:
    """Go on with a story; give the steps acknowledged, and how it ended if not well."""

    def write(say: Say) -> None:
        try:
            with over(open_store(store)) as graph:
                tell(graph, story.told, at, say)
        except KgError as error:
            say(f"{type(error).__name__}: {error}")

    said = forked(write).rest()
    told = max((int(line) for line in said if line.isdecimal()), default=at)
    return told, next((line for line in said if not line.isdecimal()), "")


def _unread(story: Story, store: Path, told: int) -> str:
    """Say why what was acknowledged cannot be read, empty where it can."""

    def read(say: Say) -> None:
        with over(open_store(store, write=False)) as graph:
            say("" if graph.hash() in story.states[told : told + 2] else "what is read is something else")

    return _wrong(read)


def _unwritten(store: Path) -> str:
    """Say what happens to a writer where nothing can be written, empty where it is told so."""

    def write(say: Say) -> None:
        try:
            open_store(store).close()
            say("a read-only disk was written")
        except StoreUnwritable as error:
            say("" if "Read-only file system" in str(error) else str(error))

    return _wrong(write)


def _wrong(work: Callable[[Say], None]) -> str:
    return " ".join(forked(work).rest())


if __name__ == "__main__":
    place, number, *files = sys.argv[1:]
    if files:
        by_command(Path(place), int(number), Path(files[0]))
    else:
        main(Path(place), int(number))
