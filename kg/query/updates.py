"""Other people's updates: judged before they reach the store, and aimed at the graphs that a request names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.errors import RefusedQuery, UsageError
from kg.query.guard import keyword, place, readings, refuse_depth, refuse_services
from kg.store import Dataset
from kg.store.tokens import Kind, Token, operations, outside, spoken


def refuse_outside(sparql: str) -> None:
    """Refuse an update (`RefusedQuery`) that would fetch anything: `LOAD` and `SERVICE`.

    So is one of more than `kg.query.guard.MAX_BYTES` bytes or nested deeper than 100. The grammar is left to
    the engine.
    """
    for reading, found in readings(sparql):
        refuse_services(reading, found)
        refuse_depth(reading, found)
        for token in _loads(found):
            raise RefusedQuery(f"LOAD {place(reading, token.start)}: an update may not fetch anything")


def without_silent_loads(sparql: str) -> str:
    """Give an update in which each `LOAD SILENT` does nothing: as here no load can succeed, it fails in silence."""
    parts, done = [], 0
    for operation in operations(spoken(sparql)):
        words = [keyword(token) for token in operation]
        start = next((i for i, pair in enumerate(pairwise(words)) if pair == ("LOAD", "SILENT")), None)
        if start is not None and "{" not in words and operation[start].kind is Kind.WORD:
            end = operation[-1].start + len(operation[-1].text)
            parts += [sparql[done : operation[start].start], "DELETE DATA {}"]
            done = end
    return "".join([*parts, sparql[done:]])


def _loads(found: Sequence[Token]) -> Iterator[Token]:
    depth, before = 0, ""
    for token in found:
        depth += (token.text == "{") - (token.text == "}")
        # The engine's grammar wants no space behind a keyword; inside braces a name may begin like one.
        declared = before.startswith("PREFIX")
        if keyword(token).startswith("LOAD") and (token.kind is Kind.WORD or (depth == 0 and not declared)):
            yield token
        before = keyword(token)


def over(sparql: str, dataset: Dataset) -> str:
    """Give an update whose patterns see `dataset` alone, as `USING` and `USING NAMED` would say it.

    It is for updates of which no operation says so itself: `WITH` or `USING` there is a `UsageError`, as the
    protocol wants.
    """
    using = "".join(f" USING {g}" for g in dataset.default)
    using += "".join(f" USING NAMED {g}" for g in dataset.named) + " "
    parts, done = [], 0
    for start, text in _insertions(sparql, using):
        parts += [sparql[done:start], text]
        done = start
    return "".join([*parts, sparql[done:]])


def _insertions(sparql: str, using: str) -> Iterator[tuple[int, str]]:
    for operation in operations(spoken(sparql)):
        bare = list(outside(operation))
        if any(t.kind is Kind.WORD and t.text.upper().startswith(("WITH", "USING")) for t in bare):
            raise UsageError("using-graph-uri: the update has WITH or USING of its own")
        where = [t for t in bare if t.kind is Kind.WORD and t.text.upper().endswith("WHERE")]
        braces = [t.start for t in operation if t.text in ("{", "}")]
        if where and braces:
            # DELETE WHERE says once what is deleted and where it is looked for.
            short = where[0].start < braces[0]
            copy = f" {sparql[braces[0] : braces[-1] + 1]}" if short else ""
            yield where[0].start + len(where[0].text) - len("WHERE"), copy + using
