"""SPARQL requests and the choice of a format."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

import pytest
from fastapi import HTTPException, Request
from starlette.types import Message

from kg.errors import UsageError
from kg.serve.posted import FORM
from kg.serve.protocol import DIRECT, GRAPHS, MAX_BODY, ROWS, UPDATE, Asked, Told, asked, chosen

ASK = "ASK { ?s ?p ?o }"


def read(
    method: str, query: str = "", body: bytes = b"", kind: str = "", accept: str = "*/*"
) -> Asked | Told:
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
    assert read("GET", urlencode({"query": "ASK { ?s ?p 'é+&' }"})) == Asked(
        "ASK { ?s ?p 'é+&' }", None, "*/*"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("GET", ""), "a SPARQL query is needed"),
        (("GET", "query="), "a SPARQL query is needed"),
        (("GET", "query=a&query=b"), "given more than once"),
        (
            ("GET", "query=a&format=png"),
            "'png' is none of json, xml, csv, tsv, turtle, ",
        ),
        (("GET", "query=a&using-graph-uri=http://x"), "using-graph-uri: there is no such parameter"),
        (("GET", "update=CLEAR+ALL"), "update: there is no such parameter"),
        (("POST", "update=a", b"", UPDATE), "stands in the body"),
        (("POST", "", b"update=a&update=b", FORM), "update: given more than once"),
        (("POST", "", b"update=a&query=b", FORM), "query: there is no such parameter"),
        (("POST", "default-graph-uri=http://x", b"CLEAR ALL", UPDATE), "default-graph-uri: there is no such"),
        (("POST", "", b"query=%FF", FORM), "not UTF-8: byte 0 of a value"),
        (("POST", "query=a", b"query=b", FORM), "stands in the body"),
        (("POST", "", b"query=a&query=b", FORM), "given more than once"),
        (("POST", "", b"", DIRECT), "a SPARQL query is needed"),
        (("POST", "", b"ASK \xff", DIRECT), "not UTF-8: byte 4"),
    ],
)
def test_a_request_that_cannot_be_meant(arguments: tuple[str, str, bytes, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(*arguments)


def test_the_two_ways_to_update() -> None:
    graphs = "using-graph-uri=http://a&using-graph-uri=http://b&using-named-graph-uri=http://c"
    told = Told("CLEAR ALL", ("http://a", "http://b"), ("http://c",))
    assert read("POST", "", b"update=CLEAR+ALL", FORM) == Told("CLEAR ALL")
    assert read("POST", "", f"update=CLEAR+ALL&{graphs}".encode(), FORM) == told
    assert read("POST", graphs, b"CLEAR ALL", f"{UPDATE}; charset=utf-8") == told


def test_graphs_of_a_query() -> None:
    graphs = "default-graph-uri=http://a&named-graph-uri=http://b&default-graph-uri=http://c"
    seen = Asked(ASK, None, "*/*", ("http://a", "http://c"), ("http://b",))
    form = urlencode({"query": ASK})
    assert read("GET", f"{form}&{graphs}") == seen
    assert read("POST", graphs, form.encode(), FORM) == seen
    assert read("POST", "", f"{form}&{graphs}".encode(), FORM) == seen
    assert read("POST", graphs, ASK.encode(), DIRECT) == seen


def test_other_bodies_are_refused() -> None:
    with pytest.raises(HTTPException) as unknown:
        read("POST", "", b"{}", "application/json")
    with pytest.raises(HTTPException) as large:
        read("POST", "", b"#" * (MAX_BODY + 1), DIRECT)
    assert (unknown.value.status_code, large.value.status_code) == (415, 413)
    assert read("POST", "", b"#" * MAX_BODY, DIRECT) == Asked("#" * MAX_BODY, None, "*/*")


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
    with pytest.raises(
        UsageError, match="this is answered as turtle, ntriples, nquads, trig, jsonld, rdfxml"
    ):
        chosen(Asked(ASK, "csv", "*/*"), GRAPHS)


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=1", "*/*;q=0", "text/csv;q=x", ";;,"])
def test_nothing_acceptable(accept: str) -> None:
    with pytest.raises(HTTPException) as refused:
        chosen(Asked(ASK, None, accept), ROWS)
    assert refused.value.status_code == 406
