"""What an answer says of itself when a part of it was left out."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.query.cutting import marked

AT = "http://kg.test/docs"
ROWS = b'?s\t?o\n<http://e/s>\t"]}</head>"\n'
TRIPLE = Triple(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal("</head>]}"))


def written(format: QueryResultsFormat) -> bytes:
    return parse_query_results(ROWS, QueryResultsFormat.TSV).serialize(format=format) or b""


def read(body: bytes, format: QueryResultsFormat) -> list[tuple[str, ...]]:
    found = parse_query_results(body, format)
    assert isinstance(found, QuerySolutions)
    return [tuple(str(term) for term in row) for row in found]


def test_rows_as_json_have_a_link_in_their_head() -> None:
    plain = written(QueryResultsFormat.JSON)
    body = marked(plain, "application/sparql-results+json", AT)
    assert json.loads(body)["head"] == {"vars": ["s", "o"], "link": [AT]}
    assert read(body, QueryResultsFormat.JSON) == read(plain, QueryResultsFormat.JSON)


def test_rows_as_xml_have_a_link_and_a_comment() -> None:
    plain = written(QueryResultsFormat.XML)
    body = marked(plain, "application/sparql-results+xml", AT)
    assert b'<variable name="o"/><link href="http://kg.test/docs"/></head>' in body
    assert body.endswith(b"<!-- cut short at a limit of the server: http://kg.test/docs -->\n")
    assert read(body, QueryResultsFormat.XML) == read(plain, QueryResultsFormat.XML)


@pytest.mark.parametrize("media_type", ["text/csv", "text/tab-separated-values", "application/ld+json"])
def test_where_there_is_no_place_nothing_changes(media_type: str) -> None:
    assert marked(b"s\r\n1\r\n", media_type, AT) == b"s\r\n1\r\n"


@pytest.mark.parametrize(
    "format", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.RDF_XML]
)
def test_triples_end_in_a_comment(format: RdfFormat) -> None:
    body = marked(serialize([TRIPLE], format=format) or b"", format.media_type, AT)
    assert b"cut short at a limit of the server: http://kg.test/docs" in body
    assert [quad.triple for quad in parse(body, format)] == [TRIPLE]
