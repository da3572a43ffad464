"""Builds a store of the made-up war: `python -m benchmarks.war FOLDER [CLAIMS]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.war.building import build

if __name__ == "__main__":
    claims = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    start = time.perf_counter()
    build(Path(sys.argv[1]), claims)
    print(f"{claims} claims in {sys.argv[1]}: {time.perf_counter() - start:.0f} s")
