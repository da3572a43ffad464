"""The graph as a programmer holds it: one object over store, reading, questions and drawing."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, overload

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg import derive, found, text
from kg.coded import RowMeans
from kg.errors import UsageError
from kg.explaining import Explaining
from kg.export import Contents, exported
from kg.formats import asked
from kg.found import Found
from kg.ingest import ClaimReader, Ingested, Means, Progress, ingest
from kg.model import (
    Change,
    Claim,
    Control,
    Dispute,
    Entity,
    Event,
    Explanation,
    Fault,
    Relation,
    Relationship,
    Report,
    Status,
)
from kg.query import catalogue
from kg.query import claims as told
from kg.query import control as held
from kg.query import entities as named
from kg.query import events as happened
from kg.query import relations as related
from kg.query import reports as kept
from kg.query.catalogue import Answer
from kg.query.force import in_force
from kg.query.foreign import Result, Workers
from kg.query.guard import Form
from kg.query.question import Question
from kg.read import Outcome, Terms, given_report, read, this_day
from kg.settings import DEFAULT_BASE, Settings
from kg.stats import Stats, count
from kg.store import Store, memory_store, open_store

if TYPE_CHECKING:
    import networkx
    import rdflib


MEMORY = ":memory:"
Word = TypeVar("Word", bound=StrEnum)


class Graph:
    """A knowledge graph of reports. Use it as a context manager, or call `close`.

    Parameters named `entity`, `other`, `place` and `around` take an id, a label or an alias; a name that
    nothing has is `NotFound` with the nearest names. Days are `datetime.date`, inclusive.

    >>> graph = open_graph(":memory:")
    >>> graph.reports()
    []
    >>> graph.close()
    """

    def __init__(
        self,
        store: Store,
        settings: Settings | None = None,
        reader: ClaimReader | None = None,
        known: Mapping[str, Entity] | None = None,
    ) -> None:
        """Hold an open store.

        The reader of claims, and the entities known before reading, are loaded when the first report is
        read, unless a reader is given.
        """
        self._store, self._settings = store, settings or Settings.from_env()
        self._means = Means(reader, known or {}) if reader else None
        self._workers: Workers | None = None
        self._explaining = Explaining(lambda: self._loaded().reader)

    @property
    def base(self) -> str:
        """Give the IRI under which this graph's entities live; it ends in `/`."""
        return self._store.base

    @property
    def version(self) -> str:
        """Give a word that is another one whenever this object has changed the graph."""
        return str(self._store.version)

    def ingest(
        self,
        *inputs: str | Path,
        published: date | None = None,
        source: str | None = None,
        force: bool = False,
        progress: Progress | None = None,
    ) -> Ingested:
        """Read files and folders into the graph and derive what follows; `-` is standard input.

        `published` and `source` stand in where a report does not give its own. What cannot be read is in
        `refused`, and so is a report in another language than English unless `force` is set. `progress` is
        told after every batch, when it is safely stored.
        """
        terms = Terms.of(self._settings, this_day(), published, source, force=force)
        outcomes = read(inputs, terms, sys.stdin.buffer)
        return self.take(outcomes, progress)

    def add(
        self, reports: Iterable[Report], progress: Progress | None = None, *, force: bool = False
    ) -> Ingested:
        """Read reports that are values already into the graph and derive what follows; `force` as in `ingest`."""
        terms = Terms.of(self._settings, this_day(), force=force)
        return self.take((given_report(r, terms) for r in reports), progress)

    def take(self, outcomes: Iterable[Outcome], progress: Progress | None = None) -> Ingested:
        """Read what `kg.read` gave into the graph: reports for their claims; refusals and notes are passed on."""
        return ingest(self._store, outcomes, self._loaded, progress, self._coding)

    def forget(self, report: str) -> None:
        """Remove a report, its claims and what rests on them alone; `NotFound` when it is not there."""
        derive.update(self._store, forget=[self.report(report).id])
        self._store.flush()

    def entity(self, name: str) -> Entity:
        """Find an entity by id, label or alias; `NotFound` carries the nearest names."""
        return named.find_entity(self._store, name)

    def search(self, words: str, limit: int = 10) -> list[Entity]:
        """Find entities whose names come near, best first, typing errors forgiven."""
        return named.search(self._store, words, limit)

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
        _ordered(since, until)
        edges = related.relations(
            self._store,
            self.entity(entity).id,
            relation=_word(Relation, relation),
            other=self._id(other),
            since=since,
            until=until,
            status=_word(Status, status),
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
        _ordered(since, until)
        claims = told.claims(
            self._store,
            entity=self._id(entity),
            relation=_word(Relation, relation),
            place=None if place is None else self._place(place).id,
            source=source,
            since=since,
            until=until,
            status=_word(Status, status),
            report=None if report is None else self.report(report).id,
            limit=limit,
            after=after,
        )
        return found.claims(claims, self.report)

    def claim(self, id: str) -> Claim:
        """Give one claim; `NotFound` when it is not there."""
        return told.claim(self._store, id)

    def explain(self, claim: str) -> Explanation:
        """Give what a claim rests on, by reading its report again; `NotFound` when it is not there.

        A claim that this reader does not make of that report, because it came from elsewhere or from other
        rules, is `Unexplained`.
        """
        told = self.claim(claim)
        return self._explaining.explanation(told, self.report(told.report))

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
        where = self._place(place)
        spans = held.control(self._store, where.id, known_on)
        return found.control([held.on_day(where, spans, on)] if on else spans)

    def timelines(self, *, on: date | None = None, known_on: date | None = None) -> Found[Control]:
        """Give who held each place when, by place and start; days as in `control`.

        With `on` it is one interval for each place of which anything was known on that day.
        """
        return found.control(held.timelines(self._store, on, known_on))

    def holdings(self, actor: str, *, on: date | None = None, known_on: date | None = None) -> Found[Control]:
        """Give the intervals in which an actor, or one that belongs to it, holds a place; days as in `control`.

        They are ordered by place, then by start. What is no actor is a `UsageError`.
        """
        kin = named.belonging(self._store, self._actor(actor).id)
        return found.control(held.holdings(self._store, kin, on, known_on))

    def disputes(self, *, since: date | None = None) -> list[Dispute]:
        """Give what is disputed, the latest first; with `since` what still was on that day or later."""
        return held.disputes(self._store, since)

    def compare(self, first: date, second: date) -> list[Change]:
        """Give the places that were held otherwise on the second day than on the first.

        A second day that is not after the first is a `UsageError`.
        """
        if second <= first:
            raise UsageError(f"the second day ({second}) is not after the first ({first})")
        return held.compare(self._store, first, second)

    def allies(self, actor: str, *, on: date | None = None) -> Found[Relationship]:
        """Give an actor's alliances and supports, given and received, with their periods; on a day if one is given.

        What is no actor is a `UsageError`.
        """
        known = self._actor(actor).id
        bonds = (Relation.ALLIED_WITH, Relation.SUPPORTS)
        edges = [e for r in bonds for e in related.relations(self._store, known, relation=r)]
        return found.relationships(e for e in edges if on is None or any(p.covers(on) for p in e.periods))

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
    ) -> Found[Event]:
        """Give what happened, each event once however many claims tell of it, by day and then by id.

        `after` is the last id of the page before. An actor or a place that is none, an unknown relation, and
        an `until` before `since` are a `UsageError`.
        """
        _ordered(since, until)
        events = happened.events(
            self._store,
            relation=_word(Relation, relation),
            actor=None if actor is None else self._actor(actor).id,
            place=None if place is None else self._place(place).id,
            since=since,
            until=until,
            disputed=disputed,
            limit=limit,
            after=after,
        )
        return found.events(events)

    @overload
    def sparql(
        self, query: str, *, seconds: float | None = None, rows: int | None = None
    ) -> QuerySolutions | QueryBoolean | list[Triple]: ...

    @overload
    def sparql(
        self, query: str, *, media_type: str, seconds: float | None = None, rows: int | None = None
    ) -> Result: ...

    def sparql(
        self,
        query: str,
        *,
        media_type: str | None = None,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> QuerySolutions | QueryBoolean | list[Triple] | Result:
        """Answer a SPARQL query in pyoxigraph's values: rows, a truth value or triples.

        The default graph holds entities and plain edges, each report is a named graph; the prefixes of
        `kg.query.prefixes` need no declaration. Past `seconds` the query ends with a `QueryTimeout`; past
        `rows` rows the rest is left out with a `UserWarning`. Both come from the settings unless given. What
        would leave the dataset or change it is a `RefusedQuery`.

        With a `media_type` the answer is a `Result`: bytes in it, and `truncated` in place of the warning.
        """
        if self._workers is None:
            self._workers = Workers(self._store)
        result = self._workers.run(
            query,
            seconds=self._settings.query_seconds if seconds is None else seconds,
            rows=self._settings.query_rows if rows is None else rows,
            media_type=media_type,
        )
        if media_type is not None:
            return result
        if result.truncated:
            warnings.warn("the answer was cut short: give `rows` or a LIMIT", stacklevel=2)
        if result.form in (Form.SELECT, Form.ASK):
            return parse_query_results(result.body, QueryResultsFormat.JSON)
        return [quad.triple for quad in parse(result.body, RdfFormat.TURTLE)]

    def questions(self) -> list[Question]:
        """Give the questions of the catalogue: name, title, description, parameters."""
        return list(catalogue.questions().values())

    def ask(self, question: str, **parameters: str) -> Answer:
        """Answer a question of the catalogue: an unknown one is `NotFound`, a bad value a `UsageError`."""
        return catalogue.ask(self._store, question, parameters)

    def to_networkx(
        self, around: str | None = None, depth: int = 1, *, on: date | None = None
    ) -> networkx.MultiDiGraph[str]:
        """Give relationships as a network, chosen as `relationships` does: one node an entity, one edge each."""
        from kg.draw.network import to_networkx  # noqa: PLC0415  networkx takes a while to load

        return to_networkx(self.relationships(around, depth, on=on))

    def to_rdflib(self) -> rdflib.Dataset:
        """Give a copy of all that is stored as an rdflib dataset, reports as named graphs."""
        # rdflib takes a third of a second to load.
        from kg.rdf.interchange import to_dataset  # noqa: PLC0415

        return to_dataset(self._store.quads())

    def draw(self, path: str | Path | None = None, *, around: str | None = None, depth: int = 1) -> str:
        """Give the page of the network, self-contained HTML; write it to `path` as UTF-8 if one is given."""
        # pyvis and networkx take half a second to load.
        from kg.draw.page import page  # noqa: PLC0415

        centre = None if around is None else self.entity(around)
        edges = related.relationships(self._store)
        claims = {c: self.claim(c) for c in _rests_on(self.relationships(around, depth))}
        reports = {r: self.report(r) for r in {c.report for c in claims.values()}}
        title = f"Around {centre.label}" if centre else "Who does what to whom, and who says so"
        html = page(edges, claims, reports, title=title, around=centre.id if centre else None, depth=depth)
        if path is not None:
            Path(path).write_text(html, encoding="utf-8")
        return html

    def export(
        self, format: str, *, what: str | None = None, on: date | None = None, known_on: date | None = None
    ) -> str:
        """Give the graph in one of `kg.formats.FORMATS` that is text; another is a `UsageError`.

        `what` is the content, one of `kg.formats.What`, where a format can hold several, `on` and `known_on`
        are days as in `relationships` and `control`; `kg.formats.asked` says what fits what, and what does not
        is a `UsageError`. A `UserWarning` says what a file leaves out or cannot place.
        """
        if format == "parquet":
            raise UsageError("parquet is no text: stream gives it")
        return b"".join(self.stream(format, what=what, on=on, known_on=known_on)).decode()

    def stream(
        self,
        format: str,
        *,
        what: str | None = None,
        on: date | None = None,
        known_on: date | None = None,
        say: Callable[[str], None] = warnings.warn,
    ) -> Iterator[bytes]:
        """Give what `export` gives in pieces, UTF-8 where it is text; Parquet is one piece.

        `say` is told at the end, in a line each, what is left out or cannot be placed.
        """
        return exported(
            asked(format, what, on, known_on), Contents.of(self, self._store, self._settings), say
        )

    def stats(self) -> Stats:
        """Count what the graph holds."""
        return count(self._store)

    def validate(self, *, deep: bool = False, progress: Callable[[str], None] | None = None) -> list[Fault]:
        """Give what is wrong in the graph, each fault with its node; an empty list is a sound graph.

        Nothing is changed. `deep` also holds every report and all that is derived against the SHACL shapes,
        which takes about a fifth of a second a report. `progress` is told how far it has come.
        """
        from kg.soundness import faults  # noqa: PLC0415  what no other command needs

        return faults(self._store, deep=deep, progress=progress or (lambda _: None))

    def close(self) -> None:
        """Write what is pending and let go of the store; closing twice does nothing."""
        if self._workers is not None:
            self._workers.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _id(self, name: str | None) -> str | None:
        # An empty name is a name that nothing has, not a filter left out.
        return None if name is None else self.entity(name).id

    def _place(self, name: str) -> Entity:
        place = self.entity(name)
        if not place.is_place:
            raise UsageError(f"{place.label} ({place.kind}) is no place")
        return place

    def _actor(self, name: str) -> Entity:
        actor = self.entity(name)
        if not actor.is_actor:
            raise UsageError(f"{actor.label} ({actor.kind}) is no actor")
        return actor

    def _loaded(self) -> Means:
        if self._means is None:
            self._means = _means(self._settings)
        return self._means

    def _coding(self) -> RowMeans:
        reader = text.row_reader(self._settings)
        return RowMeans(reader, reader.registry.entities)


def open_graph(
    path: str | Path | None = None, *, settings: Settings | None = None, write: bool = True
) -> Graph:
    """Open the graph in a folder, which is made when it is not there; `:memory:` is one that is never kept.

    Without a path it is the one that the settings name. With `write=False` many may read the same graph,
    which must be there (`StoreMissing`) and which nobody may be writing (`StoreInUse`).
    """
    chosen = settings or Settings.from_env()
    if path == MEMORY:
        return Graph(memory_store(chosen.base), chosen)
    # The default is for new stores: an old one keeps the base that it was made with.
    base = None if chosen.base == DEFAULT_BASE else chosen.base
    return Graph(open_store(Path(path or chosen.store), base, write=write), chosen)


def _ordered(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise UsageError(f"until ({until}) lies before since ({since})")


def _word(kind: type[Word], written: Word | str | None) -> Word | None:
    if written is None:
        return None
    try:
        return kind(written)
    except ValueError:
        raise UsageError(f"{written!r} is no {kind.__name__.lower()}; one of {', '.join(kind)} is") from None


def _rests_on(edges: Iterable[Relationship]) -> set[str]:
    return {claim for edge in edges for claim in edge.claims + edge.denials}


def _means(settings: Settings) -> Means:
    reader = text.extractor(settings)
    return Means(reader, reader.knowledge.registry.entities, text.version())
