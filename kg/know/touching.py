"""Which words a change of what is known bears on, and whether a text has one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.know.names import fold
from kg.know.spelling import ARTICLES, TYPE_WORDS
from kg.know.stock import Item, Stock

_LETTERS = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)\.(?=\w)")
# What the parser is shown in place of these, so that it may find a trigger whose word does not stand there.
_SHOWN = {
    "organisation": "organization",
    "defence": "defense",
    "neighbourhood": "neighborhood",
    "neighbo": "nearby",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What became otherwise: `names` by what an entry was or is found, each with the key of its entry.

    `wide` are the keys of entries of which no name tells where they bear: any report may be read otherwise.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    wide: tuple[str, ...] = ()
    _needed: Mapping[str, tuple[tuple[frozenset[str], str], ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Index the names by one of their words."""
        needed: dict[str, list[tuple[frozenset[str], str]]] = {}
        for name in self.names:
            if words := _telling(name):
                needed.setdefault(max(words, key=len), []).append((frozenset(words), name))
        object.__setattr__(self, "_needed", {word: tuple(found) for word, found in needed.items()})

    def __bool__(self) -> bool:
        """Tell whether anything became otherwise."""
        return bool(self.names or self.wide)

    def touches(self, text: str) -> str | None:
        """Give the key of an entry for which a text may be read otherwise; `None` if there is none.

        A name is found by the beginnings of its words, wherever they stand: rather a text too many than one too few.
        """
        if self.wide:
            return self.wide[0]
        if not self._needed:
            return None
        held = _held(text)
        for word, found in self._needed.items():
            if f" {word}" in held:
                for words, name in found:
                    if all(f" {one}" in held for one in words):
                        return self.names[name]
        return None


def change(before: Stock, after: Stock) -> Change:
    """Compare two states of what is known.

    Of an entry that says something else every name counts, and those of all who refer to it, else only the names that
    came or went.
    """
    names: dict[str, str] = {}
    wide: list[str] = []
    turned: set[str] = set()
    for key in sorted(before.keys() | after.keys()):
        then, now = before.get(key), after.get(key)
        if then == now:
            continue
        if _is_wide(key, then, now):
            wide.append(key)
            continue
        if then is None or now is None or then.digest != now.digest:
            turned.add(key)
        names |= dict.fromkeys(_moved(then, now), key)
    for key in _referring(turned, before, after):
        names |= {n: key for item in (before.get(key), after.get(key)) if item for n in item.names or ()}
    return Change(names, tuple(wide))


def _is_wide(key: str, then: Item | None, now: Item | None) -> bool:
    items = [item for item in (then, now) if item]
    if any(item.names is None for item in items):
        return True
    # A country is named by whatever lies in it, too.
    is_other = then is None or now is None or then.digest != now.digest
    return is_other and key.startswith("country ")


def _moved(then: Item | None, now: Item | None) -> set[str]:
    """Give the names that came or went, all where the entry came, went, or says something else."""
    old, new = (set(item.names or ()) if item else set() for item in (then, now))
    return old ^ new if then and now and then.digest == now.digest else old | new


def _referring(turned: set[str], before: Stock, after: Stock) -> set[str]:
    """Give the entries that refer to some, whether at once or by others."""
    found: set[str] = set()
    todo = {key.partition(" ")[2] for key in turned if key.startswith(("actor ", "place "))}
    while todo:
        new = {
            key
            for stock in (before, after)
            for key, item in stock.items()
            if key not in found and not todo.isdisjoint(item.refers)
        }
        found |= new
        todo = {key.partition(" ")[2] for key in new}
    return found


def _telling(name: str) -> list[str]:
    """Give the words of a name that no spelling of it is without: neither articles nor "city" or "province"."""
    words = _LETTERS.findall(fold(name))
    return [word for word in words if word not in ARTICLES and word not in TYPE_WORDS] or words


def _held(text: str) -> str:
    """Give the words of a text, folded, each behind a blank."""
    # "U.S." is one word; of "the town.Rebels" the full stop parts two.
    folded = fold.__wrapped__(text)
    if _JOINED.search(text):
        folded += " " + fold.__wrapped__(_JOINED.sub(". ", text))
    held = f" {' '.join(_LETTERS.findall(folded))} "
    return held + "".join(f"{shown} " for word, shown in _SHOWN.items() if f" {word}" in held)
