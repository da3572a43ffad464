"""All that is tried, long: `python -m tests.durability [--rounds 500] [--seed 1] [WHAT...]`, as `make durability` does.

A table says what was seen; what failed has a line with what it takes to see it again. Then the status is not 0.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.durability.commands import commands
from tests.durability.copies import copies
from tests.durability.cuts import cuts
from tests.durability.damage import damage
from tests.durability.disks import disks
from tests.durability.kills import kills
from tests.durability.servers import servers
from tests.durability.tried import Tried, table

TRIALS: Final[dict[str, tuple[Callable[[int, Path, int], Tried], int]]] = {
    "kills": (kills, 1),
    "commands": (commands, 40),
    "servers": (servers, 10),
    "cuts": (cuts, 1),
    "copies": (copies, 5),
    "disks": (disks, 25),
    "damage": (damage, 5),
}
"""Each with how many rounds of the first there are for one of it."""


def main() -> int:
    """Try what the command line asks for."""
    parser = argparse.ArgumentParser(prog="durability")
    parser.add_argument("--rounds", type=int, default=500, help="how often a writer is killed")
    parser.add_argument("--seed", type=int, default=1, help="which moments; the same again for the same")
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"of {', '.join(TRIALS)}; else all")
    asked = parser.parse_args()
    if unknown := set(asked.what) - TRIALS.keys():
        parser.error(f"no such trial: {', '.join(sorted(unknown))}")
    failed = False
    for name in asked.what or TRIALS:
        trial, share = TRIALS[name]
        began = time.monotonic()
        with TemporaryDirectory(prefix="kg-durability-") as folder:
            tried = trial(max(1, asked.rounds // share), Path(folder), asked.seed)
        print(f"{table([tried])}; {time.monotonic() - began:.0f} s", flush=True)
        failed |= bool(tried.failures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
