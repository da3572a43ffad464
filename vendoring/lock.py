"""The lock: which files of which tarballs go into which folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Package:
    """One package to vendor: a tarball, a folder below the root, and which file becomes which there.

    `bundles` are files of other tarballs: the licences of code that the package holds.
    """

    tarball: str
    folder: PurePosixPath
    licence: str
    files: Mapping[str, str]
    licences: Mapping[str, str]
    bundles: Sequence[str] = ()

    @property
    def name(self) -> str:
        """Give the package's name, with its scope."""
        return self.tarball.rpartition("@")[0]

    @property
    def version(self) -> str:
        """Give the package's version."""
        return self.tarball.rpartition("@")[2]

    def source(self, file: str) -> tuple[str, str]:
        """Give the tarball that a file comes from, and its name in it."""
        tarball, _, name = file.rpartition(":")
        return tarball or self.tarball, name


@dataclass(frozen=True, slots=True)
class Lock:
    """All packages, and the hash of each tarball as `sha512-BASE64`."""

    tarballs: Mapping[str, str]
    packages: tuple[Package, ...]


def read_lock(file: Path) -> Lock:
    """Read a lock; one of another form is a `KeyError` or `TypeError`, since nobody but developers writes it."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    packages = (Package(**(one | {"folder": PurePosixPath(one["folder"])})) for one in told["packages"])
    return Lock(told["tarballs"], tuple(packages))
