"""What speakers gain or lose by single claims of any relation, and which of two claims a place cannot bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from kg.derive.dateline import day_of
from kg.derive.deeds import LASTING, PARTS, TENURE, scene
from kg.derive.interest import effect
from kg.derive.known import Known
from kg.derive.sides import Sides
from kg.derive.story import cast_of
from kg.derive.witness import standpoint, weightiest, witnesses
from kg.model import Basis, Claim, Control, Relation
from kg.store import Store

Stakes = Mapping[str, Basis]
"""By claim id; a claim by which nobody gains or loses is not among them."""


class Staking:
    """Judges speakers by their claims, as they are known at one moment; the account of a place is kept."""

    def __init__(self, store: Store, day: date | None = None) -> None:
        """Look up in a store as it is now; with a day only what was published by then counts."""
        self._known = Known.of(store, day)
        self._by_place: dict[str, tuple[Stakes, tuple[Control, ...]]] = {}

    def stakes(self, ids: Iterable[str]) -> Stakes:
        """Give what the speakers of claims gain or lose by them.

        A claim on who holds a place is judged with all that is told of the place, as its timeline judges it; any other
        by whom it says to have struck whom.
        """
        claims = self._read(ids)
        found = {c.id: basis for c in claims if (basis := self._at_place(c))}
        rest = [c for c in claims if c.id not in found]
        return {**found, **self._others(rest)}

    def opposed(
        self, ours: Iterable[str], theirs: Iterable[str], meet: Callable[[str, str], bool]
    ) -> set[str]:
        """Give the ids of those of theirs that some of ours contradict.

        Of two that `meet` in time, each gives the place to another side, or one takes it from the side to which the
        other gives it.
        """
        mine, others = (self._holding(ids) for ids in (ours, theirs))
        sides = self._sides((*mine, *others))
        days = {other.id: self._day(other) for other in others}
        return {
            other.id
            for other in others
            if any(_apart(one, other, sides, days[other.id]) and meet(one.id, other.id) for one in mine)
        }

    def _holding(self, ids: Iterable[str]) -> list[Claim]:
        return [claim for claim in self._read(ids) if claim.relation in LASTING]

    def _read(self, ids: Iterable[str]) -> list[Claim]:
        facts = self._known.facts
        return facts.claims(facts.names.claim(own) for own in ids)

    def intervals(self, place: str) -> tuple[Control, ...]:
        """Give who held the place with this id when, earliest first."""
        return self._account(place)[1]

    def outstanding(self, ids: Iterable[str]) -> int:
        """Count the claims on those places of which some claims tell that were not read for it before."""
        places = {place for c in self._read(ids) if (place := _place(c))}
        return sum(len(self._known.facts.at(place)) for place in places - self._by_place.keys())

    def _at_place(self, claim: Claim) -> Basis | None:
        place = _place(claim)
        if place is None:
            return None
        return self._account(place)[0].get(claim.id)

    def _account(self, place: str) -> tuple[Stakes, tuple[Control, ...]]:
        if place not in self._by_place:
            found = self._known.account(place)
            self._by_place[place] = found.stakes, found.intervals
        return self._by_place[place]

    def _others(self, claims: Iterable[Claim]) -> Stakes:
        facts = self._known.facts
        told = [(claim, done) for claim in claims if (done := effect(claim, self._day(claim)))]
        if not told:
            return {}
        sides = self._sides([claim for claim, _ in told])
        return {
            claim.id: weightiest(
                standpoint(who, done, claim.status, sides, facts.entities)
                for who in witnesses(claim, facts.datelines[claim.report], facts.entities)
            )
            for claim, done in told
        }

    def _day(self, claim: Claim) -> date:
        return day_of(claim, self._known.facts.datelines) or date.min

    def _sides(self, claims: Iterable[Claim]) -> Sides:
        facts = self._known.facts
        involved = cast_of(claims, facts.datelines, facts.entities).involved
        return Sides(facts.entities, self._known.alliances.among(involved))


def _place(claim: Claim) -> str | None:
    """Give the place by whose story a claim is judged; whoever tells of a fight there says nobody has won it."""
    place = None if claim.relation is Relation.FOUGHT else scene(claim)
    return place.id if place else None


def _apart(one: Claim, other: Claim, sides: Sides, day: date) -> bool:
    """Tell whether two claims give a place to opposed sides, or give it to a side and take it from it."""
    return any(
        (mine or theirs) and (mine == theirs) != sides.joined(a, b, day)
        for mine, a in _stances(one)
        for theirs, b in _stances(other)
    )


def _stances(claim: Claim) -> list[tuple[bool, str]]:
    """Give whom a claim says to have the place, and whom not to."""
    return [
        ((act in TENURE) is claim.status.happened, actor.id) for act, actor in PARTS[claim.relation](claim)
    ]
