"""The compiled gazetteer: one SQLite file, written once and then only read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.errors import StoreUnwritable
from kg.know.names import fold
from kg.know.places import Place
from kg.know.spelling import ARABIC, is_name, split_type, without_articles
from kg.model import Kind

FORMAT = 3
"""Raise it when places, keys or ranks are made otherwise, so that files compiled before are not used."""

COLUMNS = (
    "id", "label", "kind", "lat", "lon", "geonames", "country", "aliases", "parents", "same_as", "disputed",
    "population", "feature", "admin1", "seat_of",
)  # fmt: skip
_SCHEMA = f"""
    CREATE TABLE place (n INTEGER PRIMARY KEY, {", ".join(COLUMNS)});
    CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, spelling INTEGER,
        PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
    CREATE TABLE first (word TEXT PRIMARY KEY, words INTEGER) WITHOUT ROWID;
    CREATE TEMP TABLE staged (key TEXT, rank INTEGER, place INTEGER, spelling INTEGER);
"""
_MOST_PEOPLE = 10**11
_LISTED, _STRIPPED = 10**13, 10**12
_UNSAID = 10_000
_SHARE = {"first-order division": 20, "second-order division": 100}


def write_places(target: Path, places: Iterable[Place], noise: Collection[str] = ()) -> int:
    """Write the places to a file, whole or not at all, and give their number.

    Spellings that cannot be names in English text and those in `noise`, a collection of folded words, are
    left out, save where a place is chosen. A folder that cannot be written is `StoreUnwritable`.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=target.stem, suffix=".part", delete=False) as part:
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnwritable(
            f"cannot write the compiled gazetteer under {target.parent}: {reason}"
        ) from error
    try:
        count = _write(Path(part.name), places, noise)
        Path(part.name).chmod(0o644)
        _put(Path(part.name), target)
    finally:
        Path(part.name).unlink(missing_ok=True)
    return count


def _put(part: Path, target: Path) -> None:
    try:
        os.replace(part, target)  # noqa: PTH105  (the test for a busy file needs the plain call)
    except PermissionError:
        # Windows keeps a file that another process reads; what that process wrote is the same.
        if not target.exists():
            raise


def _write(path: Path, places: Iterable[Place], noise: Collection[str]) -> int:
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(_QUICK + _SCHEMA)
        base.execute("BEGIN")
        count = 0
        for count, place in enumerate(places, start=1):
            spellings = _spellings(place, noise)
            base.execute(_INSERT, (count, *_row(place, [name for name, _ in spellings[1:]])))
            base.executemany("INSERT INTO staged VALUES (?,?,?,?)", _keys(count, place, spellings))
        base.executescript(_FINISH)
        return count
    finally:
        base.close()


_QUICK = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
_INSERT = f"INSERT INTO place VALUES ({','.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608
_FINISH = """
    INSERT INTO name
        SELECT key, min(rank), place, spelling FROM staged GROUP BY key, place ORDER BY key, min(rank), place;
    INSERT INTO first
        SELECT word, max(words) FROM (
            SELECT substr(key, 1, instr(key || ' ', ' ') - 1) AS word,
                length(key) - length(replace(key, ' ', '')) + 1 AS words FROM name)
        GROUP BY word ORDER BY word;
    CREATE INDEX place_id ON place (id);
"""


def _spellings(place: Place, noise: Collection[str]) -> list[tuple[str, str]]:
    """Give label and aliases with their keys; the key of a label that is noise is empty."""
    entity = place.entity
    if place.chosen:
        return [(name, fold(name)) for name in (entity.label, *entity.aliases)]
    keyed = [(name, fold(name)) for name in entity.aliases if is_name(name)]
    label = fold(entity.label) if is_name(entity.label) else ""
    return [(entity.label, "" if label in noise else label), *((n, k) for n, k in keyed if k not in noise)]


def _keys(n: int, place: Place, spellings: list[tuple[str, str]]) -> Iterator[tuple[str, int, int, int]]:
    carries_article = place.entity.country in ARABIC
    for index, (spelling, key) in enumerate(spellings):
        if key:
            rank = _rank(place, spelling)
            yield key, rank, n, index
            if carries_article and (bare := without_articles(key)) != key:
                yield bare, rank + _STRIPPED, n, index


def _rank(place: Place, spelling: str) -> int:
    """Give a number that is lower for what is meant more often.

    A region called without its type ("Aleppo") gives way to a settlement of that name that has not far fewer
    people.
    """
    people = place.population or (_UNSAID if place.chosen else 0)
    if place.entity.kind is Kind.REGION and not split_type(spelling)[1]:
        people //= _SHARE.get(place.feature, 1)
    return (0 if place.chosen else _LISTED) + _MOST_PEOPLE - people


def _row(place: Place, aliases: list[str]) -> tuple[object, ...]:
    entity = place.entity
    return (
        entity.id,
        entity.label,
        entity.kind.value,
        entity.lat,
        entity.lon,
        entity.geonames,
        entity.country,
        "\n".join(aliases),
        "\n".join(entity.parents),
        "\n".join(entity.same_as),
        json.dumps(entity.disputed) if entity.disputed else None,
        place.population,
        place.feature,
        place.admin1,
        place.seat_of,
    )
