"""Answers queries on a checkpoint in a process of its own: ending the process ends the query.

Run as a script it imports nothing but the engine, to start fast. It reads one JSON request a line and writes
one JSON line and the bytes that it announces.
"""

from __future__ import annotations

import json
import os
import queue
import re
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import IO, Any, TypeVar, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
    serialize,
)

_MEMORY = 4 << 30
# XML has no way to write these, not even escaped.
_NO_XML = bytes(ord("?") if c < 32 and c not in b"\t\n\r" else c for c in range(256))
_NOTHING: dict[str, object] = {
    "sparql": "ASK {}",
    "prefixes": {},
    "media_type": "application/sparql-results+json",
}
_NOTHING |= {"rows": 0, "size": 0, "default": None, "named": None}
# What stands between rows or behind them; how many more or fewer of it than rows there are; how much of it stays
# where an answer is cut there, and what ends the answer then.
_MARKS = {
    QueryResultsFormat.JSON: (b"},{", -1, 1, b"]}}"),
    QueryResultsFormat.XML: (b"</result>", 0, 9, b"</results></sparql>"),
    QueryResultsFormat.CSV: (b"\r\n", 1, 2, b""),
    QueryResultsFormat.TSV: (b"\n", 1, 1, b""),
}
_UNKNOWN = 20
_NO_FUNCTION = re.compile(r"custom function <(.*)> is not supported")
_Term = NamedNode | BlankNode | Literal | Triple
_Answer = QuerySolutions | QueryBoolean | QueryTriples
_Format = TypeVar("_Format", RdfFormat, QueryResultsFormat)


def written(ask: Callable[[], _Answer], media_type: str, rows: int, size: int) -> tuple[bytes, bool]:
    """Write the answer to a query in a media type; give the bytes and whether something was left out.

    At most `rows` rows or triples are written, and none is begun once they take `size` bytes. A media type
    that does not fit what the query gives is a `ValueError`. `ask` asks the query; it may be asked twice.
    """
    answer = ask()
    if isinstance(answer, QueryTriples):
        triples = list(islice(answer, rows + 1))
        syntax = _format(RdfFormat.from_media_type, media_type)
        return serialize(triples[:rows], format=syntax) or b"", len(triples) > rows
    kind = _format(QueryResultsFormat.from_media_type, media_type)
    if isinstance(answer, QueryBoolean):
        return answer.serialize(format=kind) or b"", False
    body, truncated = _listed(answer, kind, rows, size) or _rewritten(ask, kind, rows, size)
    return body.translate(_NO_XML) if kind == QueryResultsFormat.XML else body, truncated


class _Sheet:
    """Takes what the engine writes until there are more marks between rows, or more bytes, than there may be."""

    def __init__(self, mark: bytes, most: int, size: int) -> None:
        self._mark, self._most, self._size = mark, most, size
        self.body, self._marks = bytearray(), 0

    def write(self, part: bytes) -> int:
        known = max(len(self.body) - len(self._mark) + 1, 0)
        self.body += part
        self._marks += self.body.count(self._mark, known)
        if self._marks > self._most or len(self.body) > self._size:
            raise _Full
        return len(part)

    def flush(self) -> None:
        """Do nothing: all is here."""


class _Full(Exception):
    """What stops the engine."""


def _listed(
    answer: QuerySolutions, kind: QueryResultsFormat, rows: int, size: int
) -> tuple[bytes, bool] | None:
    """Have the engine write rows, and cut behind the last that may be there; `None` where that is unsure."""
    mark, spare, kept, tail = _MARKS[kind]
    sheet = _Sheet(mark, rows + spare, size)
    try:
        answer.serialize(cast("IO[bytes]", sheet), format=kind)
    except _Full:
        body = bytes(sheet.body)
        cut, count = _place(body, mark, rows + max(spare, 0)), rows
        if cut < 0 or cut > size:
            cut, count = body.rfind(mark, 0, size), 0
        whole = body[: cut + kept] + tail
        return (whole, True) if cut > 0 and _is_sound(whole, kind, count) else None
    return bytes(sheet.body), False


def _place(body: bytes, mark: bytes, number: int) -> int:
    at = -1
    for _ in range(number):
        at = body.find(mark, at + 1)
        if at < 0:
            break
    return at


