"""The reports and claims that the tests of this room serve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Claim, Evidence, Report
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, report

BASE = "http://kg.test/"

HOSTILE = report(
    'wire/2017-11-09?a=1&b=2#top "<é>',
    "Fog lay over the river. The army captured Abu Kamal. Shops stayed shut.",
    title="Town <b>falls</b>",
)
MONITOR = report("monitor-2", "Fighters left Abu Kamal overnight.", "2017-11-10", "Monitor")
UNDATED = report("undated", "Coalition fighters captured Raqqa.", None, None)
BARE = report("weather", "Rain fell.", "2017-11-12", "Wire")
REPORTS = (HOSTILE, MONITOR, UNDATED, BARE)


def _in_second_sentence(told: Claim) -> Claim:
    words = "The army captured Abu Kamal."
    start = HOSTILE.text.index(words)
    return replace(told, evidence=Evidence("text", words, start, start + len(words)))


CAPTURED = _in_second_sentence(claim(report=HOSTILE, by=(ARMY,)))
WITHDREW = claim(
    "withdrew-from", ISLAMIC_STATE, ABU_KAMAL, report=MONITOR, day="2017-11-09", by=(OBSERVATORY,)
)
FOUGHT = claim(
    "fought", ARMY, ISLAMIC_STATE, report=MONITOR, day="2017-11-08", place=ABU_KAMAL, status="hedged"
)
RAQQA_FELL = claim("captured", SDF, RAQQA, report=UNDATED, day="2017-10-17", source=ISLAMIC_STATE)
CLAIMS = (CAPTURED, WITHDREW, FOUGHT, RAQQA_FELL)


@dataclass(frozen=True, slots=True)
class Told:
    """A reader that finds the claims that the tests put into the reports."""

    every: Sequence[Claim] = CLAIMS

    @property
    def version(self) -> str:
        """Give the extractor that the claims name."""
        return "rules/2"

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        return [c for c in self.every if c.report == report.id]
