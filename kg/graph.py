"""The graph as a programmer holds it: one object over store, reading, questions and drawing."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, overload

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg import derive
from kg.ahead import ClaimReader
from kg.apart import Apart
from kg.backing import Backings
from kg.clustering import Clustering
from kg.dumping import Dumping
from kg.editing import Editing
from kg.errors import UsageError
from kg.explaining import Explaining
from kg.export import Contents, exported
from kg.formats import asked
from kg.ingest import Means
from kg.judging import Judging
from kg.linking import Linking
from kg.model import Entity, Explanation, Fault
from kg.query import catalogue
from kg.query.catalogue import Answer
from kg.query.foreign import Result, Workers
from kg.query.guard import Form
from kg.query.question import Question
from kg.query.stats import Stats, count
from kg.remote import Server
from kg.rereading import Rereading
from kg.settings import DEFAULT_BASE, Settings, place_of
from kg.store import Store, memory_store, open_store
from kg.suppressing import Suppressing

if TYPE_CHECKING:
    import networkx
    import rdflib

MEMORY = ":memory:"


class Graph(Backings, Linking, Rereading, Clustering, Judging, Editing, Dumping, Suppressing):
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
        *,
        apart: bool = False,
    ) -> None:
        """Hold an open store.

        The reader of claims, and the entities known before reading, are loaded when the first report is
        read, unless a reader is given; with `apart` in a process of its own.
        """
        super().__init__(store)
        self._settings = settings or Settings.from_env()
        self._means = Means(reader, known or {}) if reader else None
        self._is_given = reader is not None
        self._apart = Apart(self._settings) if apart else None
        self._workers = Workers(store)
        self._explaining = Explaining(lambda: self._loaded().reader)

    @property
    def base(self) -> str:
        """Give the IRI under which this graph's entities live; it ends in `/`."""
        return self._store.base

    @property
    def version(self) -> str:
        """Give a word that is another one whenever this object has changed the graph."""
        return str(self._store.version)

    @property
    def home(self) -> Path | None:
        """Give the folder that this graph alone writes to; one that only reads, or is in memory, has none."""
        return self._store.home

    @property
    def version_tag(self) -> str:
        """Give a short word for what the graph holds: another one after every change, the same after a restart."""
        return self._store.tag

    @property
    def published(self) -> str | None:
        """Give the name of what foreign queries read: that which was flushed last; a graph in memory has none."""
        return self._store.published

    def forget(self, report: str) -> None:
        """Remove a report, its claims and what rests on them alone; `NotFound` when it is not there."""
        with self._store.turn():
            derive.update(self._store, forget=[self.report(report).id])
            self._store.flush()

    def explain(self, claim: str) -> Explanation:
        """Give what a claim rests on, by reading its report again; `NotFound` when it is not there.

        A claim that this reader does not make of that report, because it came from elsewhere or from other
        rules, is `Unexplained`.
        """
        told = self.claim(claim)
        return self._explaining.explanation(told, self.report(told.report))

    @overload
    def sparql(
        self,
        query: str,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> QuerySolutions | QueryBoolean | list[Triple]: ...

    @overload
    def sparql(
        self,
        query: str,
        *,
        media_type: str,
        seconds: float | None = None,
        rows: int | None = None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> Result: ...

    def sparql(
        self,
        query: str,
        *,
        media_type: str | None = None,
        seconds: float | None = None,
        rows: int | None = None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> QuerySolutions | QueryBoolean | list[Triple] | Result:
        """Answer a SPARQL query in pyoxigraph's values: rows, a truth value or triples.

        The default graph holds entities and plain edges, each report is a named graph; the prefixes of
        `kg.query.prefixes` need no declaration. Past `seconds` the query ends with a `QueryTimeout`; past
        `rows` rows the rest is left out with a `UserWarning`. Both come from the settings unless given. What
        would leave the dataset or change it is a `RefusedQuery`. `default_graphs` and `named_graphs` are IRIs of
        graphs which, where any is given, are all that the query sees.

        With a `media_type` the answer is a `Result`: bytes in it, and `truncated` in place of the warning.
        """
        result = self._workers.run(
            query,
            seconds=self._settings.query_seconds if seconds is None else seconds,
            rows=self._settings.query_rows if rows is None else rows,
            size=self._settings.query_bytes,
            media_type=media_type,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
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

    def filled(self, question: str, **parameters: str) -> str:
        """Give the SPARQL that `ask` asks, the parameters put in; refuses what `ask` refuses."""
        return catalogue.filled(self._store, question, parameters)

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

    def draw(
        self,
        path: str | Path | None = None,
        *,
        around: str | None = None,
        depth: int = 1,
        limit: int = 300,
        mapped: bool = False,
    ) -> str:
        """Give the explorer as one HTML file of at most `limit` entities; write it to `path` as UTF-8 if that is given.

        It holds those up to `depth` steps `around` an entity, or the strongest of all, and with `mapped` a map.
        """
        # What draws takes half a second to load.
        from kg.draw.page import page  # noqa: PLC0415
        from kg.filing import Wanted, content_of  # noqa: PLC0415

        centre = None if around is None else self.entity(around)
        title = f"Around {centre.label}" if centre else "Who does what to whom, and who says so"
        wanted = Wanted(centre.id if centre else None, depth, limit, mapped)
        html = page(content_of(self, wanted), title=title)
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
        return self._store.kept("stats", lambda: count(self._store))

    def validate(
        self, *, deep: bool = False, progress: Callable[[str], None] | None = None, processes: int = 1
    ) -> list[Fault]:
        """Give what is wrong in the graph, each fault with its node; an empty list is a sound graph.

        Nothing is changed. `deep` also holds every report and all that is derived against the SHACL shapes,
        which takes some four minutes of a core for a million statements, shared by so many `processes`; more than
        one start Python anew, so a script needs `if __name__ == "__main__":`. `progress` is told how far it has
        come.
        """
        from kg.soundness import faults  # noqa: PLC0415  what no other command needs

        return faults(self._store, deep=deep, progress=progress or (lambda _: None), processes=processes)

    def close(self) -> None:
        """Write what is pending and let go of the store; closing twice does nothing."""
        self._workers.close()
        if self._apart:
            self._apart.close()
        self._store.close()

    def tend(self) -> None:
        """Read what another process has published since, if this graph only reads, and keep workers ready.

        For those who answer others for long: call it now and then. What is being read meanwhile goes on with
        what it began with.
        """
        self.follow()
        self._workers.tend()

    def follow(self) -> bool:
        """Read what another process has published since, if this graph only reads; tell whether there was anything."""
        return self._store.follow()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_graph(
    path: str | Path | Server | None = None,
    *,
    settings: Settings | None = None,
    write: bool = True,
    apart: bool = False,
) -> Graph:
    """Open the graph in a folder, which is made when it is not there; `:memory:` is one that is never kept.

    An address as in `sparql+http://127.0.0.1:7878` is the graph on a server, made there when nothing is there yet.

    Without a path it is the one that the settings name. With `write=False` many may read the same graph,
    which must be there (`StoreMissing`) and which nobody may be writing (`StoreInUse`). With `apart` reports are
    read in a process of their own: what serves others meanwhile is not held up.
    """
    chosen = settings or Settings.from_env()
    if path == MEMORY:
        return Graph(memory_store(chosen.base), chosen, apart=apart)
    # The default is for new stores: an old one keeps the base that it was made with.
    base = None if chosen.base == DEFAULT_BASE else chosen.base
    place = place_of(path) if isinstance(path, str | Path) else path or chosen.store
    return Graph(open_store(place, base, write=write), chosen, apart=apart)
