"""Reports as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Report
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of, day_term, last_second
from kg.rdf.names import Names
from kg.rdf.nodes import Lookup, Node, Statement, by_subject, node_at, reading, typed


def report_statements(report: Report, names: Names) -> Iterator[Statement]:
    """Say what a report is: its stored words, a node a field, its day, its publisher by name and by IRI."""
    node = names.report(report.id)
    yield node, std.TYPE, std.NEWS_ARTICLE
    yield node, std.TYPE, std.PROV_ENTITY
    yield from _stored(report, "text", report.text, names)
    if report.title is not None:
        yield node, std.HEADLINE, Literal(report.title)
        yield from _stored(report, "title", report.title, names)
    if report.published is not None:
        yield node, std.DATE_PUBLISHED, day_term(report.published)
        yield from published_statements(node, report.published)
    if report.source is not None:
        yield from _publisher(node, report.source, names)
    if report.url is not None:
        yield node, std.URL, Literal(report.url, datatype=std.ANY_URI)


def published_statements(node: NamedNode, day: date) -> Iterator[Statement]:
    """Say when something was published: the last second of that day, and the day as a term."""
    yield node, kg.REPORTED, last_second(day)
    yield node, kg.REPORTED_DAY, day_term(day)


def _stored(report: Report, field: str, words: str, names: Names) -> Iterator[Statement]:
    stored = names.field(report.id, field)
    yield names.report(report.id), std.HAS_PART, stored
    yield stored, std.TYPE, kg.STORED_TEXT
    yield stored, std.TEXT, Literal(words)


def _publisher(node: NamedNode, name: str, names: Names) -> Iterator[Statement]:
    publisher = names.source(name)
    yield node, kg.SOURCE_NAME, Literal(name)
    yield node, std.PUBLISHER, publisher
    yield publisher, std.TYPE, kg.SOURCE
    yield publisher, std.LABEL, Literal(name)


def report_from_quads(quads: Iterable[Quad], names: Names) -> Report:
    """Read the one report that quads describe; none or several are `InvalidData`."""
    kept = list(quads)
    found = typed(kept, std.NEWS_ARTICLE)
    if len(found) != 1:
        raise InvalidData(f"{len(found)} reports where one was expected")
    return report_at(found[0], by_subject(kept), names)


def report_at(name: NamedNode, lookup: Lookup, names: Names) -> Report:
    """Read one report; `lookup` gives the quads of a node, of this one and of its stored text."""
    with reading(name):
        return _report(node_at(name, lookup), lookup, names)


def _report(node: Node, lookup: Lookup, names: Names) -> Report:
    own = names.local(node.name)
    published = node.maybe_text(std.DATE_PUBLISHED)
    return Report(
        id=own,
        text=node_at(names.field(own, "text"), lookup).text(std.TEXT),
        title=node.maybe_text(std.HEADLINE),
        published=day_of(published) if published else None,
        source=node.maybe_text(kg.SOURCE_NAME),
        url=node.maybe_text(std.URL),
    )
