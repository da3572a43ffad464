"""What checks the explorer's JavaScript: TypeScript's compiler and ESLint, as npm installed them beside this."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
TOOLS: Final = ROOT / "tests" / "explorer" / "tools"
ROOMS: Final = (ROOT / "kg" / "draw" / "explorer", ROOT / "kg" / "serve" / "explorer")
_COMMANDS: Final = {"tsc": "typescript/bin/tsc", "eslint": "eslint/bin/eslint.js"}


def modules() -> list[Path]:
    """Give every module of the explorer: what lies in a folder of either room."""
    return sorted(file for room in ROOMS for file in room.glob("*/**/*.js"))


def run(tool: str, *words: str, given: str | None = None) -> str:
    """Run a tool from the root and give what it says; without it the test is skipped, in CI it fails."""
    node, script = shutil.which("node"), TOOLS / "node_modules" / _COMMANDS[tool]
    if node is None or not script.is_file():
        _miss(
            f"the JavaScript is not checked: {'no node' if node is None else 'make install-dev brings ' + tool}"
        )
    done = subprocess.run(
        [str(node), str(script), *words], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def _miss(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
