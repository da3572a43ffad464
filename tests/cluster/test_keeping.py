"""Shards in their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.cluster.keeping import DATA, MANIFEST, drop, keep, kept
from kg.cluster.place import Place
from kg.errors import DamagedCopy, StoreMismatch, VersionMismatch
from kg.model import Report
from kg.rdf import Names
from tests.cluster.light import BASE, VERSIONS
from tests.reading import Reader

TOOK = Report("a", "The army captured Raqqa.")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a place that holds a shard named `one`."""
    held = Place(str(tmp_path))
    readings = [(TOOK, Reader().claims(TOOK))]
    keep(held, "one", readings, {"b": "no"}, versions=VERSIONS, known={}, names=Names(BASE))
    return held


def test_a_shard_is_a_file_and_its_manifest(place: Place, tmp_path: Path) -> None:
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "one.nq.zst"]
    there = kept(place, "one", VERSIONS, BASE)
    assert there is not None
    manifest, lines = there
    assert (manifest.reports, manifest.refused, manifest.claims) == (("a",), {"b": "no"}, 1)
    assert manifest.quads == len(lines.splitlines())
    assert kept(place, "two", VERSIONS, BASE) is None


def test_without_a_manifest_there_is_none(place: Place) -> None:
    place.remove("one" + MANIFEST)
    assert kept(place, "one", VERSIONS, BASE) is None


def test_it_goes_manifest_first(place: Place, tmp_path: Path) -> None:
    drop(place, "one")
    drop(place, "one")
    assert list(tmp_path.iterdir()) == []


def test_damage_is_told_by_what_it_is(place: Place) -> None:
    whole = place.get("one" + DATA) or b""
    place.put("one" + DATA, whole[:-9])
    with pytest.raises(DamagedCopy, match=r"^one: damaged: the .zst file ends too early$"):
        kept(place, "one", VERSIONS, BASE)
    keep(place, "two", [], {}, versions=VERSIONS, known={}, names=Names(BASE))
    place.put("one" + DATA, place.get("two" + DATA) or b"")
    with pytest.raises(DamagedCopy, match=r"^damaged: its lines have sha256"):
        kept(place, "one", VERSIONS, BASE)
    place.remove("one" + DATA)
    with pytest.raises(DamagedCopy, match=r"^one: its file of claims is missing$"):
        kept(place, "one", VERSIONS, BASE)


def test_what_other_versions_read_or_was_for_another_base_is_refused(place: Place, tmp_path: Path) -> None:
    with pytest.raises(
        VersionMismatch, match=rf"^one in {tmp_path} is of another .* model model 2, not model 1$"
    ):
        kept(place, "one", replace(VERSIONS, model="model 2"), BASE)
    with pytest.raises(
        StoreMismatch, match=rf"^one in {tmp_path} is for base {BASE}, not http://example.org/$"
    ):
        kept(place, "one", VERSIONS, "http://example.org/")
