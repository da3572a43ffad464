"""The power goes: whatever may be left of a store at a random moment must hold what was acknowledged by then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kg.settings import Settings
from kg.snapshots import restore
from kg.spool import Spool
from kg.store import open_store
from tests.durability.disk import Act, Disk, Keeping, acts
from tests.durability.forked import Say, forked
from tests.durability.kills import Story, looked
from tests.durability.story import over
from tests.durability.told import LENGTH, SAID, STORE
from tests.durability.tried import Tried
from tests.process import ROOT

WHAT = "the power goes"
_SOURCE = Path(__file__).with_name("recorder.c")


@dataclass(slots=True)
class Said:
    """What was acknowledged so far: steps, offers by id, snapshots and what was made of them with the steps held."""

    steps: int = 0
    sent: set[str] = field(default_factory=set)
    copies: dict[str, int] = field(default_factory=dict)
    restored: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take in one line."""
        match line.split():
            case ["step", number]:
                self.steps = int(number)
            case ["sent", own]:
                self.sent.add(own)
            case ["copied", name, number]:
                self.copies[name] = int(number)
            case ["restored", name, number]:
                self.restored[name] = int(number)


def cuts(rounds: int, folder: Path, seed: int) -> Tried:
    """Cut the power so many times, at moments that the seed gives."""
    if missing := why_not():
        return Tried(WHAT, skipped=missing)
    return Tried.of(WHAT, _rounds(rounds, folder, seed))


def why_not() -> str:
    """Say why files cannot be watched here, empty where they can."""
    if not sys.platform.startswith("linux"):
        return "only on Linux a process can be made to say what it does to its files"
    return "" if shutil.which("cc") else "there is no C compiler"


def recorded(folder: Path, seed: int) -> list[Act]:
    """Tell a story into a folder, and give what was done there to files."""
    library, record, root = folder / "recorder.so", folder / "record", folder / "told"
    root.mkdir()
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    around = {"LD_PRELOAD": str(library), "KG_RECORD": str(record), "KG_RECORDED": str(root)}
    told = [sys.executable, "-m", "tests.durability.told", str(root), str(seed)]
    subprocess.run(told, check=True, cwd=ROOT, env={**os.environ, **around})
    return list(acts(record.read_bytes()))


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    story, random = Story.of(seed, LENGTH), Random(seed)
    done, disk, said, at = recorded(folder, seed), Disk(folder / "told"), Said(), 0
    for cut in sorted(random.choices(range(1, len(done) + 1), k=rounds)):
        for act in done[at:cut]:
            disk.play(act)
            _hear(act, said, folder / "told" / SAID)
        at, keeping = cut, random.choice(list(Keeping))
        disk.leave(folder / "left", keeping, random)
        failure = _failure(story, folder, said, random)
        where = f"seed {seed}, behind {cut} of {len(done)} acts, {said.steps} steps, {keeping}"
        yield keeping.value, f"{where}: {failure}" if failure else ""
        shutil.rmtree(folder / "left")


def _hear(act: Act, said: Said, file: Path) -> None:
    # Whoever hears a word sits elsewhere: what is said is said, whatever happens to this disk.
    if act.what == "write" and act.data.startswith((b"step ", b"sent ", b"copied ", b"restored ")):
        said.hear(act.data.decode())


def _failure(story: Story, folder: Path, said: Said, random: Random) -> str:
    store = folder / "left" / STORE
    if said.steps and not store.exists():
        return "the store is gone"
    _, failure = looked(story, store, said.steps, read=random.random() < 0.5)
    return failure or _lost_offers(store, said) or _bad_copies(story, folder, said)


def _lost_offers(store: Path, said: Said) -> str:
    lost = said.sent - {submission.id for submission, _ in Spool(store).kept()}
    return f"offers that were taken in are gone: {sorted(lost)}" if lost else ""


def _bad_copies(story: Story, folder: Path, said: Said) -> str:
    def look(say: Say) -> None:
        for name, number in said.copies.items():
            target = folder / "left" / f"from-{name}"
            restore(folder / "left" / "copies" / name, target, Settings())
            with over(open_store(target)) as graph:
                say("" if graph.hash() == story.states[number] else f"copy {name} holds something else")
        for name, number in said.restored.items():
            with over(open_store(folder / "left" / "restored" / name)) as graph:
                say("" if graph.hash() == story.states[number] else f"what copy {name} became is another")

    return "; ".join(line for line in forked(look).rest() if line) if said.copies else ""
