"""Everyone and every place known before reading, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.know.gazetteer import Gazetteer
from kg.model import Entity

_KEPT = 10_000


class Known(Mapping[str, Entity]):
    """The actors of the registry, and any place of the gazetteer for which one asks by id.

    Who goes through it meets the actors alone: there are 290,000 places.
    """

    def __init__(self, actors: Mapping[str, Entity], gazetteer: Gazetteer) -> None:
        """Look actors up first."""
        self._actors = actors
        self._place = lru_cache(_KEPT)(gazetteer.get)

    def __getitem__(self, id: str) -> Entity:
        """Give the actor or place of an id; one that is not known is a `KeyError`."""
        found = self._actors.get(id) or self._place(id)
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the actors."""
        return iter(self._actors)

    def __len__(self) -> int:
        """Count the actors."""
        return len(self._actors)
