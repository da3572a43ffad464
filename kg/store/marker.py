"""What a store's folder says of itself: the version of its format, its base, and which of its folders holds the quads.

    {"format": 2, "base": "http://127.0.0.1:8000/", "db": "db-2"}

Another folder is named when something was loaded into the store: to write the marker anew is the one moment in which
the new takes the place of the old. While a new store is loaded, `"loading"` stands in place of `"db"`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import StoreMismatch, StoreUnfinished, StoreUnwritable, UsageError
from kg.settings import base_of as address_of
from kg.store.whole import make_folder, write_whole

FORMAT = 2
NAME = "kg-store.json"
SNAPSHOT = "kg-snapshot.json"
_DB = "db"


def base_of(folder: Path, asked: str | None) -> str | None:
    """Read the base recorded in `folder`, or `None` if nothing is there yet and a store may be made.

    A folder that holds anything else, a store of another format, one whose marker cannot be read and one
    whose base is not the one `asked` for are `StoreMismatch`, with what to do.
    """
    marker = folder / NAME
    if not marker.exists():
        if (folder / SNAPSHOT).exists():
            raise StoreMismatch(
                f"{folder} is a snapshot; `kg restore {folder} --store DIR` makes a store of it"
            )
        if folder.is_dir() and not _is_new(folder):
            raise StoreMismatch(f"{folder} holds something else than a store; name an empty or a new folder")
        return None
    found = _read(marker)
    refuse_other_format(folder, found.get("format"))
    if found.get("loading"):
        raise StoreUnfinished(
            f"what was being loaded into {folder} was not finished, and nothing can be read there;"
            " load it again, or remove the folder"
        )
    base = _recorded(marker, str(found.get("base")))
    if asked is not None and asked != base:
        raise StoreMismatch(
            f"store {folder} was made with base {base}, not {asked}; set KG_BASE={base} or unset it"
        )
    return base


def about(base: str) -> NamedNode:
    """Name the graph in which a store of a base is spoken of."""
    return NamedNode(base + "graphs/store")


def refuse_other_format(store: Path | str, made: object) -> None:
    """Refuse a store of a newer format, or of one that is no more, with what to do (`StoreMismatch`)."""
    if made == FORMAT:
        return
    what = f"store {store} has format {made}, this version reads {FORMAT}"
    if isinstance(made, int) and made > FORMAT:
        raise StoreMismatch(f"{what}; install the version that made it, or name another store")
    raise StoreMismatch(
        f"{what}; read the reports into a new store with `kg ingest`, and take judgements along by"
        " `kg judge export` of the version that made it and `kg judge import` of this one"
    )


def make(path: Path) -> None:
    """Make the folder of a store where there is none; what cannot be made is `StoreUnwritable`."""
    try:
        make_folder(path)
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreUnwritable(f"{path} is, or lies under, a file and cannot be a store's folder") from error
    except OSError as error:
        raise StoreUnwritable(f"cannot make {path}: {error.strerror}") from error


def record(folder: Path, base: str, db: str = _DB) -> None:
    """Write the marker of a store whose quads are in the folder `db` within it, whole or not at all."""
    _write(folder, {"base": base} if db == _DB else {"base": base, "db": db})


def begin(folder: Path, base: str) -> None:
    """Write the marker of a store that is nothing until `record` is called."""
    _write(folder, {"base": base, "loading": True})


def is_unfinished(folder: Path) -> bool:
    """Tell whether `begin` was called here and `record` was not."""
    return (folder / NAME).exists() and bool(_read(folder / NAME).get("loading"))


def db_of(folder: Path) -> Path:
    """Give the folder that holds a store's quads."""
    name = str(_read(folder / NAME).get("db", _DB))
    if not _is_db(name):
        raise StoreMismatch(f"{folder / NAME} names no folder of a store: {name!r}")
    return folder / name


def next_db(folder: Path) -> Path:
    """Give a folder for other quads in place of those that are there."""
    numbers = [int(p.name.removeprefix("db-")) for p in folder.glob("db-*") if _is_db(p.name)]
    return folder / f"db-{1 + max(numbers, default=0)}"


def sweep(folder: Path) -> None:
    """Remove the quads that are not the store's: what was replaced, or was loaded and not finished."""
    kept = db_of(folder)
    for path in folder.glob("db*"):
        if path != kept and _is_db(path.name):
            shutil.rmtree(path, ignore_errors=True)


def _is_db(name: str) -> bool:
    return name == _DB or (name.startswith("db-") and name[3:].isdecimal())


def _write(folder: Path, words: dict[str, object]) -> None:
    try:
        write_whole(folder / NAME, json.dumps({"format": FORMAT, **words}))
    except OSError as error:
        raise StoreUnwritable(f"cannot write in {folder}: {error.strerror}") from error


def _is_new(folder: Path) -> bool:
    # A process that died while making the store leaves its lock, perhaps its draft, and nothing else.
    return {p.name for p in folder.iterdir()} <= {"lock", NAME + ".new"}


def _recorded(marker: Path, base: str) -> str:
    try:
        return address_of(base)
    except UsageError as error:
        raise StoreMismatch(f"{marker} names a base that no store can have: {base!r}") from error


def _read(marker: Path) -> dict[str, object]:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreMismatch(f"{marker} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise StoreMismatch(f"{marker} is no marker of a store")
    return found
