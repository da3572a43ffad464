"""Which of the places of one name a report means: by its words beside the name, then by the report's countries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log10
from operator import itemgetter

from spacy.tokens import Doc

from kg.extract.name import Name
from kg.extract.setting import NOWHERE, Setting, is_chosen, is_linked, people_of, settle, survey
from kg.know.actors import Registry
from kg.know.gazetteer import Candidate
from kg.know.names import fold
from kg.model import Entity, Kind

_DOMAIN = re.compile(r"\w\.([a-z]{2})(?:[:/]|$)", re.IGNORECASE)
_SMALL, _CITY, _METROPOLIS = 150_000, 300_000, 2_000_000
_AS_MANY = 20
_TOLD = 2.0
_HOME = 4
# Weights of the evidence, in units of one other name that has a place nearby. LGL and GeoWebNews are flat around
# them: doubling or halving any one moves neither by more than a point.
_SAID, _INSIDE, _MOST_VOTES = 8.0, 5.0, 4.0
_PEOPLE, _CHOSEN, _UNUSUAL, _GREAT, _LARGE, _FOREIGN = 1.3, 2.0, 4.0, 4.0, 1.5, 2.0


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses among the places of one name by all the names of a report.

    `countries` counts the countries that the report speaks of, by id of the state; `sure` are those that it speaks of
    by other words than a name that is also a town's or a region's. `home` is that of the report's source.
    """

    countries: Mapping[str, int]
    sure: Collection[str] = ()
    setting: Setting = NOWHERE
    home: str | None = None

    def choose(
        self, words: str, candidates: Sequence[Candidate], wanted: Kind | None, nearby: Iterable[str]
    ) -> Entity | None:
        """Give the place meant by the words, or `None` where no candidate is likely.

        `wanted` is the kind that a noun beside the name asks for ("the town of"), `nearby` holds the names that follow
        it in the sentence ("…, Idlib"). A small place of a country that the report does not otherwise speak of is not
        meant.
        """
        name, around = fold(words), {fold(n) for n in nearby}
        best = self._best(self._scored(name, candidates, wanted, around))
        return best.entity if best is not None and self._is_likely(name, best, around) else None

    def scored(
        self, words: str, candidates: Sequence[Candidate], wanted: Kind | None, nearby: Iterable[str]
    ) -> list[tuple[Candidate, float]]:
        """Give each candidate with its score, in the order given; the parameters are those of `choose`."""
        return self._scored(fold(words), candidates, wanted, {fold(n) for n in nearby})

    def best(self, name: str, candidates: Sequence[Candidate]) -> Candidate | None:
        """Give the best of the bearers of a folded name, likely or not."""
        return self._best(self._scored(name, candidates, None, ()))

    def _best(self, scored: Sequence[tuple[Candidate, float]]) -> Candidate | None:
        best = max(scored, key=itemgetter(1), default=None)
        return best[0] if best else None

    def _scored(
        self, name: str, candidates: Sequence[Candidate], wanted: Kind | None, around: Collection[str]
    ) -> list[tuple[Candidate, float]]:
        towns = _towns(candidates)
        return [(c, self._score(name, c, wanted, around, towns)) for c in candidates]

    def located(self, name: Name) -> Entity | None:
        """Give what a name makes, a facility with the town that it is called after: "Goma International Airport"."""
        if name.made is None or not name.places:
            return name.made
        after = fold(name.after)
        near = self.best(after, name.places)
        if near is None or not self._is_likely(after, near, ()):
            return name.made
        # Rivers and islands bear the names of far towns, too.
        loose = name.made.kind is not Kind.FACILITY and self.setting.nearby(after, near) < 1
        return name.made if loose else placed(name.made, near.entity)

    def is_rather(self, name: Name) -> bool:
        """Tell whether a name of a state means a region or town: "Georgia" beside Atlanta and Macon."""
        folded = fold(name.text)
        if any(self.setting.is_said(folded, c) for c in name.places):
            return True
        best = self.best(folded, name.places)
        return (
            best is not None
            and name.actors[0].id not in self.sure
            and self.setting.regional(folded, best) >= _TOLD
        )

    def _is_likely(self, name: str, best: Candidate, around: Collection[str]) -> bool:
        known = (
            not self.countries or best.entity.country in self.countries or best.entity.country == self.home
        )
        return (
            known
            or best.population >= _SMALL
            or is_chosen(best)
            or _inside(best, around)
            or self.setting.is_said(name, best)
            or self.setting.nearby(name, best) >= 1
        )

    def _score(
        self,
        name: str,
        candidate: Candidate,
        wanted: Kind | None,
        around: Collection[str],
        towns: Mapping[str | None, int],
    ) -> float:
        score = self._common(candidate) + self._local(name, candidate)
        score += _INSIDE if _inside(candidate, around) else 0.0
        if wanted is not None:
            score += 4 if _agrees(candidate.entity.kind, wanted) else -2
        elif candidate.entity.kind is Kind.REGION:
            # "Raqqa" alone is the city; a region is meant where its country has no such town of that name.
            town = towns.get(candidate.entity.country)
            score -= 3 if town is not None and town * _AS_MANY >= candidate.population else 0.5
        return score

    def _common(self, candidate: Candidate) -> float:
        """Score how often such a place is meant in reports on these countries."""
        country, people = candidate.entity.country or "", people_of(candidate)
        score = _PEOPLE * log10(people + 10) + (_CHOSEN if is_chosen(candidate) else 0)
        score -= 0 if candidate.usual else _UNUSUAL
        if candidate.entity.kind is Kind.SETTLEMENT:
            score += _GREAT if candidate.population >= _METROPOLIS else _LARGE if people >= _CITY else 0
        spoken = self.countries.get(country, 0) + (_HOME if country == self.home else 0)
        if spoken:
            score += 1.5 + 4 * spoken / (sum(self.countries.values()) + (_HOME if self.home else 0))
        return score - (_FOREIGN if self.countries and not spoken else 0)

    def _local(self, name: str, candidate: Candidate) -> float:
        """Score how well a place fits to the other names of the report."""
        setting = self.setting
        score = min(_MOST_VOTES, setting.regional(name, candidate))
        score += min(_MOST_VOTES, setting.nearby(name, candidate))
        return score + (_SAID if setting.is_said(name, candidate) else 0)


