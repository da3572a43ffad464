"""The JSON form of values: what `kg extract` prints, REST returns and tests compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kg.model.claim import Argument, Claim, Evidence, Extent, Manner, Quantity, Relation, Status
from kg.model.derived import Bounds, Change, Control, Dispute, Event, Figure, Period, Relationship
from kg.model.entity import Entity, Kind, Mention
from kg.model.interval import Interval, Precision
from kg.model.report import Report

JSON = dict[str, Any]


def entity_json(entity: Entity) -> JSON:
    """Give id, label and kind, and for a place its coordinates and GeoNames id where known."""
    value: JSON = {"id": entity.id, "label": entity.label, "kind": entity.kind.value}
    if entity.is_place:
        value |= {"lat": entity.lat, "lon": entity.lon, "geonames": entity.geonames}
    return value


def argument_json(argument: Argument | None) -> JSON | None:
    """Give an entity with the words that name it."""
    if argument is None:
        return None
    return entity_json(argument.entity) | {"mention": mention_json(argument.mention)}


def mention_json(mention: Mention | None) -> JSON | None:
    """Give text, start and end."""
    return {"text": mention.text, "start": mention.start, "end": mention.end} if mention else None


def interval_json(interval: Interval | None) -> JSON | None:
    """Give ISO days, precision and wording."""
    if interval is None:
        return None
    return {
        "start": _day(interval.start),
        "end": _day(interval.end),
        "precision": interval.precision.value,
        "text": interval.text,
    }


def claim_json(claim: Claim) -> JSON:
    """Give the claim in the form that DESIGN.md fixes."""
    quantity, evidence = claim.quantity, claim.evidence
    return {
        "id": claim.id,
        "report": claim.report,
        "relation": claim.relation.value,
        "status": claim.status.value,
        "extent": claim.extent.value,
        "subject": argument_json(claim.subject),
        "object": argument_json(claim.object),
        "from": argument_json(claim.source),
        "to": argument_json(claim.target),
        "place": argument_json(claim.place),
        "place_precision": claim.place_precision,
        "date": interval_json(claim.date),
        "attributed_to": [argument_json(a) for a in claim.attributed_to],
        "manner": claim.manner.value if claim.manner else None,
        "quantity": quantity and {k: getattr(quantity, k) for k in ("low", "best", "high", "unit", "text")},
        "trigger": mention_json(claim.trigger),
        "evidence": {k: getattr(evidence, k) for k in ("field", "text", "start", "end")},
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def relationship_json(edge: Relationship) -> JSON:
    """Give an edge with its counts, days, sources and claim ids."""
    return {
        "id": edge.id,
        "subject": entity_json(edge.subject),
        "relation": edge.relation.value,
        "object": entity_json(edge.object),
        "counts": {
            "claims": len(edge.claims),
            "reports": len(edge.reports),
            "witnesses": len(edge.witnesses),
        },
        "first": _day(edge.first),
        "last": _day(edge.last),
        "interval": between(edge.first, edge.last),
        "sources": list(edge.sources),
        "witnesses": list(edge.witnesses),
        "claims": list(edge.claims),
        "denials": list(edge.denials),
        "disputed": edge.disputed,
        "periods": [period_json(p) for p in edge.periods],
    }


def period_json(period: Period) -> JSON:
    """Give the days on which two stood in a relation; days are inclusive, unknown bounds null."""
    return {
        "start": _bounds(period.start),
        "end": _bounds(period.end) if period.end else None,
        "interval": lasting(period.start, period.end),
        "for": list(period.supporting),
        "ended_by": list(period.ended_by),
    }


def event_json(event: Event) -> JSON:
    """Give an event with its parties, days, counts, figures and claim ids; `to` is who received, `from` who lost."""
    return {
        "id": event.id,
        "relation": event.relation.value,
        "subject": entity_json(event.subject) if event.subject else None,
        "object": entity_json(event.object),
        "place": entity_json(event.place) if event.place else None,
        "to": entity_json(event.target) if event.target else None,
        "from": [entity_json(e) for e in event.losers],
        "when": _bounds(event.when),
        "interval": between(event.when.earliest, event.when.latest),
        "counts": {
            "claims": len(event.claims),
            "reports": len(event.reports),
            "witnesses": len(event.witnesses),
        },
        "figures": [figure_json(f) for f in event.figures],
        "sources": list(event.sources),
        "witnesses": list(event.witnesses),
        "claims": list(event.claims),
        "denials": list(event.denials),
        "disputed": event.disputed,
    }


def counts_json(events: Sequence[Event]) -> JSON:
    """Count events, and the claims, reports and witnesses behind all of them, each once."""
    return {
        "events": len(events),
        "claims": len({claim for event in events for claim in event.claims}),
        "reports": len({report for event in events for report in event.reports}),
        "witnesses": len({witness for event in events for witness in event.witnesses}),
    }


def figure_json(figure: Figure) -> JSON:
    """Give one claim's count of people."""
    names = ("claim", "report", "source", "low", "best", "high", "unit", "text")
    return {name: getattr(figure, name) for name in names}


