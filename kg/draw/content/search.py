"""The names that a file embeds, so that its search box finds what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Entity, Report


def names(entities: Iterable[Entity], reports: Iterable[Report]) -> dict[str, Any]:
    """Give entities by id as id, label, kind and other names, and reports by id as id and title."""
    ordered = sorted(entities, key=lambda e: e.id)
    told = sorted(reports, key=lambda r: r.id)
    return {
        "entities": [[e.id, e.label, e.kind.value, list(e.aliases)] for e in ordered],
        "reports": [[r.id, r.title or r.id] for r in told],
    }
