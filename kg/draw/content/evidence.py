"""What the panel tells of one thing: a relationship, an interval of control, a claim, an entity, a report, an event.

Each builder gives the part that is the thing's own. Lists of claims are ids, newest first, with how many there are in
all (`total`) and the id behind which the next begin (`after`); the claims themselves are those of `Told.content`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from kg.draw.content.claims import JSON, Told, day, entity_content
from kg.draw.content.marks import fragment, parts, web_address
from kg.model import (
    Bounds,
    Claim,
    Control,
    Entity,
    Event,
    Period,
    Relation,
    Relationship,
    Report,
    reading_order,
)
from kg.model.wire import figure_json

QUOTED: Final = 40
"""How many claims of one list come at once, each with its sentence."""

_ROWS: Final = 6
_SPANS: Final = 6
_NAMES: Final = 12


@dataclass(frozen=True, slots=True)
class Side:
    """Some of a list of claims: `ids` of `total`, beginning behind another page or at the newest."""

    ids: Sequence[str]
    total: int
    after: str | None = None

    @classmethod
    def of(cls, ids: Sequence[str], after: str | None = None, most: int = QUOTED) -> Side:
        """Give the first of a list, or those behind the id `after`; behind one that is not in it there is nothing."""
        start = 0
        if after is not None:
            start = ids.index(after) + 1 if after in ids else len(ids)
        page = ids[start : start + most]
        return cls(page, len(ids), page[-1] if start + most < len(ids) else None)

    @property
    def content(self) -> JSON:
        """Give ids, total and the last id where more are behind it."""
        return {"ids": list(self.ids), "total": self.total, "after": self.after}


def relationship(edge: Relationship, witnesses: Iterable[Entity] = ()) -> JSON:
    """Give a relationship: its ends, days, counts, publishers, witnesses and, where it lasts, its periods."""
    return {
        "id": edge.id,
        "subject": entity_content(edge.subject),
        "relation": edge.relation.value,
        "object": entity_content(edge.object),
        "first": day(edge.first),
        "last": day(edge.last),
        "claims": len(edge.claims),
        "denials": len(edge.denials),
        "reports": len(edge.reports),
        "disputed": edge.disputed,
        "sources": list(edge.sources),
        "witnesses": [entity_content(w) for w in witnesses],
        "periods": [_period(p) for p in edge.periods],
    }


def interval(span: Control, witnesses: Iterable[Entity] = ()) -> JSON:
    """Give an interval of control: place, holders, status, on whose word, and the bounds of its first and last day."""
    return {
        "id": span.id or None,
        "place": entity_content(span.place),
        "holders": [entity_content(e) for e in span.holders],
        "possible": [entity_content(e) for e in span.possible],
        "status": span.status.value,
        "basis": span.basis.value if span.basis else None,
        "confirmed": day(span.last_confirmed),
        "start": _bounds(span.start),
        "end": _bounds(span.end) if span.end else None,
        "for": len(span.supporting),
        "against": len(span.against),
        "witnesses": [entity_content(w) for w in witnesses],
    }


def event(happened: Event, witnesses: Iterable[Entity] = ()) -> JSON:
    """Give an event: who did what to whom and where, on which days, and the figures of single claims."""
    return {
        "id": happened.id,
        "relation": happened.relation.value,
        "subject": entity_content(happened.subject) if happened.subject else None,
        "object": entity_content(happened.object),
        "place": entity_content(happened.place) if happened.place else None,
        "to": entity_content(happened.target) if happened.target else None,
        "from": [entity_content(e) for e in happened.losers],
        "first": day(happened.when.earliest),
        "last": day(happened.when.latest),
        "claims": len(happened.claims),
        "denials": len(happened.denials),
        "reports": len(happened.reports),
        "disputed": happened.disputed,
        "sources": list(happened.sources),
        "witnesses": [entity_content(w) for w in witnesses],
        "figures": [figure_json(f) for f in happened.figures[:QUOTED]],
        "all_figures": len(happened.figures),
    }


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entity beside its own facts: those to whom it refers, by id, its relationships, and control.

    Of a place `spans` are its timeline and `now` the interval that counts; of an actor `spans` are those that it holds.
    """

    others: Mapping[str, Entity]
    edges: Sequence[Relationship] = ()
    spans: Sequence[Control] = ()
    now: Control | None = None


def entity(one: Entity, known: Known) -> JSON:
    """Give an entity: names, kind, what it belongs to, who holds it or what it holds, and its relations both ways."""
    groups = grouped(one.id, known.edges)
    return entity_content(one) | {
        "place": one.is_place,
        "actor": one.is_actor,
        "aliases": list(one.aliases[:_NAMES]),
        "all_aliases": len(one.aliases),
        "country": _named(one.country, known.others),
        "parents": [_named(parent, known.others) for parent in one.parents],
        "speaks_for": _named(one.speaks_for, known.others),
        "leans": _named(one.leans, known.others),
        "active": list(one.active),
        "disputed": [{"party": _named(party, known.others), "name": name} for party, name in one.disputed],
        "same_as": [address for given in one.same_as if (address := web_address(given))],
        "lat": one.lat,
        "lon": one.lon,
        "geonames": one.geonames,
        "now": interval(known.now) if known.now else None,
        "spans": [interval(span) for span in known.spans[:_SPANS]],
        "all_spans": len(known.spans),
        "relationships": len(known.edges),
        "groups": groups,
    }


