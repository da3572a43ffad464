"""SPARQL of one's own."""

import csv
import io
from pathlib import Path

import pytest
import rdflib

from tests.cli.running import Kg

WHERE = "SELECT ?place { entity:syrian-armed-forces kg:captured ?place }"
PLACE = "http://127.0.0.1:8000/entities/abu-kamal"


@pytest.mark.parametrize(
    ("format", "answer"),
    [
        ("csv", f"place\n{PLACE}\n"),
        ("tsv", f"?place\n<{PLACE}>\n"),
    ],
)
def test_rows_as_values(full: Kg, format: str, answer: str) -> None:
    ran = full("sparql", WHERE, "--format", format)
    assert (ran.code, ran.out, ran.err) == (0, answer, "")


def test_rows_as_table_json_and_xml(full: Kg) -> None:
    assert PLACE in full("sparql", WHERE).out
    found = full("sparql", WHERE, "--format", "json").json
    assert [row["place"]["value"] for row in found["results"]["bindings"]] == [PLACE]
    assert full("sparql", WHERE, "--format", "xml").out.startswith("<?xml")


def test_truth_and_triples(full: Kg) -> None:
    assert full("sparql", "ASK { entity:abu-kamal a kg:Place }").out == "yes\n"
    assert full("sparql", "ASK { entity:abu-kamal a kg:Actor }").out == "no\n"
    triples = full("sparql", "CONSTRUCT WHERE { ?who kg:captured ?what }").out
    assert len(rdflib.Graph().parse(data=triples, format="turtle")) == 2
    lines = full("sparql", "CONSTRUCT WHERE { ?who kg:captured ?what }", "--format", "ntriples").out
    assert len(lines.splitlines()) == 2


def test_a_query_from_a_file_and_from_standard_input(full: Kg, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(WHERE)
    expected = f"place\n{PLACE}\n"
    assert full("sparql", "-f", tmp_path / "q.rq", "--format", "csv").out == expected
    assert full("sparql", "-", "--format", "csv", stdin=WHERE).out == expected


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("SELECT ?s { ?s",), 2, "kg: "),
        (("DELETE WHERE { ?s ?p ?o }",), 2, "kg: DELETE at line 1, column 1: a query may only read"),
        (("SELECT * { SERVICE <http://a.b/> {} }",), 2, "kg: SERVICE at line 1, column 12"),
        (("ASK {}", "--format", "turtle"), 2, "kg: --format turtle does not fit a ASK query"),
        ((), 2, "kg: give a query or --file, one of the two"),
        (("ASK {}", "-f", "x"), 2, "kg: give a query or --file, one of the two"),
        (("-f", "/nowhere/q.rq"), 4, "kg: /nowhere/q.rq: no such file"),
        (("-f", "/"), 1, "kg: /: Is a directory"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    full: Kg, words: tuple[str, ...], code: int, told: str
) -> None:
    ran = full("sparql", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1


def test_cells_that_a_spreadsheet_would_run_are_neutralised(full: Kg) -> None:
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1" -5) ("@x" 2) } }'
    rows = list(csv.reader(io.StringIO(full("sparql", query, "--format", "csv").out)))
    assert rows == [["a", "b"], ["'=1+1", "-5"], ["'@x", "2"]]


def test_too_many_rows_are_said(full: Kg) -> None:
    numbers = " ".join(f"({n})" for n in range(10_001))
    ran = full("sparql", f"SELECT ?n {{ VALUES (?n) {{ {numbers} }} }}", "--format", "csv")
    assert len(ran.out.splitlines()) == 10_001
    assert ran.err == "kg: the answer was cut short; LIMIT and OFFSET give the rest in parts\n"
