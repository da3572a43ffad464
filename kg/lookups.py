"""What a graph can be asked: its look-ups, by the names that people use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from kg import found
from kg.errors import UsageError
from kg.found import Found
from kg.model import (
    Change,
    Chapter,
    Claim,
    Control,
    Dispute,
    Entity,
    Event,
    Kind,
    News,
    Relation,
    Relationship,
    Report,
    Status,
)
from kg.query import claims as told
from kg.query import control as held
from kg.query import described as spoken
from kg.query import entities as named
from kg.query import events as happened
from kg.query import finding
from kg.query import judgements as heard
from kg.query import news as fresh
from kg.query import reconciling as matched
from kg.query import relations as related
from kg.query import reports as kept
from kg.query import timeline as behind
from kg.query.described import Described
from kg.query.finding import Findings, What
from kg.query.force import in_force
from kg.query.looking import entities_of
from kg.query.reconciling import Candidate, Wanted
from kg.store import Store

Word = TypeVar("Word", bound=StrEnum)


class Lookups:
    """Look-ups in a store. Names, days and what is refused are as `kg.graph.Graph` says."""

    def __init__(self, store: Store) -> None:
        """Look up in an open store."""
        self._store = store

    def entity(self, name: str) -> Entity:
        """Find an entity by id, label or alias; `NotFound` carries the nearest names."""
        return named.find_entity(self._store, name)

    def entities(self) -> Mapping[str, Entity]:
        """Give every entity by id, each read when it is first asked for."""
        return entities_of(self._store)

    def search(
        self, words: str, limit: int = 10, *, kind: Kind | str | None = None, country: str | None = None
    ) -> list[Entity]:
        """Find entities whose names come near, best first, other spellings and typing errors forgiven.

        `country` is a state, as what lies in it or belongs to it. An unknown kind is a `UsageError`.
        """
        return finding.search(self._store, words, limit, kind=word(Kind, kind), country=self._id(country))

    def find(
        self,
        words: str,
        *,
        what: What | str | None = None,
        kind: Kind | str | None = None,
        country: str | None = None,
        relation: Relation | str | None = None,
    ) -> Findings:
        """Find entities, reports and questions by words, with counts by what narrows the search; as `search` does.

        `relation` keeps the entities that stand in it, on either side.
        """
        asked = finding.Filters(
            word(What, what), word(Kind, kind), self._id(country), word(Relation, relation)
        )
        return finding.find(self._store, words, asked)

    def reconcile(self, wanted: Wanted | str) -> list[Candidate]:
        """Give the entities that a row of a table may mean, best first, with scores and whether that is sure.

        A bare name stands for a row that says nothing else. Unknown types and properties are a `UsageError`.
        """
        return matched.reconcile(self._store, Wanted(wanted) if isinstance(wanted, str) else wanted)

    def relations(
        self,
        entity: str,
        *,
        relation: Relation | str | None = None,
        other: str | None = None,
        since: date | None = None,
        until: date | None = None,
        status: Status | str | None = None,
    ) -> Found[Relationship]:
        """Give the relationships in which an entity is subject or object.

        `other` is the second party. An unknown relation or status, and an `until` before `since`, are a
        `UsageError`.
        """
        ordered(since, until)
        edges = related.relations(
            self._store,
            self.entity(entity).id,
            relation=word(Relation, relation),
            other=self._id(other),
            since=since,
            until=until,
            status=word(Status, status),
        )
        return found.relationships(edges)

    def relationships(
        self, around: str | None = None, depth: int = 1, *, on: date | None = None
    ) -> Found[Relationship]:
        """Give every relationship, or those among the entities within `depth` steps of one.

        With `on` they are those in force on that day: alliances and their like by their periods, `controls` by
        who held the place, and what had happened by then; what nothing dates is left out.
        """
        from kg.draw.selection import select  # noqa: PLC0415  brings nothing heavy, but belongs to drawing

        edges: Sequence[Relationship] = related.relationships(self._store)
        if on is not None:
            edges = list(in_force(self._store, edges, on))
        if around is not None:
            limit = len(edges) * 2 + 1
            edges = select(edges, around=self.entity(around).id, depth=depth, limit=limit).edges
        return found.relationships(edges)

    def edges(
        self,
        *,
        entity: str | None = None,
        relation: Relation | str | None = None,
        since: date | None = None,
        until: date | None = None,
        disputed: bool | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Found[Relationship]:
        """Give the relationships that pass every filter, ordered by id; `after` is the last id of the page before.

        `entity` may be either end. An unknown relation, and an `until` before `since`, are a `UsageError`.
        """
        ordered(since, until)
        edges = related.edges(
            self._store,
            entity=self._id(entity),
            relation=word(Relation, relation),
            since=since,
            until=until,
            disputed=disputed,
            limit=limit,
            after=after,
        )
        return found.relationships(edges)

    def claims(
        self,
        *,
        entity: str | None = None,
        relation: Relation | str | None = None,
        place: str | None = None,
        source: str | None = None,
        since: date | None = None,
        until: date | None = None,
        status: Status | str | None = None,
        report: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Found[Claim]:
        """Give the claims that pass every filter, ordered by id; `after` is the last id of the page before.

        `entity` may stand in any role, `source` is a publisher, `report` an id. A place that is none, an
        unknown relation or status, and an `until` before `since` are a `UsageError`; a report that is not
        there is `NotFound`.
        """
        ordered(since, until)
        claims = told.claims(
            self._store,
            entity=self._id(entity),
            relation=word(Relation, relation),
            place=None if place is None else self.place(place).id,
            source=source,
            since=since,
            until=until,
            status=word(Status, status),
            report=None if report is None else self.report(report).id,
            limit=limit,
            after=after,
        )
        return found.claims(claims, self.report, partial(heard.in_force, self._store))

    def claim(self, id: str) -> Claim:
        """Give one claim; `NotFound` when it is not there."""
        return told.claim(self._store, id)

    def neighbours(self, claim: Claim) -> tuple[str, str]:
        """Give the sentences before and after a claim's own; empty where there is none."""
        return told.neighbours(self._store, claim)

    def report(self, id: str) -> Report:
        """Give one report; `NotFound` when it is not there."""
        return kept.report(self._store, id)

    def reports(self, *, limit: int | None = None, after: str | None = None) -> list[Report]:
        """Give reports ordered by id; `after` is the last id of the page before."""
        return kept.reports(self._store, limit=limit, after=after)

    def control(self, place: str, *, on: date | None = None, known_on: date | None = None) -> Found[Control]:
        """Give who held a place when, earliest first; what is no place is a `UsageError`.

        With `on` it is the one interval that counts on that day: the latest that had begun for sure, with
        whoever may have come after it in `possible`, and one without holders where nothing is known. With
        `known_on` only reports published by then count.
        """
        where = self.place(place)
        if on and not known_on:
            return found.control([held.control_on(self._store, where, on)])
        spans = held.control(self._store, where.id, known_on)
        return found.control([held.on_day(where, spans, on)] if on else spans)

    def timeline(self, place: str, *, known_on: date | None = None) -> list[Chapter]:
        """Give who held a place when, each interval with the claims for it and against it; as `control` does."""
        return behind.timeline(self._store, self.place(place).id, known_on)

    def undated(self, place: str | None = None) -> int:
        """Count the reports without a day, which `known_on` leaves out: all, or those that name a place."""
        return kept.undated(self._store, None if place is None else self.place(place).id)

    def timelines(self, *, on: date | None = None, known_on: date | None = None) -> Found[Control]:
        """Give who held each place when, by place and start; days as in `control`.

        With `on` it is one interval for each place of which anything was known on that day.
        """
        return found.control(held.timelines(self._store, on, known_on))

    def holdings(self, actor: str, *, on: date | None = None, known_on: date | None = None) -> Found[Control]:
        """Give the intervals in which an actor, or one that belongs to it, holds a place; days as in `control`.

        They are ordered by place, then by start. What is no actor is a `UsageError`.
        """
        return found.control(held.holdings(self._store, self.belonging(actor), on, known_on))

    def most_changed(self) -> list[str]:
        """Give the id of every place with a timeline, those whose holder or status changed most often first."""
        return held.most_changed(self._store)

    def theatre(self, actor: str) -> list[str]:
        """Give the id of every place that an actor, or one that belongs to it, held or may have held, oftenest first.

        What is no actor is a `UsageError`.
        """
        return held.theatre(self._store, self.belonging(actor))

    def belonging(self, actor: str) -> frozenset[str]:
        """Give the ids of an actor and of all that belongs to it; what is no actor is a `UsageError`."""
        return named.belonging(self._store, self.actor(actor).id)

    def report_days(self, name: str) -> Mapping[date, int]:
        """Count the dated reports that say something of an entity, or of what belongs to it, by day, earliest first."""
        entity = self.entity(name)
        ids = self.belonging(entity.id) if entity.is_actor else {entity.id}
        return kept.report_days(self._store, ids)

    def disputes(self, *, since: date | None = None) -> Found[Dispute]:
        """Give what is disputed, the latest first; with `since` what still was on that day or later."""
        return found.disputes(held.disputes(self._store, since))

    def compare(self, first: date, second: date) -> Found[Change]:
        """Give the places that were held otherwise on the second day than on the first.

        A second day that is not after the first is a `UsageError`.
        """
        if second <= first:
            raise UsageError(f"the second day ({second}) is not after the first ({first})")
        return found.changes(held.compare(self._store, first, second))

    def news(self, since: date | None = None, *, limit: int = 50, after: int = 0) -> News:
        """Give what is known now that was not known before the newest reports: those from the day `since` on.

        Without `since` it is chosen so that there are a few reports, and the result says it. Of the places of
        which they say who holds them, at most `limit` behind the first `after` are compared with what was known
        before. A `since` on which the first report was not yet published leaves nothing to compare with: then all
        is new.
        """
        return fresh.news(self._store, since, limit, after)

    def allies(self, actor: str, *, on: date | None = None) -> Found[Relationship]:
        """Give an actor's alliances and supports, given and received, with their periods; on a day if one is given.

        What is no actor is a `UsageError`.
        """
        known = self.actor(actor).id
        bonds = (Relation.ALLIED_WITH, Relation.SUPPORTS)
        edges = [e for r in bonds for e in related.relations(self._store, known, relation=r)]
        return found.relationships(e for e in edges if on is None or any(p.covers(on) for p in e.periods))

    def relationship(self, id: str) -> Relationship:
        """Give one relationship; `NotFound` when it is not there."""
        return related.relationship(self._store, id)

    def interval(self, id: str) -> Control:
        """Give one interval of a place's control; `NotFound` when it is not there."""
        return held.interval(self._store, id)

    def event(self, id: str) -> Event:
        """Give one event; `NotFound` when it is not there."""
        return happened.event(self._store, id)

    def events(
        self,
        *,
        relation: Relation | str | None = None,
        actor: str | None = None,
        place: str | None = None,
        since: date | None = None,
        until: date | None = None,
        disputed: bool | None = None,
        limit: int | None = None,
        after: str | None = None,
        known_on: date | None = None,
    ) -> Found[Event]:
        """Give what happened, each event once however many claims tell of it, by day and then by id.

        With `known_on` only reports published by then count. `after` is the last id of the page before. An actor
        or a place that is none, an unknown relation, and an `until` before `since` are a `UsageError`.
        """
        ordered(since, until)
        events = happened.events(
            self._store,
            relation=word(Relation, relation),
            actor=None if actor is None else self.actor(actor).id,
            place=None if place is None else self.place(place).id,
            since=since,
            until=until,
            disputed=disputed,
            limit=limit,
            after=after,
            known_on=known_on,
        )
        return found.events(events)

    def describe(self, room: str, id: str, *, texts: bool = False) -> Described:
        """Give what is said of the node BASE/`room`/`id` and its parts, and what names it; else `NotFound`.

        Rooms are `entities`, `claims`, `reports` and so on, as in the IRIs; `texts` takes reports' full texts along.
        """
        return spoken.described(self._store, room, id, texts=texts)

    def _id(self, name: str | None) -> str | None:
        # An empty name is a name that nothing has, not a filter left out.
        return None if name is None else self.entity(name).id

    def place(self, name: str) -> Entity:
        """Find a place as `entity` does; what is no place is a `UsageError`."""
        place = self.entity(name)
        if not place.is_place:
            raise UsageError(f"{place.label} ({place.kind}) is no place")
        return place

    def actor(self, name: str) -> Entity:
        """Find an actor as `entity` does; what is no actor is a `UsageError`."""
        actor = self.entity(name)
        if not actor.is_actor:
            raise UsageError(f"{actor.label} ({actor.kind}) is no actor")
        return actor


def ordered(since: date | None, until: date | None) -> None:
    """Refuse days that run backwards with a `UsageError`."""
    if since and until and until < since:
        raise UsageError(f"until ({until}) lies before since ({since})")


def word(kind: type[Word], written: Word | str | None) -> Word | None:
    """Read a value by its word; another word is a `UsageError` that lists those there are."""
    if written is None:
        return None
    try:
        return kind(written)
    except ValueError:
        raise UsageError(f"{written!r} is no {kind.__name__.lower()}; one of {', '.join(kind)} is") from None
