"""A claim with all that it was made of, before anyone asks why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from kg.extract.dating import Dating
from kg.extract.matching import Match
from kg.extract.meaning import Meaning
from kg.extract.speech import Voice
from kg.model import Choice, Claim, Extent, Factor, Status

_T = TypeVar("_T", Status, Extent)


@dataclass(frozen=True, slots=True)
class Ruling(Generic[_T]):
    """A status or an extent, the rule that gave it, and the word that decided, `None` where none had to."""

    value: _T
    rule: str
    cue: Token | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, and what its parts were read from.

    `rule` says why it has its relation, `cast` holds the filled roles in the claim's order, `names` what the names of
    the sentence may mean.
    """

    claim: Claim
    match: Match
    rule: str
    cast: tuple[tuple[str, Meaning], ...]
    voice: Voice
    status: Ruling[Status]
    extent: Ruling[Extent]
    dating: Dating
    names: Sequence[Choice]
    factors: tuple[Factor, ...]
