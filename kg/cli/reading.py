"""Commands that read reports: into the graph, or for their claims and names alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from kg.cli.failing import common_code, say
from kg.cli.options import (
    FilesFrom,
    Force,
    Inputs,
    Jobs,
    Json,
    Nul,
    OptionalInputs,
    Published,
    Source,
    Store,
    day,
    opened,
    settings_of,
)
from kg.cli.output import print_json, print_text
from kg.cli.progress import Meter, shown, so_far
from kg.cli.tables import coding_json, linking
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.errors import ReadError
    from kg.graph import Graph
    from kg.ingest import Ingested
    from kg.model import Entity, Mention, Report
    from kg.read import Note, Outcome, Refusal, Row, Terms


JSON = dict[str, Any]
_CLUSTER = typer.Option(
    "--cluster", metavar="ADDRESS", help="Read on a Dask cluster: its scheduler (tcp://HOST:8786), or local."
)
_SHARDS = typer.Option(
    "--shards",
    metavar="PLACE",
    help="Folder or URL, seen by all its workers, for what they read; else a folder in that of the graph.",
)


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg ingest --published 2017-11-09 --source 'Desert Wire' report.txt")(ingest)
    app.command(epilog="Example: kg extract --published 2017-11-09 report.txt | jq .relation")(extract)
    app.command(epilog="Example: kg mentions report.txt")(mentions)


def ingest(
    inputs: OptionalInputs = None,
    *,
    files_from: FilesFrom = None,
    nul: Nul = False,
    published: Published = None,
    source: Source = None,
    store: Store = None,
    force: Force = False,
    jobs: Jobs = None,
    cluster: Annotated[str | None, _CLUSTER] = None,
    shards: Annotated[str | None, _SHARDS] = None,
    as_json: Json = False,
) -> None:
    """Read reports into the graph and derive what follows from their claims.

    The same report read again changes nothing; other words under the same id replace it. A table of UCDP GED or an
    export of ACLED (csv) is known by its header; each of its rows is a report.
    """
    by = _Readers(checked(jobs), cluster, shards)
    terms = _terms(published, source, force)
    with _inputs(inputs, files_from, nul) as names:
        told = _ingested(names, terms, store, by)
    for line in linking(told.coding):
        say(line)
    if as_json:
        print_json(_counts(told))
    else:
        print_text(_summary(told))
    _warn_undated(told.undated)
    leave(told)


def checked(jobs: int | None) -> int | None:
    """Give a number of processes, refusing one that cannot be meant."""
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs}: reading takes one at least")
    return jobs


def extract(
    inputs: Inputs,
    published: Published = None,
    source: Source = None,
    force: Force = False,
    explain: Annotated[bool, typer.Option("--explain", help="Add to each claim what it rests on.")] = False,
) -> None:
    """Print the claims that reports make, as JSON Lines; no graph is needed or changed."""
    lines = _explained if explain else _claims
    refused: list[Refusal] = []
    undated: list[str] = []
    read = _noting_undated(_read(inputs, _terms(published, source, force), refused), undated)
    for are_rows, run in _runs(read):
        for line in _coded(run) if are_rows else lines(run):
            print_json(line)
    _warn_undated(len(undated))
    _leave([refusal.kind for refusal in refused], len(refused))


def _noting_undated(read: Iterable[Report | Row], ids: list[str]) -> Iterator[Report | Row]:
    from kg.read import Row  # noqa: PLC0415

    for one in read:
        report = one.report if isinstance(one, Row) else one
        if report.published is None:
            ids.append(report.id)
        yield one


def _runs(read: Iterable[Report | Row]) -> Iterator[tuple[bool, Iterator[Any]]]:
    """Part reports from rows, in their order; tell of each run whether it is one of rows."""
    from kg.read import Row  # noqa: PLC0415

    return groupby(read, lambda one: isinstance(one, Row))


def _coded(rows: Iterable[Row]) -> Iterator[JSON]:
    from kg.model import claim_json  # noqa: PLC0415
    from kg.text import row_reader  # noqa: PLC0415

    reader = row_reader(settings_of(None))
    return (claim_json(claim) for row in rows for claim in reader.read(row).claims)


def _claims(reports: Iterable[Report]) -> Iterator[JSON]:
    from kg.model import claim_json  # noqa: PLC0415
    from kg.text import extractor  # noqa: PLC0415

    reader = extractor(settings_of(None))
    return (claim_json(claim) for claims in reader.read_all(reports) for claim in claims)


def _explained(reports: Iterable[Report]) -> Iterator[JSON]:
    from kg.model import claim_json, explanation_json  # noqa: PLC0415
    from kg.text import extractor  # noqa: PLC0415

    reader = extractor(settings_of(None))
    explained = (pair for report in reports for pair in reader.explained(report))
    return (claim_json(c) | {"explanation": explanation_json(why)} for c, why in explained)


def mentions(
    inputs: Inputs, published: Published = None, source: Source = None, force: Force = False
) -> None:
    """Print the actors and places that reports name, recognised and linked, as JSON Lines."""
    refused: list[Refusal] = []
    for are_rows, run in _runs(_read(inputs, _terms(published, source, force), refused)):
        for line in _coded_names(run) if are_rows else _names(run):
            print_json(line)
    _leave([refusal.kind for refusal in refused], len(refused))


def _names(reports: Iterable[Report]) -> Iterator[JSON]:
    from kg.text import extractor  # noqa: PLC0415

    reader = extractor(settings_of(None))
    for report in reports:
        for named in reader.mentions(report):
            yield _named(report.id, named.field, named.mention, named.entity)


def _coded_names(rows: Iterable[Row]) -> Iterator[JSON]:
    from kg.text import row_reader  # noqa: PLC0415

    reader = row_reader(settings_of(None))
    for row in rows:
        for named in reader.read(row).names:
            yield _named(row.report.id, "text", named.mention, named.entity)


def _named(report: str, field: str, mention: Mention, entity: Entity) -> JSON:
    return {
        "report": report,
        "field": field,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": entity.kind.value,
        "id": entity.id,
        "label": entity.label,
        "lat": entity.lat,
        "lon": entity.lon,
        "geonames": entity.geonames,
    }


@dataclass(frozen=True, slots=True)
class _Readers:
    """Who reads: so many processes, here or, where a cluster is named, its workers by way of shards."""

    jobs: int | None
    cluster: str | None
    shards: str | None

    def __post_init__(self) -> None:
        if self.shards is not None and self.cluster is None:
            raise UsageError("--shards goes with --cluster")

    def take(self, graph: Graph, outcomes: Iterable[Outcome], telling: Telling) -> Ingested:
        from kg.crew import usual_jobs  # noqa: PLC0415

        jobs, progress, tell = self.jobs or usual_jobs(), telling.progress, telling.tell
        if self.cluster is None:
            return graph.take(outcomes, progress, jobs=jobs, tell=tell)
        return graph.take_on(self.cluster, outcomes, progress, jobs=jobs, shards=self.shards, tell=tell)


def _ingested(names: Iterable[str], terms: Terms, store: str | None, by: _Readers) -> Ingested:
    from kg.ingest import Ingested  # noqa: PLC0415
    from kg.model import Report  # noqa: PLC0415
    from kg.read import SUFFIXES, Gauge, Row, read, size_of  # noqa: PLC0415

    gauge, before = Gauge(), Ingested()
    # Of a list that comes as it is read the size is not known; where nobody looks it is not looked for.
    total = size_of(names, SUFFIXES) if isinstance(names, list) and sys.stderr.isatty() else None
    meter = Meter(gauge, total)
    outcomes = meter.through(read(names, terms, sys.stdin.buffer, gauge.open))
    for outcome in outcomes:
        # Only a report is worth making a store for.
        if isinstance(outcome, Report | Row):
            loading = "loading the parser" if isinstance(outcome, Report) else "loading actors and places"
            with shown(loading) as show:
                telling = Telling(_far(show, meter))
                told = _taken(chain([outcome], outcomes), store, by, telling)
            return told.after(before)
        before = before.heard(outcome)
        say(str(outcome))
    return before


def _far(show: Callable[[str], None], meter: Meter) -> Callable[[Ingested], None]:
    started = monotonic()
    return lambda told: show(so_far(told, monotonic() - started, meter.share(told.read)))


def _taken(outcomes: Iterable[Outcome], store: str | None, by: _Readers, telling: Telling) -> Ingested:
    """Read reports into the graph, or have the server do it that holds it."""
    from kg.errors import StoreInUse  # noqa: PLC0415

    try:
        opened_graph = opened(store, write=True)
    except StoreInUse:
        from kg.handover import hand_over, reached  # noqa: PLC0415  what most runs do without

        line = reached(settings_of(store).aside)
        # A server reads by itself.
        if line is None or by.cluster is not None:
            raise
        return hand_over(line, outcomes, telling.progress, telling.tell)
    with opened_graph as graph, telling:
        return by.take(graph, outcomes, telling)


class Telling:
    """Says what an ingestion does: how far it has come, what was refused, and what is there if it is interrupted."""

    def __init__(self, show: Callable[[Ingested], None]) -> None:
        """Take what shows how far it has come."""
        self._show, self._stored = show, 0

    def progress(self, told: Ingested) -> None:
        """Show how far it has come."""
        self._stored = told.read
        self._show(told)

    def tell(self, said: Refusal | Note) -> None:
        """Say what was refused or noted."""
        say(str(said))

    def __enter__(self) -> Self:
        """Give it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        """Say of an interruption what is there."""
        if kind and issubclass(kind, KeyboardInterrupt):
            say(
                f"interrupted: {self._stored:,} reports read so far are safely in the graph;"
                " the same command goes on from there"
            )


