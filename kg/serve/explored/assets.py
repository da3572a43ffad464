"""The explorer's files: our modules and styles of two rooms, and what is vendored, under the hash of them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, Response

from kg.draw.page import ROOM as DRAWN

router = APIRouter()

SERVED: Final = Path(__file__).parents[1]
_ROOMS: Final = (DRAWN / "explorer", SERVED / "explorer")
_VENDORED: Final = (DRAWN / "vendor", SERVED / "vendor")
_TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".geojson": "application/json",
    ".svg": "image/svg+xml",
}
# The address of what changes changes with it.
_FOR_GOOD: Final = {"Cache-Control": "public, max-age=31536000, immutable"}


@lru_cache(1)
def files() -> Mapping[str, Path]:
    """Give every file that the page may fetch, by its address below the hash."""
    return dict(sorted([*_own(), *_vendored()]))


def _own() -> Iterator[tuple[str, Path]]:
    for room in _ROOMS:
        for file in room.glob("*/*"):
            if file.suffix in _TYPES:
                yield file.relative_to(room).as_posix(), file


def _vendored() -> Iterator[tuple[str, Path]]:
    for room in _VENDORED:
        manifest = json.loads((room / "manifest.json").read_text("utf-8"))
        for package in manifest.get("packages", ()):
            for file in package["files"]:
                if Path(file["path"]).suffix in _TYPES:
                    yield f"vendor/{file['path']}", room / file["path"]


@lru_cache(1)
def digest() -> str:
    """Give the hash of all files with their addresses."""
    whole = hashlib.sha256()
    for address, file in files().items():
        whole.update(f"{address}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


@router.get("/explorer/{hash}/{address:path}")
def asset(hash: str, address: str) -> Response:
    """Give a file, for good under its present hash; under one of before it may be another, which is not kept."""
    file = files().get(address)
    if file is None:
        raise HTTPException(404)
    headers = _FOR_GOOD if hash == digest() else {"Cache-Control": "no-store"}
    return FileResponse(file, media_type=_TYPES[file.suffix], headers=headers)
