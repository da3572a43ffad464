"""Queries and updates for a server whose default graph is the union of all: a named graph stands for ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.store.tokens import Kind, Token, operations, outside, spoken

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Graphs that `GRAPH ?g` is not to find: some by name, and those whose names begin in some way."""

    names: tuple[NamedNode, ...] = ()
    starts: tuple[str, ...] = ()

    def condition(self, variable: str) -> str:
        """Give what holds of every other graph."""
        named = [f"{variable} NOT IN ({', '.join(map(str, self.names))})"] if self.names else []
        starts = [f"!STRSTARTS(STR({variable}), {Literal(start)})" for start in self.starts]
        return " && ".join([*named, *starts])


def query_within(sparql: str, graph: NamedNode | None, hidden: Hidden) -> str:
    """Give a query that means by the default graph the named `graph`, and by `GRAPH ?g` none that is `hidden`.

    Without a `graph` the default graph is the server's own.

    A pattern in `GRAPH` keeps its own graph. One with `FROM` names its graphs itself and stays as it is.

    >>> query_within("ASK { ?s ?p ?o }", NamedNode("urn:d"), Hidden())
    'ASK { GRAPH <urn:d> { ?s ?p ?o }}'
    """
    found = spoken(sparql)
    words = [t.text.upper() for t in outside(found) if t.kind is Kind.WORD]
    groups = _groups(found)
    if words[-1:] == ["VALUES"]:
        # What stands behind the pattern has braces, too.
        groups = groups[:-1]
    if "FROM" in words or not groups:
        return sparql
    if graph is None:
        return _edited(sparql, list(_hiding(found, hidden)))
    (start, end), template = groups[-1], len(groups) > 1
    edits: list[Edit] = [(start + 1, start + 1, f" GRAPH {graph} {{"), (end, end, "}")]
    if "CONSTRUCT" in words and not template:
        # CONSTRUCT WHERE says once what is made and where it is looked for.
        where = next(t.start for t in found if t.text.upper() == "WHERE")
        edits.append((where, where, sparql[start : end + 1] + " "))
    return _edited(sparql, [*edits, *_hiding(found, hidden)])


def update_within(
    sparql: str, graph: NamedNode, hidden: Hidden, graphs: Callable[[], Iterable[NamedNode]] = list
) -> str:
    """Give an update that means by the default graph the named `graph`, in data, templates, patterns and management.

    `graphs` gives the named graphs that there are, for what clears all of them.

    >>> update_within("CLEAR DEFAULT; INSERT DATA { <urn:a> <urn:b> 1 }", NamedNode("urn:d"), Hidden())
    'CLEAR SILENT GRAPH <urn:d>; INSERT DATA { GRAPH <urn:d> { <urn:a> <urn:b> 1 }}'
    """
    found = spoken(sparql)
    edits: list[Edit] = []
    for operation in operations(found):
        edits += _shortened(sparql, operation, graph, hidden) or _aimed(operation, graph, hidden, graphs)
    return _edited(sparql, edits)


def _shortened(sparql: str, operation: Sequence[Token], graph: NamedNode, hidden: Hidden) -> list[Edit]:
    """Write out `DELETE WHERE`, which says once what goes and where it is looked for."""
    words = [t for t in outside(operation) if t.kind is Kind.WORD]
    groups = _groups(operation)
    if [t.text.upper() for t in words[-2:]] != ["DELETE", "WHERE"] or len(groups) != 1:
        return []
    start, end = groups[0]
    inner = [t for t in operation if start < t.start < end]
    bare = list(_within(inner, graph, start, end))
    template = _edited(
        sparql[start : end + 1], [(low - start, high - start, text) for low, high, text in bare]
    )
    return [(words[-1].start, words[-1].start, template + " "), *bare, *_hiding(inner, hidden)]


