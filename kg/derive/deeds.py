"""What a claim says was done to one place: taken, held, left, entered, besieged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.derive.dateline import UNKNOWN, Dateline, Datelines
from kg.model import Claim, Entity, Extent, Kind, Relation, Status


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

_OF_TENURE = TENURE | {Act.LEAVES}

# "Since June" leaves the day open by as much as "in June" does.
_SINCE = 31


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of one actor at the place, as one claim tells it.

    It came about between `earliest` and `day`; `None` is unknown, a `day` of `date.min` is before all else.
    `exact` tells that the words fix the day. `refused` marks what somebody denies. `whole` tells that it is said
    of the whole place, so that it can change the holder; `covering` that it is said of a region around the place.
    """

    claim: Claim
    dateline: Dateline
    act: Act
    actor: Entity
    earliest: date | None
    day: date
    exact: bool
    refused: bool
    whole: bool
    covering: bool = False

    @property
    def of_tenure(self) -> bool:
        """Tell whether somebody has the place by it, or has it no more."""
        return self.act in _OF_TENURE

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
        return _SINCE if self.open_ended else (self.day - (self.earliest or date.min)).days

    @property
    def attributed(self) -> bool:
        """Tell whether it is somebody's word and not the report's own."""
        return bool(self.claim.attributed_to)


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

LASTING = frozenset(
    {
        Relation.CAPTURED,
        Relation.CONTROLS,
        Relation.LOST,
        Relation.WITHDREW_FROM,
        Relation.HANDED_OVER,
        Relation.SURRENDERED_TO,
    }
)
"""The relations that say who has a place or has it no more."""

_WIDE = frozenset({Kind.STATE, Kind.REGION})


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


def covers(claim: Claim) -> bool:
    """Tell whether what a claim says of a state or region goes for every place in it: said of all of it."""
    said = claim.relation in LASTING and claim.extent is Extent.WHOLE
    return said and (place := scene(claim)) is not None and place.kind in _WIDE


def deeds(
    place: str, claims: Iterable[Claim], datelines: Datelines, above: Iterable[Claim] = ()
) -> list[Deed]:
    """Give what claims say was done to a place, by day and then by claim.

    Whoever fights, enters or besieges somewhere in a state troubles no hold of the whole state. `above` are claims
    of the regions in which it lies; those that say "all of it" go for the place as well.
    """
    told = ((claim, at) for claim in claims if (at := scene(claim)) and at.id == place)
    own = ((c, at, False) for c, at in told if at.kind is not Kind.STATE or c.relation in LASTING)
    around = (
        (claim, at, True) for claim in above if covers(claim) and (at := scene(claim)) and at.id != place
    )
    found = [
        _deed(claim, part, datelines.get(claim.report, UNKNOWN), whole=_whole(claim, at), covering=covering)
        for claim, at, covering in (*own, *around)
        for part in PARTS[claim.relation](claim)
    ]
    return sorted(found, key=order)


def _whole(claim: Claim, at: Entity) -> bool:
    # "The army took the province" names who has the province, though not every town in it.
    of_region = at.kind in _WIDE and claim.extent is Extent.UNKNOWN and claim.relation in LASTING
    return claim.extent is Extent.WHOLE or of_region


def order(deed: Deed) -> tuple[date, str, str]:
    """Give what deeds are sorted by."""
    return deed.day, deed.claim.id, deed.act


def _deed(claim: Claim, part: Part, dateline: Dateline, *, whole: bool, covering: bool) -> Deed:
    act, actor = part
    earliest, day = _window(claim, dateline)
    begun = claim.date is not None and claim.date.end is None
    return Deed(
        claim=claim,
        dateline=dateline,
        act=act,
        actor=actor,
        earliest=earliest,
        day=day,
        exact=earliest == day and not begun,
        refused=not claim.status.happened,
        whole=whole,
        covering=covering,
    )


def _window(claim: Claim, dateline: Dateline) -> tuple[date | None, date]:
    """Give first and last day of what happened; a span without end is entered by its first day."""
    if claim.date is None:
        return None, dateline.published or date.min
    start, end = claim.date.start, claim.date.end
    return start, end or start or dateline.published or date.min
