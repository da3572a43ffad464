"""What the graph is and holds: the page's first words, and its legend."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from kg.draw.style import KINDS, RELATIONS
from kg.model import Basis
from kg.query.daily import Span
from kg.query.naming import Tally
from kg.query.stats import Stats

STAKES: Final = {
    Basis.AGAINST_INTEREST: ("against own interest", "It costs the side of those who say it."),
    Basis.INDEPENDENT: ("independent", "Those who say it take no part."),
    Basis.OWN_INTEREST: ("own interest", "It serves the side of those who say it."),
}
"""What speakers gain or lose by a claim: its name, and what it means."""


def summary(
    stats: Stats, tally: Tally, happened: Span | None, reported: Span | None, *, title: str = "kg"
) -> dict[str, Any]:
    """Give totals, the kinds and relations with their looks and counts, the days spanned, and the stakes."""
    return {
        "totals": {
            "relationships": stats.relationships,
            "entities": stats.entities,
            "claims": stats.claims,
            "reports": stats.reports,
            "places": stats.places,
        },
        "kinds": {k.value: asdict(style) | {"count": tally.kinds.get(k, 0)} for k, style in KINDS.items()},
        "relations": {
            r.value: asdict(style) | {"symmetric": r.symmetric, "count": tally.relations.get(r, 0)}
            for r, style in RELATIONS.items()
        },
        "foremost": list(tally.foremost),
        "days": {"happened": _days(happened), "reported": _days(reported)},
        "stakes": {b.value: {"name": name, "explained": words} for b, (name, words) in STAKES.items()},
    }


def _days(span: Span | None) -> list[str] | None:
    return [day.isoformat() for day in span] if span else None
