"""Answers of a server, whole or not at all."""

from __future__ import annotations

import io

import pytest
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import StoreError
from kg.store.remote.answers import answer_of, count_rows, form_of, quad_of
from tests.store.places import G, P

ROWS = b"""{"head":{"vars":["s"]},"results":{"bindings":[
 {"s":{"type":"uri","value":"http://kg.test/a"}},{"s":{"type":"literal","value":"one","xml:lang":"en"}}]}}"""
TRIPLES = b'<http://kg.test/a> <http://kg.test/p> "one" .\n<http://kg.test/b> <http://kg.test/p> "two" .\n'


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("# ASK\nBASE <http://ask/> PREFIX ask: <urn:select> ASK { ?select ?construct 'DESCRIBE' }", "ASK"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }", "CONSTRUCT"),
        ("DESCRIBE <urn:a>", "DESCRIBE"),
        ("", "SELECT"),
    ],
)
def test_a_query_says_what_it_gives(query: str, form: str) -> None:
    assert form_of(query) == form


def test_a_whole_answer_is_what_the_engine_would_give() -> None:
    rows = answer_of("SELECT", ROWS)
    assert isinstance(rows, QuerySolutions)
    assert [row["s"] for row in rows] == [NamedNode("http://kg.test/a"), Literal("one", language="en")]
    for said in (True, False):
        told = answer_of("ASK", b'{"head":{},"boolean":%s}' % str(said).lower().encode())
        assert isinstance(told, QueryBoolean)
        assert bool(told) is said
    triples = answer_of("CONSTRUCT", TRIPLES)
    assert isinstance(triples, QueryTriples)
    assert Triple(NamedNode("http://kg.test/b"), P, Literal("two")) in list(triples)


@pytest.mark.parametrize(("value", "said"), [("1", True), ("0", False)])
def test_virtuoso_answers_ask_by_a_row(value: str, said: bool) -> None:
    cell = (
        f'{{"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"{value}"}}'
    )
    body = f'{{"head":{{"vars":["__ASK_RETVAL"]}},"results":{{"bindings":[{{"__ASK_RETVAL":{cell}}}]}}}}'
    assert bool(answer_of("ASK", body.encode())) is said


def test_no_answer_that_is_cut_off_is_taken_for_a_short_one() -> None:
    for end in range(len(ROWS)):
        with pytest.raises(StoreError, match="damaged or cut off"):
            answer_of("SELECT", ROWS[:end])
        with pytest.raises(StoreError, match="damaged or cut off"):
            count_rows(io.BytesIO(ROWS[:end]))
    assert count_rows(io.BytesIO(ROWS)) == 2


def test_triples_that_end_in_a_line_are_refused() -> None:
    for end in range(TRIPLES.index(b"\n") + 2, len(TRIPLES) - 2):
        with pytest.raises(StoreError, match="damaged or cut off"):
            answer_of("CONSTRUCT", TRIPLES[:end])


def test_a_blank_node_is_another_stores() -> None:
    body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"bnode","value":"b"}}]}}'
    [row] = answer_of("SELECT", body)  # type: ignore[misc]
    with pytest.raises(StoreError, match="blank node"):
        quad_of((row["s"], None, None, None, None), None, P, Literal(1), G)
