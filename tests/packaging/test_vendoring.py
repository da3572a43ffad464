"""How packages are vendored, from tarballs that an npm of the tests hands out."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from vendoring import __main__ as program
from vendoring.lock import read_lock
from vendoring.tarballs import Unlike, fetch, integrity, member

LOCK = """
[tarballs]
"@room/drawing@2.1.0" = "{drawing}"
"lines@1.0.0" = "{lines}"

[[packages]]
tarball = "@room/drawing@2.1.0"
folder = "kg/draw/vendor/drawing"
licence = "MIT"
files = {{ "drawing.min.js" = "dist/drawing.min.js", "drawing.css" = "dist/drawing.css" }}
licences = {{ "LICENSE" = "lines@1.0.0:LICENCE.txt" }}
bundles = ["lines@1.0.0:LICENCE.txt"]
"""
NPM = """#!/bin/sh
echo "$@" > words.txt
cp {folder}/*.tgz .
cat {folder}/told.json
"""


def tarball(**files: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


DRAWING = tarball(
    **{
        "dist/drawing.min.js": b"draw();\n//# sourceMappingURL=drawing.min.js.map\n",
        "dist/drawing.css": b"p{}\n/*# sourceMappingURL=drawing.css.map */",
    }
)
LINES = tarball(**{"LICENCE.txt": b"Copyright of lines\r\n"})
HASHES = {"@room/drawing@2.1.0": integrity(DRAWING), "lines@1.0.0": integrity(LINES)}


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder whose tarballs `npm pack` gives."""
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "room-drawing-2.1.0.tgz").write_bytes(DRAWING)
    (folder / "lines-1.0.0.tgz").write_bytes(LINES)
    told = [
        {"name": "@room/drawing", "version": "2.1.0", "filename": "room-drawing-2.1.0.tgz"},
        {"name": "lines", "version": "1.0.0", "filename": "lines-1.0.0.tgz"},
    ]
    (folder / "told.json").write_text(json.dumps(told), "utf-8")
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(NPM.format(folder=folder), "utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/usr/bin:/bin")
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a root with a lock and with what was vendored before."""
    (tmp_path / "kg/draw/vendor/old").mkdir(parents=True)
    (tmp_path / "kg/draw/vendor/old/old.js").write_text("old()", "utf-8")
    lock = tmp_path / "lock.toml"
    lock.write_text(LOCK.format(drawing=HASHES["@room/drawing@2.1.0"], lines=HASHES["lines@1.0.0"]), "utf-8")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(program, "LOCK", lock)
    return tmp_path


@pytest.mark.usefixtures("registry")
def test_it_writes_what_the_lock_names_instead_of_what_was_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main() == 0
    assert capsys.readouterr().err == "kg/draw/vendor: 4 files\n"
    vendor = root / "kg/draw/vendor"
    found = {file.relative_to(vendor).as_posix(): file.read_bytes() for file in vendor.rglob("*.*")}
    manifest = json.loads(found.pop("manifest.json"))
    assert found == {
        "drawing/drawing.min.js": b"draw();\n",
        "drawing/drawing.css": b"p{}\n",
        "drawing/THIRD-PARTY.txt": (
            b"@room/drawing holds code of the packages below, which is under their licences.\n\n"
            b"---- lines ----\n\nCopyright of lines\n"
        ),
    }
    [entry] = manifest["packages"]
    files = entry.pop("files")
    assert entry == {
        "name": "@room/drawing",
        "version": "2.1.0",
        "licence": "MIT",
        "licence_file": "drawing/LICENSE",
        "package_integrity": HASHES["@room/drawing@2.1.0"],
    }
    assert files[0] == {
        "path": "drawing/drawing.min.js",
        "from": "dist/drawing.min.js",
        "integrity": integrity(b"draw();\n"),
        "without": "the pointer to its source map",
    }
    assert files[2] == {
        "path": "drawing/LICENSE",
        "from": "lines@1.0.0:LICENCE.txt",
        "integrity": integrity(b"Copyright of lines\r\n"),
    }


def test_a_tarball_that_is_another_changes_nothing(
    registry: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tarball(**{"LICENCE.txt": b"Copyright of others"})
    (registry / "lines-1.0.0.tgz").write_bytes(other)
    assert program.main() == 1
    expected = f"vendoring: lines@1.0.0 has {integrity(other)}, not {HASHES['lines@1.0.0']}\n"
    assert capsys.readouterr().err == expected
    assert (root / "kg/draw/vendor/old/old.js").is_file()


@pytest.mark.usefixtures("registry")
def test_a_file_that_a_tarball_lacks_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = root / "lock.toml"
    lock.write_text(lock.read_text("utf-8").replace("dist/drawing.css", "dist/none.css"), "utf-8")
    assert program.main() == 1
    assert capsys.readouterr().err == "vendoring: no file dist/none.css in the tarball\n"
    assert (root / "kg/draw/vendor/old/old.js").is_file()


def test_without_npm_it_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert program.main() == 1
    assert "No such file or directory: 'npm'" in capsys.readouterr().err


@pytest.mark.usefixtures("registry")
def test_npm_is_told_names_and_versions_and_no_address(tmp_path: Path) -> None:
    assert fetch(HASHES, tmp_path) == {"@room/drawing@2.1.0": DRAWING, "lines@1.0.0": LINES}
    words = (tmp_path / "words.txt").read_text("utf-8").split()
    assert words == ["pack", "--json", "--ignore-scripts", "--loglevel=error", *HASHES]


def test_only_whole_names_are_taken_out_of_a_tarball() -> None:
    assert member(LINES, "LICENCE.txt") == b"Copyright of lines\r\n"
    with pytest.raises(Unlike, match="no file LICENCE in the tarball"):
        member(LINES, "LICENCE")


def test_a_file_is_of_its_own_package_or_of_a_named_one(root: Path) -> None:
    [package] = read_lock(root / "lock.toml").packages
    assert (package.name, package.version) == ("@room/drawing", "2.1.0")
    assert package.source("dist/a.js") == ("@room/drawing@2.1.0", "dist/a.js")
    assert package.source("@a/b@1:LICENCE") == ("@a/b@1", "LICENCE")
