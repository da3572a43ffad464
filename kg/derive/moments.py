"""When each side is said to have come to have a place, and to have left it: deeds gathered into moments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.derive.deeds import TENURE, Act, Deed
from kg.derive.sides import Sides

Key = tuple[bool, str, bool]
"""Whether it tells of having or of leaving, the head of the side, and whether of the whole place."""


@dataclass(slots=True, eq=False)
class Moment:
    """One event as several deeds tell it, known between two days; each deed makes it more precise."""

    earliest: date | None
    day: date
    deeds: list[Deed] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    takers: set[str] = field(default_factory=set)
    dated: bool = False

    @property
    def width(self) -> int:
        """Give how many days are left open."""
        return (self.day - (self.earliest or date.min)).days

    def overlaps(self, deed: Deed) -> bool:
        """Tell whether a deed can have come about then; a report without a day knows nothing of later news."""
        if self.earliest is None and deed.earliest is None and self.day > deed.day:
            return False
        in_time = deed.earliest is None or deed.earliest <= self.day
        return in_time and (self.earliest or date.min) <= deed.day

    def add(self, deed: Deed) -> None:
        """Add a deed that tells no more of the days."""
        self.deeds.append(deed)
        self.reports.add(deed.claim.report)
        self.actors.add(deed.actor.id)
        if deed.act is Act.TAKES:
            self.takers.add(deed.actor.id)

    def take(self, deed: Deed) -> None:
        """Add a deed and narrow the days; who holds a place on a day took it at some time until then."""
        self.add(deed)
        if not deed.open_ended:
            self.day = min(self.day, deed.day)
        if deed.act is Act.HOLDS and not deed.open_ended:
            return
        starts = [d for d in (self.earliest if self.dated else None, deed.earliest) if d and d <= self.day]
        self.earliest, self.dated = max(starts, default=None), True

    def placed(self) -> Iterator[Deed]:
        """Give the deeds with the days of the moment; a hold of one day keeps that day for its own."""
        for deed in self.deeds:
            earliest = deed.earliest if deed.exact else self.earliest
            same = (earliest, self.day) == (deed.earliest, deed.day)
            yield deed if same else replace(deed, earliest=earliest, day=self.day)


class Moments:
    """The moments of one place; those of a known day are found without asking all."""

    def __init__(self, sides: Sides) -> None:
        """Begin with none."""
        self._sides = sides
        self._exact: dict[Key, dict[date, Moment]] = {}
        self._days: dict[Key, list[date]] = {}
        self._vague: dict[Key, list[Moment]] = {}

    def key(self, deed: Deed) -> Key:
        """Give what moments a deed can belong to."""
        return deed.act in TENURE, self._sides.head(deed.actor.id), deed.whole

    def open(self, deed: Deed) -> None:
        """Begin a moment, or add to the one of the same day where the deed's own day is known."""
        key = self.key(deed)
        known = self._exact.setdefault(key, {})
        moment = known.get(deed.day) if deed.exact else None
        if moment is None:
            moment = Moment(deed.earliest, deed.day)
            if deed.exact:
                known[deed.day] = moment
                self._days.pop(key, None)
            else:
                self._vague.setdefault(key, []).append(moment)
        moment.take(deed)

    def kinds(self) -> list[Key]:
        """Give which kinds of moments there are."""
        return sorted({*self._exact, *self._vague})

    def actors(self, key: Key) -> set[str]:
        """Give who acts in the moments of one kind."""
        known, vague = self._exact.get(key, {}).values(), self._vague.get(key, ())
        return {actor for moment in (*known, *vague) for actor in moment.actors}

    def vague(self) -> Iterator[Moment]:
        """Give the moments in which the whole place was taken, whose days are known and leave several open."""
        for (having, _, whole), moments in self._vague.items():
            if having and whole:
                yield from (m for m in moments if m.takers and m.earliest and m.earliest < m.day)

    def latest(self, key: Key, deed: Deed, fits: Callable[[Moment], bool]) -> Moment | None:
        """Give the latest moment of one kind that a deed's days overlap and that fits."""
        days = self._sorted(key)
        first, last = bisect_left(days, deed.earliest or date.min), bisect_right(days, deed.day)
        vague = self._vague.get(key)
        if first == last and not vague:
            return None
        known = (self._exact[key][day] for day in reversed(days[first:last]))
        found = next((m for m in known if fits(m)), None)
        vaguely = [m for m in vague or () if m.overlaps(deed) and fits(m)]
        return max((*vaguely, *([found] if found else [])), key=rank, default=None)

    def _sorted(self, key: Key) -> list[date]:
        if key not in self._days:
            self._days[key] = sorted(self._exact.get(key, ()))
        return self._days[key]

    def placed(self) -> Iterator[Deed]:
        """Give all deeds with the days of their moments."""
        for kinds in (*(e.values() for e in self._exact.values()), *self._vague.values()):
            for moment in kinds:
                yield from moment.placed()


def rank(moment: Moment) -> tuple[date, int]:
    """Give what the latest, and of those the sharpest, moment has most of."""
    return moment.day, -moment.width
