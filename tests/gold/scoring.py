"""How well claims agree with the gold: precision, recall and F1, and the share of details that are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kg.model import Claim, Relation
from tests.gold.naming import goes_by
from tests.gold.reading import GoldClaim, GoldReport

Read: TypeAlias = Callable[[GoldReport], Sequence[Claim]]


def _same_count(claim: Claim, gold: GoldClaim) -> bool | None:
    if gold.quantity is None:
        return None
    if claim.quantity is None:
        return False
    low, best, high = gold.quantity
    same = (claim.quantity.low, claim.quantity.high) == (low, high)
    return same and (best is None or best == claim.quantity.best)


_DETAILS: Mapping[str, Callable[[Claim, GoldClaim], bool | None]] = {
    "attribution": lambda c, g: any(goes_by(a, g.speakers) for a in c.attributed_to) if g.speakers else None,
    "loser": lambda c, g: goes_by(c.source, g.source) if g.source else None,
    "date": lambda c, g: g.date == ((c.date.start, c.date.end) if c.date else None) if g.date else None,
    "extent": lambda c, g: c.extent is g.extent if g.extent else None,
    "quantity": _same_count,
    "manner": lambda c, g: c.manner in g.manners if g.manners else None,
    "place": lambda c, g: goes_by(c.place, g.place) if g.place else None,
}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __str__(self) -> str:
        """Write as "3/4"."""
        return f"{self.part}/{self.whole}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found, missed and made up. Optional gold claims count in none of the three."""

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of what was claimed that is in the gold; 0 where nothing was."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the gold that was claimed; 0 where there is none."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Score:
    """The whole outcome, and the lines that a person reads to find the errors."""

    overall: Tally
    relations: Mapping[Relation, Tally]
    traps: Share
    details: Mapping[str, Share]
    errors: tuple[str, ...]


@dataclass(slots=True)
class _Count:
    right: Counter[Relation] = field(default_factory=Counter)
    missed: Counter[Relation] = field(default_factory=Counter)
    wrong: Counter[Relation] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    traps: Counter[bool] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def score(gold: Iterable[GoldReport], read: Read) -> Score:
    """Compare what `read` claims of each report with its gold; only what is said to have happened is counted."""
    count = _Count()
    for item in gold:
        _score_one(item, read(item), count)
    kinds = sorted({*count.right, *count.missed, *count.wrong})
    return Score(
        Tally(count.right.total(), count.missed.total(), count.wrong.total()),
        {r: Tally(count.right[r], count.missed[r], count.wrong[r]) for r in kinds},
        Share(count.traps[True], count.traps.total()),
        {name: Share(count.met[name], count.asked[name]) for name in (*_DETAILS, "status")},
        tuple(count.errors),
    )


def _score_one(item: GoldReport, made: Sequence[Claim], count: _Count) -> None:
    told = [c for c in made if c.status.happened]
    happened = [g for g in item.claims if g.status.happened]
    lines = []
    for gold in happened:
        fitting = [c for c in told if fits(c, gold)]
        if gold.required:
            (count.right if fitting else count.missed)[gold.relations[0]] += 1
        if gold.required and not fitting:
            lines.append(f"missed {gold.subject[0]} {gold.relations[0]} {gold.object[0]}")
        if fitting:
            lines += _details(fitting, gold, count)
    errors = {_wrong(c): c.relation for c in told if not any(covers(g, c) for g in happened)}
    count.wrong.update(errors.values())
    _statuses(item, made, count)
    if item.is_trap:
        count.traps[bool(errors)] += 1
    if lines or errors:
        count.errors += [f"{item.report.id}: {item.report.text}", *(f"    {e}" for e in [*lines, *errors])]


def fits(claim: Claim, gold: GoldClaim) -> bool:
    """Tell whether relation, subject and object agree; of a symmetric relation either way round."""
    if claim.relation not in gold.relations:
        return False
    if goes_by(claim.subject, gold.subject) and goes_by(claim.object, gold.object):
        return True
    turned = goes_by(claim.subject, gold.object) and goes_by(claim.object, gold.subject)
    return claim.relation.symmetric and turned


def covers(gold: GoldClaim, claim: Claim) -> bool:
    """Tell whether the gold allows a claim: it fits, or goes without saying.

    Who was driven out of a place lost it and fought who took it; so did who was beaten back or killed.
    """
    return fits(claim, gold) or any(fits(claim, implied) for implied in _implied(gold))


def _implied(gold: GoldClaim) -> Iterator[GoldClaim]:
    if gold.source:
        yield replace(gold, relations=(Relation.LOST,), subject=gold.source)
        yield replace(gold, relations=(Relation.FOUGHT,), object=gold.source)
    if {Relation.REPELLED, Relation.KILLED} & set(gold.relations):
        yield replace(gold, relations=(Relation.FOUGHT,))


def _details(fitting: Sequence[Claim], gold: GoldClaim, count: _Count) -> list[str]:
    """Count each detail that the gold gives as met if any of the claims has it."""
    lines = []
    for name, judge in _DETAILS.items():
        judged = [judge(c, gold) for c in fitting]
        if judged[0] is None:
            continue
        count.asked[name] += 1
        count.met[name] += any(judged)
        if not any(judged):
            lines.append(f"{name} of {gold.subject[0]} {gold.relations[0]} {gold.object[0]}")
    return lines


def _statuses(item: GoldReport, made: Sequence[Claim], count: _Count) -> None:
    for gold in item.claims:
        fitting = [c for c in made if fits(c, gold)]
        if fitting and gold.status.value != "asserted":
            count.asked["status"] += 1
            count.met["status"] += any(c.status is gold.status for c in fitting)


def _wrong(claim: Claim) -> str:
    subject = claim.subject.entity.label if claim.subject else "someone"
    return f"wrong {subject} {claim.relation} {claim.object.entity.label} ({claim.status})"
