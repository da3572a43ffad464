"""Which of the places of one name a report means: by its words beside the name, then by the report's countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log10

from kg.extract.naming import Name
from kg.know.gazetteer import Candidate
from kg.know.names import fold
from kg.model import Entity, Kind

_SMALL = 15_000
_GREAT = 2_000_000


def countries_of(names: Iterable[Name]) -> Counter[str]:
    """Count the countries that the actors and the unambiguous places of a report belong to, by id of the state."""
    counts: Counter[str] = Counter()
    for name in names:
        if name.actors:
            actor = name.actors[0]
            country = actor.id if actor.kind is Kind.STATE else actor.country
            if country:
                counts[country] += 3 if actor.kind is Kind.STATE else 2
        elif (
            name.places
            and len({c.entity.country for c in name.places}) == 1
            and name.places[0].entity.country
        ):
            counts[name.places[0].entity.country] += 2
    return counts


def choose_place(
    candidates: Sequence[Candidate], countries: Mapping[str, int], wanted: Kind | None, nearby: Iterable[str]
) -> Entity | None:
    """Give the place meant, or `None` where no candidate is likely.

    `wanted` is the kind that a noun beside the name asks for ("the town of"), `nearby` holds the names that contain it
    in the sentence ("…, Idlib"). A small place of a country that the report does not otherwise speak of is not meant.
    """
    around = {fold(n) for n in nearby}
    ranked = scored(candidates, countries, wanted, around)
    if not ranked:
        return None
    best, _ = max(ranked, key=lambda pair: pair[1])
    known = (
        not countries
        or best.entity.country in countries
        or best.population >= _SMALL * 10
        or _supplement(best)
    )
    return best.entity if known or _inside(best, around) else None


def scored(
    candidates: Sequence[Candidate], countries: Mapping[str, int], wanted: Kind | None, nearby: Iterable[str]
) -> list[tuple[Candidate, float]]:
    """Give each candidate with its score, in the order given; the parameters are those of `choose_place`."""
    around = {fold(n) for n in nearby}
    towns = {c.entity.country for c in candidates if c.entity.kind is Kind.SETTLEMENT}
    return [(c, _score(c, countries, wanted, around, towns)) for c in candidates]


def _score(
    candidate: Candidate,
    countries: Mapping[str, int],
    wanted: Kind | None,
    around: Collection[str],
    towns: Collection[str | None],
) -> float:
    entity = candidate.entity
    total = sum(countries.values()) or 1
    score = 6 * countries.get(entity.country or "", 0) / total + (2 if entity.country in countries else 0)
    score += log10(candidate.population + 10) / 2
    score += 1.5 if _supplement(candidate) else 0
    score += 4 if candidate.population >= _GREAT and entity.kind is Kind.SETTLEMENT else 0
    score += 5 if _inside(candidate, around) else 0
    if wanted is not None:
        score += 4 if _agrees(entity.kind, wanted) else -2
    elif entity.kind is Kind.REGION:
        # "Raqqa" alone is the city; a region is meant where its country has no town of that name.
        score -= 3.0 if entity.country in towns else 0.5
    return score


def _agrees(kind: Kind, wanted: Kind) -> bool:
    return kind is wanted or (wanted is Kind.AREA and kind in (Kind.REGION, Kind.NATURAL_FEATURE))


def _inside(candidate: Candidate, around: Collection[str]) -> bool:
    region = fold(candidate.admin1 or "")
    return bool(region) and any(n and (n in region or region in n) for n in around)


def _supplement(candidate: Candidate) -> bool:
    return candidate.feature.startswith("supplement") or not candidate.entity.id.rpartition("-")[2].isdigit()
