"""Deeds put in the order in which they can have come about, where their own words leave it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.derive.deeds import TENURE, Act, Deed, order
from kg.derive.sides import Sides

# A denial answers what was said shortly before; it does not reach back to an older capture.
_ANSWER = timedelta(days=31)
# A capture this long before the report is its news; an older one is a story told again.
_NEWS = timedelta(days=7)
_DAY = timedelta(days=1)


def placed(deeds: Iterable[Deed], sides: Sides) -> list[Deed]:
    """Give every deed the day on which it counts.

    Within one side the precise day outranks the vague: a capture "in July" is the capture of 10 July if the
    same side has one. What a report tells without a day beside another side's fresh capture came before that.
    A loss without a day is the other side of a capture. A denial counts on the day of what it denies, or not
    at all.
    """
    told = sorted(deeds, key=lambda d: (d.width, order(d)))
    anchors: list[Deed] = []
    for deed in told:
        if not deed.refused:
            anchors.append(_settled(deed, anchors, sides) or _background(deed, told, sides))
    answers = (_answered(d, anchors, sides) for d in told if d.refused)
    return sorted([*anchors, *(d for d in answers if d)], key=order)


def _settled(deed: Deed, anchors: Sequence[Deed], sides: Sides) -> Deed | None:
    if deed.exact or deed.act not in TENURE | {Act.LEAVES}:
        return deed
    same = [a for a in anchors if _overlaps(deed, a) and _tells_same(deed, a, sides)]
    if not same:
        return None
    anchor = max(same, key=lambda a: (a.day, -a.width))
    return replace(deed, earliest=anchor.earliest, day=anchor.day)


def _background(deed: Deed, told: Sequence[Deed], sides: Sides) -> Deed:
    """Put what a report tells without a day before the capture that is its news."""
    if not deed.undated or deed.act not in TENURE or deed.day == date.min:
        return deed
    news = [d.day for d in told if d.claim.report == deed.claim.report and _supersedes(d, deed, sides)]
    return replace(deed, day=min(news) - _DAY) if news else deed


def _supersedes(news: Deed, deed: Deed, sides: Sides) -> bool:
    if news.act is not Act.TAKES or not news.whole or news.refused:
        return False
    if sides.joined(news.actor.id, deed.actor.id, news.day):
        return False
    return _names_loser(news, deed, sides) if news.undated else timedelta(0) <= deed.day - news.day <= _NEWS


def _names_loser(taking: Deed, other: Deed, sides: Sides) -> bool:
    loser = taking.claim.source
    return loser is not None and sides.kin(loser.entity.id, other.actor.id)


def _tells_same(deed: Deed, anchor: Deed, sides: Sides) -> bool:
    """Tell whether two deeds can be one: the same side's of one kind, or a loss and the rival's capture."""
    if not deed.refused and anchor.whole != deed.whole:
        return False
    if deed.act in TENURE:
        return anchor.act in TENURE and sides.kin(deed.actor.id, anchor.actor.id)
    if anchor.act is Act.LEAVES:
        return sides.kin(deed.actor.id, anchor.actor.id)
    return anchor.act is Act.TAKES and not sides.joined(deed.actor.id, anchor.actor.id, anchor.day)


def _overlaps(deed: Deed, anchor: Deed) -> bool:
    starts_in_time = deed.earliest is None or deed.earliest <= anchor.day
    return starts_in_time and (anchor.earliest or date.min) <= deed.day


def _answered(denial: Deed, anchors: Sequence[Deed], sides: Sides) -> Deed | None:
    denied = [a for a in anchors if _in_reach(denial, a) and _tells_same(denial, a, sides)]
    if not denied:
        return None
    anchor = max(denied, key=lambda a: a.day)
    return replace(denial, earliest=anchor.earliest, day=anchor.day)


def _in_reach(denial: Deed, anchor: Deed) -> bool:
    if denial.undated:
        return anchor.day <= denial.day and denial.day - anchor.day <= _ANSWER
    return _overlaps(denial, anchor)
