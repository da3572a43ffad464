"""What the project says of itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[Requirement]] = {
    name: list(map(Requirement, named)) for name, named in PROJECT["optional-dependencies"].items()
}
NEEDED = list(map(Requirement, PROJECT["dependencies"]))
