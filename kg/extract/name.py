"""A name in a sentence, with what it may mean."""

from __future__ import annotations

from dataclasses import dataclass

from kg.know.gazetteer import Candidate
from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `start` to `end` of a sentence.

    `actors` come ranked, `places` as the gazetteer gives them. `made` is what the words themselves make, if known to
    neither; its `places` are then those that it is called after, by the words `after`.
    """

    start: int
    end: int
    text: str
    actors: tuple[Entity, ...] = ()
    places: tuple[Candidate, ...] = ()
    made: Entity | None = None
    after: str = ""
