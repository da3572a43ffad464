"""New judgements on a store: what they change there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.derive.describing import describe_as_judged
from kg.derive.draft import Draft
from kg.derive.facts import as_read
from kg.derive.judged import Judged, folded, judgements
from kg.derive.revising import link_merged, stand_in
from kg.model import Judgement
from kg.rdf import Names
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Case:
    """New judgements, and what all judgements come to before and after them."""

    new: tuple[Judgement, ...]
    before: Judged
    after: Judged

    @property
    def reports(self) -> list[str]:
        """Give the ids of the reports whose claims are judged otherwise than before."""
        return sorted(_differing(self.before.of_report, self.after.of_report))

    @property
    def turned(self) -> set[str]:
        """Give the ids of the entities that are otherwise than before: one with others, elsewhere, or leaning."""
        merged = set(_differing(self.before.merged, self.after.merged))
        merged |= {judged.root(key) for key in merged for judged in (self.before, self.after)}
        located = _differing(self.before.located, self.after.located)
        return merged.union(located, _differing(self.before.leaning, self.after.leaning))

    def judged(self, reports: Iterable[str]) -> list[str]:
        """Give those of some reports whose claims are judged, and those whose claims are judged otherwise."""
        here = (r for r in reports if r in self.before.of_report or r in self.after.of_report)
        return list(dict.fromkeys([*here, *self.reports]))


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    nothing = object()
    return (key for key in one.keys() | other.keys() if one.get(key, nothing) != other.get(key, nothing))


def opened(store: Store, new: Iterable[Judgement], remembered: Judged | None) -> Case:
    """Give the case of new judgements on a store; those that are there already are left out.

    `remembered` is what those in the store come to, `None` where they are still to be read.
    """
    before = remembered or folded(judgements(store))
    brought = {j.id: j for j in new}
    if not brought:
        return Case((), before, before)
    there = judgements(store)
    added = tuple(j for j in brought.values() if j.id not in {known.id for known in there})
    return Case(added, before, folded([*there, *added]) if added else before)


def settle(draft: Draft, case: Case) -> set[str]:
    """Describe and link entities as they are judged now; give the ids of those of which that is news."""
    names = Names(draft.store.base)
    turned = case.turned
    for key in turned:
        read = as_read(draft, names.entity(key), names)
        if read:
            describe_as_judged(draft, key, read, case.after)
    news = turned | stand_in(draft, case.after)
    link_merged(draft, case.after)
    return news
