"""Judgements of one analyst, one a minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from kg.model import Claim, Entity, JudgedClaim, Judgement, JudgementKind, judgement
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF

EVERYONE = {e.id: e for e in (ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF)}
_START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def made(minute: int, kind: str, **parts: Any) -> Judgement:  # noqa: ANN401  whichever fit
    """Make a judgement of any kind."""
    return judgement(JudgementKind(kind), "Ann", "seen", _START + timedelta(minutes=minute), **parts)


def of(minute: int, kind: str, told: Claim, *changes: tuple[str, str | None]) -> Judgement:
    """Judge a claim; `changes` are for a correction."""
    known = [EVERYONE[value] for name, value in changes if value in EVERYONE and name != "date"]
    return made(minute, kind, claim=JudgedClaim.of(told), changes=changes, known=known)


def merge(minute: int, kept: Entity, other: Entity) -> Judgement:
    """Say that one entity is another."""
    return made(minute, "merge", entities=(kept.id, other.id), known=[kept, other])
