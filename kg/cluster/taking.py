"""A run of reports through a cluster into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.ahead import ClaimReader
from kg.cluster.connecting import connected
from kg.cluster.loading import Harvest
from kg.cluster.running import Course
from kg.cluster.shards import Cut
from kg.cluster.versions import versions
from kg.cluster.working import Order, Reader
from kg.coded import RowMeans
from kg.ingest import Ingested, Progress, ingest
from kg.model import Report
from kg.read import Note, Outcome, Refusal
from kg.readings import Means, Work
from kg.settings import Settings
from kg.store import Store
from kg.veil import Veil


@dataclass(frozen=True, slots=True)
class Run:
    """On which cluster, by way of which place, and by what reader reports are read.

    `jobs` counts the workers of one that is started here. With `dropping` shards go when they are stored.
    """

    cluster: str
    url: str
    jobs: int
    load: Callable[[Settings], Reader]
    cut: Cut = field(default_factory=Cut)
    dropping: bool = False


def take(
    store: Store,
    outcomes: Iterable[Outcome],
    run: Run,
    progress: Progress | None = None,
    *,
    settings: Settings,
    means: Callable[[ClaimReader], Means],
    rows: Callable[[], RowMeans],
    veil: Veil,
    tell: Callable[[Refusal | Note], None] | None = None,
) -> Ingested:
    """Have reports read by a cluster and write what came of them, as `kg.ingest.ingest` does; rows are read here.

    `means` gives what it takes to read with a reader.
    """
    order = Order(versions(settings), store.base, settings.model, run.url, run.load)

    def is_stored(report: Report) -> bool:
        return work.is_read(veil.report(report), work.means.version)

    def stored(told: Ingested) -> None:
        harvest.release(told)
        if progress:
            progress(told)

    with connected(run.cluster, run.jobs) as client:
        course = Course(client, order)
        harvest = Harvest(course, is_stored, lambda: run.load(settings), dropping=run.dropping)
        given = means(harvest)
        work = Work(store, lambda: given, rows, veil)
        gathered = harvest.gather(outcomes, run.cut)
        return ingest(store, gathered, lambda: given, stored, rows, veil=veil, tell=tell)
