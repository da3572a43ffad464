"""What a sentence is about where it is not war: games and votes borrow the words of war."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.know.words import Cues

_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2} (?:in|to|at|on|over|against|win|victory|defeat|loss|draw)\b")


def is_game(text: str, words: Iterable[str], cues: Cues) -> bool:
    """Tell whether a sentence reports a game: "captured seven wickets", "beat Iraq 2-1 at home"."""
    return _SCORE.search(text) is not None or not cues["games"].isdisjoint(words)


def is_vote(words: Iterable[str], cues: Cues) -> bool:
    """Tell whether a sentence reports a vote, in which parties take and lose towns by ballots."""
    return not cues["elections"].isdisjoint(words)
