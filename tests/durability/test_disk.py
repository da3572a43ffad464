"""What a power cut leaves of files, by what was synced; what the trials show rests on this."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.durability.disk import Disk, Keeping, acts

ROOT = Path("/trial")
MADE = b"make 3 0 0\t/trial/a\t\n"
WRITTEN = b"write 3 0 4\t\t\nword"
SYNCED = b"sync 3 0 0\t\t\n"
CLOSED = b"close 3 0 0\t\t\n"
TOP = b"open 4 0 0\t/trial\t\nsync 4 0 0\t\t\n"


def left(record: bytes, target: Path, keeping: Keeping = Keeping.NOTHING, seed: int = 1) -> dict[str, bytes]:
    """Give the files that a power cut leaves behind a record, with what is in them."""
    disk = Disk(ROOT)
    for act in acts(record):
        disk.play(act)
    disk.leave(target / "left", keeping, Random(seed))
    files = (path for path in (target / "left").rglob("*") if path.is_file())
    return {str(path.relative_to(target / "left")): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (MADE + WRITTEN + CLOSED, {}),
        (MADE + WRITTEN + SYNCED + CLOSED, {}),
        (MADE + WRITTEN + CLOSED + TOP, {"a": b""}),
        (MADE + WRITTEN + SYNCED + CLOSED + TOP, {"a": b"word"}),
        (MADE + WRITTEN + SYNCED + b"write 3 4 1\t\t\n!" + TOP, {"a": b"word"}),
        (MADE + WRITTEN + SYNCED + TOP + b"rename 0 0 0\t/trial/a\t/trial/b\n", {"a": b"word"}),
        (MADE + WRITTEN + SYNCED + b"rename 0 0 0\t/trial/a\t/trial/b\n" + TOP, {"b": b"word"}),
        (MADE + WRITTEN + SYNCED + b"link 0 0 0\t/trial/a\t/trial/b\n" + TOP, {"a": b"word", "b": b"word"}),
        (MADE + WRITTEN + SYNCED + TOP + b"unlink 0 0 0\t/trial/a\t\n", {"a": b"word"}),
        (MADE + WRITTEN + SYNCED + b"unlink 0 0 0\t/trial/a\t\n" + TOP, {}),
        (MADE + WRITTEN + b"cut 3 2 0\t\t\n" + SYNCED + TOP, {"a": b"wo"}),
        (b"mkdir 0 0 0\t/trial/d\t\nmake 3 0 0\t/trial/d/a\t\n" + WRITTEN + SYNCED + TOP, {}),
    ],
)
def test_only_what_is_synced_is_there_for_good(
    record: bytes, found: dict[str, bytes], tmp_path: Path
) -> None:
    assert left(record, tmp_path) == found


def test_a_process_that_is_killed_loses_nothing_that_it_wrote(tmp_path: Path) -> None:
    record = MADE + WRITTEN + b"write 3 6 1\t\t\n!"
    assert left(record, tmp_path, Keeping.ALL) == {"a": b"word\0\0!"}


@pytest.mark.parametrize("keeping", [Keeping.SOME, Keeping.HOLES])
def test_of_the_rest_anything_may_be_left(keeping: Keeping, tmp_path: Path) -> None:
    record = MADE + SYNCED + TOP + WRITTEN + b"write 3 4 4\t\t\nmore"
    found = {left(record, tmp_path / str(seed), keeping, seed)["a"] for seed in range(60)}
    if keeping is Keeping.HOLES:
        assert found == {b"", b"word", b"\0\0\0\0more", b"wordmore"}
    else:
        assert found == {b"wordmore"[:size] for size in range(9)}


def test_a_record_that_is_cut_off_ends_before(tmp_path: Path) -> None:
    assert left(MADE + TOP + b"write 3 0", tmp_path) == {"a": b""}
