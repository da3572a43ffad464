"""What one thing rests on, for the panel: statement, claims for and against, stakes, contradictions, judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Query, Request

from kg.backing import Backing
from kg.derive.deeds import LASTING
from kg.draw.content import evidence as tell
from kg.draw.content.claims import JSON, Told, report_content
from kg.draw.content.evidence import Side
from kg.errors import UsageError
from kg.graph import Graph
from kg.model import Control, Entity, JudgementKind, Relation, Relationship
from kg.query.bearing import Contradiction
from kg.query.claims import beside
from kg.query.control import on_day
from kg.query.judgements import heard_json
from kg.serve.access import may_read_texts
from kg.serve.parameters import KnownOn, On, Served
from kg.serve.plain import in_json

router = APIRouter()

Part = Literal["for", "against", "latest", "stakes"]

_AT_ONCE: Final = 400
"""So many claims of the same places are weighed at once; of more the page asks for stakes by themselves."""
_CONTRADICTING: Final = 6
_SPANS: Final = 8
_BESIDE: Final = 12
_LATEST: Final = 8
_BUSY: Final = 2000
_OUT: Final = {JudgementKind.REJECT, JudgementKind.CORRECT}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a graph: as known on a day, on a day, a page of a list of claims, and with which words."""

    graph: Graph
    known_on: date | None
    on: date | None
    part: Part | None
    after: str | None
    texts: bool

    @property
    def most(self) -> int | None:
        """Give how many claims on the same places are weighed at once."""
        return None if self.part == "stakes" else _AT_ONCE

    def told(self, ids: Iterable[str]) -> JSON:
        """Give claims with their reports, stakes and judgements."""
        claims = tuple(self.graph.claim(own) for own in dict.fromkeys(ids))
        reports = {r: self.graph.report(r) for r in dict.fromkeys(c.report for c in claims)}
        stakes = self.graph.stakes([c.id for c in claims], self.known_on, most=self.most)
        around = {c.id: beside(reports[c.report], c) for c in claims} if self.texts else {}
        told = Told(claims, reports, stakes or {}, self.graph.marks(claims), around)
        return told.content | {"weighed": stakes is not None}

    def side(self, backing: Backing, name: Part, most: int = tell.QUOTED) -> Side:
        """Give a page of a list of claims: the first, or that behind `after` where this list is asked for."""
        return Side.of(backing.ids, self.after if self.part == name else None, most)

    def named(self, ids: Iterable[str]) -> list[Entity]:
        """Give the entities that are known among some ids."""
        known = self.graph.entities()
        return [known[own] for own in ids if own in known]

    def contradicting(self, ids: Sequence[str], relation: Relation, place: str) -> Sequence[Contradiction]:
        """Give what claims of a relation cannot stand beside, the latest first: none where it is not about holding."""
        # What it takes to weigh them it takes to hold them against each other.
        if relation not in LASTING or self.graph.stakes(ids, self.known_on, most=self.most) is None:
            return ()
        return self.graph.contradictions(ids, [place], self.known_on)[::-1]


