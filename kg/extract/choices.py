"""All that a name may mean in a report, with the scores by which one meaning was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.name import Name
from kg.extract.placing import Chooser
from kg.model import Candidate, Choice, Entity, Kind, Words

_SHOWN = 10


def choice(
    words: Words,
    name: Name,
    among: Chooser,
    *,
    wanted: Kind | None,
    nearby: Iterable[str],
    chosen: Entity,
) -> Choice:
    """Give what a name may mean, its choice first, then the actors and the places by their scores.

    The other parameters are those of `Chooser.choose`. No more than ten are given; `considered` counts
    them all.
    """
    if name.made is not None:
        return Choice(words, (Candidate(chosen, 1.0),), 1)
    actors = [Candidate(a, float(standing(a, among.countries))) for a in name.actors]
    scored = among.scored(name.text, name.places, wanted, nearby)
    places = [Candidate(c.entity, round(s, 2)) for c, s in scored]
    ranked = [*sorted(actors, key=_score), *sorted(places, key=_score)]
    first = [c for c in ranked if c.entity == chosen]
    others = [c for c in ranked if c.entity != chosen]
    return Choice(words, (*first, *others)[:_SHOWN], len(ranked))


def standing(actor: Entity, countries: Mapping[str, int]) -> int:
    """Give how well an actor suits a report: 1 and how often its country is named, 1 where it has none, else 0."""
    if named := max(countries.get(actor.id, 0), countries.get(actor.country or "", 0)):
        return 1 + named
    return 1 if actor.country is None or actor.kind is Kind.MEDIA else 0


def _score(candidate: Candidate) -> float:
    return -candidate.score
