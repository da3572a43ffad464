"""Small disks that get full, in a view of the disks that the trial alone has; it need not be root for that."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.durability.commands import write
from tests.durability.tried import Tried
from tests.process import ROOT

WHAT = "a disk that gets full, has room again, is read-only"
_RARELY = 10
APART = ("unshare", "--mount", "--user", "--map-root-user")


def disks(rounds: int, folder: Path, seed: int) -> Tried:
    """Fill so many disks of sizes that the seed gives."""
    if missing := why_not(folder):
        return Tried(WHAT, skipped=missing)
    return Tried.of(WHAT, _rounds(rounds, folder, seed))


def why_not(folder: Path) -> str:
    """Say why no disk can be made here, empty where one can."""
    if not shutil.which("unshare"):
        return "there is no unshare"
    trial = subprocess.run(
        [*APART, "mount", "-t", "tmpfs", "none", str(folder)], capture_output=True, check=False
    )
    return "" if trial.returncode == 0 else "the system lets nobody mount a disk in a view of their own"


def _rounds(rounds: int, folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    disk, reports = folder / "disk", folder / "reports.jsonl"
    disk.mkdir()
    write(reports, seed)
    for number in range(rounds):
        # By the command line each round takes ten times as long.
        words = [str(disk), str(seed + number), *([str(reports)] if number % _RARELY == _RARELY - 1 else [])]
        ran = subprocess.run(
            [*APART, sys.executable, "-m", "tests.durability.cramped", *words],
            capture_output=True,
            check=False,
            cwd=ROOT,
            text=True,
        )
        seen, _, failure = ran.stdout.strip().partition("\t")
        wrong = failure or ("" if ran.returncode == 0 and seen else ran.stderr.strip()[-200:] or "no word")
        yield seen, f"seed {' '.join(words[1:])}: {wrong}" if wrong else ""