async def _asked(  # noqa: PLR0917 - FastAPI gives them by name
    graph: Served,
    request: Request,
    known_on: KnownOn = None,
    on: On = None,
    part: Annotated[Part | None, Query()] = None,
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> _Asked:
    return _Asked(graph, known_on, on, part, after, may_read_texts(request))


@router.get("/explorer/evidence.json")
@in_json
def evidence(
    asked: Annotated[_Asked, Depends(_asked)], sel: Annotated[str | None, Query(max_length=600)] = None
) -> dict[str, Any]:
    """Give all that the panel shows of what is selected, `WHAT:ID`; without a selection the newest claims."""
    if sel is None:
        return _overview(asked)
    what, _, own = sel.partition(":")
    if what not in _THINGS:
        raise UsageError(f"sel: {what!r} cannot be selected; one of {', '.join(_THINGS)} can")
    return {"sel": sel, "what": what, "id": own} | _THINGS[what](asked, own)


def _overview(asked: _Asked) -> JSON:
    ids = asked.graph.latest(_LATEST, asked.known_on)
    return {"sel": None, "what": None, "latest": list(ids)} | asked.told(ids)


def _edge(asked: _Asked, own: str) -> JSON:
    edge = asked.graph.relationship(own)
    pro, contra = (asked.graph.newest(ids, asked.known_on) for ids in (edge.claims, edge.denials))
    thing = tell.relationship(edge, asked.named(edge.witnesses))
    if asked.known_on:
        thing |= _as_known(pro, contra)
    disputes = asked.contradicting([*pro.ids, *contra.ids], edge.relation, edge.object.id)
    document = _sided(asked, pro, contra, disputes)
    return document | {
        "thing": thing,
        "room": "relationships",
        "out": _left_out(asked.graph, edge),
    }


def _as_known(pro: Backing, contra: Backing) -> JSON:
    """Give what a relationship came to on an earlier day; who stood behind it then is told by its claims alone."""
    first, last = (day.isoformat() if day else None for day in (pro.first, pro.last))
    counts = {"claims": len(pro.ids), "denials": len(contra.ids), "reports": None}
    return {"first": first, "last": last, **counts, "sources": [], "witnesses": [], "periods": []}


def _sided(asked: _Asked, pro: Backing, contra: Backing, disputes: Sequence[Contradiction] = ()) -> JSON:
    sides = asked.side(pro, "for"), asked.side(contra, "against")
    found = [(one.interval, Side.of(one.claims, most=_CONTRADICTING)) for one in disputes[:_SPANS]]
    shown = [own for side in (*sides, *(side for _, side in found)) for own in side.ids]
    return {
        "for": sides[0].content,
        "against": sides[1].content,
        "contradicts": [tell.against(span, side) for span, side in found],
        "all_contradicts": len(disputes),
        "later": pro.later + contra.later,
        "undated": pro.undated + contra.undated,
    } | asked.told(shown)


def _left_out(graph: Graph, edge: Relationship) -> list[JSON]:
    """Give the judgements that keep claims out of a relationship."""
    ends = {edge.subject.id, edge.object.id}
    found = (
        heard
        for heard in graph.judgements(entity=edge.subject.id)
        if heard.stands
        and heard.judgement.kind in _OUT
        and (told := heard.judgement.claim)
        and told.relation == edge.relation.value
        and set(told.arguments[:2]) == ends
    )
    return [heard_json(heard) for heard in found]


def _interval(asked: _Asked, own: str) -> JSON:
    span = asked.graph.interval(own)
    if asked.known_on:
        then = {s.id: s for s in asked.graph.known_control(span.place.id, asked.known_on)}
        return _span(asked, then[own]) if own in then else _unknown_then(asked, span)
    return _span(asked, span)


def _span(asked: _Asked, span: Control) -> JSON:
    pro, contra = (asked.graph.newest(ids, asked.known_on) for ids in (span.supporting, span.against))
    # What would have been thought on another day is worked out for the answer and lies at no address.
    room = None if asked.known_on else "intervals"
    return _sided(asked, pro, contra) | {
        "thing": tell.interval(span, asked.named(span.witnesses)),
        "room": room,
    }


def _unknown_then(asked: _Asked, span: Control) -> JSON:
    nothing = Backing(())
    empty = _sided(asked, nothing, nothing) | {"later": len(span.supporting) + len(span.against)}
    return empty | {"thing": tell.interval(span), "room": "intervals", "not_then": True}


def _claim(asked: _Asked, own: str) -> JSON:
    graph, claim = asked.graph, asked.graph.claim(own)
    disputes = asked.contradicting([own], claim.relation, claim.object.entity.id)
    document = _sided(asked, Backing([own]), Backing(()), disputes)
    edge = graph.edge_of(own)
    return document | {
        "thing": {"id": own},
        "room": "claims",
        "edge": tell.relationship(graph.relationship(edge)) if edge else None,
        "intervals": [tell.interval(span) for span in graph.resting_on(own)],
        "judgements": [heard_json(heard) for heard in graph.judgements(claim=own)],
    }


def _event(asked: _Asked, own: str) -> JSON:
    event = asked.graph.event(own)
    pro, contra = (asked.graph.newest(ids, asked.known_on) for ids in (event.claims, event.denials))
    document = _sided(asked, pro, contra)
    return document | {
        "thing": tell.event(event, asked.named(event.witnesses)),
        "room": "events",
    }


def _report(asked: _Asked, own: str) -> JSON:
    report = asked.graph.report(own)
    claims = asked.graph.claims(report=own)
    thing = tell.report(report, claims, text=asked.texts)
    shown = [claim for sentence in thing["sentences"] for claim in sentence["ids"]]
    return {"thing": thing | report_content(report), "room": "reports"} | asked.told(shown)


def _entity(asked: _Asked, own: str) -> JSON:
    graph, one = asked.graph, asked.graph.entity(own)
    edges, spans = graph.relations(one.id), _spans(asked, one)
    now = _now(one, spans, asked.on) if one.is_place else None
    behind = (now.supporting, now.against) if now else ((), ())
    pro, contra = (graph.newest(ids, asked.known_on) for ids in behind)
    sides = asked.side(pro, "for", _BESIDE), asked.side(contra, "against", _BESIDE)
    latest = _latest(asked, one, edges)
    thing = tell.entity(one, tell.Known(graph.entities(), edges, spans[::-1], now))
    judgements = [heard_json(heard) for heard in graph.judgements(entity=one.id) if heard.judgement.entities]
    return {
        "id": one.id,
        "room": "entities",
        "thing": thing,
        "for": sides[0].content,
        "against": sides[1].content,
        "latest": latest.content if latest else None,
        "judgements": judgements,
    } | asked.told(own for side in (*sides, latest) if side for own in side.ids)


def _spans(asked: _Asked, one: Entity) -> Sequence[Control]:
    """Give the timeline of a place; of an actor what it holds now, by all that is known now."""
    if one.is_place and (spans := asked.graph.known_control(one.id, asked.known_on)):
        return spans
    return asked.graph.holding_now(one.id) if one.is_actor else ()


def _latest(asked: _Asked, one: Entity, edges: Iterable[Relationship]) -> Side | None:
    """Give the claims on an entity that were published last; of one of which very much is told, when asked again."""
    if asked.part is None and sum(len(edge.claims) for edge in edges) > _BUSY:
        return None
    return asked.side(asked.graph.naming(one.id, asked.known_on), "latest", _LATEST)


def _now(place: Entity, spans: Sequence[Control], on: date | None) -> Control | None:
    if not spans:
        return None
    return on_day(place, spans, on) if on else spans[-1]


_THINGS: Final[Mapping[str, Callable[[_Asked, str], JSON]]] = {
    "edge": _edge,
    "interval": _interval,
    "claim": _claim,
    "event": _event,
    "report": _report,
    "entity": _entity,
}
