"""Claims as rows: every field of the claim, and of its report what tells when and by whom it was published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.draw.files.table import Column, Columns, Type, Value
from kg.model import Argument, Claim, Interval, Judgement, Quantity, Report

Marks = Callable[[Sequence[Claim]], Mapping[str, Judgement]]
"""What gives, of some claims, the judgement in force on each that has one, by the claim's id."""

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, the report that it stands in, and what an analyst made of it."""

    claim: Claim
    report: Report
    judgement: Judgement | None = None


def told(claims: Iterable[Claim], report: Callable[[str], Report], marks: Marks) -> Iterator[Told]:
    """Put each claim beside its report, which `report` gives by id, and the judgement in force on it.

    Each report is asked for once, the judgements for a thousand claims at a time.
    """
    known: dict[str, Report] = {}
    left = iter(claims)
    while batch := list(islice(left, _BATCH)):
        judged = marks(batch)
        for claim in batch:
            if claim.report not in known:
                known[claim.report] = report(claim.report)
            yield Told(claim, known[claim.report], judged.get(claim.id))


def _role(name: str, given: Callable[[Claim], Argument | None]) -> Columns[Told]:
    def of(read: Callable[[Argument], Value]) -> Callable[[Told], Value]:
        def value(row: Told) -> Value:
            argument = given(row.claim)
            return read(argument) if argument else None

        return value

    return (
        Column(name, Type.TEXT, of(lambda a: a.entity.id)),
        Column(f"{name}_label", Type.TEXT, of(lambda a: a.entity.label)),
        Column(f"{name}_kind", Type.WORD, of(lambda a: a.entity.kind.value)),
        Column(f"{name}_lat", Type.MEASURE, of(lambda a: a.entity.lat)),
        Column(f"{name}_lon", Type.MEASURE, of(lambda a: a.entity.lon)),
        Column(f"{name}_geonames", Type.COUNT, of(lambda a: a.entity.geonames)),
        Column(f"{name}_mention", Type.TEXT, of(lambda a: a.mention.text if a.mention else None)),
        Column(f"{name}_start", Type.COUNT, of(lambda a: a.mention.start if a.mention else None)),
        Column(f"{name}_end", Type.COUNT, of(lambda a: a.mention.end if a.mention else None)),
    )


def _date(read: Callable[[Interval], Value]) -> Callable[[Told], Value]:
    return lambda row: read(row.claim.date) if row.claim.date else None


def _quantity(read: Callable[[Quantity], Value]) -> Callable[[Told], Value]:
    return lambda row: read(row.claim.quantity) if row.claim.quantity else None


def _judgement(read: Callable[[Judgement], Value]) -> Callable[[Told], Value]:
    return lambda row: read(row.judgement) if row.judgement else None


CLAIMS: Columns[Told] = (
    Column("id", Type.TEXT, lambda t: t.claim.id),
    Column("relation", Type.WORD, lambda t: t.claim.relation.value),
    Column("status", Type.WORD, lambda t: t.claim.status.value),
    Column("extent", Type.WORD, lambda t: t.claim.extent.value),
    *_role("subject", lambda c: c.subject),
    *_role("object", lambda c: c.object),
    *_role("from", lambda c: c.source),
    *_role("to", lambda c: c.target),
    *_role("place", lambda c: c.place),
    Column("place_precision", Type.WORD, lambda t: t.claim.place_precision),
    Column("date_start", Type.DAY, _date(lambda d: d.start)),
    Column("date_end", Type.DAY, _date(lambda d: d.end)),
    Column("date_precision", Type.WORD, _date(lambda d: d.precision.value)),
    Column("date_text", Type.TEXT, _date(lambda d: d.text)),
    Column("speakers", Type.LIST, lambda t: tuple(a.entity.id for a in t.claim.attributed_to)),
    Column("speaker_labels", Type.LIST, lambda t: tuple(a.entity.label for a in t.claim.attributed_to)),
    Column("manner", Type.WORD, lambda t: t.claim.manner.value if t.claim.manner else None),
    Column("quantity_low", Type.COUNT, _quantity(lambda q: q.low)),
    Column("quantity_best", Type.COUNT, _quantity(lambda q: q.best)),
    Column("quantity_high", Type.COUNT, _quantity(lambda q: q.high)),
    Column("quantity_unit", Type.WORD, _quantity(lambda q: q.unit)),
    Column("quantity_text", Type.TEXT, _quantity(lambda q: q.text)),
    Column("confidence", Type.MEASURE, lambda t: t.claim.confidence),
    Column("trigger", Type.TEXT, lambda t: t.claim.trigger.text),
    Column("trigger_start", Type.COUNT, lambda t: t.claim.trigger.start),
    Column("trigger_end", Type.COUNT, lambda t: t.claim.trigger.end),
    Column("field", Type.WORD, lambda t: t.claim.evidence.field),
    Column("sentence", Type.TEXT, lambda t: t.claim.evidence.text),
    Column("sentence_start", Type.COUNT, lambda t: t.claim.evidence.start),
    Column("sentence_end", Type.COUNT, lambda t: t.claim.evidence.end),
    Column("report", Type.TEXT, lambda t: t.claim.report),
    Column("title", Type.TEXT, lambda t: t.report.title),
    Column("source", Type.TEXT, lambda t: t.report.source),
    Column("published", Type.DAY, lambda t: t.report.published),
    Column("url", Type.TEXT, lambda t: t.report.url),
    Column("extractor", Type.WORD, lambda t: t.claim.extractor),
    Column("judged", Type.WORD, _judgement(lambda j: j.kind.value)),
    Column("judged_by", Type.TEXT, _judgement(lambda j: j.author)),
    Column("judged_because", Type.TEXT, _judgement(lambda j: j.reason)),
    Column("corrected_as", Type.TEXT, _judgement(lambda j: j.correction if j.changes else None)),
)
"""One row a claim. `from` is who lost the place, `to` who received it, `source` who published the report.

What an analyst rejected is here, and says so under `judged`; relationships, events and control leave it out.
"""
