"""Whom and what is asked about: of the first war the busiest and some that hardly anything is told of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from benchmarks.size.reports import SEED, wars
from kg.model import Claim, Relation


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of a busy and a quiet actor, of a busy and a quiet place; each is named in the first claims already."""

    busy: str
    quiet: str
    busy_place: str
    quiet_place: str

    def actor(self, about: str) -> str:
        """Give the `busy` or the `quiet` actor."""
        return self.busy if about == "busy" else self.quiet

    def place(self, about: str) -> str:
        """Give the `busy` or the `quiet` place."""
        return self.busy_place if about == "busy" else self.quiet_place


@cache
def chosen(first: int, seed: int = SEED) -> Chosen:
    """Choose by the `first` claims, so that all sizes from there on are asked about the same."""
    where, coming = next(wars(first, seed))
    claims = [claim for _, told in coming for claim in told]
    groups = {pair[0].id for pair in where.dyads.values}
    named = Counter(c.subject.entity.id for c in claims if c.subject and c.subject.entity.id in groups)
    places = Counter(c.object.entity.id for c in claims if _takes(c))
    return Chosen(_most(named), _least(named), _most(places), _least(places))


def _takes(claim: Claim) -> bool:
    return claim.relation in {Relation.CAPTURED, Relation.CONTROLS} and claim.status.happened


def _most(counted: Counter[str]) -> str:
    return min(counted, key=lambda one: (-counted[one], one))


def _least(counted: Counter[str]) -> str:
    return min(counted, key=lambda one: (counted[one], one))
