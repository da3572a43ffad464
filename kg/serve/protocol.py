"""The SPARQL protocol's requests, and which format an answer takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from kg.errors import RefusedQuery, UsageError

MAX_BODY: Final = 1_000_000
FORM: Final = "application/x-www-form-urlencoded"
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
    "rdfxml": "application/rdf+xml",
}
FORMATS: Final = (*ROWS, *GRAPHS)
_ALSO: Final = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "ntriples",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came, the format named for its answer, if any, and the `Accept` header."""

    query: str
    format: str | None
    accept: str


async def asked(request: Request) -> Asked:
    """Read a query by GET, POST form or direct POST.

    A missing or repeated query is a `UsageError`, an update a `RefusedQuery`; 413 over `MAX_BODY` bytes, 415
    for another media type.
    """
    accept = ",".join(request.headers.getlist("accept"))
    if request.method != "POST":
        return _from_pairs(request.query_params.multi_items(), accept)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise RefusedQuery("updates are refused: this service only reads")
    if kind not in {FORM, DIRECT}:
        raise HTTPException(415, f"a query is posted as {FORM} or {DIRECT}")
    if "query" in request.query_params:
        raise UsageError("query: a posted query stands in the body, not in the address")
    words = await _body(request)
    in_address = request.query_params.multi_items()
    if kind == DIRECT:
        return _from_pairs([("query", words), *in_address], accept)
    return _from_pairs([*parse_qsl(words, keep_blank_values=True), *in_address], accept)


async def _body(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"a query may have {MAX_BODY} bytes", {"Connection": "close"})
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"the query is not UTF-8: byte {error.start}") from None


def _from_pairs(pairs: Iterable[tuple[str, str]], accept: str) -> Asked:
    given: dict[str, str] = {}
    for name, value in pairs:
        if name == "update":
            raise RefusedQuery("updates are refused: this service only reads")
        if name not in {"query", "format"}:
            raise UsageError(f"{name}: there is no such parameter here; known: format, query")
        if name in given:
            raise UsageError(f"{name}: given more than once")
        given[name] = value
    if not given.get("query"):
        raise UsageError("query: a SPARQL query is needed")
    named = given.get("format") or None
    if named is not None and named not in FORMATS:
        raise UsageError(f"format: {named!r} is none of {', '.join(FORMATS)}")
    return Asked(given["query"], named, accept)


def chosen(asked: Asked, offered: Mapping[str, str]) -> str:
    """Give the name of the format for an answer that can be had in `offered` (names and media types).

    `format` outranks `Accept`; the first offered serves who takes anything. A named format that this kind of
    answer does not have is a `UsageError`; an `Accept` that fits nothing gives 406.
    """
    if asked.format is not None:
        if asked.format not in offered:
            raise UsageError(f"format: this query is answered as {', '.join(offered)}")
        return asked.format
    weights = {name: _weight(asked.accept, name, media) for name, media in offered.items()}
    best = max(offered, key=lambda name: weights[name])
    if weights[best] <= 0:
        raise HTTPException(406, f"this query is answered as {', '.join(offered.values())}")
    return best


def _weight(accept: str, name: str, media: str) -> float:
    if not accept.strip():
        return 1.0
    own = media.partition(";")[0]
    ranges = dict(_range(part) for part in accept.split(","))
    names = [own, *(alias for alias, meant in _ALSO.items() if meant == name)]
    named = [ranges[n] for n in names if n in ranges]
    if named:
        return max(named)
    return ranges.get(own.partition("/")[0] + "/*", ranges.get("*/*", 0.0))


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (word.strip().lower() for word in part.split(";"))
    weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 0.0
