"""What reports tell of the made-up war: twelve claims each, told again, hedged and denied."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.war.incidents import FIRST, Course, Incident
from benchmarks.war.parties import Parties
from benchmarks.war.telling import Saying, claim, sentence
from kg.model import Claim, Entity, Evidence, Extent, Interval, Precision, Quantity, Report, Status

CLAIMS_A_REPORT, PER_DAY = 12, 3.8
_REMEMBERED = 3
_STATUSES = (Status.ASSERTED, Status.HEDGED, Status.DENIED, Status.PLANNED, Status.NEGATED)
_STATUS_WEIGHTS = (81, 10, 5, 3, 1)
_EXTENTS, _EXTENT_WEIGHTS = (Extent.WHOLE, Extent.PART, Extent.MOST, Extent.UNKNOWN), (65, 15, 3, 17)

Told = tuple[Report, list[Claim]]


def reports(parties: Parties, chance: random.Random, claims: int) -> Iterator[Told]:
    """Give reports until they have this many claims, some four on each day, each telling of the last three days."""
    recent: list[list[Incident]] = []
    number = 0
    for passed, happened in enumerate(Course(parties, chance).incidents(), 1):
        recent = [*recent[1 - _REMEMBERED :], happened]
        while number < passed * PER_DAY:
            if number * CLAIMS_A_REPORT >= claims:
                return
            day = FIRST + timedelta(days=passed - 1)
            yield _report(number, day, [i for some in recent for i in some], parties, chance)
            number += 1


def _report(
    number: int, day: date, recent: Sequence[Incident], parties: Parties, chance: random.Random
) -> Told:
    told = chance.sample(list(recent), CLAIMS_A_REPORT)
    sentences = [sentence(incident) for incident in told]
    report = Report(
        f"report-{number:06d}", " ".join(sentences), None, day, parties.media.choose(chance).label
    )
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    return report, [
        claim(
            report,
            incident,
            Evidence("text", words, start, start + len(words)),
            _saying(incident, parties, chance),
        )
        for incident, words, start in zip(told, sentences, starts, strict=True)
    ]


def _saying(incident: Incident, parties: Parties, chance: random.Random) -> Saying:
    status = chance.choices(_STATUSES, _STATUS_WEIGHTS)[0]
    speakers = tuple(_speakers(incident, status, parties, chance))
    extent = chance.choices(_EXTENTS, _EXTENT_WEIGHTS)[0]
    when, confidence = _date(incident.day, chance), round(chance.uniform(0.4, 0.95), 2)
    quantity = _quantity(incident.toll, chance) if incident.toll else None
    return Saying(status, extent, when, speakers, confidence, quantity)


def _speakers(incident: Incident, status: Status, parties: Parties, chance: random.Random) -> list[Entity]:
    """Choose who says it; a denial comes from whoever loses by it."""
    loser = incident.loser or incident.subject
    if status is Status.DENIED and loser:
        return [_office(loser, parties, chance)]
    kind = chance.random()
    if kind < 0.45:
        return []
    if kind < 0.65 and incident.subject:
        return [_office(incident.subject, parties, chance)]
    if kind < 0.75 and loser:
        return [_office(loser, parties, chance)]
    return [(parties.monitors if kind < 0.9 else parties.media).choose(chance)]


def _office(actor: Entity, parties: Parties, chance: random.Random) -> Entity:
    voices = [actor, *parties.offices.get(actor.id, [])]
    return chance.choice(voices)


def _date(day: date, chance: random.Random) -> Interval | None:
    kind = chance.random()
    if kind < 0.8:
        return Interval.on(day)
    if kind < 0.9:
        return None
    if kind < 0.97:
        return Interval(day - timedelta(days=chance.randrange(1, 7)), day, Precision.RANGE)
    return Interval(day.replace(day=1), day, Precision.MONTH)


def _quantity(toll: int, chance: random.Random) -> Quantity:
    """Give a count as this report has it: seldom two have the same."""
    said = max(1, round(toll * chance.choice((0.8, 1, 1, 1.2))))
    low = None if chance.random() < 0.6 else max(0, said - 2)
    high = None if chance.random() < 0.7 else said + 5
    return Quantity(low, said, high, "people", f"about {said}")
