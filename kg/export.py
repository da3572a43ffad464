"""The graph in the formats that other tools read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.formats import RDF_FORMATS, Asked, What
from kg.model import Claim, Control, Entity, Event, Kind, Relationship, Report
from kg.query.claims import each
from kg.rdf import PREFIXES

if TYPE_CHECKING:
    from kg.draw.files import Columns, Feature, Marks
    from kg.graph import Graph
    from kg.know.gazetteer import Gazetteer
    from kg.settings import Settings
    from kg.store import Store

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Contents:
    """Where an export finds what it writes; each is asked for only if it is written.

    Relationships are asked for with a day or none, control with the day and the day known on, or none. `cache`
    is the folder of the gazetteer, in which the regions around a place are found.
    """

    quads: Callable[[], Iterable[Quad]]
    relationships: Callable[[date | None], Sequence[Relationship]]
    claims: Callable[[], Iterable[Claim]]
    events: Callable[[], Iterable[Event]]
    control: Callable[[date | None, date | None], Iterable[Control]]
    claim: Callable[[str], Claim]
    report: Callable[[str], Report]
    marks: Marks
    cache: Path

    @classmethod
    def of(cls, graph: Graph, store: Store, settings: Settings) -> Self:
        """Give the contents of a graph in a store."""
        return cls(
            quads=store.quads,
            relationships=lambda on: graph.relationships(on=on),
            claims=lambda: each(store),
            events=graph.events,
            control=lambda on, known_on: graph.timelines(on=on, known_on=known_on),
            claim=graph.claim,
            report=graph.report,
            marks=graph.marks,
            cache=settings.cache,
        )


def exported(ask: Asked, held: Contents, say: Callable[[str], None]) -> Iterator[bytes]:
    """Give the file in pieces, UTF-8 where it is text, the same for the same graph.

    N-Quads and JSON-LD hold everything, each report as a named graph; Turtle, which has no named graphs,
    holds every statement once. Rows and features are written one by one; Parquet needs the extra `parquet`,
    else it is an `ExtraMissing`. `say` is told in a line each what a file leaves out or cannot place.
    """
    if ask.format in RDF_FORMATS:
        return iter((_rdf(ask.format, held.quads()),))
    if ask.format in {"csv", "parquet"}:
        return _table(ask, held)
    # networkx takes a third of a second to load.
    from kg.draw import files  # noqa: PLC0415

    if ask.format == "acled":
        return _acled(held, say)
    if ask.format == "geojson":
        return _map(ask, held, say)
    writer = files.gexf if ask.format == "gexf" else files.graphml
    return iter((writer(held.relationships(ask.on)).encode(),))


def _table(ask: Asked, held: Contents) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415

    if ask.what is What.CLAIMS:
        return _rows(ask, files.CLAIMS, files.told(held.claims(), held.report, held.marks))
    if ask.what is What.EVENTS:
        return _rows(ask, files.EVENTS, held.events())
    if ask.what is What.CONTROL:
        return _rows(ask, files.CONTROL, held.control(ask.on, ask.known_on))
    edges = held.relationships(ask.on)
    return _rows(ask, files.EDGES if ask.format == "csv" else files.RELATIONSHIPS, edges)


def _rows(ask: Asked, columns: Columns[Row], rows: Iterable[Row]) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415

    if ask.format == "parquet":
        return iter((files.parquet(columns, rows),))
    return (line.encode() for line in files.sheet(columns, rows))


def _map(ask: Asked, held: Contents, say: Callable[[str], None]) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415

    if ask.what is What.CONTROL and ask.on:
        features = files.control_features(held.control(ask.on, ask.known_on), ask.on)
    elif ask.what is What.EVENTS:
        features = files.event_features(held.events())
    else:
        features = files.place_features(held.relationships(None))
    nowhere: Counter[bool] = Counter()
    yield from (piece.encode() for piece in files.collection(_counted(features, nowhere)))
    if nowhere[True]:
        say(f"{nowhere[True]} of {nowhere.total()} features have no coordinates: their geometry is null")


def _counted(features: Iterable[Feature], nowhere: Counter[bool]) -> Iterator[Feature]:
    for feature in features:
        nowhere[feature["geometry"] is None] += 1
        yield feature


def _acled(held: Contents, say: Callable[[str], None]) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415
    from kg.know.acled import load_sub_event_types  # noqa: PLC0415
    from kg.know.gazetteer import open_gazetteer  # noqa: PLC0415

    left: Counter[str] = Counter()
    events = list(held.events())
    with closing(open_gazetteer(held.cache)) as places:

        def case(event: Event) -> files.Case:
            return files.Case(event, tuple(map(held.claim, event.claims)), _regions(event.scene, places))

        rows = files.acled(events, case, load_sub_event_types(), left)
        yield from (line.encode() for line in files.sheet(files.ACLED, rows))
    for reason, count in sorted(left.items(), key=lambda told: (-told[1], told[0])):
        say(f"{count} of {len(events)} events have no row: {reason}")


def _regions(place: Entity | None, places: Gazetteer) -> tuple[Entity, ...]:
    """Give the regions around a place, the widest first."""
    found: list[Entity] = []
    while place and place.parents and (place := places.get(place.parents[0])) and place not in found:
        found.append(place)
    return tuple(region for region in reversed(found) if region.kind is Kind.REGION)


def _rdf(format: str, quads: Iterable[Quad]) -> bytes:
    prefixes = dict(PREFIXES)
    if format == "turtle":
        triples = sorted({quad.triple for quad in quads}, key=_order)
        return serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), *_order(quad)))
    if format == "nquads":
        return serialize(ordered, format=RdfFormat.N_QUADS) or b""
    return serialize(ordered, format=RdfFormat.JSON_LD, prefixes=prefixes) or b""


def _order(statement: Quad | Triple) -> tuple[str, str, str]:
    return str(statement.subject), str(statement.predicate), str(statement.object)
