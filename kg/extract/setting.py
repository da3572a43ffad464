"""Where a report is set: what its names, taken together, say of the regions and neighbourhoods that it speaks of.

A name of many places is told by the others: a town by the region written behind it ("Paris, Texas", "Dharin in Bari
Region"), wherever the report says so once, and by the regions and squares of a degree in which most other names have
a place. After "one sense per discourse" and "spatial minimality" (Leidner 2007), with votes in place of a search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TypeAlias

from spacy.tokens import Doc

from kg.extract.name import Name
from kg.know.gazetteer import FIRST, SECOND, Candidate
from kg.know.names import fold
from kg.know.spelling import split_type
from kg.model import Kind

_MOST = 40
_FEW, _UNSAID, _WORLD, _ODD = 500, 20_000, 5_000_000, 0.2
_LINKS = frozenset({",", "in", "(", "near"})
_LONGEST_LINK = 7
_LONGEST_CHAIN = 12
_ROUND = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]

Ballot: TypeAlias = Mapping[Hashable, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the names of a report say together.

    `said` gives, by folded name, the ids of the places for which the report names the region or country that they lie
    in. `ballots` are the votes of each name, one in all, for countries, regions and squares; `total` is their sum.
    """

    said: Mapping[str, frozenset[str]]
    ballots: Mapping[str, Ballot]
    total: Ballot

    def is_said(self, name: str, candidate: Candidate) -> bool:
        """Tell whether the report itself says where this bearer of a folded name lies."""
        return candidate.entity.id in self.said.get(name, ())

    def regional(self, name: str, candidate: Candidate) -> float:
        """Give how many names other than this folded one have a place in the candidate's region."""
        home = region_of(candidate)
        return self._others(name, home) if home else 0.0

    def nearby(self, name: str, candidate: Candidate) -> float:
        """Give how many names other than this folded one have a place within about a degree of the candidate."""
        at = _square(candidate)
        if at is None:
            return 0.0
        own, total = self.ballots.get(name, {}), self.total
        around = ((at[0] + i, at[1] + j) for i, j in _ROUND)
        return sum((total[square] - own.get(square, 0.0) for square in around if square in total), 0.0)

    def _others(self, name: str, key: Hashable) -> float:
        return self.total.get(key, 0.0) - self.ballots.get(name, {}).get(key, 0.0)


NOWHERE = Setting({}, {}, {})


def survey(sentences: Sequence[tuple[Doc, Sequence[Name]]]) -> Setting:
    """Make the setting of a report of its sentences, given as tokens with the names found in them."""
    said = _said(sentences)
    bearers = {
        fold(n.text): n.places
        for _, names in sentences
        for n in names
        if n.places and not n.actors and not n.made
    }
    return _counted(said, {name: _likely(places, said.get(name)) for name, places in bearers.items()})


def settle(setting: Setting, chosen: Mapping[str, Candidate]) -> Setting:
    """Give the setting again, each name voting for the one place that was chosen for it."""
    return _counted(setting.said, {name: (place,) for name, place in chosen.items()})


def _counted(said: Mapping[str, frozenset[str]], bearers: Mapping[str, Sequence[Candidate]]) -> Setting:
    ballots = {name: _ballot(places) for name, places in bearers.items()}
    total: Counter[Hashable] = Counter()
    for ballot in ballots.values():
        total.update(ballot)
    return Setting(said, ballots, total)


def _likely(places: Sequence[Candidate], said: frozenset[str] | None) -> Sequence[Candidate]:
    return [c for c in places if c.entity.id in said] if said else places[:_MOST]


def _ballot(places: Sequence[Candidate]) -> Ballot:
    votes: dict[Hashable, float] = {}
    weights = [_weight(place) for place in places]
    for place, weight in zip(places, weights, strict=True):
        for key in (region_of(place), _square(place)):
            if key is not None:
                votes[key] = votes.get(key, 0.0) + weight / sum(weights)
    return votes


def _weight(place: Candidate) -> float:
    return sqrt(people_of(place) + _FEW) * (1 if place.usual else _ODD)


def people_of(candidate: Candidate) -> int:
    """Give the people of a place, or of a town as likely meant, where the people of a chosen place are not known."""
    if candidate.population or candidate.feature in (FIRST, SECOND) or not is_chosen(candidate):
        return candidate.population
    return _UNSAID if candidate.entity.country else _WORLD


def is_chosen(candidate: Candidate) -> bool:
    """Tell whether a place comes from the supplement or is a listed region: the ids of others end in a number."""
    return not candidate.entity.id.rpartition("-")[2].isdigit()


def region_of(candidate: Candidate) -> tuple[str, str] | None:
    """Give country and folded name of the first-order region that a place lies in or is, `None` where unknown."""
    entity = candidate.entity
    name = candidate.admin1 or (entity.label if entity.kind is Kind.REGION else None)
    return (entity.country, _core(name)) if name and entity.country else None


def _core(label: str) -> str:
    return fold(split_type(label)[0])


def _square(candidate: Candidate) -> tuple[int, int] | None:
    entity = candidate.entity
    if entity.lat is None or entity.lon is None:
        return None
    return round(entity.lat), round(entity.lon)


# ---- what the report says of where a place lies


def _said(sentences: Iterable[tuple[Doc, Sequence[Name]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for doc, names in sentences:
        for inner, outer in _contained(doc, names):
            for place, around in _nested(inner, outer):
                found.setdefault(fold(inner.text), set()).add(place)
                if around:
                    found.setdefault(fold(outer.text), set()).add(around)
    return {name: frozenset(ids) for name, ids in found.items()}


def _contained(doc: Doc, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Give pairs of names of which the first may lie in the second: "A, B", "A in B", "A, a town in B", "A, B, C"."""
    chain: list[Name] = []
    for before, name in pairwise(names):
        if not is_linked(doc, before.end, name.start):
            chain = []
            continue
        # Nothing lies in so many others; a list of thousands of names would take hours.
        chain = [*chain[1 - _LONGEST_CHAIN :], before]
        yield from ((inner, name) for inner in chain)


def is_linked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens from start to end can put what is before them inside what is behind them."""
    words = [t.lower_ for t in doc[start:end] if t.lower_ != "the"]
    if len(words) == 1:
        return words[0] in _LINKS
    if not 1 < len(words) <= _LONGEST_LINK or words[0] != ",":
        return False
    return words[-1] in ("in", "near", "of") and all(t.text.islower() for t in doc[start + 1 : end])


def _nested(inner: Name, outer: Name) -> Iterator[tuple[str, str | None]]:
    """Give the ids of bearers of both names that lie in one another; of a state no id, for it needs no choice."""
    states = {a.id for a in outer.actors if a.kind is Kind.STATE}
    around = [c for c in outer.places[:_MOST] if c.entity.kind is Kind.REGION]
    by_id = {c.entity.id: c for c in around}
    by_name = {key: c for c in reversed(around) if c.admin1 is None and (key := region_of(c))}
    for place in inner.places:
        entity = place.entity
        home = next((by_id[p] for p in entity.parents if p in by_id), None) or (
            by_name.get((entity.country or "", _core(place.admin1))) if place.admin1 else None
        )
        if home is not None and home.entity.id != entity.id:
            yield entity.id, home.entity.id
        elif entity.country in states:
            yield entity.id, None
