"""What the explorer in one file holds: a picture, and all that its views ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final

from kg.draw.content import evidence, network, rows, search, summary, timeline
from kg.draw.content.campaign import campaign
from kg.draw.content.choice import Asked, Choice, choose
from kg.draw.content.claims import JSON, Told
from kg.draw.content.placing import settle
from kg.model import Claim, Control, Entity, Relationship
from kg.query.links import Links
from kg.query.naming import Tally
from kg.tabling import tables_of

if TYPE_CHECKING:
    from kg.graph import Graph

MOST_CLAIMS: Final = 4_000
"""How many claims a file brings at most, of each relationship the newest; the rest are counted."""
MOST_PLACES: Final = 60
"""Of how many places a file tells who held them when: those that changed most, while their claims are few enough."""
_QUOTED: Final = 40
_STORY: Final = 200
_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a graph a file is to hold: what lies `depth` steps around an entity, or the strongest of all."""

    around: str | None = None
    depth: int = 1
    limit: int = 300
    mapped: bool = False


def content_of(graph: Graph, wanted: Wanted) -> JSON:
    """Give all that the file embeds; its network holds nodes and edges as pyvis carries them."""
    links = graph.links()
    choice = _chosen(links, wanted)
    held = _held(graph, choice)
    told = _told(graph, chain(*held.shown.values()))
    places = _places(graph, choice.entities)
    claims = {claim.id for claim in told.claims}
    content = {
        "base": graph.base,
        "summary": _summary(graph, choice, held),
        "days": _days(told),
        "network": _network(graph, links, choice, wanted.around),
        "told": network.told(graph.told([e.id for e in held.edges], most=MOST_CLAIMS * 2), len(held.edges)),
        "evidence": evidence.evidence(held.edges, told, graph.entities(), _spans(places, claims)),
        "timeline": timeline.embedded(_stories(graph, places), _changing(places)),
        "rows": _rows(graph, choice, told),
        "search": search.names(_named(graph, choice.entities), told.reports.values()),
    }
    return content | ({"map": campaign(graph.timelines(), graph.events())} if wanted.mapped else {})


@dataclass(frozen=True, slots=True)
class _Held:
    """The relationships of a picture, and which of the claims of each the file brings, newest first."""

    edges: Sequence[Relationship]
    shown: Mapping[str, Sequence[str]]


def _chosen(links: Links, wanted: Wanted) -> Choice:
    if wanted.around is None or wanted.depth == 1:
        return choose(links, Asked(wanted.limit, wanted.around))
    order, ring = {wanted.around: 0}, [wanted.around]
    for step in range(1, wanted.depth + 1):
        found = (other for node in ring for other in links.neighbours(node))
        ring = [other for other in dict.fromkeys(found) if other not in order]
        order |= dict.fromkeys(ring, step)
    near = list(order)[: wanted.limit]
    inside = set(near)
    return Choice([near], [link for link in links.ranked if {link.subject, link.object} <= inside], 0)


def _held(graph: Graph, choice: Choice) -> _Held:
    edges = [graph.relationship(link.id) for link in choice.links]
    newest = {e.id: [graph.newest(ids).ids for ids in (e.claims, e.denials)] for e in edges}
    most = _QUOTED
    while most > 1 and sum(min(len(ids), most) for lists in newest.values() for ids in lists) > MOST_CLAIMS:
        most -= 1
    return _Held(edges, {own: [c for ids in lists for c in ids[:most]] for own, lists in newest.items()})


def _told(graph: Graph, ids: Iterable[str]) -> Told:
    claims = tuple(graph.claim(own) for own in graph.newest(ids).ids)
    reports = {own: graph.report(own) for own in dict.fromkeys(c.report for c in claims)}
    stakes = graph.stakes([c.id for c in claims], most=MOST_CLAIMS) or {}
    return Told(claims, reports, stakes, graph.marks(claims))


def _places(graph: Graph, entities: Iterable[str]) -> list[list[Control]]:
    there = set(entities)
    changed = [place for place in graph.most_changed() if place in there][:MOST_PLACES]
    found: list[list[Control]] = []
    room = MOST_CLAIMS
    for place in changed:
        spans = list(graph.control(place))
        # The timeline of a place takes as long as there are claims on it.
        room -= sum(len(one.supporting) + len(one.against) for one in spans)
        if room < 0 and found:
            break
        found.append(spans)
    return found


def _spans(places: Iterable[Iterable[Control]], claims: set[str]) -> list[Control]:
    """Give the intervals of which the file tells anything more than the timeline does."""
    return [s for spans in places for s in spans if claims & {*s.supporting, *s.against}]


def _stories(graph: Graph, places: Iterable[Sequence[Control]]) -> list[JSON]:
    return [_story(graph, spans[0].place) for spans in places if spans]


def _story(graph: Graph, place: Entity) -> JSON:
    told = timeline.place_story(graph.timeline(place.id), claims=_STORY, spans=_STORY)
    return timeline.story(place, graph.report_days(place.id), undated=graph.undated(place.id), place=told)


def _changing(places: Sequence[Sequence[Control]]) -> JSON:
    return timeline.held_rows(places, len(places))


def _rows(graph: Graph, choice: Choice, told: Told) -> JSON:
    held = {
        rows.What.RELATIONSHIPS: {link.id for link in choice.links},
        rows.What.CLAIMS: {claim.id for claim in told.claims},
        rows.What.PLACES: set(choice.entities),
        rows.What.REPORTS: set(told.reports),
    }
    return rows.embedded(tables_of(graph, told.stakes), held)


def _network(graph: Graph, links: Links, choice: Choice, around: str | None) -> JSON:
    entities = graph.entities()
    places = settle(choice, entities, network.sizes(links, choice.entities))
    return network.network(choice, Asked(around=around), links, entities, places) | {"more": False}


def _summary(graph: Graph, choice: Choice, held: _Held) -> JSON:
    kinds = Counter(entity.kind for entity in _named(graph, choice.entities))
    tally = Tally(kinds, Counter(edge.relation for edge in held.edges))
    told = summary.summary(graph.stats(), tally, *graph.spans())
    return told | {"title": "kg", "version": graph.version, "write": False, "local": False}


def _days(told: Told) -> JSON:
    """Count the claims of the file by either clock."""
    both = [(claim, told.reports[claim.report].published) for claim in told.claims]
    reported = Counter(day.toordinal() - _EPOCH for _, day in both if day)
    happened = Counter(day.toordinal() - _EPOCH for claim, out in both if (day := _first(claim) or out))
    return {"happened": sorted(happened.items()), "reported": sorted(reported.items())}


def _first(claim: Claim) -> date | None:
    return (claim.date.start or claim.date.end) if claim.date else None


def _named(graph: Graph, ids: Iterable[str]) -> list[Entity]:
    known = graph.entities()
    return [known[own] for own in ids]
