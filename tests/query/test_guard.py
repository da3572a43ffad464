"""What the guard lets through and what it refuses, and that the engine reads the words as it does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadQuery, QueryError, RefusedQuery
from kg.query.guard import MAX_BYTES, Form, checked

BASE = "http://kg.test/"


@pytest.mark.parametrize(
    ("sparql", "form"),
    [
        ("SELECT * { ?s ?p ?o }", Form.SELECT),
        ("# ask\nPREFIX ask: <http://a/> select ?x { ?x ask:b 'CONSTRUCT' }", Form.SELECT),
        ("BASE <http://a/> ASK {}", Form.ASK),
        ("CONSTRUCT WHERE { ?s ?p ?o }", Form.CONSTRUCT),
        ("DESCRIBE <http://a>", Form.DESCRIBE),
        (
            "SELECT ?service ?from { ?service <http://a/SERVICE> 'LOAD <x>', \"SERVICE\" } # SERVICE",
            Form.SELECT,
        ),
        ("SELECT * { ?s <http://x/load> ?o FILTER(?s < ?o) }", Form.SELECT),
        ("SELECT * { ?s ?p 'x'@service }", Form.SELECT),
        (
            "SELECT (1 < 2 AS ?c) FROM <http://kg.test/reports/a> FROM NAMED <http://kg.test/reports/b> {}",
            Form.SELECT,
        ),
        ("PREFIX r: <http://kg.test/reports/> SELECT * FROM r:a { ?s ?p ?o }", Form.SELECT),
    ],
)
def test_what_stays_inside_is_let_through(sparql: str, form: Form) -> None:
    assert checked(sparql, BASE) is form


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://x/> { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { <http://x/> } SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { { OPTIONAL { { SELECT * { SERVICE <http://x/> { ?s ?p ?o } } } } } UNION {} }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://x/> { ?s ?p ?o } } }",
        "SELECT * { FILTER(?a<?b)SERVICE<http://x/>{ ?s ?p ?o } }",
        "SELECT * { FILTER(?a<?b)SERVICE?x{ ?s ?p ?o } FILTER(?c>?d) }",
        "PREFIX ex: <http://x/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
        "PREFIX ex: <http://x/> SELECT * { ?s ?p 1SERVICESILENTex:x { ?s ?p ?o } }",
        "PREFIX ex: <http://x/> SELECT * { ?s ?p trueSERVICE ex:x { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '\\u0027 SERVICE <http://x/> { ?s ?p ?o } #' }",
        "SELECT * { ?s ?p '#' SERVICE <http://x/> {} }",
    ],
)
def test_calls_of_other_servers_are_refused(sparql: str) -> None:
    with pytest.raises(RefusedQuery, match="may not call another server"):
        checked(sparql, BASE)


@pytest.mark.parametrize(
    "source",
    [
        "FROM <http://elsewhere/>",
        "FROM <file:///etc/passwd>",
        "FROM NAMED <http://elsewhere/>",
        "FROMNAMED<http://elsewhere/>",
        "FROM <reports/a>",
        "FROM other:a",
        "FROM NAMED undeclared:a",
        "FROM <http://kg.test/a> FROM <http://kg.test.evil/>",
        "FROM",
        "from named",
    ],
)
def test_graphs_outside_the_dataset_are_refused(source: str) -> None:
    with pytest.raises(RefusedQuery, match="FROM at line 1, column"):
        checked(f"PREFIX other: <http://elsewhere/> SELECT * {source} WHERE {{ ?s ?p ?o }}", BASE)
    with pytest.raises(RefusedQuery):
        checked("SELECT * FROM <http://kg.test/a> {}")


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://x/>",
        "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://g>",
        "INSERT DATA { <a:> <a:> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH <http://g>",
        "ADD <http://a> TO <http://b>",
        "MOVE <http://a> TO <http://b>",
        "COPY DEFAULT TO <http://b>",
        "SELECT * {} ; DROP ALL",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(RefusedQuery, match=r"at line 2, column \d+: a query may only read"):
        checked("# x\n" + update, BASE)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * " + "{" * 10_000 + "}" * 10_000,
        "SELECT * { FILTER" + "(" * 101 + "1" + ")" * 101 + " }",
        "SELECT * { ?s ?p " + "[ <a:p> " * 101 + "1" + "]" * 101 + " }",
        "SELECT * { FILTER(" + "!" * 101 + "?x) }",
        "SELECT * { FILTER(1 = " + "- " * 101 + "?x) }",
        "SELECT * { ?s " + "^" * 200 + "<a:> ?o }",
    ],
)
def test_deep_nesting_is_refused_before_any_parser_sees_it(sparql: str) -> None:
    with pytest.raises(RefusedQuery, match="nested deeper than 100 at line 1"):
        checked(sparql, BASE)


def test_brackets_in_strings_and_comments_do_not_count() -> None:
    assert checked("SELECT * { ?s ?p '" + "{(" * 500 + "' } #" + "[" * 500, BASE) is Form.SELECT
    assert checked("SELECT * " + "{" * 100 + "}" * 100, BASE) is Form.SELECT


def test_size() -> None:
    assert checked("ASK {} #" + "x" * (MAX_BYTES - 8)) is Form.ASK
    with pytest.raises(RefusedQuery, match="a query of 1,000,001 bytes; at most 1,000,000"):
        checked("ASK {} #" + "x" * (MAX_BYTES - 7))
    with pytest.raises(RefusedQuery):
        checked("ASK {} #" + "é" * (MAX_BYTES // 2))


@pytest.mark.parametrize("sparql", ["", " ", "# SELECT", "PREFIX a: <http://a>", "hello", "'SELECT'"])
def test_no_query_at_all(sparql: str) -> None:
    with pytest.raises(BadQuery, match="no SELECT, ASK, CONSTRUCT or DESCRIBE"):
        checked(sparql)


def test_no_text_at_all() -> None:
    with pytest.raises(BadQuery, match="no Unicode text at line 2, column 3"):
        checked("ASK\n{ \ud800 }")
    with pytest.raises(BadQuery, match="no Unicode character at line 1, column 9"):
        checked("SELECT '\\UFFFFFFFF' {}")


@pytest.fixture(scope="module")
def canary() -> Iterator[tuple[str, list[int]]]:
    calls: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                calls.append(1)
                connection.close()

        listening = threading.Thread(target=answer, daemon=True)
        listening.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        server.shutdown(socket.SHUT_RDWR)
    listening.join(5)


def test_the_canary_hears_the_engine_where_no_guard_stands(canary: tuple[str, list[int]]) -> None:
    url, calls = canary
    store = ox.Store()
    # No space is needed behind a keyword: why the guard looks inside words.
    for query in (
        f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        f"PREFIX x: <{url}> ASK {{ SERVICEx:y {{ ?s ?p ?o }} }}",
    ):
        before = len(calls)
        with pytest.raises(OSError, match=r"reset|refused|closed|HTTP|response"):
            list(store.query(query))  # type: ignore[arg-type]
        assert len(calls) > before


PIECES = [
    *("SERVICE", "Service", "SILENT", "FILTER", "OPTIONAL", "UNION", "BIND", "true", "a", "1"),
    *("x:y", "x:", "?s", "?a<?b", "<URL>", "@en", "_:b", "\\u0053", "%53"),
    *(" ", "\n", "{", "}", "(", ")", "<", ">", "'", '"', "'''", "#", "\\", ".", ";", "^", "|", "/"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_the_guard_lets_through_calls_nobody(canary: tuple[str, list[int]], pieces: list[str]) -> None:
    url, calls = canary
    body = "".join(pieces).replace("URL", url)
    query = f"PREFIX x: <{url}> SELECT * {{ {body} }}"
    try:
        checked(query, BASE)
    except QueryError:
        return
    before = len(calls)
    with suppress(SyntaxError, ValueError, RuntimeError):
        list(ox.Store().query(query))  # type: ignore[arg-type]
    assert len(calls) == before
