"""Paths of no length from or to a term that the store does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.store.tokens import Kind, Token

_BEGINS, _ENDS = frozenset("{}."), frozenset("}.")
_CONSTANT = frozenset({Kind.IRI, Kind.NAME})


def unknown_ends(
    found: Sequence[Token], is_node: Callable[[Token], bool]
) -> Iterator[tuple[Token, Token, str]]:
    """Give each pattern `X path* ?y` whose constant end is no node, by its first and last token, with what it means.

    By the standard (SPARQL 1.1, 18.4) a path of no length joins every term to itself, one that no triple has
    as well; then it is all that there is, and `VALUES ?y { X }` says it. The engine joins nodes alone. Only a
    pattern that stands by itself, without `;` and `,`, is seen.
    """
    for index, subject in enumerate(found):
        if index == 0 or found[index - 1].text not in _BEGINS:
            continue
        end = _path_end(found, index + 1)
        if end is None or end + 1 >= len(found) or found[end + 1].text not in _ENDS:
            continue
        ends = [subject, found[end]]
        constants = [t for t in ends if t.kind in _CONSTANT]
        variables = [t for t in ends if t.kind is Kind.VARIABLE]
        if len(constants) == len(variables) == 1 and not is_node(constants[0]):
            yield subject, found[end], f"VALUES {variables[0].text} {{ {constants[0].text} }}"


def _path_end(found: Sequence[Token], start: int) -> int | None:
    """Give the index of the object behind a path that is one step or group, perhaps reversed, with `*` or `?`."""
    index = start + (found[start].text == "^") if start < len(found) else start
    depth = 0
    while index < len(found):
        token = found[index]
        depth += (token.text == "(") - (token.text == ")")
        index += 1
        if depth == 0:
            step = token.kind in _CONSTANT or token.text in {"a", ")"}
            return index + 1 if step and index + 1 < len(found) and found[index].text in {"*", "?"} else None
    return None
