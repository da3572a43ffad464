"""What was known when reports were read, kept beside their store: a file for each version that read some."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Final

from kg.errors import StoreUnwritable
from kg.know.data import data_folder
from kg.know.stock import Stock, stock_from_json, stock_json, take_stock
from kg.store.whole import make_folder, write_whole

FOLDER: Final = "knowledge"


def keep_stock(store: Path, version: str, model: str) -> None:
    """Write what is known now beside the store in a folder, under the version that rests on it, if it is not there."""
    file = _file(store, version)
    if file.exists():
        return
    try:
        make_folder(file.parent)
        write_whole(
            file, json.dumps(stock_json(take_stock(data_folder("ontology"), model)), ensure_ascii=False)
        )
    except OSError as error:
        raise StoreUnwritable(f"cannot write {file}: {error.strerror}") from error


def stock_of(store: Path, version: str) -> Stock | None:
    """Give what was known to a version; `None` where that was not kept, or cannot be read."""
    try:
        return stock_from_json(json.loads(_file(store, version).read_text("utf-8")))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def sweep(store: Path, versions: Collection[str]) -> None:
    """Remove what was known to other versions than these."""
    kept = {_file(store, version) for version in versions}
    for file in (store / FOLDER).glob("*.json"):
        if file not in kept:
            file.unlink(missing_ok=True)


def _file(store: Path, version: str) -> Path:
    return store / FOLDER / f"{version.replace('/', '-')}.json"
