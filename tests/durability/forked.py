"""Work in a forked process, which may die of it: this one never opens a store on disk and so stays fit to fork."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Child:
    """A forked process, and what it says."""

    pid: int
    said: TextIO

    def lines(self, most: int) -> list[str]:
        """Give the lines that it says next: so many, or fewer if it ends before."""
        lines = (self.said.readline() for _ in range(most))
        return [line.removesuffix("\n") for line in lines if line]

    def rest(self) -> list[str]:
        """Give all lines that it has still to say, when it has ended."""
        with self.said:
            lines = self.said.read().splitlines()
        os.waitpid(self.pid, 0)
        return lines


Say = Callable[[object], object]


def forked(work: Callable[[Say], object]) -> Child:
    """Do work in a forked process; what it says are lines, and so is a fault of it."""
    sys.stdout.flush()
    outlet, inlet = os.pipe()
    pid = os.fork()
    if pid:
        os.close(inlet)
        return Child(pid, os.fdopen(outlet))
    os.close(outlet)
    try:
        # A short line goes through a pipe whole, whenever the process is killed.
        work(lambda words: os.write(inlet, f"{words}\n".encode()))
    except BaseException as error:  # noqa: BLE001 - it is told to who forked
        frame = traceback.extract_tb(error.__traceback__)[-1]
        os.write(inlet, f"fault: {type(error).__name__}: {error} ({frame.name}:{frame.lineno})\n".encode())
    os._exit(0)
