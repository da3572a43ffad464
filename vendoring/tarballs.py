"""Tarballs from the registry that npm is set up for, each with the hash that the lock says."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path


class Unlike(Exception):
    """A tarball or a file of it that is not what the lock says."""


def fetch(tarballs: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    """Fetch tarballs by NAME@VERSION into a folder, and give those that have the locked hashes.

    Another hash is `Unlike`; where npm is missing or cannot fetch it is an `OSError` or `CalledProcessError`.
    """
    words = ["npm", "pack", "--json", "--ignore-scripts", "--loglevel=error", *tarballs]
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, check=True)  # noqa: S603
    told = json.loads(done.stdout)
    found = {f"{one['name']}@{one['version']}": (folder / one["filename"]).read_bytes() for one in told}
    for name, expected in tarballs.items():
        if integrity(found[name]) != expected:
            raise Unlike(f"{name} has {integrity(found[name])}, not {expected}")
    return found


def integrity(data: bytes) -> str:
    """Give the hash of bytes as npm and browsers write it.

    >>> integrity(b"")[:24]
    'sha512-z4PhNX7vuL3xVChQ1'
    """
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


def member(tarball: bytes, name: str) -> bytes:
    """Give a file of an npm tarball, whose files lie below one folder; one that is not there is `Unlike`."""
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for one in archive:
            file = archive.extractfile(one) if one.name.partition("/")[2] == name else None
            if file:
                return file.read()
    raise Unlike(f"no file {name} in the tarball")
