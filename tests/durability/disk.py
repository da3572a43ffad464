"""A disk as a power cut may leave it, played from the record of what a process did to its files.

What POSIX promises is little: bytes are there for good once their file is synced, a name once its folder is. Of the
rest a disk keeps what it likes. Here a folder keeps a random number of its first changes since it was synced; a file
keeps a random number of its first writes, the last of them torn, or any of them with holes between.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import TypeAlias

Write: TypeAlias = tuple[int, bytes | None]
"""Where bytes were put; without any, to what length the file was cut."""


class Keeping(StrEnum):
    """What is kept of that which was not synced."""

    NOTHING = "nothing unsynced kept"
    SOME = "some of it kept, torn"
    HOLES = "some of it kept, with holes"
    ALL = "all of it kept"


@dataclass(slots=True, eq=False)
class File:
    """Bytes that are there for good, and the writes behind them."""

    safe: bytes = b""
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        """Let all that was written be there for good."""
        self.safe, self.pending = _played(self.safe, self.pending), []

    def left(self, keeping: Keeping, random: Random) -> bytes:
        """Give what a power cut may leave."""
        if keeping is Keeping.NOTHING:
            return self.safe
        kept = list(self.pending)
        if keeping is Keeping.SOME and kept:
            kept = kept[: random.randint(0, len(kept))]
            if kept and kept[-1][1]:
                at, data = kept[-1]
                kept[-1] = (at, (data or b"")[: random.randint(0, len(data or b""))])
        elif keeping is Keeping.HOLES:
            kept = [write for write in kept if random.random() < 0.5]
        return _played(self.safe, kept)


@dataclass(slots=True, eq=False)
class Folder:
    """Names that are there for good, as they are now, and the changes that lie between.

    A change is what names come to mean, all at once; `None` is a name that goes.
    """

    safe: dict[str, Node] = field(default_factory=dict)
    now: dict[str, Node] = field(default_factory=dict)
    pending: list[dict[str, Node | None]] = field(default_factory=list)

    def change(self, **names: Node | None) -> None:
        """Let names mean something else."""
        self.pending.append(names)
        self.now = _named(self.now, [names])

    def sync(self) -> None:
        """Let the names be there for good."""
        self.safe, self.pending = dict(self.now), []

    def left(self, keeping: Keeping, random: Random) -> dict[str, Node]:
        """Give the names that a power cut may leave."""
        most = len(self.pending)
        count = {Keeping.NOTHING: 0, Keeping.ALL: most}.get(keeping, random.randint(0, most))
        return _named(self.safe, self.pending[:count])


Node: TypeAlias = File | Folder


def _played(safe: bytes, writes: list[Write]) -> bytes:
    data = bytearray(safe)
    for at, new in writes:
        if new is None:
            del data[at:]
        data += bytes(max(0, at - len(data)))
        if new:
            data[at : at + len(new)] = new
    return bytes(data)


def _named(names: dict[str, Node], changes: list[dict[str, Node | None]]) -> dict[str, Node]:
    found = dict(names)
    for change in changes:
        for name, node in change.items():
            found.pop(name, None)
            if node is not None:
                found[name] = node
    return found


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done: to the open file of a number, or to names; `data` was written at `offset`."""

    what: str
    file: int
    offset: int
    data: bytes
    path: str
    other: str


def acts(record: bytes) -> Iterator[Act]:
    """Read what `recorder.c` wrote; a last one that is cut off is left out."""
    at = 0
    while (end := record.find(b"\n", at)) >= 0:
        head, path, other = record[at:end].decode().split("\t")
        what, file, offset, length = head.split(" ")
        at = end + 1 + int(length)
        yield Act(what, int(file), int(offset), record[end + 1 : at], path, other)


class Disk:
    """All that is below a folder, at first nothing, as it comes to be by what is done to it."""

    def __init__(self, root: Path) -> None:
        """Play what was done below a folder; others are no matter."""
        self._root, self.top = str(root), Folder()
        self._open: dict[int, Node] = {}

    def play(self, act: Act) -> None:
        """Let one more thing be done. Files that were made unseen, such as an engine's log for people, are left out."""
        if act.what in {"make", "open"}:
            self._opened(act)
        elif act.what in {"write", "cut", "sync", "close"}:
            self._used(act)
        else:
            self._renamed(act)

    def leave(self, target: Path, keeping: Keeping, random: Random) -> None:
        """Write what a power cut would leave now into a new folder."""
        _leave(self.top, target, keeping, random, {})

    def _opened(self, act: Act) -> None:
        folder, name = self._place(act.path)
        node = folder.now.get(name) if folder and name else folder
        if act.what == "make" and folder and node is None:
            node = File()
            folder.change(**{name: node})
        if node is None:
            self._open.pop(act.file, None)
            return
        self._open[act.file] = node
        if act.offset and isinstance(node, File):
            node.pending.append((0, None))

    def _used(self, act: Act) -> None:
        node = self._open.get(act.file)
        if act.what == "close":
            self._open.pop(act.file, None)
        elif act.what == "sync" and node:
            node.sync()
        elif isinstance(node, File):
            node.pending.append((act.offset, act.data if act.what == "write" else None))

    def _renamed(self, act: Act) -> None:
        folder, name = self._place(act.path)
        if folder is None:
            return
        if act.what == "mkdir":
            folder.change(**{name: Folder()})
        elif name not in folder.now:
            return
        elif act.what in {"unlink", "rmdir"}:
            folder.change(**{name: None})
        else:
            self._moved(folder, name, act)

    def _moved(self, folder: Folder, name: str, act: Act) -> None:
        there, new = self._place(act.other)
        node = folder.now[name]
        if there is None:
            return
        if act.what == "link":
            there.change(**{new: node})
        elif there is folder:
            folder.change(**{name: None, new: node})
        else:
            there.change(**{new: node})
            folder.change(**{name: None})

    def _place(self, path: str) -> tuple[Folder | None, str]:
        """Give the folder that a path lies in and its name there; of the top itself the name is empty."""
        parts = [part for part in path.removeprefix(self._root).split("/") if part not in {"", "."}]
        folder: Node | None = self.top
        for part in parts[:-1]:
            folder = folder.now.get(part) if isinstance(folder, Folder) else None
        return (folder if isinstance(folder, Folder) else None), parts[-1] if parts else ""


def _leave(folder: Folder, target: Path, keeping: Keeping, random: Random, there: dict[int, Path]) -> None:
    target.mkdir(parents=True)
    for name, node in folder.left(keeping, random).items():
        path = target / name
        if isinstance(node, Folder):
            _leave(node, path, keeping, random, there)
        elif id(node) in there:
            os.link(there[id(node)], path)
        else:
            path.write_bytes(node.left(keeping, random))
            there[id(node)] = path
