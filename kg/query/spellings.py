"""An index of names: who bears a name, one that is spelled otherwise, begins with it or holds its words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from threading import RLock
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from kg.know.names import fold
from kg.know.sounding import letters, sound, sounds
from kg.query.grams import Grams

SAME: Final = 100.0
"""The likeness of a name that is the same but for capitals, accents and hyphens."""
SAME_LETTERS: Final = 98.0
"""The likeness of a name that is the same but for spaces and Arabic articles."""
SAME_SOUND: Final = 96.0
"""The likeness of a name that is the same by `kg.know.sounding.sound`."""

_EQUAL, _SOUNDING, _BEGINNING, _HOLDING = 104.0, 103.0, 102.0, 101.0
_UNLIKE_MOST: Final = 95.0
_BETWEEN: Final = dict.fromkeys(map(ord, '"“”„«»<>()[]{},;:!?¿¡|،؛؟'), " ")
# Of 100: how alike a whole name must be, or a stretch of a longer one, which then counts for less.
_NEAR, _NEAR_IN_PART, _PART = 72.0, 82.0, 0.95
_HEARD: Final = 0.97
# Shorter sounds are shared by too many names to mean anything.
_TELLING: Final = 4
_RUN: Final = 3
_MOST: Final = 1_000


class Likeness(NamedTuple):
    """How a bearer's names fit the words asked for.

    `rank` orders what is found: the same name, the same sound, names that begin so, names that hold the words,
    then names that come near. `score` says of 100 how alike the whole names are, and `name` which was.
    """

    name: str
    rank: float
    score: float


class _Fit(NamedTuple):
    number: int
    rank: float
    score: float


def plain(words: str) -> str:
    r"""Give the folded form of words, without marks of direction, zero-width and control characters.

    Quotation marks, brackets, commas and their like are spaces.

    >>> plain("\u202bAbu\u200f-Kamal\u202c"), plain("\u200b")
    ('abu kamal', '')
    """
    seen = words.translate(_BETWEEN)
    if not seen.isprintable():
        seen = "".join(c if c.isspace() or unicodedata.category(c)[0] != "C" else "" for c in seen)
    return fold(seen)


class Found(dict[str, Likeness]):
    """What fits some words, by key; not `whole` where the words begin or stand in more names than are looked at."""

    whole: bool = True


class Spellings:
    """Names and their bearers, who are told apart by a key. Threads may share it."""

    def __init__(self, named: Mapping[str, Iterable[str]] | None = None) -> None:
        """Take bearers in by key, each with its names."""
        self._lock = RLock()
        self._names: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._folded: list[str] = []
        self._sounds: list[str] = []
        self._bearers: list[tuple[tuple[str, str], ...]] = []
        self._weights: list[int] = []
        self._grams = Grams()
        self._ordered: list[str] = []
        self._fill(named or {})

    def put(self, key: str, names: Iterable[str]) -> None:
        """Give a bearer these names in place of those that it had; none take it out."""
        with self._lock:
            for name in self._names.pop(key, ()):
                number = self._numbers[name]
                self._bearers[number] = tuple(pair for pair in self._bearers[number] if pair[0] != key)
            self._take(key, list(names))

    def weigh(self, key: str, weight: int) -> None:
        """Say how much a bearer is spoken of: where too many fit, the weightiest are looked at."""
        with self._lock:
            for name in self._names.get(key, ()):
                self._weights[self._numbers[name]] = weight

    def bearers(self, words: str) -> list[str]:
        """Give the keys of all who bear this name, capitals, accents and hyphens aside."""
        with self._lock:
            number = self._numbers.get(plain(words))
            return [] if number is None else [key for key, _ in self._bearers[number]]

    def find(self, words: str) -> Found:
        """Give those whose names fit these words."""
        wanted, found = plain(words), Found()
        if not wanted:
            return found
        with self._lock:
            for number, rank, score in self._fits(wanted, found):
                for key, name in self._bearers[number]:
                    found[key] = _better(found.get(key), Likeness(name, rank, score))
        return found

    def _fill(self, named: Mapping[str, Iterable[str]]) -> None:
        for key, names in named.items():
            self._take(key, list(names), hear=False)
        self._sounds = sounds(self._folded)
        for number, heard in enumerate(self._sounds):
            self._grams.add(number, heard)
        self._ordered = sorted(self._folded)

    def _take(self, key: str, names: list[str], *, hear: bool = True) -> None:
        spelled = {folded: name for name in reversed(names) if (folded := plain(name))}
        for folded, name in spelled.items():
            number = self._numbers.setdefault(folded, len(self._folded))
            if number == len(self._folded):
                self._folded.append(folded)
                self._bearers.append(())
                self._weights.append(0)
                if hear:
                    self._hear(number, folded)
            self._bearers[number] = (*self._bearers[number], (key, name))
        if spelled:
            self._names[key] = tuple(spelled)

    def _hear(self, number: int, folded: str) -> None:
        self._sounds.append(sound(folded))
        self._grams.add(number, self._sounds[number])
        insort(self._ordered, folded)

    def _fits(self, wanted: str, found: Found) -> Iterator[_Fit]:
        heard = sound(wanted)
        near, much = self._grams.near(heard)
        yield from self._alike(wanted, heard, near)
        if len(wanted) >= _TELLING:
            yield from self._in_part(wanted, much)
        within = self._beginning(wanted) | self._with_words(wanted)
        if len(within) > _MOST:
            within, found.whole = set(nlargest(_MOST, within, key=self._weights.__getitem__)), False
        for number in within:
            known = self._folded[number]
            rank = _BEGINNING if known.startswith(wanted) else _HOLDING
            yield _Fit(number, rank, min(_UNLIKE_MOST, fuzz.ratio(wanted, known)))
        # Also a name without a letter or digit, which has no sound, is found as it stands.
        if wanted in self._numbers:
            yield _Fit(self._numbers[wanted], _EQUAL, SAME)

    def _alike(self, wanted: str, heard: str, near: set[int]) -> Iterator[_Fit]:
        among = {number: self._sounds[number] for number in near}
        alike = process.extract(heard, among, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
        for _, by_sound, number in alike:
            known = self._folded[number]
            same = by_sound == SAME and letters(known) == letters(wanted)
            if (same and len(letters(wanted)) >= _RUN) or (by_sound == SAME and len(heard) >= _TELLING):
                yield _Fit(number, _SOUNDING, SAME_LETTERS if same else SAME_SOUND)
            else:
                score = min(_UNLIKE_MOST, max(fuzz.ratio(wanted, known), _HEARD * by_sound))
                yield _Fit(number, score, score)

    def _in_part(self, wanted: str, much: Iterable[int]) -> Iterator[_Fit]:
        longer = {n: known for n in much if len(known := self._folded[n]) > len(wanted)}
        part = process.extract(
            wanted, longer, scorer=fuzz.partial_ratio, score_cutoff=_NEAR_IN_PART, limit=None
        )
        for known, score, number in part:
            yield _Fit(number, _PART * score, min(_UNLIKE_MOST, fuzz.ratio(wanted, known)))

    def _beginning(self, wanted: str) -> set[int]:
        start = bisect_left(self._ordered, wanted)
        end = bisect_left(self._ordered, wanted + "\U0010ffff", start)
        return {self._numbers[known] for known in self._ordered[start:end]}

    def _with_words(self, wanted: str) -> set[int]:
        words = wanted.split(" ")
        telling = [heard for word in words if len(heard := sound(word)) >= _RUN]
        if not telling:
            return set()
        among = set.intersection(*map(self._grams.holding, telling))
        for word in words:
            start = f" {word}"
            among = {n for n in among if start in (known := self._folded[n]) or known.startswith(word)}
        return among


def _better(known: Likeness | None, new: Likeness) -> Likeness:
    if known is None:
        return new
    name = new.name if (new.score, new.rank) > (known.score, known.rank) else known.name
    return Likeness(name, max(new.rank, known.rank), max(new.score, known.score))
