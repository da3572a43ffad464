"""SPARQL requests and the choice of a format."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

import pytest
from fastapi import HTTPException, Request
from starlette.types import Message

from kg.errors import RefusedQuery, UsageError
from kg.serve.protocol import DIRECT, FORM, GRAPHS, MAX_BODY, ROWS, Asked, asked, chosen

ASK = "ASK { ?s ?p ?o }"


def read(method: str, query: str = "", body: bytes = b"", kind: str = "", accept: str = "*/*") -> Asked:
    parts = [body[:7], body[7:]]

    async def receive() -> Message:
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    scope = {
        "type": "http",
        "method": method,
        "path": "/sparql",
        "query_string": query.encode(),
        "headers": [(b"content-type", kind.encode()), (b"accept", accept.encode())],
    }
    return asyncio.run(asked(Request(scope, receive)))


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=UTF-8", FORM.upper()])
def test_the_three_ways_to_ask(kind: str) -> None:
    form = urlencode({"query": ASK, "format": "xml"})
    assert read("GET", form) == Asked(ASK, "xml", "*/*")
    assert read("POST", "", form.encode(), kind) == Asked(ASK, "xml", "*/*")
    assert read("POST", "format=xml", ASK.encode(), DIRECT) == Asked(ASK, "xml", "*/*")
    assert read("GET", urlencode({"query": "ASK { ?s ?p 'é+&' }"})).query == "ASK { ?s ?p 'é+&' }"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("GET", ""), "a SPARQL query is needed"),
        (("GET", "query="), "a SPARQL query is needed"),
        (("GET", "query=a&query=b"), "given more than once"),
        (("GET", "query=a&format=png"), "'png' is none of json, xml, csv, tsv, turtle, ntriples, rdfxml"),
        (
            ("GET", "query=a&default-graph-uri=http%3A%2F%2Fx"),
            "default-graph-uri: there is no such parameter",
        ),
        (("POST", "query=a", b"query=b", FORM), "stands in the body"),
        (("POST", "", b"query=a&query=b", FORM), "given more than once"),
        (("POST", "", b"", DIRECT), "a SPARQL query is needed"),
        (("POST", "", b"ASK \xff", DIRECT), "not UTF-8: byte 4"),
    ],
)
def test_a_request_that_cannot_be_meant(arguments: tuple[str, str, bytes, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(*arguments)


def test_updates_are_refused() -> None:
    for arguments in (
        ("POST", "", b"update=CLEAR+ALL", FORM),
        ("POST", "", b"CLEAR ALL", "application/sparql-update"),
        ("GET", "update=CLEAR+ALL"),
    ):
        with pytest.raises(RefusedQuery, match="only reads"):
            read(*arguments)


def test_other_bodies_are_refused() -> None:
    with pytest.raises(HTTPException) as unknown:
        read("POST", "", b"{}", "application/json")
    with pytest.raises(HTTPException) as large:
        read("POST", "", b"#" * (MAX_BODY + 1), DIRECT)
    assert (unknown.value.status_code, large.value.status_code) == (415, 413)
    assert len(read("POST", "", b"#" * MAX_BODY, DIRECT).query) == MAX_BODY


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("text/*", "csv"),
        ("application/json", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "tsv"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("TEXT/CSV", "csv"),
    ],
)
def test_accept_chooses(accept: str, format: str) -> None:
    assert chosen(Asked(ASK, None, accept), ROWS) == format


def test_a_named_format_outranks_accept() -> None:
    assert chosen(Asked(ASK, "tsv", "text/csv"), ROWS) == "tsv"
    with pytest.raises(UsageError, match="this query is answered as turtle, ntriples, rdfxml"):
        chosen(Asked(ASK, "csv", "*/*"), GRAPHS)


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=1", "*/*;q=0", "text/csv;q=x", ";;,"])
def test_nothing_acceptable(accept: str) -> None:
    with pytest.raises(HTTPException) as refused:
        chosen(Asked(ASK, None, accept), ROWS)
    assert refused.value.status_code == 406
