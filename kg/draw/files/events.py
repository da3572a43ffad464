"""Events as rows and as places on a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.draw.files.features import bounds, feature, party
from kg.draw.files.table import Column, Columns, Type
from kg.model import Event, Figure

EVENTS: Columns[Event] = (
    Column("id", Type.TEXT, lambda e: e.id),
    Column("relation", Type.WORD, lambda e: e.relation.value),
    Column("subject", Type.TEXT, lambda e: e.subject.id if e.subject else None),
    Column("subject_label", Type.TEXT, lambda e: e.subject.label if e.subject else None),
    Column("subject_kind", Type.WORD, lambda e: e.subject.kind.value if e.subject else None),
    Column("object", Type.TEXT, lambda e: e.object.id),
    Column("object_label", Type.TEXT, lambda e: e.object.label),
    Column("object_kind", Type.WORD, lambda e: e.object.kind.value),
    Column("from", Type.LIST, lambda e: tuple(one.id for one in e.losers)),
    Column("from_labels", Type.LIST, lambda e: tuple(one.label for one in e.losers)),
    Column("to", Type.TEXT, lambda e: e.target.id if e.target else None),
    Column("to_label", Type.TEXT, lambda e: e.target.label if e.target else None),
    Column("place", Type.TEXT, lambda e: e.scene.id if e.scene else None),
    Column("place_label", Type.TEXT, lambda e: e.scene.label if e.scene else None),
    Column("lat", Type.MEASURE, lambda e: e.scene.lat if e.scene else None),
    Column("lon", Type.MEASURE, lambda e: e.scene.lon if e.scene else None),
    Column("earliest", Type.DAY, lambda e: e.when.earliest),
    Column("latest", Type.DAY, lambda e: e.when.latest),
    Column("claims", Type.COUNT, lambda e: len(e.claims)),
    Column("reports", Type.COUNT, lambda e: len(e.reports)),
    Column("witnesses", Type.COUNT, lambda e: len(e.witnesses)),
    Column("denials", Type.COUNT, lambda e: len(e.denials)),
    Column("disputed", Type.TRUTH, lambda e: e.disputed),
    Column("sources", Type.LIST, lambda e: e.sources),
    Column("figures", Type.LIST, lambda e: tuple(map(worded, e.figures))),
    Column("claim_ids", Type.LIST, lambda e: e.claims),
    Column("denial_ids", Type.LIST, lambda e: e.denials),
    Column("report_ids", Type.LIST, lambda e: e.reports),
    Column("witness_ids", Type.LIST, lambda e: e.witnesses),
)
"""One row an event. Each of the `figures` is a claim's own: they tell of the same people, so nothing sums them."""


def worded(figure: Figure) -> str:
    """Give a figure as low, best and high estimate with its unit and source: `3–5 people (Wire)`."""
    stated = dict.fromkeys(n for n in (figure.low, figure.best, figure.high) if n is not None)
    number = f"{'–'.join(map(str, stated))} {figure.unit}" if stated else figure.text
    return f"{number} ({figure.source})" if figure.source else number


def event_features(events: Iterable[Event]) -> Iterable[dict[str, Any]]:
    """Give each event as a feature of GeoJSON at the place where it happened."""
    return (feature(event.id, event.scene, _properties(event)) for event in events)


def _properties(event: Event) -> dict[str, Any]:
    return {
        "relation": event.relation.value,
        "subject": party(event.subject),
        "object": party(event.object),
        "from": [party(loser) for loser in event.losers],
        "to": party(event.target),
        "place": party(event.scene),
        "when": bounds(event.when),
        "claims": len(event.claims),
        "reports": len(event.reports),
        "witnesses": len(event.witnesses),
        "denials": len(event.denials),
        "disputed": event.disputed,
        "sources": list(event.sources),
        "figures": [_figure(figure) for figure in event.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        name: getattr(figure, name) for name in ("claim", "source", "low", "best", "high", "unit", "text")
    }
