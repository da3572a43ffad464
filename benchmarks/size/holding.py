"""What a claim takes in memory: `python -m benchmarks.size.holding FOLDER CLAIMS` prints it as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.size.memory import resident
from benchmarks.war.building import BASE
from kg.store import memory_store, open_store


def measured(folder: Path, claims: int) -> dict[str, Any]:
    """Read a store whole into one in memory."""
    with open_store(folder, BASE, write=False) as store:
        before = resident()
        held = memory_store(BASE)
        held.change(add=store.quads())
        return {"claims": claims, "bytes_a_claim": round((resident() - before) * 1024**2 / claims)}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), int(sys.argv[2]))))
