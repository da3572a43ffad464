"""What speaks for and against an interval of a place's timeline: single claims, with who says so and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.claim import Claim
from kg.model.derived import Basis, Control
from kg.model.wire import JSON, control_json, interval_json


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim in the matter of who held a place.

    `published` and `source` are those of its report: the day and the publisher. `stake` is what its speakers gain
    or lose by it, `None` where the claim was not weighed. `supports` tells whether it speaks for the interval.
    """

    claim: Claim
    supports: bool
    published: date | None
    source: str | None
    stake: Basis | None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Give the labels of who says so: those the report names, else its publisher; nobody if it has none."""
        named = tuple(a.entity.label for a in self.claim.attributed_to)
        return named or ((self.source,) if self.source else ())


@dataclass(frozen=True, slots=True)
class Chapter:
    """One interval of a place's timeline with the claims for it, then those against it, by the day they tell of."""

    interval: Control
    sayings: tuple[Saying, ...]


def saying_json(saying: Saying) -> JSON:
    """Give a claim's days (of which it tells, and on which it was published), speakers, stake and sentence."""
    claim = saying.claim
    return {
        "claim": claim.id,
        "supports": saying.supports,
        "relation": claim.relation.value,
        "status": claim.status.value,
        "subject": claim.subject.entity.label if claim.subject else None,
        "happened": interval_json(claim.date),
        "reported": saying.published.isoformat() if saying.published else None,
        "report": claim.report,
        "source": saying.source,
        "speakers": list(saying.speakers),
        "stake": saying.stake.value if saying.stake else None,
        "sentence": claim.evidence.text,
    }


def chapter_json(chapter: Chapter) -> JSON:
    """Give an interval with its claims in full, under `claims`."""
    return control_json(chapter.interval) | {"claims": [saying_json(t) for t in chapter.sayings]}
