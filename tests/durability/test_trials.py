"""A short run of what `make durability` tries at length."""

from __future__ import annotations

import os

import pytest

from tests.process import started


@pytest.mark.skipif(os.name != "posix", reason="forks and kills")
@pytest.mark.parametrize(
    ("what", "rounds"),
    [
        ("kills", 6),
        ("servers", 10),
        ("cuts", 4),
        ("copies", 10),
        ("disks", 15),
        ("damage", 6),
        ("commands", 20),
    ],
)
def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(what: str, rounds: int) -> None:
    with started("-m", "tests.durability", "--rounds", str(rounds), what) as trial:
        out, err = trial.communicate()
    if "not tried: " in out:
        pytest.skip(out.partition("not tried: ")[2].strip())
    assert " times: 0 failed; " in out, out + err
    assert (trial.returncode, err) == (0, "")
