"""What the guard lets through and what it refuses, and that the engine reads the words as it does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadQuery, QueryError, RefusedQuery
from kg.query.guard import MAX_BYTES, Form, checked
from kg.query.prefixes import prefixes

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
        ("BASE <http://x/> PREFIXr:<http://kg.test/reports/> SELECT * FROM r:a { ?s ?p ?o }", Form.SELECT),
        ("SELECT * FROM NAMED report:abc FROM claim:a { ?s ?p ?o }", Form.SELECT),
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
        "FROM other:a",
        "FROMother:a",
        "FROM NAMEDother:a",
        "FROMNAMEDother:a",
        "FROM kg:a",
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
    "source",
    [
        "FROM <reports/a>",
        "FROM NAMED </reports/a>",
        "FROM <http://elsewhere/g>",
        "FROM other:g FROM <http://kg.test/a>",
    ],
)
def test_graphs_of_the_dataset_may_be_named(source: str) -> None:
    sparql = f"PREFIX other: <http://elsewhere/> SELECT * {source} WHERE {{ ?s ?p ?o }}"
    assert checked(sparql, BASE, {"http://elsewhere/g"}.__contains__) is Form.SELECT


def test_relative_graphs_stand_under_the_base_of_the_query() -> None:
    sparql = "BASE <http://elsewhere/x/> ASK FROM <../g> { ?s ?p ?o }"
    assert checked(sparql, BASE, {"http://elsewhere/g"}.__contains__) is Form.ASK
    with pytest.raises(RefusedQuery):
        checked(sparql, BASE)


@pytest.mark.parametrize(
    "sparql",
    [
        "PREFIX report: <http://elsewhere/> SELECT * FROM report:a {}",
        "PREFIXreport:<http://elsewhere/> SELECT * FROM report:a {}",
        "PREFIX x: <http://kg.test/> PREFIX x: <http://elsewhere/> SELECT * FROM x:a {}",
        "PREFIX x: <http://elsewhere/> PREFIX PREFIXx: <http://a/> DESCRIBE PREFIXx: <http://kg.test/> FROM x:a",
        "PREFIX x: <http://elsewhere/> SELECT * FROM x:a { ?s x: <http://kg.test/> }",
        "ASKFROM<http://elsewhere/>{ { SELECT * {} } }",
        "PREFIX report: <reports/> SELECT * FROM report:a {}",
        "PREFIX report: SELECT * FROM report:a {}",
        "SELECT * FROM PREFIX",
    ],
)
def test_a_graph_s_name_is_what_the_engine_takes_it_for(sparql: str) -> None:
    with pytest.raises(RefusedQuery, match="only graphs of this dataset may be named"):
        checked(sparql, BASE)


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


GAP = st.sampled_from([" ", "", "\n", "# SERVICE <URL> {}\n"])
NODE = st.sampled_from(["?s", "x:y", "<URL>", "_:b", "a:", "[]"])
PREDICATE = st.sampled_from(["?p", "a", "x:y", "<URL>", "x:p/x:q", "^x:p", "!a", "x:SERVICE"])
STRING = st.sampled_from(
    ["'SERVICE <URL> {}'", '"\\u0027 SERVICE <URL> {} #"', "'''a'{'''", "'\\\\'", "'}' # '\n", "'#'"]
)
OBJECT = st.one_of(NODE, STRING, st.sampled_from(["1", "true", "'x'@en-service", "1.5e3", "'1'^^x:y"]))
CONDITION = st.sampled_from(["?s<?o", "true", "?o>1", "'>'='<'", "-1<?s", "?s<?o&&?o>?p", "!bound(?service)"])
CALL = st.sampled_from(["SERVICE", "service", "SERVICE SILENT", "Service silent", "1SERVICE", "trueSERVICE"])
ESCAPED = st.sampled_from(["\\u0053ERVICE", "S\\U00000045RVICE"])
TARGET = st.sampled_from(["<URL>", "x:y", "?s", "<\\u0068ttp://x>"])


def joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    """Give the parts in a row, something or nothing that does not count between them."""
    spaced = [s for part in parts for s in (GAP, st.just(part) if isinstance(part, str) else part)]
    return st.tuples(*spaced).map("".join)


TRIPLE = st.tuples(NODE, PREDICATE, OBJECT).map(" ".join)
LEAF = st.one_of(TRIPLE, joined("FILTER", "(", CONDITION, ")"), joined("VALUES", "?s", "{", "<URL>", "}"))


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give what may hold a pattern."""
    group = joined("{", inner, "}")
    holder = st.sampled_from(["OPTIONAL", "MINUS", "GRAPH ?g", "FILTER EXISTS", "FILTER NOT EXISTS"])
    return st.one_of(
        joined(inner, ".", LEAF),
        joined(group, "UNION", group),
        joined(holder, group),
        joined("{", "SELECT", "*", group, "}"),
        joined(st.one_of(CALL, ESCAPED), TARGET, group),
    )


FORM = st.sampled_from(["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o } WHERE", "SELECT DISTINCT ?service"])
SOURCE = st.sampled_from(["", "", "", "FROM NAMED <http://kg.test/a>", "FROM report:a", "FROM <URL>"])
PATTERN = st.recursive(LEAF, around, max_leaves=4)
QUERY = joined("PREFIX x: <URL> PREFIX a: <URL>", FORM, SOURCE, "{", PATTERN, "}")


def test_what_the_guard_lets_through_calls_nobody(canary: tuple[str, list[int]]) -> None:
    url, calls = canary
    node = ox.NamedNode(url)
    store = ox.Store()
    store.extend([ox.Quad(node, node, node), ox.Quad(node, node, node, ox.NamedNode(BASE + "a"))])
    ran, refused = list[str](), list[str]()

    @settings(max_examples=100)
    @given(QUERY)
    def holds(written: str) -> None:
        query = written.replace("URL", url)
        try:
            checked(query, BASE)
        except QueryError:
            refused.append(query)
            return
        before = len(calls)
        with suppress(SyntaxError):
            found = store.query(query, prefixes=prefixes(BASE))
            if not isinstance(found, ox.QueryBoolean):
                list(found)
            ran.append(query)
        assert len(calls) == before

    holds()
    assert len(ran) > 20
    assert any("SERVICE" in query for query in ran)
    assert len(refused) > 5
