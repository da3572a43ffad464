"""What is disputed, and what changed hands, as rows."""

from __future__ import annotations

from collections.abc import Callable

from kg.draw.files.table import Column, Columns, Type, Value
from kg.model import Change, Control, Dispute, Relationship


def _held(read: Callable[[Control], Value]) -> Callable[[Dispute], Value]:
    return lambda dispute: read(dispute.interval) if dispute.interval else None


def _edge(read: Callable[[Relationship], Value]) -> Callable[[Dispute], Value]:
    return lambda dispute: read(dispute.edge) if dispute.edge else None


def _claims(dispute: Dispute) -> tuple[str, ...]:
    return dispute.interval.supporting if dispute.interval else dispute.edge.claims if dispute.edge else ()


def _against(dispute: Dispute) -> tuple[str, ...]:
    return dispute.interval.against if dispute.interval else dispute.edge.denials if dispute.edge else ()


def _holders(interval: Control) -> tuple[str, ...]:
    return tuple(one.id for one in interval.holders)


DISPUTES: Columns[Dispute] = (
    Column("kind", Type.WORD, lambda d: d.kind),
    Column("since", Type.DAY, lambda d: d.since),
    Column("place", Type.TEXT, _held(lambda c: c.place.id)),
    Column("place_label", Type.TEXT, _held(lambda c: c.place.label)),
    Column("holders", Type.LIST, lambda d: _holders(d.interval) if d.interval else ()),
    Column("subject", Type.TEXT, _edge(lambda e: e.subject.id)),
    Column("relation", Type.WORD, _edge(lambda e: e.relation.value)),
    Column("object", Type.TEXT, _edge(lambda e: e.object.id)),
    Column("for", Type.COUNT, lambda d: len(_claims(d))),
    Column("against", Type.COUNT, lambda d: len(_against(d))),
    Column("for_ids", Type.LIST, _claims),
    Column("against_ids", Type.LIST, _against),
)
"""One row a dispute: of who held a place, or of a relationship; the columns of the other kind are empty."""

CHANGES: Columns[Change] = (
    Column("place", Type.TEXT, lambda c: c.place.id),
    Column("place_label", Type.TEXT, lambda c: c.place.label),
    Column("lat", Type.MEASURE, lambda c: c.place.lat),
    Column("lon", Type.MEASURE, lambda c: c.place.lon),
    Column("holders_before", Type.LIST, lambda c: _holders(c.before)),
    Column("status_before", Type.WORD, lambda c: c.before.status.value),
    Column("holders_after", Type.LIST, lambda c: _holders(c.after)),
    Column("status_after", Type.WORD, lambda c: c.after.status.value),
)
"""One row a place that was held otherwise on the later of two days."""
