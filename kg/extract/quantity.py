"""How many people: numbers and number words with their "at least", "up to" and "about"."""

from __future__ import annotations

import re

from kg.know.words import Cues
from kg.model import Quantity

UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
MOST = 10**12
"""The most that is taken for a count."""
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER = (
    r"(?:\d[\d,.]*(?:\s+(?:hundred|thousand|million|billion))?|(?:"
    + "|".join([*UNITS, *_TENS])
    + r")(?:[\s-](?:and\s+)?(?:"
    + "|".join([*UNITS, *_TENS, *_SCALES])
    + r"))*)"
)
_RANGE = re.compile(rf"(?:between|from)?\s*({_NUMBER})\s*(?:-|–|to|and|or)\s*({_NUMBER})\b", re.IGNORECASE)
_ONE = re.compile(rf"\b({_NUMBER})\b", re.IGNORECASE)


def quantity(phrase: str, unit: str, cues: Cues) -> Quantity | None:
    """Read how many a phrase means; `None` where it gives no number.

    `low` and `high` are what the words bound, `best` what they say: "at least 26" is 26, 26 and open.
    """
    lower = phrase.lower()
    if (span := _RANGE.search(lower)) and (
        span[0].startswith(("between", "from")) or re.search(r"\d\s*(?:-|–|to)\s*\d", span[0])
    ):
        low, high = number(span[1]), number(span[2])
        if low is not None and high is not None and low < high:
            return Quantity(low, (low + high) // 2, high, unit, phrase)
    if (one := _ONE.search(lower)) and (value := number(one[1])) is not None:
        return _bounded(lower[: one.start()], value, unit, phrase, cues)
    for words in sorted(cues.numbers, key=len, reverse=True):
        if re.search(rf"\b{re.escape(words)}\b", lower):
            return Quantity(cues.numbers[words], None, None, unit, phrase)
    return None


def _bounded(before: str, value: int, unit: str, phrase: str, cues: Cues) -> Quantity:
    for name, low, high in (("at-least", value, None), ("at-most", None, value), ("about", None, None)):
        if any(re.search(rf"\b{re.escape(words)}\b", before) for words in cues[name]):
            return Quantity(low, value, high, unit, phrase)
    return Quantity(value, value, value, unit, phrase)


def number(words: str) -> int | None:
    """Read a whole number up to `MOST` in figures or words; what is none gives `None`.

    >>> number("120,000"), number("twenty-six"), number("1.5 million")
    (120000, 26, 1500000)
    """
    parts = words.lower().replace("-", " ").replace(",", "").split()
    total = 0.0
    for part in parts:
        if re.fullmatch(r"\d+(\.\d+)?\.?", part):
            total += float(part.rstrip("."))
        elif part in UNITS or part in _TENS:
            total += UNITS.get(part, 0) or _TENS.get(part, 0)
        elif part in _SCALES:
            total = max(total, 1) * _SCALES[part]
        elif part != "and":
            return None
    # Nobody counts so many, and a float holds no more than some 300 figures.
    return int(total) if total <= MOST else None