def dispute_json(dispute: Dispute) -> JSON:
    """Give what is disputed: an interval with its place, or a relationship."""
    interval, edge = dispute.interval, dispute.edge
    return {
        "kind": dispute.kind,
        "since": _day(dispute.since),
        "place": entity_json(interval.place) if interval else None,
        "interval": control_json(interval) if interval else None,
        "relationship": relationship_json(edge) if edge else None,
    }


def change_json(change: Change) -> JSON:
    """Give a place with how it was held before and after."""
    return {
        "place": entity_json(change.place),
        "before": control_json(change.before),
        "after": control_json(change.after),
    }


def relations_json(entity: Entity, edges: Iterable[Relationship]) -> JSON:
    """Give an entity with edges of its own, grouped by relation, in their order."""
    groups: dict[Relation, list[JSON]] = {}
    for edge in edges:
        groups.setdefault(edge.relation, []).append(relationship_json(edge))
    listed = [
        {"relation": r.value, "total": len(members), "relationships": members}
        for r, members in groups.items()
    ]
    return {"entity": entity_json(entity), "total": sum(map(len, groups.values())), "groups": listed}


def report_json(report: Report) -> JSON:
    """Give the facts of a report without its text."""
    return {
        "id": report.id,
        "title": report.title,
        "published": _day(report.published),
        "source": report.source,
        "url": report.url,
    }


def control_json(control: Control) -> JSON:
    """Give one interval of a place's timeline; days are inclusive, unknown bounds null."""
    return {
        "id": control.id or None,
        "holders": [{"id": e.id, "label": e.label} for e in control.holders],
        "status": control.status.value,
        "basis": control.basis.value if control.basis else None,
        "last_confirmed": _day(control.last_confirmed),
        "start": _bounds(control.start),
        "end": _bounds(control.end) if control.end else None,
        "interval": lasting(control.start, control.end),
        "for": list(control.supporting),
        "against": list(control.against),
        "possible": [{"id": e.id, "label": e.label} for e in control.possible],
    }


def held_json(control: Control) -> JSON:
    """Give an interval with its place."""
    return {"place": entity_json(control.place)} | control_json(control)


def between(first: date | None, last: date | None) -> str | None:
    """Give days as an interval of ISO 8601, `..` for an unknown end; `None` where both are unknown.

    >>> between(date(2017, 11, 8), None)
    '2017-11-08/..'
    """
    return f"{_day(first) or '..'}/{_day(last) or '..'}" if first or last else None


def lasting(start: Bounds, end: Bounds | None) -> str | None:
    """Give the longest time that something can have lasted, as `between` does."""
    over = (end.latest or end.earliest) if end else None
    return between(start.earliest or start.latest, over)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _bounds(bounds: Bounds) -> JSON:
    return {"earliest": _day(bounds.earliest), "latest": _day(bounds.latest)}


def claim_from_json(value: JSON) -> Claim:
    """Read what `claim_json` wrote; the entities hold what that form holds. A missing key is a `KeyError`."""
    manner, quantity = value["manner"], value["quantity"]
    return Claim(
        id=value["id"],
        report=value["report"],
        relation=Relation(value["relation"]),
        status=Status(value["status"]),
        extent=Extent(value["extent"]),
        subject=_argument(value["subject"]),
        object=_required(value["object"]),
        source=_argument(value["from"]),
        target=_argument(value["to"]),
        place=_argument(value["place"]),
        place_precision=value["place_precision"],
        date=interval_from_json(value["date"]),
        attributed_to=tuple(_required(a) for a in value["attributed_to"]),
        manner=Manner(manner) if manner else None,
        quantity=Quantity(**quantity) if quantity else None,
        trigger=Mention(**value["trigger"]),
        evidence=Evidence(**value["evidence"]),
        confidence=value["confidence"],
        extractor=value["extractor"],
    )


def _required(value: JSON) -> Argument:
    mention = value["mention"]
    entity = Entity(
        id=value["id"],
        label=value["label"],
        kind=Kind(value["kind"]),
        lat=value.get("lat"),
        lon=value.get("lon"),
        geonames=value.get("geonames"),
    )
    return Argument(entity, Mention(**mention) if mention else None)


def _argument(value: JSON | None) -> Argument | None:
    return _required(value) if value else None


def interval_from_json(value: JSON | None) -> Interval | None:
    """Read what `interval_json` gave."""
    if value is None:
        return None
    start, end = (date.fromisoformat(d) if d else None for d in (value["start"], value["end"]))
    return Interval(start, end, Precision(value["precision"]), value["text"])
