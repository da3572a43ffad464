"""Python in a process of its own, which is gone when the test is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).parents[1]


@contextmanager
def started(*words: str | Path, **env: str | Path) -> Iterator[Popen[str]]:
    """Start Python with these words in the checkout; however the block ends, the process is killed behind it."""
    command = [sys.executable, *map(str, words)]
    around = {**os.environ, **{name: str(value) for name, value in env.items()}}
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT, env=around) as process:
        try:
            yield process
        finally:
            process.kill()
