"""The graph as a programmer holds it: one object over store, extraction, questions and drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from kg.model import Claim, Control, Entity, Relation, Relationship, Report, Status
from kg.read import Note, Refusal
from kg.settings import Settings

if TYPE_CHECKING:
    import networkx
    import rdflib


class ClaimReader(Protocol):
    """What reads claims out of a report; `kg.extract.Extractor` is one."""

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one ingestion did.

    `read` reports came in; of them `added` were new, `replaced` had been there with other words, `unchanged` with the
    same. `claims` counts those of new and replaced reports, `undated` the reports without a day of publication.
    """

    read: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    claims: int = 0
    undated: int = 0
    refused: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a graph holds; `first` and `last` are the days between which its reports were published."""

    reports: int
    undated: int
    claims: int
    relationships: int
    entities: int
    places: int
    sources: int
    first: date | None
    last: date | None
    relations: Mapping[str, int]


class Graph:
    """A knowledge graph of reports. Use it as a context manager, or call `close`.

    `entity` parameters take an id, a label or an alias. Days are `datetime.date`, inclusive.
    """

    def __init__(self, store: Any, settings: Settings | None = None, extractor: ClaimReader | None = None) -> None:
        """Hold an open store; the extractor is loaded at the first reading unless one is given."""

    @property
    def base(self) -> str:
        """Give the IRI under which this graph's entities live; it ends in `/`."""
        raise NotImplementedError

    @property
    def version(self) -> str:
        """Give a word that changes whenever the graph's content may have changed (for an ETag)."""
        raise NotImplementedError

    # Reading in -------------------------------------------------------------------------------------------------
    def ingest(
        self,
        *paths: str | Path,
        published: date | None = None,
        source: str | None = None,
        progress: Callable[[Ingested], None] | None = None,
    ) -> Ingested:
        """Read files and folders into the graph and derive; `-` is standard input."""
        raise NotImplementedError

    def add(self, reports: Iterable[Report]) -> Ingested:
        """Read reports into the graph and derive."""
        raise NotImplementedError

    def forget(self, report: str) -> None:
        """Remove a report, its claims and what was derived from them alone; `NotFound` when it is not there."""
        raise NotImplementedError

    # Looking up -------------------------------------------------------------------------------------------------
    def entity(self, name: str) -> Entity:
        """Find an entity by id, label or alias; `NotFound` carries the nearest names."""
        raise NotImplementedError

    def search(self, words: str, limit: int = 10) -> list[Entity]:
        """Find entities whose names come near, best first, typing errors forgiven."""
        raise NotImplementedError

    def relations(
        self,
        entity: str,
        *,
        relation: Relation | str | None = None,
        other: str | None = None,
        since: date | None = None,
        until: date | None = None,
        status: Status | str | None = None,
    ) -> list[Relationship]:
        """Give the relationships in which an entity is subject or object."""
        raise NotImplementedError

    def relationships(self, around: str | None = None, depth: int = 1) -> list[Relationship]:
        """Give every relationship, or those within `depth` steps of an entity."""
        raise NotImplementedError

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
    ) -> list[Claim]:
        """Give claims ordered by id; `after` is the last id of the page before."""
        raise NotImplementedError

    def claim(self, id: str) -> Claim:
        """Give one claim; `NotFound` when it is not there."""
        raise NotImplementedError

    def neighbours(self, claim: Claim) -> tuple[str, str]:
        """Give the sentences before and after a claim's own; empty where there is none."""
        raise NotImplementedError

    def report(self, id: str) -> Report:
        """Give one report; `NotFound` when it is not there."""
        raise NotImplementedError

    def reports(self, *, limit: int | None = None, after: str | None = None) -> list[Report]:
        """Give reports ordered by id; `after` is the last id of the page before."""
        raise NotImplementedError

    def control(self, place: str) -> list[Control]:
        """Give who held a place when, earliest first."""
        raise NotImplementedError

    # Asking -----------------------------------------------------------------------------------------------------
    def sparql(self, query: str, *, seconds: float | None = None, rows: int | None = None) -> Any:
        """Answer a foreign SPARQL query within limits; the default graph holds entities and plain edges."""
        raise NotImplementedError

    def questions(self) -> list[Any]:
        """Give the questions of the catalogue: name, title, description, parameters."""
        raise NotImplementedError

    def ask(self, question: str, **parameters: str) -> Any:
        """Answer a question of the catalogue."""
        raise NotImplementedError

    # Taking out -------------------------------------------------------------------------------------------------
    def to_networkx(self, around: str | None = None, depth: int = 1) -> networkx.MultiDiGraph[str]:
        """Give the relationships as a network: one node an entity, one edge a relationship."""
        raise NotImplementedError

    def to_rdflib(self) -> rdflib.Dataset:
        """Give a copy of all that is stored as an rdflib dataset."""
        raise NotImplementedError

    def draw(self, path: str | Path | None = None, *, around: str | None = None, depth: int = 1) -> str:
        """Give the page of the network, self-contained HTML, and write it to `path` if one is given."""
        raise NotImplementedError

    def export(self, format: str) -> str:
        """Give the graph as turtle, nquads, jsonld, graphml, gexf, csv or geojson."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """Count what the graph holds."""
        raise NotImplementedError

    def validate(self) -> list[str]:
        """Give what breaks the SHACL shapes, one line each; an empty list is a valid graph."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what is pending and let go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_graph(path: str | Path | None = None, *, settings: Settings | None = None, write: bool = True) -> Graph:
    """Open the graph in a folder, made when it is not there; `:memory:` is one that is never kept."""
    raise NotImplementedError
