"""Claims as RDF: the named graph of a report.

What hangs on a claim has a hashed IRI and is shared by the claims of a report that say the same words:

    kg:subjectMention, kg:objectMention, ...   kg:Mention: the words that name an argument, and its entity
    kg:attribution                             kg:Attribution: a speaker, its place among them, its mention
    kg:trigger                                 kg:Span: the words that say the relation
    kg:evidence                                oa:SpecificResource: the sentence, selected in the stored text
    kg:quantity                                kg:Quantity: how many people

Speakers stand as `kg:attributedTo` too, for the plain query; days and months as terms beside the times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Argument, Claim, Evidence, Interval, Quantity, Report, matter_of
from kg.model.judgement import ANALYST
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.gist import gist
from kg.rdf.literals import day_terms, first_second, last_second, month_terms, number
from kg.rdf.names import Names
from kg.rdf.nodes import Statement
from kg.rdf.reports import published_statements, report_statements
from kg.rdf.spans import ROLES, Field


def report_quads(
    report: Report, claims: Sequence[Claim], names: Names, read_by: str | None = None
) -> list[Quad]:
    """Say a report and its claims in the report's own named graph, each statement once.

    `read_by` names the version of what read it. The entities that claims name are not described here. A claim of
    another report, a lone surrogate anywhere and an empty id are a `ValueError`.
    """
    graph = names.report(report.id)
    statements = dict.fromkeys(report_statements(report, names))
    if read_by is not None:
        statements[graph, kg.READ_BY, Literal(read_by)] = None
    for claim in claims:
        if claim.report != report.id:
            raise ValueError(f"claim {claim.id} is of report {claim.report!r}, not {report.id!r}")
        statements.update(dict.fromkeys(_claim(claim, report, names)))
    return [Quad(*s, graph) for s in statements]


def claim_quads(claim: Claim, report: Report, graph: NamedNode, names: Names) -> list[Quad]:
    """Say one claim of a report in some graph, each statement once; refuses what `report_quads` refuses."""
    return [Quad(*s, graph) for s in dict.fromkeys(_claim(claim, report, names))]


def _claim(claim: Claim, report: Report, names: Names) -> Iterator[Statement]:
    node, field = names.claim(claim.id), Field(names, claim.report, claim.evidence.field)
    maker = names.maker(claim.extractor)
    yield node, std.TYPE, kg.CLAIM
    yield node, std.DERIVED_FROM, names.report(claim.report)
    yield node, std.MADE_BY, maker
    yield maker, std.TYPE, std.PERSON if claim.extractor.startswith(ANALYST) else std.SOFTWARE_AGENT
    yield node, kg.PACKED, Literal(gist(claim))
    yield node, kg.MATTER, names.matter(matter_of(claim).id)
    yield node, kg.RELATION, kg.relation_node(claim.relation)
    yield node, kg.STATUS, kg.node_of(claim.status)
    yield node, kg.EXTENT, kg.node_of(claim.extent)
    yield node, kg.PLACE_PRECISION, Literal(claim.place_precision)
    yield node, kg.CONFIDENCE, number(claim.confidence)
    if claim.manner:
        yield node, kg.MANNER, kg.node_of(claim.manner)
    yield from _arguments(node, claim, field)
    yield from _speakers(node, claim, field)
    yield from _trigger(node, claim, field)
    yield from _evidence(node, claim.evidence, field)
    if claim.date:
        yield from _happened(node, claim.date)
    if report.published:
        yield from published_statements(node, report.published)
    if claim.quantity:
        yield from _quantity(node, claim.quantity, names)


def _arguments(node: NamedNode, claim: Claim, field: Field) -> Iterator[Statement]:
    for role, predicate, mention_predicate in ROLES:
        argument: Argument | None = getattr(claim, role)
        if argument:
            yield node, predicate, field.names.entity(argument.entity.id)
            yield from field.mention(node, mention_predicate, argument)


def _speakers(node: NamedNode, claim: Claim, field: Field) -> Iterator[Statement]:
    for position, speaker in enumerate(claim.attributed_to):
        entity = field.names.entity(speaker.entity.id)
        said = field.hashed("attributions", str(position), speaker.entity.id, speaker.mention)
        yield node, kg.ATTRIBUTED_TO, entity
        yield node, kg.ATTRIBUTION_OF, said
        yield said, std.TYPE, kg.ATTRIBUTION
        yield said, kg.SPEAKER, entity
        yield said, kg.POSITION, Literal(position)
        yield from field.mention(said, kg.SPEAKER_MENTION, speaker)


def _trigger(node: NamedNode, claim: Claim, field: Field) -> Iterator[Statement]:
    span = field.hashed("spans", claim.trigger)
    yield node, kg.TRIGGER, span
    yield span, std.TYPE, kg.SPAN
    yield from field.span(span, claim.trigger)


def _evidence(node: NamedNode, evidence: Evidence, field: Field) -> Iterator[Statement]:
    place = (str(evidence.start), str(evidence.end))
    sentence = field.hashed("evidence", *place, evidence.text)
    position, quote = field.hashed("positions", *place), field.hashed("quotes", evidence.text)
    yield node, kg.EVIDENCE, sentence
    yield sentence, std.TYPE, std.SPECIFIC_RESOURCE
    yield sentence, std.HAS_SOURCE, field.node
    yield sentence, std.HAS_SELECTOR, position
    yield sentence, std.HAS_SELECTOR, quote
    yield position, std.TYPE, std.POSITION_SELECTOR
    yield position, std.START, Literal(evidence.start)
    yield position, std.END, Literal(evidence.end)
    yield quote, std.TYPE, std.QUOTE_SELECTOR
    yield quote, std.EXACT, Literal(evidence.text)


def _happened(node: NamedNode, when: Interval) -> Iterator[Statement]:
    yield node, kg.DATE_PRECISION, kg.node_of(when.precision)
    if when.start:
        yield node, kg.EARLIEST, first_second(when.start)
    if when.end:
        yield node, kg.LATEST, last_second(when.end)
    if when.text is not None:
        yield node, kg.DATE_TEXT, Literal(when.text)
    for day in day_terms(when.start, when.end):
        yield node, kg.ON_DAY, day
    for month in month_terms(when.start, when.end):
        yield node, kg.ON_MONTH, month


def _quantity(node: NamedNode, count: Quantity, names: Names) -> Iterator[Statement]:
    bounds = ((kg.LOW, count.low), (kg.BEST, count.best), (kg.HIGH, count.high))
    parts = ["" if n is None else str(n) for _, n in bounds]
    quantity = names.hashed("quantities", [*parts, count.unit, count.text])
    yield node, kg.QUANTITY, quantity
    yield quantity, std.TYPE, kg.QUANTITY_CLASS
    yield quantity, kg.UNIT, Literal(count.unit)
    yield quantity, kg.QUANTITY_TEXT, Literal(count.text)
    for predicate, number_of in bounds:
        if number_of is not None:
            yield quantity, predicate, Literal(number_of)
