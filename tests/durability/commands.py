"""The command line itself is killed while it reads; run again, it comes to what it would have come to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from kg.store import open_store
from tests.durability.forked import Say, forked
from tests.durability.story import SETTINGS, Add, over, steps
from tests.durability.tried import Tried
from tests.process import ROOT

REPORTS = 400


def commands(rounds: int, folder: Path, seed: int) -> Tried:
    """Kill `kg ingest` so many times, at moments that the seed gives."""
    return Tried.of("kill -9 of kg ingest itself", _rounds(rounds, folder, seed) if rounds else [])


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    told, random = folder / "reports.jsonl", Random(seed)
    _write(told, seed)
    began = time.monotonic()
    _started(told, folder / "whole").wait()
    longest, whole = time.monotonic() - began, _looked(folder / "whole")
    for number in range(rounds):
        store = folder / f"store-{number}"
        running = _started(told, store)
        time.sleep(random.uniform(0.3, 1) * longest)
        running.kill()
        killed = running.wait() < 0
        part = _looked(store) if store.exists() else []
        _started(told, store).wait()
        failure = _failure(part, _looked(store), whole)
        seen = f"{'killed with' if killed else 'ended with'} {_reports(part)} of {_reports(whole)} reports"
        yield seen, f"seed {seed}, round {number}: {failure}" if failure else ""


def _write(file: Path, seed: int) -> None:
    told = (r for n in count(seed) for step in steps(n, 20) if isinstance(step, Add) for r in step.reports)
    reports = {r.id: r for r, _ in zip(told, range(REPORTS), strict=False)}.values()
    lines = (
        {
            "id": r.id,
            "text": r.text,
            "published": r.published and r.published.isoformat(),
            "source": r.source or "Hill Post",
        }
        for r in reports
    )
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _started(told: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg", "ingest", "--store", str(store), str(told)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ}, stdout=quiet, stderr=quiet)


def _looked(store: Path) -> list[str]:
    """Give the number of reports, the hash of what there is, and the first fault, if any."""

    def look(say: Say) -> None:
        with over(open_store(store, SETTINGS.base)) as graph:
            faults = graph.validate()
            say(len(graph.reports()))
            say(graph.hash())
            say(f"fault: {faults[0]}" if faults else "sound")

    return forked(look).rest()


def _failure(part: list[str], done: list[str], whole: list[str]) -> str:
    if part and part[-1] != "sound":
        return f"what the kill left: {part[-1]}"
    return "" if done == whole else f"run again it came to {done} and not to {whole}"


def _reports(looked: list[str]) -> str:
    return looked[0] if looked else "0"
