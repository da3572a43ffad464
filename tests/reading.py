"""A reader of reports made by hand, for tests that need claims and not the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Explanation,
    Interval,
    Mention,
    Relation,
    Report,
    Words,
    claim_id,
)
from tests import factory

NAMES: Mapping[str, Entity] = {
    "The army": factory.ARMY,
    "Islamic State": factory.ISLAMIC_STATE,
    "The SDF": factory.SDF,
    "Abu Kamal": factory.ABU_KAMAL,
    "Raqqa": factory.RAQQA,
}
_SENTENCE = re.compile(
    r"(?P<subject>The army|Islamic State|The SDF) (?P<trigger>captured|lost|entered) "
    r"(?P<object>Abu Kamal|Raqqa)"
    r"(?: on (?P<day>\d{4}-\d\d-\d\d))?(?:, (?P<speaker>The army|The SDF) said)?\."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a field of a report, and whom or what it names."""

    field: str
    mention: Mention
    entity: Entity


@dataclass(frozen=True, slots=True)
class _Knowledge:
    known: Mapping[str, Entity] = field(default_factory=lambda: {e.id: e for e in NAMES.values()})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sentences such as "The army captured Raqqa on 2017-10-17, The SDF said." and no others.

    A report that holds the word `crash` makes it fail.
    """

    knowledge: _Knowledge = field(default_factory=_Knowledge)

    def claims(self, report: Report) -> list[Claim]:
        """Give a claim for each such sentence."""
        if "crash" in report.text:
            raise IndexError("no such token")
        return [
            _claim(report, name, found)
            for name in ("title", "text")
            for found in _SENTENCE.finditer(report.field(name))
        ]

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report."""
        return map(self.claims, reports)

    def explained(self, report: Report) -> list[tuple[Claim, Explanation]]:
        """Give each claim with what it rests on: its subject on the first word of the title, where there is one."""
        title = (
            Words("title", report.title.split()[0], 0, len(report.title.split()[0])) if report.title else None
        )
        return [(claim, factory.explanation(claim, title)) for claim in self.claims(report)]

    def mentions(self, report: Report) -> list[Named]:
        """Give each name in the text."""
        found = (m for name in NAMES for m in re.finditer(name, report.text))
        ordered = sorted(found, key=lambda m: m.start())
        return [Named("text", Mention(m[0], m.start(), m.end()), NAMES[m[0]]) for m in ordered]


def _claim(report: Report, name: str, found: re.Match[str]) -> Claim:
    subject, taken = _argument(found, "subject"), _argument(found, "object")
    trigger = Mention(found["trigger"], *found.span("trigger"))
    speakers = (_argument(found, "speaker"),) if found["speaker"] else ()
    made = factory.claim(found["trigger"], report=report)
    identity = claim_id(
        report.id,
        name,
        trigger,
        Relation(found["trigger"]),
        made.status,
        (subject, taken, None, None, None),
        speakers,
    )
    return replace(
        made,
        id=identity,
        subject=subject,
        object=taken,
        trigger=trigger,
        attributed_to=speakers,
        evidence=Evidence(name, found[0], *found.span()),
        date=Interval.on(date.fromisoformat(found["day"])) if found["day"] else None,
    )


def _argument(found: re.Match[str], role: str) -> Argument:
    return Argument(NAMES[found[role]], Mention(found[role], *found.span(role)))
