"""What is vendored is what its publishers gave, under licences that are there, and the lock says the same."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.packaging.project import ROOT
from vendoring.lock import Lock, Package, read_lock
from vendoring.tarballs import integrity
from vendoring.written import THIRD_PARTY

CODE = {".js", ".mjs", ".css"}
ROOMS = ("kg/draw/vendor", "kg/serve/vendor")
TEXT = (ROOT / "vendoring" / "lock.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def lock() -> Lock:
    return read_lock(ROOT / "vendoring" / "lock.toml")


def manifest(room: str) -> list[dict[str, Any]]:
    told: dict[str, list[dict[str, Any]]] = json.loads((ROOT / room / "manifest.json").read_text("utf-8"))
    return told["packages"]


def locked(lock: Lock, package: Package) -> dict[str, Any]:
    files = {f"{package.folder.name}/{name}": source for name, source in package.files.items()}
    licences = {f"{package.folder.name}/{name}": source for name, source in package.licences.items()}
    third = {f"{package.folder.name}/{THIRD_PARTY}": "the licences of what it bundles"}
    bundled = third if package.bundles else {}
    return {
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "licence_file": next(iter(licences)),
        "package_integrity": lock.tarballs[package.tarball],
        "files": files | licences | bundled,
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_has_the_hash_of_the_manifest(room: str) -> None:
    for package in manifest(room):
        for file in package["files"]:
            assert file["integrity"] == integrity((ROOT / room / file["path"]).read_bytes()), file["path"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_is_in_the_manifest_and_every_package_has_its_licence(room: str) -> None:
    named = {file["path"] for package in manifest(room) for file in package["files"]}
    there = {path.relative_to(ROOT / room).as_posix() for path in (ROOT / room).rglob("*") if path.is_file()}
    assert there == named | {"manifest.json"}
    assert all(package["licence_file"] in named for package in manifest(room))


@pytest.mark.parametrize("room", ROOMS)
def test_the_manifest_says_what_the_lock_says(room: str, lock: Lock) -> None:
    told = [
        package | {"files": {one["path"]: one["from"] for one in package["files"]}}
        for package in manifest(room)
    ]
    assert told == [locked(lock, one) for one in lock.packages if str(one.folder.parent) == room]


def test_the_lock_names_no_registry_and_every_package_once(lock: Lock) -> None:
    assert not re.search(r"https?:|registry\.|file:", TEXT)
    folders = [one.folder for one in lock.packages]
    assert len(set(folders)) == len(folders)
    assert {str(one.parent) for one in folders} == set(ROOMS)


def test_the_notice_names_each_package_with_its_version_and_folder(lock: Lock) -> None:
    notice = (ROOT / ".github" / "NOTICE.md").read_text("utf-8")
    for one in lock.packages:
        row = next(line for line in notice.splitlines() if line.startswith("|") and f"[{one.name}]" in line)
        assert f"| {one.version} |" in row
        assert f"`{one.folder}/`" in row
        assert one.licence.partition(" (")[0].replace(" OR ", " or ") in row


def test_no_code_points_to_a_source_map_that_is_not_there() -> None:
    code = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in CODE]
    assert len(code) == 10
    assert [path.name for path in code if b"sourceMappingURL=" in path.read_bytes()[-200:]] == []


def test_the_licence_of_everything_bundled_is_there(lock: Lock) -> None:
    bundling = [one for one in lock.packages if one.bundles]
    assert [one.name for one in bundling] == [
        "vis-network",
        "sigma",
        "graphology",
        "maplibre-gl",
        "@zazuko/yasqe",
    ]
    for one in bundling:
        text = (ROOT / one.folder / THIRD_PARTY).read_text("utf-8")
        names = [one.source(source)[0].rpartition("@")[0] for source in one.bundles]
        assert re.findall(r"^---- (\S+) ----$", text, re.MULTILINE) == names
        assert len(re.findall(r"(?i)copyright", text)) >= len(names)
