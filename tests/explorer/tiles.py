"""A small file of tiles (PMTiles, version 3): the sixteen squares of the world at zoom 2, each in its own colour."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Iterable

ZOOM, SIDE = 2, 4


def colour(x: int, y: int) -> tuple[int, int, int]:
    """Give the colour of a tile."""
    return 60 * x, 60 * y, 100


def pmtiles() -> bytes:
    """Give the file: a root directory that leads to one further directory, packed by gzip."""
    tiles = sorted((_hilbert(x, y), _png(colour(x, y))) for x in range(SIDE) for y in range(SIDE))
    below = (4**ZOOM - 1) // 3
    data, offset, entries = b"".join(png for _, png in tiles), 0, []
    for at, png in tiles:
        entries.append((below + at, 1, len(png), offset))
        offset += len(png)
    leaf = gzip.compress(_directory(entries))
    root = gzip.compress(_directory([(below, 0, len(leaf), 0)]))
    words = gzip.compress(json.dumps({"attribution": "<a href='x'>Squares</a>"}).encode())
    starts = [127, 127 + len(root), 127 + len(root) + len(words), 127 + len(root) + len(words) + len(leaf)]
    lengths = [len(root), len(words), len(leaf), len(data)]
    places = [part for pair in zip(starts, lengths, strict=True) for part in pair]
    head = b"PMTiles\x03" + struct.pack("<8Q", *places) + struct.pack("<3Q", 16, 16, 16)
    head += struct.pack("<6B", 1, 2, 1, 2, 0, ZOOM)
    head += struct.pack("<4iB2i", -1800000000, -850000000, 1800000000, 850000000, 1, 0, 0)
    return head + root + words + leaf + data


def _directory(entries: Iterable[tuple[int, int, int, int]]) -> bytes:
    rows = list(entries)
    steps = [row[0] - before for row, before in zip(rows, [0, *(row[0] for row in rows)], strict=False)]
    columns = [steps, [row[1] for row in rows], [row[2] for row in rows]]
    # Tiles follow on each other: all but the first say so by 0.
    offsets = [rows[0][3] + 1] + [0] * (len(rows) - 1)
    return b"".join(map(_varint, [len(rows), *(n for column in columns for n in column), *offsets]))


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number % 128 + 128)
        number //= 128
    return bytes([*found, number])


def _hilbert(x: int, y: int) -> int:
    """Give the number of a tile of its zoom along the curve of Hilbert."""
    at, side = 0, SIDE // 2
    while side:
        right, below = int(x & side > 0), int(y & side > 0)
        at += side * side * ((3 * right) ^ below)
        if not below:
            if right:
                x, y = SIDE - 1 - x, SIDE - 1 - y
            x, y = y, x
        side //= 2
    return at


def _png(rgb: tuple[int, int, int], size: int = 256) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\x00" + bytes(rgb) * size) * size
    head = chunk(b"IHDR", struct.pack(">2I5B", size, size, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
