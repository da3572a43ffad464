"""On what was measured: the kind of machine and the versions, and nothing that names this one."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.model import slug


def machine() -> dict[str, Any]:
    """Give the model of the processor, how many cores there are to run on, and the GB of memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return {"processor": _processor(), "cores": cores, "memory_gb": _memory()}


def versions() -> dict[str, str]:
    """Give the versions of Python, of this package, and of what it rests on most."""
    return {"python": platform.python_version(), **{n: version(n) for n in ("kg", "pyoxigraph", "spacy")}}


def short(found: dict[str, Any]) -> str:
    """Name a kind of machine in a file's name."""
    return slug(f"{found['processor']} {found['cores']} cores")


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next(iter(names), platform.machine() or "unknown")


def _memory() -> int:
    told = Path("/proc/meminfo")
    if not told.exists():
        return 0
    return round(int(told.read_text(encoding="ascii").split()[1]) / 1024**2)
