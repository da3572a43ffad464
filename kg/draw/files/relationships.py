"""Relationships as rows: an edge table for Gephi, and a table for everything else."""

from __future__ import annotations

from kg.draw.files.table import Column, Columns, Type
from kg.draw.spans import spans, written
from kg.draw.style import RELATIONS
from kg.model import Relationship

_ENDS: Columns[Relationship] = (
    Column("relation", Type.WORD, lambda e: e.relation.value),
    Column("source_label", Type.TEXT, lambda e: e.subject.label),
    Column("source_kind", Type.WORD, lambda e: e.subject.kind.value),
    Column("target_label", Type.TEXT, lambda e: e.object.label),
    Column("target_kind", Type.WORD, lambda e: e.object.kind.value),
)
_COUNTS: Columns[Relationship] = (
    Column("claims", Type.COUNT, lambda e: len(e.claims)),
    Column("reports", Type.COUNT, lambda e: len(e.reports)),
    Column("witnesses", Type.COUNT, lambda e: len(e.witnesses)),
    Column("denials", Type.COUNT, lambda e: len(e.denials)),
    Column("first", Type.DAY, lambda e: e.first),
    Column("last", Type.DAY, lambda e: e.last),
    Column("disputed", Type.TRUTH, lambda e: e.disputed),
    Column("sources", Type.LIST, lambda e: e.sources),
)

EDGES: Columns[Relationship] = (
    Column("Source", Type.TEXT, lambda e: e.subject.id),
    Column("Target", Type.TEXT, lambda e: e.object.id),
    Column("Type", Type.WORD, lambda e: "Undirected" if e.relation.symmetric else "Directed"),
    Column("Weight", Type.COUNT, lambda e: len(e.reports)),
    Column("Id", Type.TEXT, lambda e: e.id),
    # Gephi merges the edges between two nodes unless they are of different kinds.
    Column("Kind", Type.WORD, lambda e: e.relation.value),
    Column("Label", Type.TEXT, lambda e: RELATIONS[e.relation].name),
    *_ENDS,
    *_COUNTS,
)
"""What Gephi reads as an edge table: `Weight` is the number of reports."""

RELATIONSHIPS: Columns[Relationship] = (
    Column("id", Type.TEXT, lambda e: e.id),
    Column("subject", Type.TEXT, lambda e: e.subject.id),
    Column("relation", Type.WORD, lambda e: e.relation.value),
    Column("object", Type.TEXT, lambda e: e.object.id),
    Column("subject_label", Type.TEXT, lambda e: e.subject.label),
    Column("subject_kind", Type.WORD, lambda e: e.subject.kind.value),
    Column("object_label", Type.TEXT, lambda e: e.object.label),
    Column("object_kind", Type.WORD, lambda e: e.object.kind.value),
    Column("object_lat", Type.MEASURE, lambda e: e.object.lat),
    Column("object_lon", Type.MEASURE, lambda e: e.object.lon),
    *_COUNTS,
    Column("periods", Type.LIST, lambda e: tuple(map(written, spans(e)))),
    Column("claim_ids", Type.LIST, lambda e: e.claims),
    Column("denial_ids", Type.LIST, lambda e: e.denials),
    Column("report_ids", Type.LIST, lambda e: e.reports),
    Column("witness_ids", Type.LIST, lambda e: e.witnesses),
)
"""One row a relationship, with the ids behind each count."""
