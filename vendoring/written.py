"""The files of a package as they are written, and what the manifest says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from vendoring.lock import Package
from vendoring.tarballs import integrity, member

THIRD_PARTY: Final = "THIRD-PARTY.txt"
_POINTER: Final = re.compile(rb"\s*(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*\Z")
_CODE: Final = frozenset({".js", ".mjs", ".css"})


@dataclass(frozen=True, slots=True)
class Written:
    """A file to write: its path in the room's folder of vendored packages, its source and its bytes."""

    path: PurePosixPath
    source: str
    data: bytes
    shortened: bool

    def entry(self) -> dict[str, Any]:
        """Give its entry in the manifest."""
        said = {"path": str(self.path), "from": self.source, "integrity": integrity(self.data)}
        return said | ({"without": "the pointer to its source map"} if self.shortened else {})


def files_of(package: Package, tarballs: Mapping[str, bytes]) -> list[Written]:
    """Give the files of a package, code without the pointer to a source map, which is not there."""
    named = {**package.files, **package.licences}
    found = [_file(package, name, source, tarballs) for name, source in named.items()]
    return [*found, *([_third_party(package, tarballs)] if package.bundles else ())]


def _third_party(package: Package, tarballs: Mapping[str, bytes]) -> Written:
    parts = [f"{package.name} holds code of the packages below, which is under their licences.\n"]
    for source in package.bundles:
        tarball, inside = package.source(source)
        text = member(tarballs[tarball], inside).decode().replace("\r\n", "\n").strip()
        parts.append(f"---- {tarball.rpartition('@')[0]} ----\n\n{text}\n")
    path = PurePosixPath(package.folder.name, THIRD_PARTY)
    return Written(path, "the licences of what it bundles", "\n".join(parts).encode(), shortened=False)


def _file(package: Package, name: str, source: str, tarballs: Mapping[str, bytes]) -> Written:
    tarball, inside = package.source(source)
    data = member(tarballs[tarball], inside)
    kept = without_pointer(data) if PurePosixPath(name).suffix in _CODE else data
    return Written(PurePosixPath(package.folder.name, name), source, kept, kept != data)


def without_pointer(code: bytes) -> bytes:
    r"""Take the pointer to a source map off the end of a script or stylesheet.

    >>> without_pointer(b"a();\n//# sourceMappingURL=a.js.map\n")
    b'a();\n'
    """
    return _POINTER.sub(b"\n", code)


def described(package: Package, files: list[Written], expected: str) -> dict[str, Any]:
    """Give a package's entry in the manifest; `expected` is the hash of its tarball."""
    return {
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "licence_file": str(PurePosixPath(package.folder.name, next(iter(package.licences)))),
        "package_integrity": expected,
        "files": [one.entry() for one in files],
    }
