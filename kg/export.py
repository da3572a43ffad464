"""The graph in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.formats import RDF_FORMATS, Asked, What
from kg.model import Claim, Relationship, Report
from kg.rdf import PREFIXES

if TYPE_CHECKING:
    from kg.draw.files import Columns

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Contents:
    """Where an export finds what it writes; each is asked for only if it is written."""

    quads: Callable[[], Iterable[Quad]]
    relationships: Callable[[], list[Relationship]]
    claims: Callable[[], Iterable[Claim]]
    report: Callable[[str], Report]


def exported(ask: Asked, held: Contents) -> Iterator[bytes]:
    """Give the file in pieces, UTF-8 where it is text, the same for the same graph.

    N-Quads and JSON-LD hold everything, each report as a named graph; Turtle, which has no named graphs,
    holds every statement once. Comma-separated values are written row by row; Parquet needs the extra
    `parquet`, else it is an `ExtraMissing`.
    """
    if ask.format in RDF_FORMATS:
        yield _rdf(ask.format, held.quads())
        return
    # networkx takes a third of a second to load.
    from kg.draw import files  # noqa: PLC0415

    if ask.format in {"csv", "parquet"}:
        yield from _table(ask, held)
    else:
        writer: Callable[[list[Relationship]], str] = getattr(files, ask.format)
        yield writer(held.relationships()).encode()


def _table(ask: Asked, held: Contents) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415

    if ask.what is What.CLAIMS:
        return _rows(ask, files.CLAIMS, files.told(held.claims(), held.report))
    edges = held.relationships()
    return _rows(ask, files.EDGES if ask.format == "csv" else files.RELATIONSHIPS, edges)


def _rows(ask: Asked, columns: Columns[Row], rows: Iterable[Row]) -> Iterator[bytes]:
    from kg.draw import files  # noqa: PLC0415

    if ask.format == "parquet":
        return iter((files.parquet(columns, rows),))
    return (line.encode() for line in files.sheet(columns, rows))


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
