"""How the deeds of a day change how a place stands."""

from __future__ import annotations

from kg.derive.deeds import TENURE, Act
from kg.derive.stand import NOWHERE, Day, Stand, turned
from kg.derive.tenure import decided
from kg.derive.trouble import besieged, fought, parted

_STEPS = (
    (parted, TENURE | {Act.LEAVES}),
    (besieged, frozenset({Act.BESIEGES, Act.RELIEVES})),
    (fought, frozenset({Act.FIGHTS, Act.ENTERS, Act.REPELS})),
)


def after(stand: Stand, day: Day) -> tuple[Stand, frozenset[str]]:
    """Give how the place stands after a day, and the ids of the day's claims that contradict each other.

    First who has it, then who has parts, then sieges and fighting: a fight on the day of a capture led to it.
    """
    settled, contradicted = decided(stand, day)
    acts = {d.act for d in day.deeds if not d.refused}
    for step, concerned in _STEPS:
        if not acts.isdisjoint(concerned):
            settled = step(settled, day)
    fresh = settled.start == NOWHERE and settled.possible != stand.possible
    if fresh or (settled.status is not stand.status and settled.start == stand.start):
        settled = turned(settled, day)
    return settled, contradicted
