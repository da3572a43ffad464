"""Shards in their place: the file of claims first, its manifest when that is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from kg.cluster.content import Reading, lines_of, pack, unpack
from kg.cluster.manifest import Manifest
from kg.cluster.place import Place
from kg.cluster.versions import Versions
from kg.errors import DamagedCopy, StoreMismatch, UnreadableInput
from kg.model import Entity
from kg.rdf import Names

DATA, MANIFEST = ".nq.zst", ".json"


def keep(
    place: Place,
    name: str,
    readings: Iterable[Reading],
    refused: Mapping[str, str],
    *,
    versions: Versions,
    known: Mapping[str, Entity],
    names: Names,
) -> None:
    """Write what reading a shard came to; `refused` gives by id of a report why it could not be read."""
    read = list(readings)
    lines = lines_of(read, known, names)
    manifest = Manifest(
        shard=name,
        versions=versions,
        base=names.base,
        reports=tuple(report.id for report, _ in read),
        refused=refused,
        claims=sum(len(claims) for _, claims in read),
        quads=lines.count(b"\n"),
        digest=sha256(lines).hexdigest(),
    )
    place.put(name + DATA, pack(lines))
    place.put(name + MANIFEST, manifest.written())


def kept(place: Place, name: str, versions: Versions, base: str) -> tuple[Manifest, bytes] | None:
    """Give the manifest of a shard with its lines, or `None` where there is none yet.

    What is damaged, or half there, is a `DamagedCopy`; what other versions read a `VersionMismatch`, and what was
    written for another base a `StoreMismatch`.
    """
    words = place.get(name + MANIFEST)
    if words is None:
        return None
    manifest = Manifest.read(words)
    versions.refuse(manifest.versions, f"{name} in {place.url} is")
    if manifest.base != base:
        raise StoreMismatch(f"{name} in {place.url} is for base {manifest.base}, not {base}")
    data = place.get(name + DATA)
    if data is None:
        raise DamagedCopy(f"{name}: its file of claims is missing")
    try:
        lines = unpack(data)
    except UnreadableInput as error:
        raise DamagedCopy(f"{name}: {error}") from None
    manifest.check(lines)
    return manifest, lines


def drop(place: Place, name: str) -> None:
    """Remove a shard, its manifest first, so that no half is ever taken for a whole."""
    for ending in (MANIFEST, DATA):
        place.remove(name + ending)
