"""Puts a query as the engine has to hear it where it departs from SPARQL 1.1, and only there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.query.guard import resolver
from kg.query.paths import unknown_ends
from kg.store.tokens import Kind, Token, spoken


@dataclass(frozen=True, slots=True)
class Said:
    """A query for the engine; `star` is the place of the `*` in `SELECT *`, `names` its variables as they appear."""

    sparql: str
    star: int | None = None
    names: tuple[str, ...] = ()


def said(sparql: str, is_node: Callable[[str], bool] = lambda iri: True, base: str = "") -> Said:
    """Give a query as the engine has to hear it.

    Each `GROUP_CONCAT(…)` is put into `STR(…)`: the standard makes it a plain string, while the engine keeps a
    language that all its strings share. The columns of `SELECT *` are in no order by the standard; the suites
    and people expect that in which the query names them, the engine sorts them. Where a path may have no length,
    an end that is no node (by IRI; relative ones stand under `base`) is joined to itself: see `kg.query.paths`.

    >>> said("SELECT * { ?b ?a 1 }")
    Said(sparql='SELECT * { ?b ?a 1 }', star=7, names=('b', 'a'))
    """
    found = spoken(sparql)
    edits = sorted([*_wrapped(found), *_joined(found, is_node, base)])
    star = next(_stars(found), None)
    parts, done = [], 0
    for start, end, text in edits:
        parts += [sparql[done:start], text]
        done = end
    before = sum(len(text) - (end - start) for start, end, text in edits if star is not None and end <= star)
    names = tuple(dict.fromkeys(t.text[1:] for t in found if t.kind is Kind.VARIABLE))
    return Said("".join([*parts, sparql[done:]]), None if star is None else star + before, names)


def _joined(
    found: Sequence[Token], is_node: Callable[[str], bool], base: str
) -> Iterator[tuple[int, int, str]]:
    iri_of = resolver(found, base)
    for first, last, text in unknown_ends(found, lambda token: is_node(iri_of(token))):
        yield first.start, last.start + len(last.text), text


def _wrapped(found: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    opened: list[bool] = []
    for before, token in zip([None, *found], found, strict=False):
        if token.text == "(":
            concat = before is not None and before.text.upper() == "GROUP_CONCAT"
            if before is not None and concat:
                yield before.start, before.start, "STR("
            opened.append(concat)
        elif token.text == ")" and opened and opened.pop():
            yield token.start, token.start, ")"


def _stars(found: Sequence[Token]) -> Iterator[int]:
    depth = 0
    for before, token in zip([None, *found], found, strict=False):
        depth += (token.text == "{") - (token.text == "}")
        chosen = before is not None and before.text.upper() in {"SELECT", "DISTINCT", "REDUCED"}
        if depth == 0 and token.text == "*" and chosen:
            yield token.start
