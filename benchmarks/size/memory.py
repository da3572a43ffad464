"""How much memory this process takes."""

from __future__ import annotations

from pathlib import Path


def resident() -> float:
    """Give the MB of memory that this process takes now; 0 where the system does not tell."""
    return _status("VmRSS")


def highest() -> float:
    """Give the MB of memory that this process took at most; 0 where the system does not tell."""
    return _status("VmHWM")


def _status(name: str) -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
