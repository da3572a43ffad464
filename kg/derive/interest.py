"""Who gains and who loses by what is said, where it tells of no place's holder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from kg.derive.witness import Effect
from kg.model import Argument, Claim, Entity, Kind, Relation, Status

Parties = tuple[list[str], list[str]]
"""Ids of those who gain, and of those who lose."""

_HARMLESS = frozenset({Kind.PEOPLE, Kind.PERSON, Kind.MEDIA, Kind.MONITOR, Kind.INTERNATIONAL_ORGANISATION})


def effect(claim: Claim, day: date) -> Effect | None:
    """Give who gains and who loses by what a claim says, on the last day on which it can have come about.

    A blow at those who bear no arms speaks against whoever deals it. `None` where neither side gains by it, as by a
    fight or an alliance, and of plans.
    """
    told = _TOLD.get(claim.relation)
    if told is None or claim.status is Status.PLANNED:
        return None
    gains, loses = told(claim)
    return Effect(gains, loses, day) if gains or loses else None


def _blow(claim: Claim) -> Parties:
    dealt, struck = _ids(claim.subject), claim.object.entity
    if struck.kind in _HARMLESS:
        return [], dealt
    return dealt, [struck.id] if struck.is_actor else []


def _goes_over(claim: Claim) -> Parties:
    left = _ids(claim.source) or _ids(claim.subject)
    return _actor(claim.object.entity), left


def _gains(claim: Claim) -> Parties:
    return _ids(claim.subject), _actor(claim.object.entity)


def _ids(argument: Argument | None) -> list[str]:
    return _actor(argument.entity) if argument else []


def _actor(entity: Entity) -> list[str]:
    return [entity.id] if entity.is_actor else []


_TOLD: Mapping[Relation, Callable[[Claim], Parties]] = {
    Relation.ATTACKED: _blow,
    Relation.KILLED: _blow,
    Relation.DISPLACED: _blow,
    Relation.ADVANCED_ON: _gains,
    Relation.REPELLED: _gains,
    Relation.SURRENDERED_TO: _goes_over,
    Relation.DEFECTED_TO: _goes_over,
}
