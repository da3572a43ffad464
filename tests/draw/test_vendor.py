"""What is vendored is what its publisher gave, under a licence that is there."""

from __future__ import annotations

import base64
import hashlib
import json

from kg.draw.page import ROOM

VENDOR = ROOM / "vendor"
PACKAGES = json.loads((VENDOR / "manifest.json").read_text("utf-8"))["packages"]


def test_every_file_has_the_hash_of_the_manifest() -> None:
    for package in PACKAGES:
        for file in package["files"]:
            digest = hashlib.sha512((VENDOR / file["path"]).read_bytes()).digest()
            assert file["integrity"] == "sha512-" + base64.b64encode(digest).decode()


def test_every_file_is_in_the_manifest_and_every_package_has_its_licence() -> None:
    named = {file["path"] for package in PACKAGES for file in package["files"]}
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert there == named | {"manifest.json"}
    assert all(package["licence_file"] in named for package in PACKAGES)
