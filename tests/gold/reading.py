"""The gold files as frozen values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from kg.model import Extent, Manner, Relation, Report, Status

FOLDER = Path(__file__).parent
FILES = ("sentences.jsonl", "reports.jsonl")

Days: TypeAlias = tuple[date | None, date | None]
Count: TypeAlias = tuple[int | None, int | None, int | None]
Names: TypeAlias = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What an analyst would note: any of the relations, any of the names, `None` where nobody is named.

    `required` is false for what may be noted or left out. A detail that is `None`, or names that are empty, are not
    judged.
    """

    relations: tuple[Relation, ...]
    subject: Names
    object: Names
    required: bool = True
    status: Status = Status.ASSERTED
    source: Names = ()
    speakers: Names = ()
    place: Names = ()
    date: Days | None = None
    extent: Extent | None = None
    manners: tuple[Manner, ...] = ()
    quantity: Count | None = None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with its claims, the war it is of and the class of language that it was written for."""

    report: Report
    war: str
    kind: str
    claims: tuple[GoldClaim, ...]

    @property
    def is_trap(self) -> bool:
        """Tell whether it only looks as if it held a claim."""
        return self.kind.startswith("trap-")


def read_gold(name: str) -> list[GoldReport]:
    """Read one of `FILES`; a line that does not fit the format is a `KeyError` or a `ValueError`."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_report(json.loads(line)) for line in lines]


def _report(line: dict[str, Any]) -> GoldReport:
    report = Report(
        line["id"], line["text"], line.get("title"), date.fromisoformat(line["published"]), line["source"]
    )
    return GoldReport(report, line["war"], line["class"], tuple(_claim(c) for c in line["claims"]))


def _claim(line: dict[str, Any]) -> GoldClaim:
    return GoldClaim(
        relations=tuple(Relation(r) for r in line["relation"]),
        subject=tuple(line["subject"]),
        object=tuple(line["object"]),
        required=line["required"],
        status=Status(line.get("status", "asserted")),
        source=tuple(line.get("from", ())),
        speakers=tuple(line.get("attributed_to", ())),
        place=tuple(line.get("place", ())),
        date=_days(line["date"]) if "date" in line else None,
        extent=Extent(line["extent"]) if "extent" in line else None,
        manners=tuple(Manner(m) for m in line.get("manner", ())),
        quantity=_count(line["quantity"]) if "quantity" in line else None,
    )


def _days(given: list[str | None]) -> Days:
    first, last = (date.fromisoformat(day) if day else None for day in given)
    return first, last


def _count(given: list[int | None]) -> Count:
    low, best, high = given
    return low, best, high
