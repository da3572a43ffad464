"""In which language a text is written, told by its letters and its function words alone."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

ENGLISH: Final = "English"
_LATIN = "LATIN"
# Letters of Devanagari are followed by signs that are no letters and part of the word all the same.
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0900-\u0903\u093a-\u094f]*(?:[\u0900-\u0903\u093a-\u094f][^\W\d_]*)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# Of what is not Latin, four letters in five: names and addresses in Latin letters stand in most such texts.
_WHOLLY = 0.8
_FEWEST_LETTERS, _FEWEST_WORDS = 4, 8
# Of running text, function words are a fifth to a half.
_LEAST_SHARE, _LEAST_DIFFERENT = 0.12, 3
_OVER_ENGLISH = 2
_OVER_NEXT = 1.2


@dataclass(frozen=True, slots=True)
class _Languages:
    """What is known of languages: a name by script, the languages of each function word, parts of names."""

    scripts: Mapping[str, str]
    of_word: Mapping[str, tuple[str, ...]]
    particles: frozenset[str]


def foreign_language(text: str) -> str | None:
    """Name the language of a text that is not English, or give `None` where it is or may be.

    A text is foreign when four in five of its letters are of another script than Latin, or when it has eight
    words or more and the function words of another language are twice as many as those of English, an eighth
    of its words and, parts of names aside, three different ones. A text of which neither can be said (a
    headline, a table, numbers, emoji, a language that `languages.toml` lacks) may be English.

    >>> foreign_language("The army took the town."), foreign_language("Армия вошла в город.")
    (None, 'a language in Cyrillic letters')
    """
    bare = _ADDRESS.sub(" ", text)
    known = _languages()
    script = _script(bare)
    if script is None:
        return None
    told = _told(Counter(_WORD.findall(bare.lower())), known.of_word)
    if script == _LATIN:
        return _most(told.weight, _possible(told))
    return _clear(told.weight) or known.scripts[script]


def _script(text: str) -> str | None:
    """Give the script of a text's letters; a mixed one counts as Latin, and one without letters has none."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "").split(" ")[0]] += count
    others = Counter({s: n for s, n in scripts.items() if s in _languages().scripts})
    foreign = others.total()
    if foreign < _FEWEST_LETTERS or foreign < _WHOLLY * (foreign + scripts[_LATIN]):
        return _LATIN if scripts[_LATIN] else None
    # Japanese writes its nouns in Chinese characters.
    return "HIRAGANA" if 10 * others["HIRAGANA"] >= foreign else others.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a text say of each language.

    `count` is how many of the `total` words are its function words, `different` how many different ones, parts
    of names aside. In `weight` a word counts the more for one, the fewer others have it, in hundredths.
    """

    total: int
    count: Counter[str]
    different: Counter[str]
    weight: Counter[str]


def _told(words: Counter[str], of_word: Mapping[str, tuple[str, ...]]) -> _Told:
    told = _Told(words.total(), Counter(), Counter(), Counter())
    # One letter may be half of "U.S.".
    vague = _languages().particles | {word for word in words if len(word) == 1}
    for word in words.keys() & of_word.keys():
        languages = of_word[word]
        told.count.update(dict.fromkeys(languages, words[word]))
        told.weight.update(dict.fromkeys(languages, 100 * words[word] // len(languages)))
        told.different.update(languages if word not in vague else ())
    return told


def _possible(told: _Told) -> list[str]:
    """Give the languages other than English in which the words can be running text."""
    if told.total < _FEWEST_WORDS:
        return []
    least = max(_LEAST_SHARE * told.total, _OVER_ENGLISH * told.count[ENGLISH])
    return [
        language
        for language, count in told.count.items()
        if language != ENGLISH and count >= least and told.different[language] >= _LEAST_DIFFERENT
    ]


def _most(weight: Mapping[str, int], among: Iterable[str]) -> str | None:
    return max(sorted(among), key=lambda language: weight[language], default=None)


def _clear(weight: Counter[str]) -> str | None:
    """Give the language that the words speak for, unless another comes near."""
    (first, most), (_, next_) = [*weight.most_common(2), ("", 0), ("", 0)][:2]
    return first if most > _OVER_NEXT * next_ else None


@lru_cache(maxsize=1)
def _languages() -> _Languages:
    with (files("kg.read") / "languages.toml").open("rb") as stream:
        held = tomllib.load(stream)
    return _Languages(held["scripts"], _by_word(held["words"].items()), frozenset(held["particles"].split()))


def _by_word(profiles: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    of_word: defaultdict[str, list[str]] = defaultdict(list)
    for language, words in profiles:
        for word in dict.fromkeys(words.split()):
            of_word[word].append(language)
    return {word: tuple(languages) for word, languages in of_word.items()}