def _is_sound(body: bytes, kind: QueryResultsFormat, count: int) -> bool:
    # `count` is 0 where any number of rows will do. What a literal holds may look like a mark in JSON and CSV;
    # in the other two it is escaped.
    if kind == QueryResultsFormat.JSON:
        with suppress(ValueError):
            return len(json.loads(body)["results"]["bindings"]) == count or not count
        return False
    return kind != QueryResultsFormat.CSV or b'"' not in body


def _format(named: Callable[[str], _Format | None], media_type: str) -> _Format:
    found = named(media_type)
    if found is None:
        raise ValueError(f"this query's answer cannot be written as {media_type}")
    return found


def _rewritten(
    ask: Callable[[], _Answer], kind: QueryResultsFormat, rows: int, size: int
) -> tuple[bytes, bool]:
    """Write rows one by one, and have the engine read and write what was cut."""
    table, truncated = _table(cast("QuerySolutions", ask()), rows, size)
    return parse_query_results(table, QueryResultsFormat.TSV).serialize(format=kind) or b"", truncated


def _table(answer: QuerySolutions, rows: int, size: int) -> tuple[bytes, bool]:
    lines = ["\t".join(str(name) for name in answer.variables)]
    length = 0
    for count, row in enumerate(answer):
        if count == rows or length > size:
            return _joined(lines), True
        lines.append("\t".join("" if term is None else str(term) for term in row))
        length += len(lines[-1])
    return _joined(lines), False


def _joined(lines: list[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


def answered(ask: Callable[[str], _Answer], sparql: str, star: int | None, names: Sequence[str]) -> _Answer:
    """Ask a query whose `SELECT *` has its `*` at `star`, with its columns in the order of `names`."""
    answer = ask(sparql)
    if star is None or not isinstance(answer, QuerySolutions):
        return answer
    sorted_by_engine = [variable.value for variable in answer.variables]
    columns = sorted(sorted_by_engine, key=lambda name: names.index(name) if name in names else len(names))
    if columns == sorted_by_engine:
        return answer
    return ask(f"{sparql[:star]}{' '.join('?' + name for name in columns)} {sparql[star + 1 :]}")


def _asking(store: Store, request: dict[str, Any]) -> Callable[[str], _Answer]:
    default, named = request["default"], request["named"]
    unknown: dict[NamedNode, Callable[..., _Term | None]] = {}

    def ask(sparql: str) -> _Answer:
        return store.query(
            sparql,
            base_iri=request.get("base"),
            prefixes=request["prefixes"],
            default_graph=None if default is None else [NamedNode(name) for name in default],
            named_graphs=None if named is None else [NamedNode(name) for name in named],
            custom_functions=unknown,
        )

    def ask_on(sparql: str) -> _Answer:
        # A function that nobody knows is an error of its expression (SPARQL 1.1, 17.6), not of the query.
        while len(unknown) <= _UNKNOWN:
            try:
                return ask(sparql)
            except RuntimeError as error:
                missing = _NO_FUNCTION.search(str(error))
                if missing is None:
                    raise
                unknown[NamedNode(missing[1])] = _nothing
        raise ValueError(f"more than {_UNKNOWN} functions that are not known")

    return ask_on


def _nothing(*_: object) -> _Term | None:
    return None


def _reply(store: Store, request: dict[str, Any], out: IO[bytes]) -> None:
    body, truncated, error = b"", False, None
    try:
        sparql, star, names = str(request["sparql"]), request.get("star"), request.get("names", ())
        ask = partial(answered, _asking(store, request), sparql, star, names)
        body, truncated = written(ask, request["media_type"], request["rows"], request["size"])
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as problem:
        error = [type(problem).__name__, str(problem)]
    head = {"length": len(body), "truncated": truncated, "error": error}
    out.write(json.dumps(head).encode() + b"\n" + body)
    out.flush()


def _requests() -> queue.SimpleQueue[bytes]:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        # Whoever asked is gone: a query that still runs is for nobody.
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return lines


def _limit() -> None:
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123
        # Where memory ends for all, a foreign query goes before the server does.
        score.write("500")
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  absent on Windows

        os.nice(5)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    _limit()
    requests, store = _requests(), Store()
    while True:
        request = json.loads(requests.get())
        if "checkpoint" in request:
            store = Store.read_only(request["checkpoint"])
            request = _NOTHING
        _reply(store, request, sys.stdout.buffer)


if __name__ == "__main__":
    _main()