def _terms(published: str | None, source: str | None, force: bool) -> Terms:
    from kg.read import Terms, this_day  # noqa: PLC0415

    return Terms.of(settings_of(None), this_day(), day(published, "--published"), source, force=force)


@contextmanager
def _inputs(inputs: list[str] | None, files_from: str | None, nul: bool) -> Iterator[Iterable[str]]:
    from kg.read import names_in  # noqa: PLC0415

    if files_from is None:
        if nul or not inputs:
            raise UsageError(
                "-0 goes with --files-from" if nul else "what is to be read? PATH..., or --files-from"
            )
        yield inputs
    elif files_from == "-" and "-" in (inputs or []):
        raise UsageError("standard input is either a report or a list of files")
    elif files_from == "-":
        yield chain(inputs or [], names_in(sys.stdin.buffer, nul=nul))
    else:
        with Path(files_from).open("rb") as stream:
            yield chain(inputs or [], names_in(stream, nul=nul))


def _read(inputs: list[str], terms: Terms, refused: list[Refusal]) -> Iterator[Report | Row]:
    from kg.model import Report  # noqa: PLC0415
    from kg.read import Refusal, Row, read  # noqa: PLC0415

    for outcome in read(inputs, terms, sys.stdin.buffer):
        if isinstance(outcome, Report | Row):
            yield outcome
            continue
        say(str(outcome))
        if isinstance(outcome, Refusal):
            refused.append(outcome)