def _within(inner: Sequence[Token], graph: NamedNode, start: int, end: int) -> Iterator[Edit]:
    """Put into a graph what stands in none: the block of one may not stand in another's."""
    for low, high in _bare(inner, start, end):
        yield low, low, f"GRAPH {graph} {{ "
        yield high, high, "}"


def _aimed(
    operation: Sequence[Token],
    graph: NamedNode,
    hidden: Hidden,
    graphs: Callable[[], Iterable[NamedNode]],
) -> Iterator[Edit]:
    words = [t for t in outside(operation) if t.kind is Kind.WORD]
    named = [t.text.upper() for t in words]
    if {"CLEAR", "DROP"} & set(named) and {"ALL", "NAMED"} & set(named):
        every = [*graphs(), *([graph] if "ALL" in named else [])]
        last = operation[-1]
        told = " ; ".join(f"DROP SILENT GRAPH {name}" for name in every) or "DELETE DATA {}"
        yield words[0].start, last.start + len(last.text), told
        return
    # The default graph is always there; the one that stands for it may hold nothing yet.
    silent = "SILENT " if {"CLEAR", "DROP"} & set(named) and "SILENT" not in named else ""
    for token in words:
        if token.text.upper() == "DEFAULT":
            yield token.start, token.start + len(token.text), f"{silent}GRAPH {graph}"
    if {"INSERT", "DELETE"} & set(named):
        yield from _patterns(operation, graph, hidden, set(named))


def _patterns(
    operation: Sequence[Token], graph: NamedNode, hidden: Hidden, named: set[str]
) -> Iterator[Edit]:
    groups, is_data = _groups(operation), "DATA" in named
    if not is_data and groups:
        yield from _hiding([t for t in operation if t.start > groups[-1][0]], hidden)
    if "WITH" in named:
        return
    for start, end in groups if is_data else groups[:-1]:
        yield from _within([t for t in operation if start < t.start < end], graph, start, end)
    if not is_data and groups and "USING" not in named:
        yield groups[-1][0] + 1, groups[-1][0] + 1, f" GRAPH {graph} {{"
        yield groups[-1][1], groups[-1][1], "}"


def _bare(inner: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where triples stand between the blocks of named graphs."""
    blocks = [
        (token.start, _closing(inner, index) + 1)
        for index, token in enumerate(inner)
        if token.kind is Kind.WORD and token.text.upper() == "GRAPH"
    ]
    lows = [start + 1, *(high for _, high in blocks)]
    highs = [*(low for low, _ in blocks), end]
    for low, high in zip(lows, highs, strict=True):
        said = [t for t in inner if low <= t.start < high and t.text != "."]
        if said:
            yield said[0].start, high


def _hiding(found: Sequence[Token], hidden: Hidden) -> Iterator[Edit]:
    for index, token in enumerate(found):
        if token.kind is not Kind.WORD or token.text.upper() != "GRAPH" or index + 2 >= len(found):
            continue
        name, brace = found[index + 1], found[index + 2]
        if hidden.condition("") and name.kind is Kind.VARIABLE and brace.text == "{":
            end = _closing(found, index + 2)
            yield end + 1, end + 1, f" FILTER({hidden.condition(name.text)})"


def _closing(found: Sequence[Token], opening: int) -> int:
    depth = 0
    for token in found[opening:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.text == "}":
            return token.start
    return found[-1].start


def _groups(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Give where each outermost pair of braces opens and closes."""
    depth, groups, start = 0, list[tuple[int, int]](), 0
    for token in found:
        if token.text == "{":
            start = token.start if depth == 0 else start
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0:
                groups.append((start, token.start))
    return groups


def _edited(sparql: str, edits: Sequence[Edit]) -> str:
    parts, done = [], 0
    # Of two at one place the one that was noted first stands first.
    for start, end, text in sorted(edits, key=lambda edit: edit[0]):
        parts += [sparql[done:start], text]
        done = max(end, done)
    return "".join([*parts, sparql[done:]])
