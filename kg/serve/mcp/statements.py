"""Claims as a language model is told them: what is said, by whom, printed where and when, under which id."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from kg.graph import Graph
from kg.model import Argument, Claim, interval_json

JSON = dict[str, Any]

SHOWN: Final = 3
"""How many claims stand under one fact; the rest are counted."""
LONGEST: Final = 600
"""How many characters of a sentence are shown."""


def statement(graph: Graph, claim: Claim) -> JSON:
    """Give a claim with its days (of which it tells, and on which it was published), source, speakers and sentence."""
    report = graph.report(claim.report)
    return {
        "claim": claim.id,
        "says": _says(claim),
        "status": claim.status.value,
        "happened": interval_json(claim.date),
        "published": report.published.isoformat() if report.published else None,
        "source": report.source,
        "report": report.id,
        "url": report.url,
        "attributed_to": [a.entity.label for a in claim.attributed_to],
        "sentence": cut(claim.evidence.text),
    }


def behind(graph: Graph, claims: Sequence[str], shown: int = SHOWN) -> JSON:
    """Give how many claims there are, and the first of them as statements."""
    told = [statement(graph, graph.claim(own)) for own in islice(claims, shown)]
    return {"total": len(claims), "shown": told, "more": list(claims[shown : shown + 20])}


def cut(words: str) -> str:
    """Give words that are not longer than a model should have to read; what was left out is an ellipsis.

    >>> len(cut("war " * 1000))
    600
    """
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _says(claim: Claim) -> str:
    parts = [_label(claim.subject), claim.relation.value, _label(claim.object)]
    parts += _beside("to", claim.target) + _beside("from", claim.source) + _beside("at", claim.place)
    return " ".join(parts)


def _beside(word: str, argument: Argument | None) -> list[str]:
    return [word, argument.entity.label] if argument else []


def _label(argument: Argument | None) -> str:
    return argument.entity.label if argument else "somebody"
