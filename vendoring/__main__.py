"""Fetch what the lock names and write it with its manifests; what was there before goes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from vendoring.lock import Lock, read_lock
from vendoring.tarballs import Unlike, fetch
from vendoring.written import described, files_of

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = ROOT / "vendoring" / "lock.toml"


def main() -> int:
    """Write all, and end with 1 if anything is not what the lock says, which then leaves all as it was."""
    lock = read_lock(LOCK)
    try:
        with tempfile.TemporaryDirectory() as folder:
            tarballs = fetch(lock.tarballs, Path(folder))
        write(lock, tarballs, ROOT)
    except (Unlike, OSError, subprocess.CalledProcessError) as error:
        print(f"vendoring: {error}", file=sys.stderr)
        return 1
    return 0


def write(lock: Lock, tarballs: dict[str, bytes], root: Path) -> None:
    """Write the packages of each room and its manifest below a root, instead of those that are there."""
    found = [(package, files_of(package, tarballs)) for package in lock.packages]
    for room, group in groupby(found, lambda pair: pair[0].folder.parent):
        packages = list(group)
        shutil.rmtree(root / room, ignore_errors=True)
        for _, files in packages:
            for file in files:
                _keep(root / room / file.path, file.data)
        entries = [described(one, files, lock.tarballs[one.tarball]) for one, files in packages]
        _keep(root / room / "manifest.json", (json.dumps({"packages": entries}, indent=2) + "\n").encode())
        _tell(room, sum(len(files) for _, files in packages))


def _keep(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _tell(room: PurePosixPath, count: int) -> None:
    print(f"{room}: {count} files", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
