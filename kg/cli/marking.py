"""A report's text with the words marked that its claims rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.cli.output import console, words

if TYPE_CHECKING:
    from rich.text import Text

    from kg.model import Claim, Report

Spans = dict[tuple[int, int], list[int]]


def marked(report: Report, claims: Sequence[Claim]) -> Text:
    """Give title, facts and text, each claim's trigger marked and followed by the claim's number from 1.

    On a terminal a mark is a colour and a line under the words, elsewhere a pair of brackets.
    """
    colours = console().is_terminal
    facts = (report.id, report.published.isoformat() if report.published else "undated", report.source or "")
    text = words("").append(words(" · ".join(fact for fact in facts if fact) + "\n", "dim"))
    for field in ("title", "text"):
        if report.field(field):
            text.append("\n")
            _append(text, report.field(field), spans(claims, field), colours)
            text.append("\n")
    return text


def spans(claims: Sequence[Claim], field: str) -> Spans:
    """Give the stretches of a field in which triggers stand, with the numbers of their claims, from 1.

    Triggers that overlap become one stretch.
    """
    found: Spans = {}
    placed = [
        (c.trigger.start, c.trigger.end, n) for n, c in enumerate(claims, 1) if c.evidence.field == field
    ]
    for start, end, number in sorted(placed):
        last = next(reversed(found), None)
        if last is not None and start < last[1]:
            numbers = found.pop(last)
            found[last[0], max(end, last[1])] = [*numbers, number]
        else:
            found[start, end] = [number]
    return found


def _append(text: Text, field: str, found: Spans, colours: bool) -> None:
    done = 0
    for (start, end), numbers in found.items():
        label = ",".join(map(str, numbers))
        text.append(words(field[done:start]))
        if colours:
            text.append(words(field[start:end], "underline bold cyan"))
            text.append(words(f" {label}", "dim cyan"))
        else:
            text.append(words(f"[{field[start:end]}]({label})"))
        done = end
    text.append(words(field[done:]))
