"""Claims and reports as the explorer shows them: plain JSON values, sentences cut into marked pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from kg.draw.content.marks import fragment, parts, web_address
from kg.model import Argument, Basis, Claim, Entity, Judgement, JudgementKind, Report
from kg.model.judgement import ANALYST

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Claims, newest first, with what is shown beside them.

    By their ids: what their speakers stand to gain (`stakes`), the judgement in force on them (`judged`), and the
    sentences before and after their own (`beside`), where the reader may see them. `reports` are by id as well.
    """

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    stakes: Mapping[str, Basis] = field(default_factory=dict)
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def content(self) -> JSON:
        """Give `claims` and `reports` by id, and `entities`: everyone whom they name, once."""
        named = {a.entity.id: a.entity for c in self.claims for a in c.arguments()}
        return {
            "claims": {c.id: self._claim(c) for c in self.claims},
            "reports": {r: report_content(self.reports[r]) for r in self._named_reports()},
            "entities": {own: entity_content(entity) for own, entity in named.items()},
        }

    def _named_reports(self) -> Iterable[str]:
        return dict.fromkeys(c.report for c in self.claims if c.report in self.reports)

    def _claim(self, claim: Claim) -> JSON:
        report, stake = self.reports.get(claim.report), self.stakes.get(claim.id)
        before, after = self.beside.get(claim.id, ("", ""))
        return claim_content(claim, report, self.judged.get(claim.id)) | {
            "stake": stake.value if stake else None,
            "parts": parts(claim),
            "before": before or None,
            "after": after or None,
        }


def claim_content(claim: Claim, report: Report | None, judgement: Judgement | None = None) -> JSON:
    """Give what is shown of a claim beside its sentence: ISO days, when it happened apart from when it was reported.

    Entities are ids. `speakers` are those who say so inside the report; where there are none its publisher speaks.
    `at` is the fragment of its sentence on the report's page.
    """
    when = claim.date
    return {
        "id": claim.id,
        "report": claim.report,
        "at": fragment(claim),
        "relation": claim.relation.value,
        "status": claim.status.value,
        "subject": _id(claim.subject),
        "object": claim.object.entity.id,
        "from": _id(claim.source),
        "to": _id(claim.target),
        "place": _id(claim.place),
        "near": claim.place_precision != "exact",
        "speakers": [argument.entity.id for argument in claim.attributed_to],
        "extent": claim.extent.value if claim.object.entity.is_place else None,
        "manner": claim.manner.value if claim.manner else None,
        "quantity": claim.quantity.text if claim.quantity else None,
        "start": day(when.start) if when else None,
        "end": day(when.end) if when else None,
        "precision": when.precision.value if when else None,
        "wording": when.text if when else None,
        "published": day(report.published) if report else None,
        "confidence": round(claim.confidence, 2),
        "judged": judged(claim, judgement),
    }


def report_content(report: Report) -> JSON:
    """Give title, publisher, day and address of a report; only an http or https address is given."""
    return {
        "id": report.id,
        "title": report.title,
        "source": report.source,
        "published": day(report.published),
        "url": web_address(report.url),
    }


def entity_content(entity: Entity) -> JSON:
    """Give id, label and kind."""
    return {"id": entity.id, "label": entity.label, "kind": entity.kind.value}


def judged(claim: Claim, judgement: Judgement | None) -> JSON | None:
    """Give what an analyst made of a claim: by which judgement, of whom, why; `None` where nobody judged it."""
    if judgement is not None:
        said = _DONE[judgement.kind]
        return {"id": judgement.id, "is": said, "author": judgement.author, "reason": judgement.reason}
    made_by = claim.extractor.removeprefix(ANALYST)
    if made_by == claim.extractor:
        return None
    return {"id": None, "is": "made by a correction", "author": made_by, "reason": None}


def day(given: date | None) -> str | None:
    """Give a day as ISO 8601 has it."""
    return given.isoformat() if given else None


def _id(argument: Argument | None) -> str | None:
    return argument.entity.id if argument else None


_DONE: Final = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "rejected",
    JudgementKind.CORRECT: "corrected",
}
