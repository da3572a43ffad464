"""Memory that is free but that this process still holds."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library can; elsewhere nothing happens.

    After a batch a third of what an ingestion holds is free, in pieces that glibc keeps for later.
    """
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    # Another C library than glibc has no such call.
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found
