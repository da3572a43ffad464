"""What the side panel tells: claims and reports as plain JSON values, sentences cut into marked parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kg.draw.content.marks import parts, web_address
from kg.model import Argument, Claim, Judgement, JudgementKind, Report
from kg.model.judgement import ANALYST

JSON = dict[str, Any]


def claim_content(
    claim: Claim, report: Report | None, *, quoted: bool = True, judgement: Judgement | None = None
) -> JSON:
    """Give what the panel shows of a claim: ISO days, when it happened apart from when it was reported.

    `speakers` are labels of who says so inside the report; where there are none its publisher speaks. Without
    `quoted` the sentence stays out: `parts` is `None`. `judgement` is the one in force on the claim.
    """
    when = claim.date
    return {
        "id": claim.id,
        "report": claim.report,
        "status": claim.status.value,
        "extent": claim.extent.value if claim.object.entity.is_place else None,
        "manner": claim.manner.value if claim.manner else None,
        "quantity": claim.quantity.text if claim.quantity else None,
        "place": _label(claim.place),
        "from": _label(claim.source),
        "to": _label(claim.target),
        "speakers": [argument.entity.label for argument in claim.attributed_to],
        "start": _day(when.start) if when else None,
        "end": _day(when.end) if when else None,
        "precision": when.precision.value if when else None,
        "wording": when.text if when else None,
        "published": _day(report.published) if report else None,
        "confidence": round(claim.confidence, 2),
        "judged": _judged(claim, judgement),
        "parts": parts(claim) if quoted else None,
    }


def report_content(report: Report) -> JSON:
    """Give title, publisher and address of a report; only an http or https address is given."""
    return {
        "id": report.id,
        "title": report.title,
        "source": report.source,
        "url": web_address(report.url),
    }


def newest(ids: Iterable[str], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> list[str]:
    """Order the ids that `claims` holds by their day, newest first; those without a day come last."""
    known = [claims[name] for name in ids if name in claims]
    return [
        claim.id for claim in sorted(known, key=lambda one: (_latest(one, reports), one.id), reverse=True)
    ]


def _latest(claim: Claim, reports: Mapping[str, Report]) -> date:
    report = reports.get(claim.report)
    happened = claim.date and (claim.date.end or claim.date.start)
    return happened or (report and report.published) or date.min


def _judged(claim: Claim, judgement: Judgement | None) -> str | None:
    if judgement is not None:
        return f"{_DONE[judgement.kind]} by {judgement.author}"
    made_by = claim.extractor.removeprefix(ANALYST)
    return f"corrected by {made_by}" if made_by != claim.extractor else None


_DONE = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "rejected",
    JudgementKind.CORRECT: "corrected",
}


def _label(argument: Argument | None) -> str | None:
    return argument.entity.label if argument else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
