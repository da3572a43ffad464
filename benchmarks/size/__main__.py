"""Measures how cost grows with size: `python -m benchmarks.size FOLDER [CLAIMS...]`.

FOLDER keeps the stores for the next run. The figures go to `benchmarks/results`, one file a day and kind of machine,
and a picture of them beside it. Each part runs in a process of its own; times are the processor's unless said.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.size.machine import machine, short, versions
from benchmarks.size.plot import draw

RESULTS: Final = Path(__file__).resolve().parent.parent / "results"
SIZES: Final = (10_000, 100_000, 1_000_000)


def main(folder: Path, sizes: Sequence[int], results: Path = RESULTS) -> Path:
    """Measure all sizes, write what was found, and give the file."""
    folder.mkdir(parents=True, exist_ok=True)
    results.mkdir(parents=True, exist_ok=True)
    kind = machine()
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": kind,
        "versions": versions(),
        **_run("extracting"),
        "loading": _run("loading", folder),
        "sizes": [_size(folder, claims, min(sizes)) for claims in sorted(sizes)],
    }
    smallest = min(sizes)
    found["memory"] = _run("holding", _store(folder, smallest), smallest)
    file = results / f"{found['date']}-{short(kind)}.json"
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    draw(found, file.with_suffix(".svg"))
    return file


def _size(folder: Path, claims: int, first: int) -> dict[str, Any]:
    store, made = _store(folder, claims), _store(folder, claims).with_suffix(".json")
    if not made.exists():
        made.write_text(json.dumps(_run("building", store, claims)), encoding="utf-8")
    told = json.loads(made.read_text(encoding="utf-8"))
    return {
        **told,
        **_run("asking", store, first),
        "one_more_report": _run("growing", store, json.dumps(told)),
        "served": _run("serving", store, first),
    }


def _store(folder: Path, claims: int) -> Path:
    return folder / f"size-{claims}"


def _run(part: str, *arguments: object) -> dict[str, Any]:
    """Run one part in a process of its own, which shares no memory and no cache with the others."""
    command = [sys.executable, "-m", f"benchmarks.size.{part}", *map(str, arguments)]
    print(f"measuring: {' '.join([part, *map(str, arguments)])[:100]}", file=sys.stderr, flush=True)
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own modules
    found: dict[str, Any] = json.loads(told.stdout)
    return found


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]] or SIZES))
