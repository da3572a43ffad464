"""The pattern language of the frame lexicon: "take control of|over {object} (from {from})"."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import pairwise

ROLES = frozenset({"subject", "object", "from", "to", "place", "cause"})
_PIECE = re.compile(r"\(|\)|\{[^}]*\}-[a-z]+|[a-z]+-\{[^}]*\}|\{[^}]*\}|[^\s(){}]+")
_PAIRS = ("out of", "back from", "away from")
_HEAD = ":head}"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a pattern looks for behind its head: fixed words (`|` choices), a role, or both in this order.

    `words` is empty for a role that stands directly behind the head. A word of two parts ("out of", "to defeat")
    has a blank.
    """

    words: tuple[str, ...] = ()
    role: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger. `left` is the role before the head: the grammatical subject of a verb, the possessor of a noun.

    Of compounds `left` is the name within and `steps[0].role` the noun behind; `prefix` is set where the head comes
    first ("anti-X Y"), not last ("X-held Y"). `head` is a lemma, or empty where the frame lists its heads, which fill
    `head_role`. `needs` holds sets of words; a sentence without a word, or a form of one, of each set cannot match.
    """

    text: str
    head: str
    left: str | None
    steps: tuple[Step, ...]
    prefix: bool = False
    head_role: str | None = None
    needs: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the words that the pattern cannot do without."""
        steps = (step for step in self.steps if step.words and not step.optional)
        needs = tuple(frozenset(map(_telling, step.words)) for step in steps)
        object.__setattr__(self, "needs", needs)

    def is_in(self, words: Set[str]) -> bool:
        """Tell whether words hold one of each set that the pattern needs."""
        return not any(map(words.isdisjoint, self.needs))


def _telling(word: str) -> str:
    # Of "to defeat" the verb, of "out of" the first.
    return word.removeprefix("to ").partition(" ")[0]


def parse_pattern(text: str, *, noun: bool = False) -> Pattern:
    """Read one pattern; what does not follow the notation is a `ValueError` that says why.

    >>> parse_pattern("drive {from} out of|from {object}").steps
    (Step(words=(), role='from', optional=False), Step(words=('out of', 'from'), role='object', optional=False))
    """
    pieces = _PIECE.findall(_joined(text))
    if pieces and "-" in pieces[0] and "{" in pieces[0]:
        return _compound(text, pieces)
    left, pieces = _left(pieces)
    head, head_role, pieces = _head(pieces)
    if left is None and head_role is None and not noun:
        left = "subject"
    return Pattern(text, head, left, tuple(_steps(pieces, noun=noun)), head_role=head_role)


def _joined(text: str) -> str:
    for pair in _PAIRS:
        text = text.replace(pair, pair.replace(" ", "_"))
    return text


def _left(pieces: list[str]) -> tuple[str | None, list[str]]:
    if not pieces or not pieces[0].startswith("{") or pieces[0].endswith(_HEAD):
        return None, pieces
    rest = pieces[1:]
    return _role(pieces[0]), rest[1:] if rest[:1] == ["'s"] else rest


def _head(pieces: list[str]) -> tuple[str, str | None, list[str]]:
    """Give the head word, or the role that the head fills, and what follows."""
    if pieces and pieces[0].endswith(_HEAD):
        return "", _role(pieces[0].replace(_HEAD, "}")), pieces[1:]
    if not pieces or pieces[0][0] in "({":
        raise ValueError("a pattern needs a word as its head")
    return pieces[0], None, pieces[1:]


def _steps(pieces: list[str], *, noun: bool) -> list[Step]:
    steps: list[Step] = []
    optional = False
    for before, piece in pairwise(["", *pieces]):
        if piece in "()":
            if (piece == "(") == optional:
                raise ValueError("brackets do not match")
            optional = piece == "("
        elif piece.startswith("{"):
            _add_role(steps, _role(piece), optional)
        elif noun and before == "to":
            steps[-1] = Step(tuple(f"to {w}" for w in piece.split("|")), None, optional)
        else:
            steps.append(Step(tuple(w.replace("_", " ") for w in piece.split("|")), None, optional))
    if optional:
        raise ValueError("a bracket is not closed")
    return steps


def _add_role(steps: list[Step], role: str, optional: bool) -> None:
    if steps and steps[-1].words and steps[-1].role is None:
        steps[-1] = Step(steps[-1].words, role, steps[-1].optional)
    else:
        steps.append(Step((), role, optional))


def _compound(text: str, pieces: list[str]) -> Pattern:
    if len(pieces) != 2:
        raise ValueError("a compound is {role}-word {role} or word-{role} {role}")
    inner = re.search(r"\{[^}]*\}", pieces[0])
    if inner is None:
        raise ValueError("a compound is {role}-word {role} or word-{role} {role}")
    head = pieces[0].replace(inner.group(), "").strip("-")
    steps = (Step((), _role(pieces[1])),)
    return Pattern(text, head, _role(inner.group()), steps, prefix=not pieces[0].startswith("{"))


def _role(piece: str) -> str:
    role = piece.strip("{}")
    if role not in ROLES:
        raise ValueError(f"unknown role {{{role}}}; roles are {', '.join(sorted(ROLES))}")
    return role