def _counts(told: Ingested) -> dict[str, object]:
    names = ("read", "added", "replaced", "unchanged", "claims", "undated", "withheld")
    counts: dict[str, object] = {name: getattr(told, name) for name in names}
    return counts | refusals_json(told) | coding_json(told.coding)


def refusals_json(told: Ingested) -> JSON:
    """Give what was refused as JSON, and how many more were."""
    refused = [{"input": r.input, "line": r.line, "reason": r.reason} for r in told.refused]
    return {"refused": refused} | ({"refused_more": told.refused_more} if told.refused_more else {})


def _summary(told: Ingested) -> str:
    reports = f"{told.read:,} report{'s' * (told.read != 1)} read"
    claims = f"{told.claims:,} claim{'s' * (told.claims != 1)}"
    withheld = f", {told.withheld:,} withheld" if told.withheld else ""
    return (
        f"{reports}: {told.added:,} new, {told.replaced:,} replaced, {told.unchanged:,} unchanged; "
        f"{claims}{withheld}"
    )


def _warn_undated(count: int) -> None:
    if count:
        has = "report has" if count == 1 else "reports have"
        say(
            f"{count:,} {has} no day of publication, so relative dates stay unresolved; --published gives one"
        )


def leave(told: Ingested) -> None:
    """Leave with the code of what was refused, if anything was."""
    _leave([refusal.kind for refusal in told.refused], len(told.refused) + told.refused_more)


def _leave(kinds: list[type[ReadError]], count: int) -> None:
    if count:
        say(f"{count:,} refused")
        raise typer.Exit(common_code(kinds))
