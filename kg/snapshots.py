"""Copies of a whole store, byte for byte, for its owner: made while it is written, each file with its hash.

SNAPSHOT/kg-snapshot.json    what it is a copy of, and every file with its size and SHA-256; written last
SNAPSHOT/db/                 the quads, a published state of the store
SNAPSHOT/suppressed.json     who is kept out
SNAPSHOT/submissions/        what was sent and is still to be read, and what became of the rest
SNAPSHOT/knowledge/          what was known when reports were read
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from kg import spool, stocks, suppressing
from kg.errors import DamagedCopy, MissingInput, StoreMismatch, StoreMissing, StoreUnwritable, UsageError
from kg.loading import kept_out
from kg.settings import DEFAULT_BASE, Settings, base_of
from kg.store import checkpoints, marker
from kg.store.building import Building, building
from kg.store.embedded import open_folder
from kg.store.whole import make_folder, sync_folder, write_whole

_VERSION: Final = 1
_DB: Final = "db"
_NAME: Final = re.compile(
    rf"(?:{_DB}|{spool.NAME}|{stocks.FOLDER})/(?!\.)[A-Za-z0-9._+-]{{1,200}}|{re.escape(suppressing.NAME)}"
)
_CHUNK: Final = 1 << 20
_TRIES: Final = 10

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot holds: its files with size and SHA-256, the base and the version tag of what is in it."""

    base: str
    tag: str
    files: dict[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """Give the bytes of its files."""
        return sum(size for size, _ in self.files.values())


def snapshot(store: Path, target: Path, progress: Progress = lambda _: None) -> Snapshot:
    """Copy what a store has published last into a new or empty folder, which only its owner may enter.

    Others may write meanwhile. `StoreMissing` where there is no store, `UsageError` where the folder holds something.
    Until the last file is written, `restore` refuses it; what fails leaves nothing. `progress` is told the bytes
    copied so far.
    """
    base = marker.base_of(store, None)
    if base is None:
        raise StoreMissing(f"no store in {store}; `kg ingest` makes one")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already; name a new folder")
    # A writer that was killed may have left something unpublished.
    open_folder(store, write=False).close()
    try:
        make_folder(target)
        target.chmod(0o700)
        try:
            return _taken(store, base, target, _Copying(progress))
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
    except OSError as error:
        raise StoreUnwritable(f"cannot write {target}: {error.strerror or error}") from error


def _taken(store: Path, base: str, target: Path, copying: _Copying) -> Snapshot:
    for _ in range(_TRIES):
        before = _bytes(store / suppressing.NAME)
        # What is done by now is in the state that is held next; what is still to be read is read again.
        files = _copied(store, target, spool.NAME, copying)
        held = checkpoints.take(store)
        if held is None:
            raise StoreMissing(f"store {store} has published nothing")
        try:
            # The list of who is kept out must be the one under which this state was written.
            if before != _bytes(store / suppressing.NAME):
                shutil.rmtree(target / spool.NAME, ignore_errors=True)
                continue
            for path in sorted(held.path.iterdir()):
                files |= copying.copy(path, target, f"{_DB}/{path.name}")
            # It is written before what is read by it, so that what this state names is there by now.
            files |= _copied(store, target, stocks.FOLDER, copying)
        finally:
            held.release()
        if before is not None:
            write_whole(target / suppressing.NAME, before.decode(), private=True)
            files[suppressing.NAME] = len(before), sha256(before).hexdigest()
        _sync_folders(target)
        made = Snapshot(base, held.tag, files)
        write_whole(target / marker.SNAPSHOT, json.dumps(_json(made), indent=1), private=True)
        return made
    raise StoreUnwritable(f"store {store}: who is kept out changes too often to be copied")


def _sync_folders(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            sync_folder(path)


def _copied(store: Path, target: Path, folder: str, copying: _Copying) -> dict[str, tuple[int, str]]:
    """Copy what lies in a folder beside the quads."""
    files: dict[str, tuple[int, str]] = {}
    for path in sorted((store / folder).glob("*.json")):
        try:
            files |= copying.copy(path, target, f"{folder}/{path.name}")
        except FileNotFoundError:
            # Forgotten since, as is a submission when a thousand newer ones are done.
            continue
    return files


def restore(
    source: Path,
    store: Path,
    settings: Settings,
    *,
    replace: bool = False,
    progress: Progress = lambda _: None,
) -> Snapshot:
    """Make a store of a snapshot: a new one, one in place of an empty one, or with `replace` of any.

    Every file is held against its hash; one that is missing or differs is a `DamagedCopy`, and nothing has changed.
    What was there before stays until all is there. Who is kept out of the store that is replaced stays kept out, and
    so does who was when the snapshot was made.
    """
    kept = read_snapshot(source)
    if settings.base not in {DEFAULT_BASE, kept.base}:
        raise StoreMismatch(f"snapshot {source} has base {kept.base}, where KG_BASE is {settings.base}")
    with building(store, replace=replace) as new:
        new.begin(kept.base)
        copying = _Copying(progress, private=False)
        for name, told in kept.files.items():
            if name.startswith(f"{_DB}/"):
                if not (source / name).is_file():
                    raise DamagedCopy(f"{name} of the snapshot is missing")
                _refuse_other(copying.copy(source / name, new.db, name.partition("/")[2]), told, name)
        names = _beside(source, store, kept)
        kept_out(new, settings, names)
        _put_beside(source, new, kept, names)
    return kept


def read_snapshot(source: Path) -> Snapshot:
    """Read what a snapshot says of itself; a folder that is none is `MissingInput` or `DamagedCopy`."""
    if not source.is_dir():
        raise MissingInput(f"{source}: no such folder")
    try:
        found = json.loads((source / marker.SNAPSHOT).read_text(encoding="utf-8"))
        if found["snapshot"] != _VERSION or found["format"] != marker.FORMAT:
            raise StoreMismatch(f"snapshot {source} was made by another version, of format {found['format']}")
        files = {name: (int(size), str(digest)) for name, (size, digest) in found["files"].items()}
        bad = next((name for name in files if not _NAME.fullmatch(name)), None)
        if bad is not None:
            raise DamagedCopy(f"{source / marker.SNAPSHOT} names {bad!r}, which is no file of a snapshot")
        return Snapshot(base_of(found["base"]), str(found["tag"]), files)
    except FileNotFoundError:
        raise DamagedCopy(f"{source} is no snapshot, or one that was not finished") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedCopy(f"{source / marker.SNAPSHOT} cannot be read: {error}") from error


def _beside(source: Path, store: Path, kept: Snapshot) -> list[suppressing.Suppression]:
    """Check what lies beside the quads, and give who is to stay out by either list."""
    for name, told in kept.files.items():
        if not name.startswith(f"{_DB}/"):
            found = _bytes(source / name) or b""
            _refuse_other({name: (len(found), sha256(found).hexdigest())}, told, name)
    there = suppressing.listed(store)
    then = suppressing.listed(source) if suppressing.NAME in kept.files else []
    names = {one.name for one in there}
    return [*there, *(one for one in then if one.name not in names)]


def _put_beside(source: Path, new: Building, kept: Snapshot, listed: list[suppressing.Suppression]) -> None:
    for folder in (spool.NAME, stocks.FOLDER):
        names = [name for name in kept.files if name.startswith(f"{folder}/")]
        for name in names:
            if not (new.folder / name).exists():
                _Copying(lambda _: None).copy(source / name, new.folder, name)
        if names:
            sync_folder(new.folder / folder)
    if listed:
        suppressing.keep_listed(new.folder, listed)


class _Copying:
    """Copies files, each synced and hashed on the way; those that are private only their owner may read."""

    def __init__(self, progress: Progress, *, private: bool = True) -> None:
        self._progress, self._bytes, self._private = progress, 0, private

    def copy(self, path: Path, folder: Path, name: str) -> dict[str, tuple[int, str]]:
        target, whole, size = folder / name, sha256(), 0
        target.parent.mkdir(mode=0o700 if self._private else 0o777, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        opened = os.open(target, flags, 0o600 if self._private else 0o666)
        with os.fdopen(opened, "wb") as out, path.open("rb") as file:
            for chunk in _chunks(file.read):
                out.write(chunk)
                whole.update(chunk)
                size += len(chunk)
                self._bytes += len(chunk)
                self._progress(self._bytes)
            out.flush()
            os.fsync(out.fileno())
        return {name: (size, whole.hexdigest())}


def _chunks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while chunk := read(_CHUNK):
        yield chunk


def _refuse_other(found: dict[str, tuple[int, str]], told: tuple[int, str], name: str) -> None:
    [have] = found.values()
    if have != told:
        how = "its bytes are others" if have[0] == told[0] else f"{have[0]:,} bytes where {told[0]:,} were"
        raise DamagedCopy(f"{name} of the snapshot is damaged: {how}")


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _json(kept: Snapshot) -> dict[str, Any]:
    return {
        "snapshot": _VERSION,
        "format": marker.FORMAT,
        "base": kept.base,
        "tag": kept.tag,
        "files": {name: list(told) for name, told in kept.files.items()},
    }
