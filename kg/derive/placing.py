"""Deeds put in the order in which they can have come about, where their own words leave it open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, islice, takewhile

from kg.derive.deeds import TENURE, Act, Deed, order
from kg.derive.moments import Key, Moment, Moments, rank
from kg.derive.sides import Sides
from kg.model import Claim

# A denial answers what was said shortly before; it does not reach back to an older capture.
_ANSWER = timedelta(days=31)
# A capture this long before the report is its news; an older one is a story told again.
_NEWS = timedelta(days=7)
_DAY = timedelta(days=1)


def placed(deeds: Iterable[Deed], sides: Sides, told_at: Callable[[Claim], int] | None = None) -> list[Deed]:
    """Give every deed the day on which it counts.

    Within one side the precise day outranks the vague: a capture "in July" is the capture of 10 July if the
    same side has one, and two vague words for one capture narrow each other. What a report tells without a day
    beside another side's fresh capture came before that. A loss without a day is the other side of a capture. A
    denial counts on the day of what it denies, or not at all. Captures that one report puts into the same year
    came in the order in which it tells of them; `told_at` gives where in its report a claim is told.
    """
    trouble: list[Deed] = []
    weighty: list[Deed] = []
    for deed in deeds:
        (weighty if deed.refused or deed.of_tenure else trouble).append(deed)
    told = sorted(map(_now, weighty), key=lambda d: (d.width, order(d)))
    placing = _Placing(sides, told)
    happened = [d for d in told if not d.refused]
    tenure = sorted((d for d in happened if d.act in TENURE), key=lambda d: not d.whole)
    for deed in (*tenure, *(d for d in happened if d.act is Act.LEAVES)):
        placing.settle(deed)
    placing.follow(told_at or (lambda claim: claim.trigger.start))
    answers = (placing.answer(d) for d in told if d.refused)
    return sorted([*_begun(trouble), *placing.moments.placed(), *(d for d in answers if d)], key=order)


@dataclass(slots=True)
class _Told:
    """What one report tells of the place: captures of the whole and who lost it."""

    captures: list[Deed] = field(default_factory=list)
    left: set[str] = field(default_factory=set)


_NOTHING = _Told()


class _Placing:
    """The moments of one place, and what each of its reports tells beside them."""

    def __init__(self, sides: Sides, told: Sequence[Deed]) -> None:
        self.moments, self._sides = Moments(sides), sides
        self._reports: dict[str, _Told] = {}
        self._had: dict[str, list[tuple[date, str]]] = {}
        self._meant: dict[tuple[str, bool], list[Key]] = {}
        self._sides_of: dict[Key, frozenset[str]] = {}
        for deed in told:
            if deed.whole and not deed.refused:
                self._note(deed)
        for days in self._had.values():
            days.sort()

    def _note(self, deed: Deed) -> None:
        told = self._reports.setdefault(deed.claim.report, _Told())
        if deed.act is Act.TAKES:
            told.captures.append(deed)
        if deed.act in TENURE and (deed.exact or deed.undated):
            head = self._sides.head(deed.actor.id)
            self._had.setdefault(head, []).append((deed.day, deed.claim.report))
        if deed.act is Act.LEAVES:
            told.left.add(deed.actor.id)

    # ---- what happened

    def settle(self, deed: Deed) -> None:
        """Add a deed to the moment of which it tells, or begin one with it."""
        deed = self._before_its_loss(deed)
        if deed.exact:
            self.moments.open(deed)
        elif finished := self._finished(deed):
            finished.add(deed)
        elif moment := self._moment(deed):
            moment.take(deed)
        else:
            self.moments.open(self._background(deed))

    def _moment(self, deed: Deed) -> Moment | None:
        if deed.act in TENURE:
            losers = self._losers(deed) if deed.undated else []
            return self.moments.latest(
                self.moments.key(deed), deed, lambda m: not self._stale(m, deed, losers)
            )
        found = [self.moments.latest(k, deed, self._fits(k, deed)) for k in self._answering(deed)]
        return max((m for m in found if m), key=rank, default=None)

    def _answering(self, deed: Deed) -> list[Key]:
        """Give the moments that can be a loss: of the side's own leaving, and of another's taking."""
        own = self._sides.head(deed.actor.id)
        return [k for k in self.moments.kinds() if k[2] == deed.whole and k[0] != (k[1] == own)]

    def _fits(self, key: Key, deed: Deed) -> Callable[[Moment], bool]:
        """Tell of a moment whether it is the other side of a loss: no ally's, and more than a hold."""

        def fits(moment: Moment) -> bool:
            joined = self._sides.joined
            return not key[0] or any(not joined(deed.actor.id, t, moment.day) for t in moment.takers)

        return fits

    def _finished(self, deed: Deed) -> Moment | None:
        """Give the moment of the whole that a report tells of beside a part: the part was taken with it."""
        if deed.act is not Act.TAKES or deed.whole:
            return None
        key = (True, self._sides.head(deed.actor.id), True)
        return self.moments.latest(key, deed, lambda m: deed.claim.report in m.reports)

    def _losers(self, deed: Deed) -> list[str]:
        """Give who lost the place by what the deed's report tells: those from whom it was taken or who left it."""
        told = self._reports.get(deed.claim.report, _NOTHING)
        named = {d.claim.source.entity.id for d in told.captures if d.claim.source}
        return [a for a in sorted(named | told.left) if not self._sides.joined(a, deed.actor.id, deed.day)]

    def _stale(self, moment: Moment, deed: Deed, losers: Sequence[str]) -> bool:
        """Tell whether a loser has had the place since: then a report that names it tells of another capture."""
        if deed.claim.report in moment.reports:
            return False
        return any(self._had_between(loser, moment.day, deed) for loser in losers)

    def _had_between(self, loser: str, first: date, deed: Deed) -> bool:
        days = self._had.get(self._sides.head(loser), [])
        since = islice(days, bisect_left(days, (first, "")), None)
        return any(report != deed.claim.report for _, report in takewhile(lambda d: d[0] <= deed.day, since))

    def _before_its_loss(self, deed: Deed) -> Deed:
        """Put the hold of a side before the capture that took the place from it, told in one report as of one time."""
        if deed.undated or deed.act is not Act.HOLDS or deed.open_ended or deed.day == date.min:
            return deed
        told = self._reports.get(deed.claim.report, _NOTHING)
        window = (deed.earliest, deed.day)
        taken = any(
            (t.undated or (t.earliest, t.day) == window) and self._names_loser(t, deed) for t in told.captures
        )
        before = deed.day - _DAY
        return replace(deed, day=before, earliest=min(deed.earliest or before, before)) if taken else deed

    def _background(self, deed: Deed) -> Deed:
        """Put what a report tells without a day, in its own words, before the capture that is its news."""
        if deed.exact or not deed.undated or deed.act not in TENURE or deed.day == date.min:
            return deed
        told = self._reports.get(deed.claim.report, _NOTHING)
        news = [d.day for d in told.captures if self._supersedes(d, deed)]
        return replace(deed, day=min(news) - _DAY) if news else deed

    def _supersedes(self, news: Deed, deed: Deed) -> bool:
        if self._sides.joined(news.actor.id, deed.actor.id, news.day) or _rivals(news, deed):
            return False
        if news.undated:
            return self._names_loser(news, deed)
        return timedelta(0) <= deed.day - news.day <= _NEWS

    def _names_loser(self, taking: Deed, other: Deed) -> bool:
        loser = taking.claim.source
        return loser is not None and self._sides.kin(loser.entity.id, other.actor.id)

    def follow(self, told_at: Callable[[Claim], int]) -> None:
        """Let captures that one report dates alike, and not to the day, follow each other as they are told."""
        alike: dict[tuple[date | None, date, str], list[tuple[Moment, Deed]]] = {}
        for moment in self.moments.vague():
            takings = {d.claim.report: d for d in moment.deeds if d.act is Act.TAKES and not d.undated}
            for report, deed in takings.items():
                alike.setdefault((moment.earliest, moment.day, report), []).append((moment, deed))
        for (_, day, _), told in alike.items():
            if len(told) > 1 and not self._joined([deed for _, deed in told], day):
                told.sort(key=lambda each: (told_at(each[1].claim), each[1].claim.id), reverse=True)
                for later, (moment, _) in enumerate(told):
                    moment.day = max(moment.earliest or day, day - later * _DAY)

    def _joined(self, deeds: Sequence[Deed], day: date) -> bool:
        """Tell whether two of some deeds are of one side."""
        pairs = combinations([d.actor.id for d in deeds], 2)
        return any(self._sides.joined(one, other, day) for one, other in pairs)

    # ---- what is denied

    def answer(self, denial: Deed) -> Deed | None:
        """Give a denial the days of what it denies; `None` if nobody said that."""
        reach = replace(denial, earliest=denial.day - _ANSWER) if _reaches(denial) else denial
        kinds = self._deniable(denial.actor.id, ours=denial.act in TENURE)
        found = [self.moments.latest(k, reach, self._denied(k, denial)) for k in kinds]
        moment = max((m for m in found if m), key=rank, default=None)
        return replace(denial, earliest=moment.earliest, day=moment.day) if moment else None

    def _deniable(self, actor: str, *, ours: bool) -> list[Key]:
        """Give the kinds of moments that an actor's denials can mean on whatever day, which are few."""
        if (actor, ours) not in self._meant:
            friends = self._sides.friends(actor)
            self._meant[actor, ours] = [k for k in self.moments.kinds() if self._can_mean(k, friends, ours)]
        return self._meant[actor, ours]

    def _can_mean(self, key: Key, friends: set[str], ours: bool) -> bool:
        """Tell whether denying a gain (`ours`) or a leaving can mean moments of one kind."""
        if key[0] == ours:
            return not friends.isdisjoint(self._concerned(key))
        # Who denies having left denies a rival's gain, too, whoever the rival is.
        return not ours

    def _concerned(self, key: Key) -> frozenset[str]:
        """Give the sides whose success the moments of one kind are."""
        if key not in self._sides_of:
            actors = self.moments.actors(key)
            self._sides_of[key] = frozenset(head for actor in actors for head in self._sides.causes(actor))
        return self._sides_of[key]

    def _denied(self, key: Key, denial: Deed) -> Callable[[Moment], bool]:
        """Tell of a moment whether a denial denies it: one of the deeds, or of a leaving the rival's capture."""
        actor = denial.actor.id

        def fits(moment: Moment) -> bool:
            if denial.undated and moment.day > denial.day:
                return False
            day, ours = moment.day, denial.act in TENURE
            if key[0] == ours:
                return any(self._sides.backs(actor, a, day) for a in moment.actors)
            return not ours and any(not self._sides.joined(actor, t, day) for t in moment.takers)

        return fits


def _reaches(denial: Deed) -> bool:
    return denial.undated and denial.day - date.min > _ANSWER


def _now(deed: Deed) -> Deed:
    """Date a hold without a day in somebody's name: "the town was still theirs, he said" is said of that day."""
    said = deed.undated and deed.attributed and deed.act is Act.HOLDS and not deed.refused
    return replace(deed, earliest=deed.day, exact=True) if said else deed


def _rivals(news: Deed, deed: Deed) -> bool:
    """Tell whether the one is somebody else's account of it than the other, and no story behind the news."""
    ours = {a.entity.id for a in deed.claim.attributed_to}
    return bool(ours) and ours.isdisjoint(a.entity.id for a in news.claim.attributed_to)


def _begun(trouble: Sequence[Deed]) -> Iterator[Deed]:
    """Put a siege of which only the end is known, and that not to the day, before its relief."""
    reliefs = sorted(d.day for d in trouble if d.act is Act.RELIEVES and d.exact)
    for deed in trouble:
        vague = deed.act is Act.BESIEGES and not deed.exact and not deed.undated and not deed.open_ended
        inside = [d for d in reliefs if (deed.earliest or date.min) < d <= deed.day] if vague else []
        yield replace(deed, day=inside[0] - _DAY) if inside else deed
