"""How a place stood day by day, kept so that a story told further is followed only from where it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby

from kg.derive.deeds import Act, Deed
from kg.derive.precursor import preceded
from kg.derive.sides import Pacts, Sides
from kg.derive.stand import Day, Stand
from kg.derive.turning import after
from kg.derive.verdict import Court, Precedents


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """The stands up to some day, the last of them first, and the claims of that day that contradict each other."""

    stand: Stand
    before: _State | None = None
    contradicted: frozenset[str] = frozenset()

    def stands(self) -> list[Stand]:
        found, state = [self.stand], self.before
        while state is not None:
            found.append(state.stand)
            state = state.before
        return found[::-1]


_BEGINNING = _State(Stand())


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The deeds of each day, and how the place stood after them.

    `reports` gives by report the last day for which it says that somebody had or left the whole place. It holds
    for alliances, parties and the descriptions of all whom the deeds name.
    """

    days: tuple[tuple[Deed, ...], ...]
    states: tuple[_State, ...]
    reports: Mapping[str, date]
    pacts: Pacts
    parties: frozenset[str]
    precedents: Precedents

    def stands(self) -> list[Stand]:
        """Give how the place stood, in turn, from before all that is told on."""
        return (self.states[-1] if self.states else _BEGINNING).stands()

    def contradicted(self) -> frozenset[str]:
        """Give the ids of claims that give the place to opposed sides on one day, or are denied."""
        return frozenset().union(*(state.contradicted for state in self.states))


def course(told: Sequence[Deed], court: Court, pacts: Pacts, before: Course | None = None) -> Course:
    """Follow the deeds at one place, in the order in which they count.

    `before` is the course of other deeds at the place, all of whose parties are described as they were; the days up
    to the first on which another thing is told than there are not gone through again.
    """
    days, reports = tuple(_days(told, court.sides)), _reports(told)
    states: list[_State] = []
    if before and before.pacts == pacts and before.parties == court.parties:
        court = replace(court, precedents=before.precedents)
        states += before.states[: _alike(before, days, reports)]
    last = states[-1] if states else _BEGINNING
    for deeds in days[len(states) :]:
        last = _after(last, Day(deeds, court, reports))
        states.append(last)
    return Course(days, tuple(states), reports, pacts, court.parties, court.precedents)


def _alike(before: Course, days: Sequence[tuple[Deed, ...]], reports: Mapping[str, date]) -> int:
    """Count the days on which the same is told as before, by reports that tell the same of other days."""
    turned = {r for r in before.reports.keys() | reports.keys() if before.reports.get(r) != reports.get(r)}
    for count, (then, now) in enumerate(zip(before.days, days, strict=False)):
        if then != now or (turned and any(d.claim.report in turned for d in now)):
            return count
    return min(len(before.days), len(days))


def _after(state: _State, day: Day) -> _State:
    stand, found = after(state.stand, day)
    earlier, last = state.before, state.stand
    if stand.opened > last.opened:
        *between, last = preceded(last, stand, day.court)
        for one in between:
            earlier = _State(one, earlier)
    if not _goes_on(stand, last, first=earlier is None):
        earlier = _State(last, earlier)
    return _State(stand, earlier, found)


def _goes_on(stand: Stand, last: Stand, *, first: bool) -> bool:
    """Tell whether a stand takes the place of the last, which it only continues."""
    return ((stand.start, stand.status) == (last.start, last.status) and not first) or stand == last


def _days(told: Iterable[Deed], sides: Sides) -> Iterator[tuple[Deed, ...]]:
    """Give the deeds of each day in turn, those of days on which there was only fighting all at once.

    A long war has thousands of them. No alliance may begin or end between them.
    """
    days = (tuple(group) for _, group in groupby(told, key=lambda d: d.day))
    runs = groupby(days, key=lambda d: sides.age(d[0].day) if _is_fighting(d) else d[0].day)
    return (tuple(chain.from_iterable(run)) for _, run in runs)


def _is_fighting(deeds: Iterable[Deed]) -> bool:
    return all(d.act is Act.FIGHTS for d in deeds)


def _reports(told: Iterable[Deed]) -> dict[str, date]:
    found: dict[str, date] = {}
    for deed in told:
        if deed.of_tenure and deed.whole and not deed.refused:
            found[deed.claim.report] = max(found.get(deed.claim.report, deed.day), deed.day)
    return found
