"""What a server of a store of made-up wars takes: `python -m benchmarks.size.serving FOLDER FIRST` prints it as JSON.

FIRST is as in `benchmarks.size.asking`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.serving.client import Server, Timed, served
from benchmarks.size.asking import DAY
from benchmarks.size.chosen import Chosen, chosen

_TIMES: Final = 200


def measured(folder: Path, first: int, times: int = _TIMES) -> dict[str, Any]:
    """Ask a server of its own for what is about somebody or somewhere, as `kg serve` answers it."""
    start = time.perf_counter()
    with served(folder) as server:
        server.ask("/healthz")
        ready = time.perf_counter() - start
        asked = {name: _asked(server, path, times) for name, path in _paths(chosen(first)).items()}
        return {"ready_s": round(ready, 1), "requests": asked, "mb": round(server.memory())}


def _paths(who: Chosen) -> dict[str, str]:
    on = f"on={DAY.isoformat()}"
    return {
        "relations of a busy actor": f"/entities/{who.busy}/relations",
        "relations of a quiet actor": f"/entities/{who.quiet}/relations",
        "control of a busy place on a day": f"/places/{who.busy_place}/control?{on}",
        "control of a quiet place on a day": f"/places/{who.quiet_place}/control?{on}",
        "claims on a busy place, a page": f"/claims?entity={who.busy_place}&limit=20",
        "claims on a quiet place, a page": f"/claims?entity={who.quiet_place}&limit=20",
        "one actor": f"/entities/{who.busy}",
    }


def _asked(server: Server, path: str, times: int) -> dict[str, float]:
    first = server.timed([path], connections=1)
    again = server.timed([path] * times, connections=2)
    return {
        "first_ms": round(first.each[0], 1),
        "p50_ms": round(again.p50, 2),
        "p99_ms": round(again.p99, 1),
        "processor_ms": round(_work(again), 2),
    }


def _work(timed: Timed) -> float:
    """Give the ms of the server's processor for one request."""
    return timed.work * 1000 / len(timed.each)


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), int(sys.argv[2]))))
