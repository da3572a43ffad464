"""The command that says why a claim is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Json, Store, opened
from kg.cli.output import print_json, print_text

if TYPE_CHECKING:
    from kg.model import (
        ArgumentReading,
        Choice,
        Claim,
        DateReading,
        Explanation,
        FrameReading,
        ValueReading,
        Words,
    )

_WIDTH = 12


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg explain 5f0c1d2e3b4a5968 --json")(explain)


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.", show_default=False)],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Show what a claim rests on: frame, path, candidates, reference, date, speech, status, confidence."""
    from kg.model import explanation_json  # noqa: PLC0415

    with opened(store) as graph:
        told, why = graph.claim(claim), graph.explain(claim)
    if as_json:
        print_json(explanation_json(why))
    else:
        print_text("\n".join(written(told, why)))


def written(claim: Claim, why: Explanation) -> Iterator[str]:
    """Give an explanation in lines, each part with the words that it was read from."""
    who = claim.subject.entity.label if claim.subject else "someone"
    yield f"{who} {claim.relation} {claim.object.entity.label}"
    yield f"“{' '.join(claim.evidence.text.split())}”"
    yield f"claim {claim.id} of report {claim.report}"
    yield ""
    yield _line("frame", _frame(why.frame))
    for argument in why.arguments:
        yield from _argument(argument.role, argument)
    yield _line("date", _date(why.date))
    for speaker in why.speech:
        yield from _argument("said by", speaker)
    if not why.speech:
        yield _line("said by", "the report itself")
    yield _line("status", _judged(why.status))
    yield _line("extent", _judged(why.extent))
    factors = " × ".join(f"{f.feature} {f.choice} {f.value:g}" for f in why.factors)
    yield _line("confidence", f"{why.confidence:g} = {factors}")


def _frame(frame: FrameReading) -> str:
    why = "" if frame.rule == "frame" else f", {frame.relation} because {_spelled(frame.rule)}"
    return f"{frame.id} ({frame.form} “{frame.pattern}”){why}: {', '.join(_quoted(w) for w in frame.words)}"


def _argument(name: str, argument: ArgumentReading) -> Iterator[str]:
    cue = f", by {_quoted(argument.cue)}" if argument.cue else ""
    entity = argument.entity
    yield _line(
        name, f"{entity.label} ({entity.id}) from {_quoted(argument.words)}, by {argument.ground}{cue}"
    )
    if argument.antecedent is not None:
        words = argument.antecedent.words
        rest = f": {_quoted(words)}" if words else ""
        yield _line("", f"rests on {_spelled(argument.antecedent.recall)}{rest}")
    if argument.path:
        steps = (f"{'<' if s.up else '>'}{s.label} {s.words.text}" for s in argument.path)
        yield _line("", f"path {' '.join(steps)}")
    for choice in argument.names:
        if choice.considered > 1:
            yield _line("", _candidates(choice))


def _candidates(choice: Choice) -> str:
    listed = ", ".join(f"{c.entity.label} ({c.entity.id}) {c.score:g}" for c in choice.candidates)
    more = choice.considered - len(choice.candidates)
    return f"{_quoted(choice.words)} may be {listed}{f' and {more} more' if more else ''}"


def _date(date: DateReading) -> str:
    days = "none"
    if date.interval is not None:
        first, last = (d.isoformat() if d else "?" for d in (date.interval.start, date.interval.end))
        days = first if first == last else f"{first}..{last}"
    words = f": {_quoted(date.words)}" if date.words else ""
    published = f", published {date.published}" if date.published else ", no day of publication"
    return f"{days}, {_spelled(date.rule)}{words}{published}"


def _judged(reading: ValueReading) -> str:
    cue = f": {_quoted(reading.cue)}" if reading.cue else ""
    return f"{reading.value}, {_spelled(reading.rule)}{cue}"


def _quoted(words: Words) -> str:
    return f"“{' '.join(words.text.split())}” ({words.field} {words.start}-{words.end})"


def _spelled(rule: str) -> str:
    return rule.replace("-", " ")


def _line(name: str, words: str) -> str:
    return f"{name:<{_WIDTH}}{words}"
