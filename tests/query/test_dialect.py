"""Where the engine departs from the standard, and how it is made to keep it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import BadQuery
from kg.query.dialect import Said, said
from kg.query.foreign import Workers
from kg.store import open_store

ROWS = 'VALUES ?o { "ab"@en "ab"@en }'


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    folder: Path = tmp_path_factory.mktemp("dialect") / "graph"
    with open_store(folder, "http://kg.test/") as store:
        store.update('INSERT DATA { <z> <m> "a" }')
        store.flush()
        with Workers(store) as ready:
            yield ready


def lines(workers: Workers, sparql: str) -> list[str]:
    return workers.run(sparql, media_type="text/csv").body.decode().splitlines()


@pytest.mark.parametrize(
    ("sparql", "wanted"),
    [
        ("SELECT (GROUP_CONCAT(?o) AS ?g) {}", "SELECT (STR(GROUP_CONCAT(?o)) AS ?g) {}"),
        (
            "SELECT (group_concat (DISTINCT STR(?o); separator=')') AS ?g) {}",
            "SELECT (STR(group_concat (DISTINCT STR(?o); separator=')')) AS ?g) {}",
        ),
        (
            "ASK { ?s ?p 'GROUP_CONCAT(?o)' } # GROUP_CONCAT(",
            "ASK { ?s ?p 'GROUP_CONCAT(?o)' } # GROUP_CONCAT(",
        ),
    ],
)
def test_what_the_engine_hears(sparql: str, wanted: str) -> None:
    assert said(sparql).sparql == wanted


def test_where_a_star_stands() -> None:
    assert said("SELECT DISTINCT * { ?b ?a ?b }") == Said("SELECT DISTINCT * { ?b ?a ?b }", 16, ("b", "a"))
    assert said("SELECT ?a { { SELECT * { ?b ?a 1 } } }").star is None
    assert said("SELECT (2 * 3 AS ?six) {}").star is None
    late = said("SELECT * { { SELECT (GROUP_CONCAT(?o) AS ?g) {} } }")
    assert (late.star, late.sparql[7]) == (7, "*")


def test_a_concatenation_is_a_plain_string(workers: Workers) -> None:
    asked = (
        f'SELECT ?g (LANG(?g) AS ?l) {{ {{ SELECT (GROUP_CONCAT(?o; SEPARATOR="-") AS ?g) {{ {ROWS} }} }} }}'
    )
    assert lines(workers, asked) == ["g,l", "ab-ab,"]
    having = (
        f"SELECT ?o {{ {ROWS} }} GROUP BY ?o HAVING (GROUP_CONCAT(?o) = 'ab ab') ORDER BY GROUP_CONCAT(?o)"
    )
    assert lines(workers, having) == ["o", "ab"]


def test_columns_come_as_the_query_names_them(workers: Workers) -> None:
    assert lines(workers, "SELECT * { ?s ?p ?o FILTER(?o = 'a') }")[0] == "s,p,o"
    assert lines(workers, "SELECT * { ?s ?p ?o MINUS { ?hidden ?p 2 } FILTER(?o = 'a') }") == [
        "s,p,o",
        "http://kg.test/z,http://kg.test/m,a",
    ]
    assert lines(workers, "SELECT * {}") == ["", ""]


def test_faults_stand_where_the_query_has_them(workers: Workers) -> None:
    with pytest.raises(BadQuery, match="at line 1, column 51"):
        workers.run("SELECT (GROUP_CONCAT(?o) AS ?g) { ?s ?p ?o } ORDER")


def test_an_unknown_function_is_an_error_of_its_expression(workers: Workers) -> None:
    asked = "SELECT (<http://e/f>(1) AS ?a) (COALESCE(<http://e/g>(2), 'none') AS ?b) {}"
    assert lines(workers, asked) == ["a,b", ",none"]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("?x <p>* <none>", {"http://kg.test/none"}),
        ("<none> <p>? ?x .", {"http://kg.test/none"}),
        ("<none> ^(<p>|<q>)* ?x . ", {"http://kg.test/none"}),
        ("?x a* <none> . ?x <m> 'a'", set()),
        ("{ ?x <p>* <none> } UNION { ?x <m>? <z> }", {"http://kg.test/none", "http://kg.test/z"}),
        ("<z> <m>* ?x", {"http://kg.test/z", "a"}),
        ("?x <p>+ <none>", set()),
    ],
)
def test_a_path_of_no_length_joins_a_term_to_itself(workers: Workers, pattern: str, wanted: set[str]) -> None:
    assert set(lines(workers, f"SELECT ?x {{ {pattern} }}")[1:]) == wanted


def test_patterns_of_another_form_are_left_alone() -> None:
    for pattern in (
        "?x :p* :none ; :q 1",
        "?x :p*/:q :none",
        "?x :p :none",
        "?x :p* ?y",
        ":none :p* :none",
        "?x :p* 'none'",
        "?x :p* :none, :other",
    ):
        sparql = f"PREFIX : <http://e/> SELECT ?x {{ {pattern} }}"
        assert said(sparql, lambda iri: False).sparql == sparql
