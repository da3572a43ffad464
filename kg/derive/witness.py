"""Whose word a claim is, and what the speaker stands to gain by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.derive.dateline import Dateline
from kg.derive.sides import Sides
from kg.model import Basis, Claim, Entity, Kind, Status

_BELLIGERENT = frozenset(
    {Kind.STATE, Kind.GOVERNMENT, Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION}
)

RANK = {Basis.AGAINST_INTEREST: 0, Basis.INDEPENDENT: 1, Basis.OWN_INTEREST: 2}
"""How weighty a basis is, the weightiest lowest."""


def witnesses(claim: Claim, dateline: Dateline, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Give the ids of the original speakers of a claim.

    A medium that quotes someone is no witness beside the one it quotes. An office, medium or spokesman is the
    one whose word it carries. Without attribution the publisher speaks; without a publisher nobody does.
    """
    named = [a.entity for a in claim.attributed_to]
    firsthand = [e for e in named if e.kind is not Kind.MEDIA] or named
    speakers = [e.id for e in firsthand] or ([dateline.publisher] if dateline.publisher else [])
    return tuple(dict.fromkeys(voice(speaker, entities) for speaker in speakers))


def voice(speaker: str, entities: Mapping[str, Entity]) -> str:
    """Give whose word a speaker carries in the end; its own where it speaks for nobody."""
    seen = [speaker]
    while (entity := entities.get(seen[-1])) and entity.speaks_for and entity.speaks_for not in seen:
        seen.append(entity.speaks_for)
    return seen[-1]


def independent(speakers: Iterable[str], sides: Sides) -> tuple[str, ...]:
    """Give one speaker for each line of kin, nearest its head: an army and its ministry are one witness."""
    best: dict[str, tuple[int, str]] = {}
    for speaker in speakers:
        head, found = sides.head(speaker), (sides.depth(speaker), speaker)
        best[head] = min(best.get(head, found), found)
    return tuple(sorted(speaker for _, speaker in best.values()))


@dataclass(frozen=True, slots=True)
class Effect:
    """Who gains and who loses by what is said to have happened, and on which day."""

    gains: Sequence[str]
    loses: Sequence[str]
    day: date


def stake(speaker: str, effect: Effect, sides: Sides, entities: Mapping[str, Entity]) -> Basis:
    """Judge a speaker by what is said: good for its side or for whom it favours, bad for them, or neither.

    What is good for a militia is good for the side to which it leans.
    """
    favours = entities[speaker].leans if speaker in entities else None
    ours = [speaker] + ([voice(favours, entities)] if favours else [])

    def touches(parties: Iterable[str]) -> bool:
        return any(sides.backs(mine, party, effect.day) for party in parties for mine in ours)

    if touches(effect.gains):
        return Basis.OWN_INTEREST
    return Basis.AGAINST_INTEREST if touches(effect.loses) else Basis.INDEPENDENT


def standpoint(
    speaker: str, effect: Effect, status: Status, sides: Sides, entities: Mapping[str, Entity]
) -> Basis:
    """Judge a speaker by a claim with its status: a denial is good for whom the claim would be bad for."""
    gains, loses = (effect.gains, effect.loses) if status.happened else (effect.loses, effect.gains)
    basis = stake(speaker, Effect(gains, loses, effect.day), sides, entities)
    # Whoever fights in the war and denies another's success, or accuses another of it, does so for its own sake.
    fighter = speaker in entities and entities[speaker].kind in _BELLIGERENT
    pointed = status is not Status.ASSERTED
    return Basis.OWN_INTEREST if pointed and fighter and basis is Basis.INDEPENDENT else basis


def weightiest(found: Iterable[Basis]) -> Basis:
    """Give the weightiest basis; of nobody's word it is as of a stranger's: independent."""
    return min(found, key=RANK.__getitem__, default=Basis.INDEPENDENT)
