"""Alliances read plainly, claim by claim: what the derived edges must tell too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.derive import Datelines, Edge, edge_of
from kg.derive.sides import JOINING, Pair, Sides, Spell, spells
from kg.model import Claim


def pacts(claims: Iterable[Claim], datelines: Datelines, sides: Sides) -> dict[Pair, tuple[Spell, ...]]:
    """Give the spells of alliance by pair of sides; pairs without one are left out."""
    edges: dict[Pair, dict[Edge, list[Claim]]] = {}
    for claim in claims:
        pair, edge = sides.pair(claim), edge_of(claim)
        if pair and edge:
            edges.setdefault(pair, {}).setdefault(edge, []).append(claim)
    found = {
        pair: spells(
            (day, e.relation in JOINING) for e, told in turns.items() for day in days(told, datelines)
        )
        for pair, turns in edges.items()
    }
    return {pair: alliance for pair, alliance in found.items() if alliance}


def days(told: list[Claim], datelines: Datelines) -> set[date]:
    """Give the days that the claims of one edge name, or the first of publication where none does."""
    dated = {day for c in told if c.date for day in (c.date.start, c.date.end) if day}
    published = [day for c in told if (day := datelines[c.report].published)]
    return dated or {min(published, default=date.min)}
