"""Write `build/sbom.cdx.json`, list licences, and look known weaknesses up where advisories can be reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from audit.materials import kept, licences, locked
from audit.weaknesses import told

LOCK: Final = Path("requirements.lock")
SBOM: Final = Path("build/sbom.cdx.json")


def main() -> int:
    """Do all three, and end with 1 if there are known weaknesses."""
    bill = kept(_environment(), locked(LOCK.read_text(encoding="utf-8")))
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name, version, licence in licences(bill):
        print(f"{name:30} {version:12} {licence}")
    print(f"{SBOM}: {len(bill['components'])} packages", file=sys.stderr)
    status, lines = told(_audited())
    print("\n".join(lines), file=sys.stderr)
    return status


def _environment() -> dict[str, Any]:
    words = [
        "cyclonedx_py",
        "environment",
        "--pyproject",
        "pyproject.toml",
        "--short-PURLs",
        "--output-reproducible",
    ]
    found: dict[str, Any] = json.loads(_run([*words, "--of", "JSON", "-o", "-", sys.executable], check=True))
    return found


def _audited() -> dict[str, Any] | None:
    words = ["pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json"]
    answer = _run([*words, "-r", str(LOCK)], check=False)
    found: dict[str, Any] | None = json.loads(answer) if answer.startswith("{") else None
    return found


def _run(words: list[str], *, check: bool) -> str:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, capture_output=True, text=True, check=check).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
