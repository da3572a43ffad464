"""What is said of all of a region, and the places for which it goes as well."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.derive.deeds import covers, scene
from kg.derive.facts import Facts
from kg.model import Claim, Entity, Extent
from kg.rdf import vocabulary as kg

_WHOLE = kg.node_of(Extent.WHOLE)


class Regions:
    """What is told of all of the regions of a draft; each is looked up once, so its claims must stand."""

    def __init__(self, facts: Facts) -> None:
        """Look up in a draft, unless it is in memory what is told of a region."""
        self._facts, self._told = facts, facts.memory.covering

    def above(self, place: str) -> list[Claim]:
        """Give the claims on all of a region or state in which a place lies, by id."""
        found = (claim for region in self._around(place) for claim in self._covering(region))
        return sorted(found, key=lambda c: c.id)

    def _around(self, place: str) -> list[str]:
        """Give the regions and the state in which a place lies; an actor lies nowhere."""
        found: list[str] = []
        todo = list(around(self._facts.entities.get(place)))
        while todo:
            region = todo.pop()
            if region not in found and region != place:
                found.append(region)
                todo += around(self._facts.entities.get(region))
        return found

    def _covering(self, region: str) -> list[Claim]:
        if region not in self._told:
            facts = self._facts
            nodes = map(facts.names.entity, facts.judged.group(region))
            told = (claim for node in nodes for claim in facts.draft.told(kg.OBJECT, node))
            self._told[region] = [c for c in facts.claims(filter(self._is_whole, told)) if covers(c)]
        return self._told[region]

    def _is_whole(self, claim: NamedNode) -> bool:
        # Thousands of claims have a state for their object; reading each would cost more than all the rest.
        return any(q.object == _WHOLE for q in self._facts.draft.quads(claim, kg.EXTENT))


def around(entity: Entity | None) -> tuple[str, ...]:
    """Give the ids of the next regions around a place, and of its state; an actor lies nowhere."""
    if entity is None or not entity.is_place or entity.is_actor:
        return ()
    return (*entity.parents, *([entity.country] if entity.country else []))


def within(facts: Facts, region: str) -> set[str]:
    """Give the described places that lie in a region or state."""
    found: set[str] = set()
    todo = [region]
    while todo:
        for one in facts.judged.group(todo.pop()):
            new = _directly_within(facts, one) - found - {region}
            found |= new
            todo += new
    return found


def _directly_within(facts: Facts, region: str) -> set[str]:
    node = facts.names.entity(region)
    below = {
        facts.names.local(n) for link in (kg.PARENT, kg.COUNTRY) for n in facts.draft.derived(link, node)
    }
    return {b for b in below if (e := facts.entities.get(b)) and e.is_place and not e.is_actor}


def scenes(facts: Facts, claims: Iterable[Claim]) -> set[str]:
    """Give the places of which claims tell: their own, and those in a region of all of which they tell."""
    found: set[str] = set()
    covered: set[str] = set()
    for claim in claims:
        place = scene(claim)
        if place is None:
            continue
        found.add(place.id)
        if covers(claim) and place.id not in covered:
            covered.add(place.id)
            found |= within(facts, place.id)
    return found
