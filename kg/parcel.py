"""Reports, rows of tables and what reading them came to, as JSON for another process of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kg.coded import Coding
from kg.errors import ForeignLanguage, MalformedRecord, MissingInput, ReadError, UnreadableInput
from kg.ingest import Ingested
from kg.model import Mention, Report, interval_from_json, interval_json, mention_json, report_json
from kg.read import Note, Refusal, Row
from kg.read.row import Dataset, Remark

JSON = dict[str, Any]

_COUNTS = (
    "read",
    "added",
    "replaced",
    "unchanged",
    "claims",
    "undated",
    "withheld",
    "refused_more",
    "noted_more",
)
_KINDS: Mapping[str, type[ReadError]] = {
    kind.__name__: kind
    for kind in (ReadError, MissingInput, UnreadableInput, MalformedRecord, ForeignLanguage)
}


def packed(one: Report | Row) -> JSON:
    """Write a report, or a row with the report that it becomes."""
    if isinstance(one, Report):
        return report_json(one) | {"text": one.text}
    return {
        "report": packed(one.report),
        "dataset": one.dataset.value,
        "cells": {column: mention_json(cell) for column, cell in one.cells.items()},
        "numbers": dict(one.numbers),
        "days": interval_json(one.days),
        "lat": one.lat,
        "lon": one.lon,
        "end": one.end,
        "remarks": [remark.value for remark in one.remarks],
        "done": one.done,
    }


def unpacked(value: JSON) -> Report | Row:
    """Read what `packed` wrote; anything else is a `KeyError`, `TypeError` or `ValueError`."""
    if "report" not in value:
        day = value["published"]
        return Report(**{**value, "published": date.fromisoformat(day) if day else None})
    report, days = unpacked(value["report"]), interval_from_json(value["days"])
    if not isinstance(report, Report) or days is None:
        raise ValueError("a row without a report or days")
    return Row(
        report,
        Dataset(value["dataset"]),
        {column: Mention(**cell) for column, cell in value["cells"].items()},
        value["numbers"],
        days,
        lat=value["lat"],
        lon=value["lon"],
        end=value["end"],
        remarks=tuple(map(Remark, value["remarks"])),
        done=value["done"],
    )


def told_json(told: Ingested, *, names: bool = True) -> JSON:
    """Write what an ingestion did; the names in rows, which may be many, only if asked for."""
    coding = told.coding
    return {
        **{name: getattr(told, name) for name in _COUNTS},
        "refused": [[r.input, r.reason, r.line, r.kind.__name__] for r in told.refused],
        "notes": [[n.input, n.text] for n in told.notes],
        "rows": coding.rows,
        "names": [[*name, count] for name, count in coding.names.items()] if names else [],
        "lacking": dict(coding.lacking),
        "done": coding.done,
    }


def told_from_json(value: JSON) -> Ingested:
    """Read what `told_json` wrote."""
    names = {(sort, words, known): count for sort, words, known, count in value["names"]}
    told = Ingested(
        refused=tuple(Refusal(i, why, line, _KINDS[kind]) for i, why, line, kind in value["refused"]),
        notes=tuple(Note(i, text) for i, text in value["notes"]),
        coding=Coding(value["rows"], names, value["lacking"], value["done"]),
    )
    return replace(told, **{name: value[name] for name in _COUNTS})
