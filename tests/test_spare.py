"""Freed memory goes back to the system."""

import subprocess
import sys

import pytest

from kg.spare import _trim, give_back
from tests.process import ROOT

HOLDING = """
from ctypes import CDLL
from benchmarks.memory.residence import resident
from kg.spare import give_back
allocate, free = (getattr(CDLL(None), name) for name in ("malloc", "free"))
from ctypes import c_size_t, c_void_p, memset
allocate.restype, allocate.argtypes, free.argtypes = c_void_p, [c_size_t], [c_void_p]
held = [allocate(100_000) for _ in range(1_000)]
for one in held:
    memset(one, 1, 100_000)
last = allocate(100_000)
for one in held:
    free(one)
before = sum(resident().values())
give_back()
print(before - sum(resident().values()))
"""


def test_it_may_be_asked_anywhere() -> None:
    give_back()


@pytest.mark.skipif(_trim() is None, reason="this C library keeps what was freed")
def test_what_was_freed_below_what_is_held_goes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOLDING], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert int(done.stdout) > 50_000_000
