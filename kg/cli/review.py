"""The command that asks an analyst about one claim after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failing import say
from kg.cli.judging import NONE, Author
from kg.cli.looking import headline
from kg.cli.options import Store, opened
from kg.cli.output import console, print_text, words
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from kg.graph import Graph
    from kg.model import Claim
    from kg.query.review import Doubt

KEYS = "a accept, r reject, c correct, s skip, u undo, q quit"
_REASON = "reviewed"


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg review --limit 20 --author Ann")(review)


def review(
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many claims.")] = 50,
    author: Author = None,
    store: Store = None,
) -> None:
    """Walk the claims on which most depends and which are least sure, and decide on each with a key.

    Where standard input is no terminal, the keys and answers are read from it, one a line.
    """
    if not sys.stdin.isatty():
        say("standard input is no terminal: keys and answers are read from it, one a line")
    with opened(store, write=True) as graph:
        asked = graph.doubts(limit)
        print_text(f"{len(asked)} claim{'s' * (len(asked) != 1)} to look at; {KEYS}\n")
        _Walk(graph, author, asked).walk()


class _Walk:
    """One walk through claims: where it stands, and what was decided on the way."""

    def __init__(self, graph: Graph, author: str | None, asked: list[Doubt]) -> None:
        self._graph, self._author, self._asked = graph, author, asked
        self._place = 0
        self._made: list[tuple[int, str]] = []

    def walk(self) -> None:
        """Ask about each claim until all are decided or skipped, or nobody answers."""
        shown = -1
        while self._place < len(self._asked):
            doubt = self._asked[self._place]
            if shown != self._place:
                print_text(f"{self._place + 1} of {len(self._asked)}: {'; '.join(doubt.reasons)}")
                print_text(headline(doubt.claim))
                print_text(sentence(doubt.claim))
                print_text(f"claim {doubt.claim.id} of report {doubt.claim.report}")
                shown = self._place
            key = _answer(f"[{KEYS}] ")
            if key is None or key[:1].lower() == "q":
                break
            try:
                self._act(key[:1].lower(), doubt.claim)
            except KgError as error:
                say(str(error))
            shown = -1 if self._place < shown else shown
        decided = len(self._made)
        print_text(f"{decided} judgement{'s' * (decided != 1)} made")

    def _act(self, key: str, claim: Claim) -> None:
        acts: dict[str, Callable[[Claim], None]] = {
            "a": self._accept,
            "r": self._reject,
            "c": self._correct,
            "s": self._go_on,
            "u": self._undo,
        }
        if key not in acts:
            raise UsageError(f"{key!r} is no key; {KEYS}" if key else KEYS)
        acts[key](claim)

    def _accept(self, claim: Claim) -> None:
        self._keep(self._graph.accept(claim.id, reason=_REASON, author=self._author).id)

    def _reject(self, claim: Claim) -> None:
        reason = _answer("reason: ") or _REASON
        self._keep(self._graph.reject(claim.id, reason=reason, author=self._author).id)

    def _correct(self, claim: Claim) -> None:
        written = _answer("what (as subject=NAME; date=2017-11-08; from=none): ") or ""
        changes: dict[str, Any] = dict(_change(part) for part in written.split(";") if part.strip())
        reason = _answer("reason: ") or _REASON
        made = self._graph.correct(claim.id, reason=reason, author=self._author, **changes)
        self._keep(made.id)

    def _go_on(self, _: Claim) -> None:
        self._place += 1

    def _undo(self, _: Claim) -> None:
        if not self._made:
            raise UsageError("nothing was decided yet")
        place, made = self._made[-1]
        self._graph.undo(made, reason=_REASON, author=self._author)
        self._made.pop()
        self._place = place

    def _keep(self, made: str) -> None:
        self._made.append((self._place, made))
        self._place += 1


def sentence(claim: Claim) -> Text:
    """Give the sentence of a claim with its trigger marked: on a terminal by style, elsewhere by brackets."""
    from kg.draw.content.marks import parts  # noqa: PLC0415

    text, colours = words(""), console().is_terminal
    for piece, kind in parts(claim):
        marked = f"[{piece}]" if kind == "trigger" and not colours else piece
        text.append(words(marked, "underline bold cyan" if kind == "trigger" and colours else ""))
    return text


def _answer(question: str) -> str | None:
    """Ask, and give the answer without the space around it; `None` when there is nobody to answer."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _change(written: str) -> tuple[str, str | None]:
    name, equals, value = (part.strip() for part in written.partition("="))
    if not (name and equals and value):
        raise UsageError(f"{written.strip()!r} is not NAME=VALUE")
    if name in ("reason", "author", "made", "claim"):
        raise UsageError(f"{name} cannot be corrected")
    return ("from_" if name == "from" else name), None if value == NONE else value
