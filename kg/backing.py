"""What stands behind a statement: claims newest first, what their speakers stand to gain, what contradicts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.listing import Listings
from kg.model import Basis, Control
from kg.query import bearing
from kg.query.bearing import Contradiction
from kg.query.claimlists import claim_nodes
from kg.query.control import intervals_at
from kg.query.filters import Filters
from kg.query.looking import names_of, subjects
from kg.rdf import vocabulary as kg
from kg.rdf.literals import TRUE


@dataclass(frozen=True, slots=True)
class Backing:
    """Ids of claims, newest first; `later` were published after the day asked for, `undated` on no known day.

    `first` and `last` are the days between which these came about, or, where none says, on which they were published.
    """

    ids: Sequence[str]
    later: int = 0
    undated: int = 0
    first: date | None = None
    last: date | None = None


class Backings(Listings):
    """The part of a graph that tells what statements rest on. Ids of claims that are not there are passed over."""

    def newest(self, claims: Iterable[str], known_on: date | None = None) -> Backing:
        """Give claims by the day of which they tell, else of their report, newest first; as known on a day."""
        ids = list(dict.fromkeys(claims))
        known = bearing.newest(self._store, ids, known_on)
        days = bearing.claim_days(self._store, ids)
        undated = sum(days[own].reported is None for own in ids) if known_on else 0
        span = bearing.span(days[own] for own in known)
        return Backing(known, len(ids) - len(known) - undated, undated, *span)

    def naming(self, entity: str, known_on: date | None = None) -> Backing:
        """Give the claims that name an entity in any role, the last published first; as known on a day."""
        nodes = claim_nodes(self._store, Filters(entity=self.entity(entity).id))
        told = bearing.last_reported(self._store, filter(names_of(self._store).is_claim, nodes))
        if known_on is None:
            return Backing([own for _, own in told])
        known = [own for day, own in told if day and day <= known_on]
        undated = sum(day is None for day, _ in told)
        return Backing(known, len(told) - len(known) - undated, undated)

    def latest(self, limit: int, known_on: date | None = None) -> list[str]:
        """Give some claims of the reports that were published last, newest first; as known on a day."""
        return bearing.latest(self._store, limit, known_on)

    def stakes(
        self, claims: Sequence[str], known_on: date | None = None, *, most: int | None = None
    ) -> Mapping[str, Basis] | None:
        """Give by id what the speakers of claims gain or lose by them; a claim by which nobody does is left out.

        `None` where more than `most` claims on the same places would have to be weighed first.
        """
        return bearing.stakes(self._store, claims, known_on, most)

    def contradictions(
        self, claims: Sequence[str], places: Iterable[str] = (), known_on: date | None = None
    ) -> list[Contradiction]:
        """Give what claims on who holds a place cannot stand beside, by the intervals in which they meet.

        With `known_on` the intervals are those of `places`, ids, as reports published by then tell them.
        """
        return bearing.contradictions(self._store, claims, places, known_on)

    def known_control(self, place: str, known_on: date | None) -> Sequence[Control]:
        """Give who held a place when, earliest first, as `control` does; as known on an earlier day it is kept."""
        if known_on is None:
            return self.control(place)
        return bearing.known_control(self._store, self.place(place).id, known_on)

    def resting_on(self, claim: str) -> list[Control]:
        """Give the intervals that a claim speaks for or against."""
        names = names_of(self._store)
        node = names.claim(claim)
        found = (n for p in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) for n in subjects(self._store, p, node))
        return intervals_at(self._store, filter(names.is_control, found))

    def edge_of(self, claim: str) -> str | None:
        """Give the id of the relationship that a claim speaks for or against; `None` where there is none."""
        names = names_of(self._store)
        node = names.claim(claim)
        found = (n for p in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) for n in subjects(self._store, p, node))
        return next((names.local(n) for n in found if names.is_relationship(n)), None)

    def holding_now(self, actor: str) -> list[Control]:
        """Give the intervals that last in which an actor holds a place; what is no actor is a `UsageError`."""
        names = names_of(self._store)
        held = subjects(self._store, kg.HOLDER, names.entity(self.actor(actor).id))
        lasting = subjects(self._store, kg.LASTING, TRUE)
        return intervals_at(self._store, filter(names.is_control, held & lasting))
