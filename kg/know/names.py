"""Names in a form in which spellings of one name are equal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys(map(ord, ".'’‘ʼʻʾʿ`´′\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SPACED = dict.fromkeys(map(ord, "-\u2010\u2011\u2012–—―\u2212/"), " ")
_PLAIN = {
    ord(k): v for k, v in {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}.items()
}
_TABLE: dict[int, str | None] = {**_DROPPED, **_SPACED, **_PLAIN}


@lru_cache(maxsize=1 << 15)
def fold(words: str) -> str:
    """Give the comparable form of a name.

    Without accents, capitals, apostrophes, dots and the leading "the"; hyphens, dashes and slashes are
    spaces; white space is single. Folding twice gives the same as folding once.

    >>> fold("the Hay’at  Taḥrīr al-Shām"), fold("U.S."), fold("SPLM/A–North")
    ('hayat tahrir al sham', 'us', 'splm a north')
    """
    lower = words.lower() if words.isascii() else _unmarked(words)
    folded = " ".join(lower.translate(_TABLE).split())
    while folded.startswith("the "):
        folded = folded[4:]
    return folded


def _unmarked(words: str) -> str:
    # Upper-case letters may decompose only once lowered (and the reverse), hence both orders.
    spaced = words.translate(_DROPPED)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


def without_article(words: str) -> str:
    """Give the words without a leading "the", as they are written otherwise."""
    bare = words.strip()
    return bare[4:].lstrip() if bare[:4] in {"the ", "The ", "THE "} else bare


def capitals(words: str) -> int:
    """Tell how a name is capitalised: 2 all in capitals, 1 with some, 0 without.

    A name fits a text that is capitalised at least as strongly: "IS" is not "is", "Hamas" may be "HAMAS".

    >>> capitals("the IS"), capitals("M23"), capitals("al-Qaeda"), capitals("is")
    (2, 2, 1, 0)
    """
    bare = without_article(words)
    return 2 if bare.isupper() else int(bare != bare.lower())
