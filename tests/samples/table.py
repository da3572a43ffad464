"""Tables of claims in plain text: what the sample reports say, and what they do not.

A row has six fields between bars:

- the report's id (`*`: any);
- words of the sentence that argue for the row (`*`: any);
- who did what to whom by ids (`-`: nobody, `*`: anyone), with `from=`, `to=`, `place=`, `extent=`, `low=`, `high=`;
- the status (`*`: any);
- the day, or the first and the last (`-`: undated, `*`: not pinned);
- the speakers (`-`: the report itself, `*`: not pinned).

Lines that begin with `#` say what the next rows are about.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.model import Argument, Claim, Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    report: str
    words: str
    subject: str
    relation: str
    object: str
    further: tuple[str, ...]
    status: str
    days: str
    speakers: str

    def __str__(self) -> str:
        """Give what a failing test is called."""
        return f"{self.report}: {self.subject} {self.relation} {self.object}, {self.status}"


def rows(name: str) -> list[Row]:
    """Read a table that lies beside this file."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


def _row(line: str) -> Row:
    report, words, what, status, days, speakers = (part.strip() for part in line.split("|"))
    subject, relation, object_, *further = what.split()
    return Row(report, words, subject, relation, object_, tuple(further), status, days, speakers)


def told(claim: Claim) -> Row:
    """Give a claim as a row."""
    return Row(
        claim.report,
        plain(claim.evidence.text),
        _id(claim.subject),
        claim.relation.value,
        claim.object.entity.id,
        tuple(_further(claim)),
        claim.status.value,
        _days(claim.date),
        ",".join(sorted(a.entity.id for a in claim.attributed_to)) or "-",
    )


def fits(wanted: Row, found: Row) -> bool:
    """Tell whether a claim is what a row describes."""
    ends = (found.subject, found.object)
    return (
        _same(wanted.report, found.report)
        and (wanted.words == "*" or wanted.words in found.words)
        and wanted.relation == found.relation
        and any(
            _same(wanted.subject, one) and _same(wanted.object, other) for one, other in _ways(wanted, ends)
        )
        and set(wanted.further) <= set(found.further)
        and _same(wanted.status, found.status)
        and _same(wanted.days, found.days)
        and _same(",".join(sorted(wanted.speakers.split(","))), found.speakers)
    )


def plain(words: str) -> str:
    """Give words with every run of white space as one space."""
    return " ".join(words.split())


def _same(wanted: str, found: str) -> bool:
    return wanted in ("*", found)


def _ways(wanted: Row, ends: tuple[str, str]) -> list[tuple[str, str]]:
    # It is the same to say that A fought B and that B fought A.
    symmetric = wanted.relation in (
        "fought",
        "allied-with",
        "linked-up-with",
        "negotiated-with",
        "ceasefire-with",
    )
    return [ends, ends[::-1]] if symmetric else [ends]


def _further(claim: Claim) -> list[str]:
    others = {"from": claim.source, "to": claim.target, "place": claim.place}
    found = [f"{role}={_id(argument)}" for role, argument in others.items() if argument]
    found.append(f"extent={claim.extent.value}")
    if claim.quantity is not None:
        found += [f"low={claim.quantity.low}", f"high={claim.quantity.high}"]
    return found


def _id(argument: Argument | None) -> str:
    return argument.entity.id if argument else "-"


def _days(when: Interval | None) -> str:
    if when is None:
        return "-"
    days = list(dict.fromkeys(day.isoformat() if day else "" for day in (when.start, when.end)))
    return "..".join(days)
