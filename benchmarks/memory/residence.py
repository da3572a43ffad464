"""How much memory this process and those that it started hold, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_RESIDENT = 1


def resident(pid: int | None = None) -> dict[int, int]:
    """Give the resident bytes of a process, this one unless said, and of all that came of it, by id.

    Pages that several share are counted for each, so that the sum is an upper bound.
    """
    found: dict[int, int] = {}
    for one in _tree(os.getpid() if pid is None else pid):
        # One may end while it is looked at.
        with suppress(OSError):
            found[one] = _PAGE * int(Path(f"/proc/{one}/statm").read_text("ascii").split()[_RESIDENT])
    return found


def proportional(pid: int | None = None) -> int:
    """Give what `resident` gives in one number, shared pages counted once.

    It is the sum of what Linux calls the proportional set size: a page that two processes share counts half for each.
    """
    found = 0
    for one in _tree(os.getpid() if pid is None else pid):
        with suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text("ascii").splitlines()
            found += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _tree(int(child))
