"""The SPARQL protocol's requests, and which format an answer takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import HTTPException, Request

from kg.errors import UsageError
from kg.serve.forms import ranges, weight
from kg.serve.posted import FORM, body_of, media_type, pairs_of, words_of

MAX_BODY: Final = 1_000_000
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

ROWS: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPHS: Final[Mapping[str, str]] = {
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
FORMATS: Final = (*ROWS, *GRAPHS)
_ALSO: Final = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "ntriples",
}


_QUERY: Final = ("default-graph-uri", "format", "named-graph-uri", "query")
_UPDATE: Final = ("update", "using-graph-uri", "using-named-graph-uri")
_REPEATED: Final = frozenset(name for name in (*_QUERY, *_UPDATE) if name.endswith("-uri"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came, the format named for its answer, if any, the `Accept` header and the graphs to see."""

    query: str
    format: str | None
    accept: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An update as it came, and the graphs that its patterns are to see."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


async def asked(request: Request) -> Asked | Told:
    """Read a query by GET, POST form or direct POST, or an update by the latter two.

    A missing or repeated query or update is a `UsageError`, and so is a parameter of the one with the other;
    413 over `MAX_BODY` bytes, 415 for another media type.
    """
    accept = ",".join(request.headers.getlist("accept"))
    in_address = request.query_params.multi_items()
    if request.method != "POST":
        return _query(in_address, accept)
    kind = media_type(request.headers.get("content-type", ""))
    if kind not in {FORM, DIRECT, UPDATE}:
        raise HTTPException(415, f"a query is posted as {FORM} or {DIRECT}, an update as {FORM} or {UPDATE}")
    if {"query", "update"} & set(request.query_params):
        raise UsageError("query: a posted query or update stands in the body, not in the address")
    words = words_of(await body_of(request, MAX_BODY), "query")
    if kind == UPDATE:
        return _update([("update", words), *in_address])
    if kind == DIRECT:
        return _query([("query", words), *in_address], accept)
    pairs = [*pairs_of(words), *in_address]
    return _update(pairs) if any(name == "update" for name, _ in pairs) else _query(pairs, accept)


def _query(pairs: Sequence[tuple[str, str]], accept: str) -> Asked:
    given = _given(pairs, _QUERY)
    named = _one(given, "format") or None
    if named is not None and named not in FORMATS:
        raise UsageError(f"format: {named!r} is none of {', '.join(FORMATS)}")
    query = _one(given, "query")
    if not query:
        raise UsageError("query: a SPARQL query is needed")
    return Asked(
        query, named, accept, *(tuple(given.get(f"{n}-graph-uri", ())) for n in ("default", "named"))
    )


def _update(pairs: Sequence[tuple[str, str]]) -> Told:
    given = _given(pairs, _UPDATE)
    graphs = (tuple(given.get(f"{name}-graph-uri", ())) for name in ("using", "using-named"))
    return Told(_one(given, "update"), *graphs)


def _given(pairs: Iterable[tuple[str, str]], known: Collection[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in known:
            raise UsageError(f"{name}: there is no such parameter here; known: {', '.join(known)}")
        if name in given and name not in _REPEATED:
            raise UsageError(f"{name}: given more than once")
        given.setdefault(name, []).append(value)
    return given


def _one(given: Mapping[str, list[str]], name: str) -> str:
    return given.get(name, [""])[0]


def chosen(asked: Asked, offered: Mapping[str, str]) -> str:
    """Give the name of the format for an answer that can be had in `offered` (names and media types).

    `format` outranks `Accept`; the first offered serves who takes anything. A named format that this kind of
    answer does not have is a `UsageError`; an `Accept` that fits nothing gives 406.
    """
    return preferred(asked.format, asked.accept, offered)


def preferred(format: str | None, accept: str, offered: Mapping[str, str]) -> str:
    """Give the name of the format, as `chosen` does, for what is no query."""
    if format is not None:
        if format not in offered:
            raise UsageError(f"format: this is answered as {', '.join(offered)}")
        return format
    wanted = ranges(accept)
    weights = {name: weight(wanted, *_types(name, media)) for name, media in offered.items()}
    best = max(offered, key=lambda name: weights[name])
    if weights[best] <= 0:
        raise HTTPException(406, f"this is answered as {', '.join(offered.values())}")
    return best


def _types(name: str, media: str) -> list[str]:
    return [media.partition(";")[0], *(alias for alias, meant in _ALSO.items() if meant == name)]
