"""What is reported of made-up wars: as many as it takes for a number of claims, one war after another."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import count, islice

from benchmarks.size.events import HOLDING, Event, days, incidents
from benchmarks.size.figures import READ, UCDP, Lot
from benchmarks.size.theatre import Theatre, theatre
from benchmarks.war.incidents import Incident
from benchmarks.war.reports import Told
from benchmarks.war.telling import Saying, claim, sentence
from kg.model import Entity, Evidence, Extent, Interval, Precision, Quantity, Report, Status

SEED = 7
_REPORTS: Lot[int] = Lot.of((1, 2, 3, 4, 6), UCDP["reports_an_event"])
_EVENTS: Lot[int] = Lot.of((1, 2, 3, 4, 5, 6, 7, 11), UCDP["events_a_report"])
_DELAYS: Lot[int] = Lot.of(range(8), UCDP["delay"])
_STATUSES: Lot[Status] = Lot.by_name({Status(name): share for name, share in READ["statuses"].items()})
_EXTENTS: Lot[Extent] = Lot.by_name({Extent(name): share for name, share in READ["extents"].items()})
_PRECISIONS: Lot[str] = Lot.by_name(READ["of_dated"])
_ENDINGS = (
    " in the course of the fighting for the roads around the town, residents told a reporter by telephone",
    " before the end of the day, though neither side had given an account of its own by then",
    ", while shells fell on the outskirts and people looked for shelter further along the valley",
    " after several quiet days, and it was not clear in the evening how long this would last",
)


def wars(claims: int, seed: int = SEED, first: int = 1) -> Iterator[tuple[Theatre, Iterator[Told]]]:
    """Give wars, from the `first` on, with their reports, until these have so many claims; read each before the next.

    The reports of a smaller number of claims are the first of those of a larger one.
    """
    left = claims
    for number in count(first):
        if left <= 0:
            return
        chance = random.Random(f"{seed} {number}")  # noqa: S311  not for secrets
        where = theatre(number, chance)
        taken = [0]
        yield where, _until(_reports(number, where, chance), left, taken)
        left -= taken[0]


def _until(coming: Iterable[Told], claims: int, taken: list[int]) -> Iterator[Told]:
    for one in coming:
        if taken[0] >= claims:
            return
        taken[0] += len(one[1])
        yield one


def _reports(number: int, where: Theatre, chance: random.Random) -> Iterator[Told]:
    numbers = count()
    for happened in days(where, chance):
        for events in _articles(happened, chance):
            found = [i for event in events for i in incidents(event, where, chance)]
            yield _report(f"war-{number}-{next(numbers):06d}", found, where, chance)


def _articles(happened: Sequence[Event], chance: random.Random) -> Iterator[list[Event]]:
    """Part what happened on a day into articles; one that is reported again stands in another article."""
    times = {place: _REPORTS.draw(chance) for place in range(len(happened))}
    for again in range(max(times.values())):
        left = iter([happened[place] for place, most in times.items() if again < most])
        while events := list(islice(left, _EVENTS.draw(chance))):
            yield events


def _report(own: str, told: Sequence[Incident], where: Theatre, chance: random.Random) -> Told:
    sentences = [sentence(one, chance.choice(_ENDINGS)) for one in told]
    report = Report(
        own,
        " ".join(sentences),
        _title(told[0]),
        told[0].day + timedelta(days=_DELAYS.draw(chance)),
        where.publishers.draw(chance).label,
    )
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    return report, [
        claim(report, one, Evidence("text", words, start, start + len(words)), _saying(one, where, chance))
        for one, words, start in zip(told, sentences, starts, strict=True)
    ]


def _title(first: Incident) -> str:
    scene = first.place or first.object
    told = f"What is known by now of the fighting of {first.day:%d %B} around {scene.label}"
    return f"{told}, and of those who take part in it"


def _saying(one: Incident, where: Theatre, chance: random.Random) -> Saying:
    return Saying(
        _STATUSES.draw(chance),
        _EXTENTS.draw(chance) if one.relation in HOLDING else Extent.UNKNOWN,
        _date(one, chance) if chance.random() < READ["dated"] else None,
        _speakers(where, chance) if chance.random() < READ["attributed"] else (),
        round(chance.uniform(0.4, 0.95), 2),
        _quantity(one.toll, chance) if one.toll else None,
    )


def _speakers(where: Theatre, chance: random.Random) -> tuple[Entity, ...]:
    return (chance.choice(where.offices),)


def _date(one: Incident, chance: random.Random) -> Interval:
    precision = _PRECISIONS.draw(chance)
    if precision == "range":
        return Interval(one.day - timedelta(days=chance.randrange(1, 7)), one.day, Precision.RANGE)
    if precision == "month":
        return Interval(one.day.replace(day=1), one.day, Precision.MONTH)
    return Interval.on(one.day)


def _quantity(toll: int, chance: random.Random) -> Quantity:
    said = max(1, round(toll * chance.choice((0.8, 1, 1, 1.2))))
    return Quantity(None, said, None, "people", f"about {said}")