def placed(facility: Entity, near: Entity) -> Entity:
    """Give a facility the country and coordinates of the town or region that it belongs to."""
    country = near.id if near.kind is Kind.STATE else near.country
    return replace(facility, lat=near.lat, lon=near.lon, country=country, parents=(near.id,))


def tie(doc: Doc, named: Sequence[tuple[Name, Entity]]) -> list[tuple[Name, Entity]]:
    """Give the names of a sentence, each facility put where the words behind it say: "Gemelli Hospital in Rome"."""
    tied = list(named)
    for i, ((name, entity), (beside, place)) in enumerate(pairwise(named)):
        loose = name.made is not None and not entity.is_actor and _is_loose(entity, place)
        if loose and is_linked(doc, name.end, beside.start):
            tied[i] = (name, placed(entity, place))
    return tied


def _is_loose(made: Entity, beside: Entity) -> bool:
    within = beside.kind in (Kind.SETTLEMENT, Kind.REGION)
    return within and (made.lat is None or made.country != beside.country)


def chooser(sentences: Sequence[tuple[Doc, Sequence[Name]]], home: str | None = None) -> Chooser:
    """Make the chooser of a report of its sentences, given as tokens with the names found in them.

    `home` is the id of the state in which the report's source is at home.
    """
    names = [n for _, found in sentences for n in found]
    sure = countries_of(n for n in names if not _is_shared(n)).keys()
    first = Chooser(countries_of(names), sure, survey(sentences), home)
    regions = {fold(n.text) for n in names if _is_shared(n) and first.is_rather(n)}
    countries = countries_of(n for n in names if not (n.actors and fold(n.text) in regions))
    second = replace(first, countries=countries)
    chosen: dict[str, Candidate] = {}
    for name in names:
        folded = fold(name.text)
        if (
            name.made is None
            and folded not in chosen
            and name.places
            and (not name.actors or folded in regions)
        ):
            best = second.best(folded, name.places)
            chosen |= {folded: best} if best else {}
    return replace(second, setting=settle(first.setting, chosen))


def home_of(source: str | None, registry: Registry) -> str | None:
    """Give the id of the state in which a source is at home: as the registry has it, else by its domain (".co.uk")."""
    known = registry.find(source) if source else ()
    if known:
        return known[0].country
    end = _DOMAIN.search(source or "")
    code = {"uk": "GB"}.get(end[1].lower(), end[1].upper()) if end else None
    return next((c.state.id for c in registry.countries if c.iso == code), None) if code else None


def _is_shared(name: Name) -> bool:
    """Tell whether a name of a state is also that of a region or town."""
    return bool(name.places) and bool(name.actors) and name.actors[0].kind is Kind.STATE


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


def _towns(candidates: Iterable[Candidate]) -> dict[str | None, int]:
    """Give the people of the largest town among the candidates, by country."""
    towns: dict[str | None, int] = {}
    for candidate in candidates:
        if candidate.entity.kind is Kind.SETTLEMENT:
            country = candidate.entity.country
            towns[country] = max(towns.get(country, 0), people_of(candidate))
    return towns


def _agrees(kind: Kind, wanted: Kind) -> bool:
    return kind is wanted or (wanted is Kind.AREA and kind in (Kind.REGION, Kind.NATURAL_FEATURE))


def _inside(candidate: Candidate, around: Collection[str]) -> bool:
    region = fold(candidate.admin1 or "")
    return bool(region) and any(n and (n in region or region in n) for n in around)
