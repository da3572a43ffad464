"""The lock on a store's folder."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kg.errors import StoreInUse, StoreUnwritable
from kg.store.lock import Lock


def test_one_writer(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock", wait=0)
    with pytest.raises(StoreInUse, match=f"store {tmp_path} is already open in this process"):
        Lock(tmp_path / "lock", wait=0)
    held.release()
    Lock(tmp_path / "lock", wait=0).release()


def test_releasing_twice_does_nothing(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock", wait=0)
    held.release()
    other = Lock(tmp_path / "lock", wait=0)
    held.release()
    with pytest.raises(StoreInUse):
        Lock(tmp_path / "lock", wait=0)
    other.release()


def test_waiting_for_another_to_let_go(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock", wait=0)
    with pytest.raises(StoreInUse):
        Lock(tmp_path / "lock", wait=0)
    later = threading.Timer(0.1, held.release)
    later.start()
    try:
        Lock(tmp_path / "lock", wait=30).release()
    finally:
        later.join()


def test_the_id_of_a_dead_writer_is_not_named(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock", wait=0)
    (tmp_path / "lock").write_text("\n4194304999")
    with pytest.raises(StoreInUse, match="in use by another process"):
        Lock(tmp_path / "lock", wait=0)
    held.release()


def test_a_folder_that_is_not_there_is_unwritable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable, match="cannot write in"):
        Lock(tmp_path / "no" / "lock", wait=0)


def test_no_file_stays_open_after_a_refusal(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc")
    held = Lock(tmp_path / "lock", wait=0)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(StoreInUse):
            Lock(tmp_path / "lock", wait=0)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    held.release()
