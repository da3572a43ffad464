"""What a claim says was done to one place: taken, held, left, entered, besieged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.derive.dateline import UNKNOWN, Dateline, Datelines
from kg.model import Claim, Entity, Extent, Relation, Status


class Act(StrEnum):
    """What an actor does to a place."""

    TAKES = "takes"
    HOLDS = "holds"
    LEAVES = "leaves"
    FIGHTS = "fights"
    ENTERS = "enters"
    BESIEGES = "besieges"
    RELIEVES = "relieves"
    REPELS = "repels"


TENURE = frozenset({Act.TAKES, Act.HOLDS})
"""Acts by which an actor has the place."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of one actor at the place, as one claim tells it.

    It came about between `earliest` and `day`; `None` is unknown, a `day` of `date.min` is before all else.
    `exact` tells that the words fix the day. `refused` marks what somebody denies.
    """

    claim: Claim
    dateline: Dateline
    act: Act
    actor: Entity
    earliest: date | None
    day: date
    exact: bool
    refused: bool

    @property
    def whole(self) -> bool:
        """Tell whether it is said of the whole place, so that it can change the holder."""
        return self.claim.extent is Extent.WHOLE

    @property
    def partial(self) -> bool:
        """Tell whether it is said of a part only."""
        return self.claim.extent in (Extent.PART, Extent.MOST)

    @property
    def undated(self) -> bool:
        """Tell whether the report leaves the day open."""
        return self.claim.date is None

    @property
    def vouched(self) -> date:
        """Give the last day for which the speaker vouches: of an open-ended span the day of the report."""
        return max(self.day, self.dateline.published or self.day) if self.open_ended else self.day

    @property
    def open_ended(self) -> bool:
        """Tell whether the words give a beginning and no end ("since 2012")."""
        return self.claim.date is not None and self.claim.date.end is None

    @property
    def width(self) -> int:
        """Give how many days the words leave open; an unknown start leaves all before."""
        return (self.day - (self.earliest or date.min)).days


Part = tuple[Act, Entity]


def _gives(claim: Claim) -> list[Part]:
    parts = [(Act.LEAVES, claim.subject.entity)] if claim.subject else []
    return parts + ([(Act.TAKES, claim.target.entity)] if claim.target else [])


def _surrenders(claim: Claim) -> list[Part]:
    subject = claim.subject.entity if claim.subject else None
    parts = [(Act.LEAVES, subject)] if subject and subject.is_actor else []
    return parts + ([(Act.TAKES, claim.object.entity)] if claim.object.entity.is_actor else [])


def _does(act: Act) -> Callable[[Claim], list[Part]]:
    return lambda claim: [(act, claim.subject.entity)] if claim.subject else []


PARTS: Mapping[Relation, Callable[[Claim], list[Part]]] = {
    Relation.CAPTURED: _does(Act.TAKES),
    Relation.CONTROLS: _does(Act.HOLDS),
    Relation.LOST: _does(Act.LEAVES),
    Relation.WITHDREW_FROM: _does(Act.LEAVES),
    Relation.HANDED_OVER: _gives,
    Relation.SURRENDERED_TO: _surrenders,
    Relation.ENTERED: _does(Act.ENTERS),
    Relation.REPELLED: _does(Act.REPELS),
    Relation.BESIEGED: _does(Act.BESIEGES),
    Relation.LIFTED_SIEGE: _does(Act.RELIEVES),
    Relation.FOUGHT: _does(Act.FIGHTS),
}
"""The relations that say something of who holds a place, and what each says."""

AT_A_PLACE = frozenset({Relation.FOUGHT, Relation.SURRENDERED_TO, Relation.REPELLED})


def scene(claim: Claim) -> Entity | None:
    """Give the place that a claim tells of, `None` where it says nothing of who holds one.

    A fight near a place is not at it.
    """
    if claim.relation not in PARTS or claim.status is Status.PLANNED:
        return None
    if claim.relation not in AT_A_PLACE:
        return claim.object.entity if claim.object.entity.is_place else None
    if claim.place:
        return claim.place.entity if claim.place_precision == "exact" else None
    ends = (claim.object, claim.subject)
    return next((a.entity for a in ends if a and a.entity.is_place and not a.entity.is_actor), None)


def deeds(place: str, claims: Iterable[Claim], datelines: Datelines) -> list[Deed]:
    """Give what claims say was done to a place, by day and then by claim."""
    found = [
        _deed(claim, part, datelines.get(claim.report, UNKNOWN))
        for claim in claims
        if (at := scene(claim)) and at.id == place
        for part in PARTS[claim.relation](claim)
    ]
    return sorted(found, key=order)


def order(deed: Deed) -> tuple[date, str, str]:
    """Give what deeds are sorted by."""
    return deed.day, deed.claim.id, deed.act


def _deed(claim: Claim, part: Part, dateline: Dateline) -> Deed:
    act, actor = part
    earliest, day = _window(claim, dateline)
    return Deed(
        claim=claim,
        dateline=dateline,
        act=act,
        actor=actor,
        earliest=earliest,
        day=day,
        exact=earliest == day,
        refused=not claim.status.happened,
    )


def _window(claim: Claim, dateline: Dateline) -> tuple[date | None, date]:
    """Give first and last day of what happened; a span without end is entered by its first day."""
    if claim.date is None:
        return None, dateline.published or date.min
    start, end = claim.date.start, claim.date.end
    return start, end or start or dateline.published or date.min
