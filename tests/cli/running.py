"""Runs commands: in this process, or as a person does in one of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from kg.cli import app
from tests.process import ROOT


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  JSON's own
        """Read all that was printed as one JSON document."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Read what was printed as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Kg:
    """The command line, with a store that its commands use unless told otherwise."""

    store: Path

    def __call__(self, *words: str | Path, stdin: bytes | str | None = None) -> Ran:
        """Run a command in this process."""
        done = CliRunner().invoke(app, [str(w) for w in words], stdin, {"KG_STORE": str(self.store)})
        return Ran(done.exit_code, done.stdout, done.stderr)

    def alone(self, *words: str | Path, stdin: bytes = b"", **env: str) -> Ran:
        """Run a command in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, words)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "KG_STORE": str(self.store), **env},
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
