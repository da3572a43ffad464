"""Where shards lie: a folder that all workers see, or an address of any kind that fsspec knows."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fsspec.core import url_to_fs

from kg.errors import ClusterError, UsageError


@dataclass(frozen=True, slots=True)
class Place:
    """A folder (`/data/shards`) or address (`s3://bucket/shards`) with files that are there whole or not at all."""

    url: str

    def put(self, name: str, data: bytes) -> None:
        """Write a file in one step, in place of one of that name."""
        with self._saying():
            system, folder = _system(self.url)
            if getattr(system, "local_file", False):
                _put(Path(folder), name, data)
            else:
                system.pipe_file(f"{folder}/{name}", data)

    def get(self, name: str) -> bytes | None:
        """Read a file; `None` where it is not."""
        with self._saying():
            system, folder = _system(self.url)
            try:
                # What lists files may have listed them before this one was written.
                system.invalidate_cache()
                found: bytes = system.cat_file(f"{folder}/{name}")
            except FileNotFoundError:
                return None
            return found

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        system, folder = _system(self.url)
        with self._saying(), suppress(FileNotFoundError):
            system.rm_file(f"{folder}/{name}")

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ClusterError(f"shards in {self.url}: {error.strerror or error}") from error


@lru_cache(maxsize=8)
def _system(url: str) -> tuple[Any, str]:
    try:
        system, folder = url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise UsageError(f"shards in {url!r}: {error}") from None
    return system, str(folder).rstrip("/")


def _put(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # Two workers may write one shard at a time, which then is the same.
    draft = folder / f"{name}.{secrets.token_hex(8)}.new"
    try:
        # A manifest tells what a power cut took of it, and that is read again.
        draft.write_bytes(data)
        draft.replace(folder / name)
    finally:
        draft.unlink(missing_ok=True)
