"""Bytes of inputs are counted, as they are read and before."""

from __future__ import annotations

import gzip
import io
import os
from datetime import date
from pathlib import Path

from kg.model import Report
from kg.read import SUFFIXES, Gauge, Terms, read, size_of
from kg.settings import Settings

TERMS = Terms.of(Settings(), date(2026, 11, 23))
LINE = (
    '{"id": "r%d", "text": "Rebels took the town in the north after a siege of many days, residents said."}\n'
)


def test_what_is_read_of_files_is_counted_as_it_lies_there(tmp_path: Path) -> None:
    words = "".join(LINE % n for n in range(2000)).encode()
    (tmp_path / "a.jsonl").write_bytes(words)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(words.replace(b'"r', b'"s')))
    (tmp_path / "c.txt").write_text("Rebels took the town in the north after a siege of many days.")
    gauge, seen = Gauge(), list[int]()
    for outcome in read([tmp_path], TERMS, io.BytesIO(), gauge.open):
        assert isinstance(outcome, Report)
        seen.append(gauge.bytes)
    total = size_of([str(tmp_path)], SUFFIXES)
    assert total == sum(path.stat().st_size for path in tmp_path.iterdir()) == gauge.bytes
    assert 0 < seen[0] < seen[1000] < seen[-1] == total
    assert seen == sorted(seen)


def test_sizes_are_known_of_files_folders_and_patterns_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    (tmp_path / "b.pdf").write_text("123")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    file, folder, pattern = str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "*.txt")
    assert size_of([file, folder, pattern], SUFFIXES) == 15
    assert size_of([], SUFFIXES) == size_of([str(tmp_path / "missing")], SUFFIXES) == 0
    assert size_of([file, "-"], SUFFIXES) is None
    assert size_of([str(tmp_path / "pipe")], SUFFIXES) is None
