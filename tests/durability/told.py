"""Tells a story into a store, and says in a file what is done: `python -m tests.durability.told FOLDER SEED`.

In three sittings; behind each an offer is kept as a server keeps it, and a snapshot is taken. FOLDER/said has a line
for each thing that is acknowledged: `step 5`, `sent ID`, `copied NAME 5`, `restored NAME 5`.
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import Path

from kg.offers import Offer, Part, Submission
from kg.snapshots import restore, snapshot
from kg.spool import Spool
from kg.store import open_store
from tests.durability.story import SETTINGS, over, steps, tell

LENGTH = 15
SAID = "said"
STORE = Path("deep", "store")


def main(folder: Path, seed: int) -> None:
    """Tell the whole story."""
    told, store = steps(seed, LENGTH), folder / STORE
    said = os.open(folder / SAID, os.O_WRONLY | os.O_CREAT, 0o600)

    def say(words: str) -> None:
        os.write(said, f"{words}\n".encode())

    parts = [0, len(told) // 3, 2 * len(told) // 3, len(told)]
    for sitting, (begin, end) in enumerate(pairwise(parts)):
        with over(open_store(store)) as graph:
            tell(graph, told[:end], begin, lambda number: say(f"step {number}"))
        offer = Offer((Part("a.txt", b"The army captured Raqqa."),))
        Spool(store).keep(Submission(f"{sitting:016x}", sitting, offer.digest), offer)
        say(f"sent {sitting:016x}")
        snapshot(store, folder / "copies" / f"{sitting}")
        say(f"copied {sitting} {end}")
        restore(folder / "copies" / f"{sitting}", folder / "restored" / f"{sitting}", SETTINGS)
        say(f"restored {sitting} {end}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