def grouped(own: str, edges: Iterable[Relationship], most: int = _ROWS) -> list[JSON]:
    """Group an entity's relationships by relation and direction, the best reported first in each."""
    groups: dict[tuple[Relation, bool], list[Relationship]] = {}
    for edge in edges:
        inverse = edge.object.id == own and not edge.relation.symmetric
        groups.setdefault((edge.relation, inverse), []).append(edge)
    return [
        {
            "relation": relation.value,
            "inverse": inverse,
            "total": len(told),
            "rows": [_row(own, edge) for edge in sorted(told, key=_weight)[:most]],
        }
        for (relation, inverse), told in groups.items()
    ]


def _weight(edge: Relationship) -> tuple[int, int, str]:
    return -len(edge.reports), -(edge.last or date.min).toordinal(), edge.id


def _row(own: str, edge: Relationship) -> JSON:
    other = edge.subject if edge.object.id == own else edge.object
    return {
        "id": edge.id,
        "other": entity_content(other),
        "first": day(edge.first),
        "last": day(edge.last),
        "reports": len(edge.reports),
        "disputed": edge.disputed,
    }


def report(told_in: Report, claims: Iterable[Claim], *, text: bool) -> JSON:
    """Give a report's sentences with their claims' ids, in its order; with `text` its full text cut at them."""
    ordered = sorted(claims, key=reading_order)
    sentences = [
        {"at": at, "parts": parts(told), "ids": [c.id for c in told]}
        for at, found in groupby(ordered, key=fragment)
        if (told := list(found))
    ]
    return {
        "id": told_in.id,
        "sentences": sentences[:QUOTED],
        "all_sentences": len(sentences),
        "claims": len(ordered),
        "text": _cut(told_in.text, ordered) if text else None,
    }


def _cut(text: str, claims: Iterable[Claim]) -> list[tuple[str, str | None]]:
    """Cut a text at the sentences of claims: words, and the fragment of those that are a sentence."""
    done, pieces = 0, list[tuple[str, str | None]]()
    for claim in claims:
        start, end = claim.evidence.start, claim.evidence.end
        if claim.evidence.field == "text" and start >= done:
            pieces += [(text[done:start], None), (text[start:end], fragment(claim))]
            done = end
    return [piece for piece in [*pieces, (text[done:], None)] if piece[0]]


def against(span: Control, side: Side) -> JSON:
    """Give claims that others cannot stand beside, with the interval in which they meet."""
    return {"interval": interval(span), **side.content}


def evidence(
    edges: Iterable[Relationship], told: Told, entities: Mapping[str, Entity], spans: Iterable[Control] = ()
) -> JSON:
    """Give what a file embeds so that its panel can tell of some relationships and intervals and of their entities.

    `told` has their claims; of each list the first `QUOTED` bring their sentence, and the page says how many more there
    are. `relationships` and `intervals` have `for` and `against`, whole lists of ids, newest first.
    """
    drawn = list(edges)
    rank = {claim.id: place for place, claim in enumerate(told.claims)}
    ends = {e.id: e for edge in drawn for e in (edge.subject, edge.object)}
    content = told.content
    shown = {e.id: (relationship(e, _of(e.witnesses, entities)), e.claims, e.denials) for e in drawn}
    held = {s.id: (interval(s, _of(s.witnesses, entities)), s.supporting, s.against) for s in spans}
    quoted = {
        own
        for _, *lists in (*shown.values(), *held.values())
        for ids in lists
        for own in _ranked(ids, rank)[:QUOTED]
    }
    for own, claim in content["claims"].items():
        claim["parts"] = claim["parts"] if own in quoted else None
    return content | {
        "relationships": {own: _sided(*one, rank) for own, one in shown.items()},
        "intervals": {own: _sided(*one, rank) for own, one in held.items()},
        "things": {
            own: entity(one, Known(entities, [e for e in drawn if own in {e.subject.id, e.object.id}]))
            for own, one in ends.items()
        },
    }


def _sided(one: JSON, pro: Iterable[str], contra: Iterable[str], rank: Mapping[str, int]) -> JSON:
    return {"thing": one, "for": _ranked(pro, rank), "against": _ranked(contra, rank)}


def _ranked(ids: Iterable[str], rank: Mapping[str, int]) -> list[str]:
    return sorted((own for own in ids if own in rank), key=rank.__getitem__)


def _of(ids: Iterable[str], entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[own] for own in ids if own in entities]


def _named(own: str | None, others: Mapping[str, Entity]) -> JSON | None:
    if own is None:
        return None
    return entity_content(others[own]) if own in others else {"id": own, "label": own, "kind": None}


def _period(period: Period) -> JSON:
    return {"start": _bounds(period.start), "end": _bounds(period.end) if period.end else None}


def _bounds(bounds: Bounds) -> list[str | None]:
    return [day(bounds.earliest), day(bounds.latest)]
