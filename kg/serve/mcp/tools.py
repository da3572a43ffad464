"""The tools: each reads the graph, is bounded, and names the claims and sources that its answer rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, TypeVar

from pydantic import BeforeValidator, Field

from kg.graph import Graph
from kg.model import (
    Control,
    Dispute,
    Kind,
    Relation,
    Relationship,
    Status,
    claim_json,
    control_json,
    entity_json,
    relationship_json,
    report_json,
)
from kg.query.judgements import heard_json
from kg.query.lists import Listed
from kg.serve.mcp.statements import JSON, behind, cut, statement
from kg.serve.parameters import iso_day

T = TypeVar("T")

MOST: Final = 25
"""How many things an answer may list."""

_Day = Annotated[date, BeforeValidator(iso_day)]
_Entity = Annotated[str, Field(description="Id, label or alias, as find_entity gives them.", max_length=500)]
_Place = Annotated[str, Field(description="Id, label or alias of a place.", max_length=500)]
_Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
_Since = Annotated[_Day | None, Field(description="First day, inclusive: YYYY-MM-DD.")]
_Until = Annotated[_Day | None, Field(description="Last day, inclusive: YYYY-MM-DD.")]
_Relation = Annotated[Relation | None, Field(description="Only this relation.")]
_Status = Annotated[Status | None, Field(description="Only claims of this status.")]
_KnownOn = Annotated[
    _Day | None,
    Field(description="Only by what was published until this day: what could be known then."),
]


@dataclass(frozen=True, slots=True)
class Tools:
    """What a model may ask of a graph. Errors are those of `Graph`."""

    graph: Graph

    def find_entity(
        self,
        name: Annotated[str, Field(description="Name in any spelling, or part of it.", max_length=500)],
        kind: Annotated[Kind | None, Field(description="Only this kind.")] = None,
        country: Annotated[
            str | None, Field(description="Only what lies in or belongs to this state.", max_length=500)
        ] = None,
        limit: _Limit = 5,
    ) -> JSON:
        """Find actors (armies, groups, governments, persons in office) and places by name, best first.

        Begin here: the ids are what the other tools take. Each entity comes with the number of claims that name it
        and one of them with its source and day, so that you can see whether the right one was found.
        """
        found = self.graph.search(name, limit, kind=kind, country=country)
        return {"entities": [self._known(e.id) for e in found]}

    def relations(
        self,
        entity: _Entity,
        *,
        relation: _Relation = None,
        other: Annotated[
            str | None, Field(description="Only with this second party.", max_length=500)
        ] = None,
        since: _Since = None,
        until: _Until = None,
        status: _Status = None,
        limit: _Limit = 10,
    ) -> JSON:
        """Give what an actor or place did, suffered or was part of, the best attested first.

        That is: captured, withdrew-from, fought, allied-with, supports and the like. Each relationship says how many
        reports and independent witnesses tell of it, whether it is disputed, and shows claims with source, day and
        sentence; `denials` are claims that deny it. For who holds a place on a day ask `control`: relationships
        are timeless.
        """
        edges = self.graph.relations(
            entity, relation=relation, other=other, since=since, until=until, status=status
        )
        ordered = sorted(edges, key=lambda e: (-len(e.reports), e.id))
        return {
            "entity": entity_json(self.graph.entity(entity)),
            **_some(ordered, limit, "relationships", self._edge),
        }

    def control(
        self,
        place: _Place,
        on: Annotated[
            _Day | None, Field(description="The day asked about: YYYY-MM-DD. Without it the whole story.")
        ] = None,
        known_on: _KnownOn = None,
        limit: _Limit = 10,
    ) -> JSON:
        """Tell who held a place: on a day, or through time, and as far as was known on another day.

        `status` is held, disputed (opposed sides claim it with equal weight), contested (fighting inside), divided,
        besieged or unknown; `basis` says on whose word it rests. Each interval shows the claims for it and against it
        with source, day and sentence. `possible` are holders who may have come after. Without `on` the latest
        intervals come first.
        """
        where = self.graph.place(place)
        spans = self.graph.control(where.id, on=on, known_on=known_on)
        told = {"place": entity_json(where), **_some(spans[::-1], limit, "intervals", self._interval)}
        if known_on:
            # What would have been thought on another day lies at no address.
            told["intervals"] = [span | {"id": None} for span in told["intervals"]]
        return told | ({"undated_reports_left_out": self.graph.undated(where.id)} if known_on else {})

    def disputes(
        self,
        place: Annotated[str | None, Field(description="Only of this place.", max_length=500)] = None,
        actor: Annotated[str | None, Field(description="Only with this actor.", max_length=500)] = None,
        since: _Since = None,
        limit: _Limit = 10,
    ) -> JSON:
        """List what sources contradict each other about, the latest first, with claims of both sides."""
        page = self.graph.listed(Listed.DISPUTES, place=place, actor=actor, since=since, limit=limit)
        return {"total": page.total, "disputes": [self._dispute(d) for d in page.items]}

    def claims(
        self,
        *,
        entity: Annotated[str | None, Field(description="Anyone or anything in it.", max_length=500)] = None,
        relation: _Relation = None,
        place: Annotated[
            str | None, Field(description="What is taken, or where it happens.", max_length=500)
        ] = None,
        source: Annotated[str | None, Field(description="Publisher of the report.", max_length=500)] = None,
        since: _Since = None,
        until: _Until = None,
        status: _Status = None,
        limit: _Limit = 10,
        after: Annotated[str | None, Field(description="`next` of the page before.", max_length=500)] = None,
    ) -> JSON:
        """List single claims, each one sentence of one report, that pass every filter; go on with `after`."""
        page = self.graph.listed(
            Listed.CLAIMS,
            entity=entity,
            relation=relation,
            place=place,
            source=source,
            since=since,
            until=until,
            status=status,
            limit=limit,
            after=after,
        )
        told = [statement(self.graph, c) for c in page.items]
        return {"total": page.total, "claims": told, "next": page.after}

    def evidence(
        self, claim: Annotated[str, Field(description="Id of a claim, from any answer.", max_length=500)]
    ) -> JSON:
        """Show what one claim rests on: its sentence, report, source, day, speakers, confidence, judgements on it."""
        found = self.graph.claim(claim)
        value = claim_json(found)
        value["evidence"] = value["evidence"] | {"text": cut(found.evidence.text)}
        return value | {
            "told_in": report_json(self.graph.report(found.report)),
            "address": f"{self.graph.base}claims/{found.id}",
            "judgements": [heard_json(h) for h in self.graph.judgements(claim=found.id)],
        }

    def _known(self, own: str) -> JSON:
        entity = self.graph.entity(own)
        page = self.graph.listed(Listed.CLAIMS, entity=own, limit=1)
        return entity_json(entity) | {
            "aliases": list(entity.aliases[:10]),
            "country": entity.country,
            "claims": page.total,
            "example": statement(self.graph, page.items[0]) if page.items else None,
        }

    def _edge(self, edge: Relationship) -> JSON:
        value = relationship_json(edge)
        for name in ("sources", "witnesses"):
            value[name] = value[name][:10]
        value["periods"] = value["periods"][-5:]
        value["claims"] = behind(self.graph, edge.claims)
        return value | {"denials": behind(self.graph, edge.denials)}

    def _interval(self, span: Control) -> JSON:
        both = {"for": span.supporting, "against": span.against}
        return control_json(span) | {side: behind(self.graph, own) for side, own in both.items()}

    def _dispute(self, dispute: Dispute) -> JSON:
        told: dict[str, Any] = {"kind": dispute.kind, "since": dispute.since and dispute.since.isoformat()}
        if dispute.interval:
            told |= {"place": entity_json(dispute.interval.place), **self._interval(dispute.interval)}
        return told | ({"relationship": self._edge(dispute.edge)} if dispute.edge else {})


def _some(found: Sequence[T], limit: int, name: str, told: Any) -> JSON:  # noqa: ANN401
    return {"total": len(found), name: [told(one) for one in found[:limit]]}
