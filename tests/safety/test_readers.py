"""Readers of text, dates, queries and requests, whatever comes in; `make fuzz` looks longer."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings

from fuzz.drawn import drawn
from fuzz.targets import SEEDS, TARGETS
from tests.process import ROOT


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_in_is_read_or_refused(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name](seed)

    @settings(max_examples=100)
    @given(drawn(name))
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()


# What was found by them.
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("dates", b"9" * 400),
        ("requests", b"+-*"),
        ("requests", b"--a\r\nContent-Type: text/turtle; *\r\n\r\n\r\n--a--"),
    ],
)
def test_what_once_broke_one_does_so_no_more(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_a_target_that_there_is_not_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", "--seconds", "1", "nothing"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert done.stderr.endswith("no such target: nothing\n")
