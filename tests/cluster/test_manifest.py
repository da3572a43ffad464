"""Manifests of shards."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from kg.cluster.manifest import Manifest
from kg.errors import DamagedCopy
from tests.cluster.light import BASE, VERSIONS

LINES = b"<urn:a> <urn:b> <urn:c> .\n"
DONE = Manifest(
    shard="shard-1",
    versions=VERSIONS,
    base=BASE,
    reports=("r1", "r2"),
    refused={"r3": "ValueError: no"},
    claims=4,
    quads=1,
    digest=sha256(LINES).hexdigest(),
)


def test_what_is_written_is_read() -> None:
    assert Manifest.read(DONE.written()) == DONE
    assert json.loads(DONE.written())["versions"] == {
        "code": "rules/1 (c0de)",
        "model": "model 1",
        "lexicon": "1e81c0",
    }


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (b"", "no manifest: JSONDecodeError: Expecting value"),
        (DONE.written()[:-20], "no manifest: JSONDecodeError"),
        (b"[]", "no manifest: TypeError"),
        (b'{"format": 1}', "no manifest: KeyError: 'shard'"),
        (b'{"format": 2}', "a manifest of format 2, where this version reads 1"),
        (b"\xff", "no manifest: UnicodeDecodeError"),
    ],
)
def test_what_is_no_manifest_is_damaged(words: bytes, reason: str) -> None:
    with pytest.raises(DamagedCopy, match=reason):
        Manifest.read(words)


def test_lines_are_held_against_it() -> None:
    DONE.check(LINES)
    with pytest.raises(DamagedCopy, match=r"^damaged: its lines have sha256 \w{64}, where the manifest says"):
        DONE.check(LINES[:-1])
