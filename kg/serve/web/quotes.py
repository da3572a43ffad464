"""The sentences behind a statement, with who said it, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from kg.graph import Graph
from kg.model import Claim, Report


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as the evidence under a statement; `place` is the fragment of its sentence on the report's page."""

    claim: Claim
    report: Report

    @property
    def place(self) -> str:
        """Give the fragment that names the sentence."""
        return fragment(self.claim)

    @property
    def day(self) -> date | None:
        """Give the day of publication."""
        return self.report.published


@dataclass(slots=True)
class Quotes:
    """Reads the evidence of a page's statements; each report is read once."""

    graph: Graph
    most: int = 2
    _reports: dict[str, Report] = field(default_factory=dict)

    def of(self, ids: Sequence[str], most: int | None = None) -> list[Quote]:
        """Give the first few of the claims with these ids."""
        return [self.quote(self.graph.claim(one)) for one in islice(ids, most or self.most)]

    def quote(self, claim: Claim) -> Quote:
        """Give one claim with its report."""
        if claim.report not in self._reports:
            self._reports[claim.report] = self.graph.report(claim.report)
        return Quote(claim, self._reports[claim.report])


def fragment(claim: Claim) -> str:
    """Give the fragment under which a claim's sentence stands on its report's page."""
    return f"{claim.evidence.field}-{claim.evidence.start}"


def sentences(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Put a report's claims together by the sentence that they rest on, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(fragment(claim), []).append(claim)
    return found
