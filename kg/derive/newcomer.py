"""One more claim beside an event that stands: where it is sure which one it joins, the others need not be read.

Of a matter such as that civilians were killed, wherever that was, a large store has tens of thousands of claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pyoxigraph import Literal, NamedNode

from kg.derive.dateline import UNKNOWN
from kg.derive.events import Told, events, told_of
from kg.derive.facts import Facts
from kg.model import Claim, Event, Matter, digest, matter_of
from kg.rdf import DERIVED
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of


def joined(facts: Facts, matter: Matter, claim: Claim) -> Event | None:
    """Give the event of a matter as it is with a claim that is new to it; `None` where only all claims tell.

    It is sure of a claim of one day on which an event stands, and of an undated one whose report followed such a day,
    if no other event ends as late. Folding all claims then comes to the same: the event's day stays, so that no other
    claim goes elsewhere.
    """
    told = told_of(claim, facts.datelines.get(claim.report, UNKNOWN))
    day = _day(facts, matter, told)
    if day is None or not _is_new(facts, claim):
        return None
    node = _node(facts, matter, day)
    mates = [c for c in facts.claims(_claims(facts, node)) if matter_of(c) == matter]
    said = any(c.status.happened and _days(facts, c) == (day, day) for c in mates)
    # The more precise a claim, the earlier it is folded, denials after all: what a vague event became may be later.
    if claim.status.happened and not said and told.latest == day:
        return None
    if not (_is_of_a_day(told) and claim.status.happened) and _rivals(facts, matter, told, day):
        return None
    found = events([*mates, claim], facts.datelines, facts.entities)
    return found[0] if [facts.names.event(e.id) for e in found] == [node] else None


def _day(facts: Facts, matter: Matter, told: Told) -> date | None:
    """Give the latest day that a claim may be of and of which an event stands."""
    if told.latest is None or not (told.claim.date is None or _is_of_a_day(told)):
        return None
    days = (told.latest - timedelta(days=i) for i in range((told.latest - told.floor).days + 1))
    return next((day for day in days if _stands(facts, _node(facts, matter, day))), None)


def _is_of_a_day(told: Told) -> bool:
    return told.earliest is not None and told.earliest == told.latest


def _node(facts: Facts, matter: Matter, day: date) -> NamedNode:
    return facts.names.event(digest([matter.id, day.isoformat(), day.isoformat()]))


def _stands(facts: Facts, node: NamedNode) -> bool:
    return next(facts.draft.quads(node, kg.MATTER, None, DERIVED), None) is not None


def _is_new(facts: Facts, claim: Claim) -> bool:
    """Tell whether a claim is there, which one that goes is not, and no event rests on it."""
    node = facts.names.claim(claim.id)
    told = (n for p in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) for n in facts.draft.derived(p, node))
    return facts.claim(node) is not None and not any(map(facts.names.is_event, told))


def _claims(facts: Facts, node: NamedNode) -> Iterator[NamedNode]:
    for predicate in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY):
        for quad in facts.draft.quads(node, predicate, None, DERIVED):
            if isinstance(quad.object, NamedNode):
                yield quad.object


def _days(facts: Facts, claim: Claim) -> tuple[date | None, date | None]:
    told = told_of(claim, facts.datelines.get(claim.report, UNKNOWN))
    return told.earliest, told.latest


def _rivals(facts: Facts, matter: Matter, told: Told, day: date) -> bool:
    """Tell whether another event ends on the day or later that the claim may be of, or might have been."""
    for node in facts.draft.derived(kg.MATTER, facts.names.matter(matter.id)):
        latest = _bound(facts, node, kg.LATEST)
        if (latest is not None and latest < day) or node == _node(facts, matter, day):
            continue
        earliest = _bound(facts, node, kg.EARLIEST)
        if earliest is None or told.latest is None or earliest <= told.latest:
            return True
    return False


def _bound(facts: Facts, node: NamedNode, predicate: NamedNode) -> date | None:
    quad = next(facts.draft.quads(node, predicate, None, DERIVED), None)
    return day_of(quad.object.value) if quad and isinstance(quad.object, Literal) else None
