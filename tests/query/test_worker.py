"""The process that answers: it writes whole answers, and goes when its reader goes."""

from __future__ import annotations

import csv
import io
import json
import time
from functools import partial
from pathlib import Path
from subprocess import Popen

import pyoxigraph as ox
import pytest

from kg.query import worker
from tests.process import started

TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "text/csv": ox.QueryResultsFormat.CSV,
}
HARD = ["plain", "},{", '"}},{"x', "</result>", "\n", "\r\n", '"', "\\", "{},{}", "\t", "é🜨", "]}}"]


def asked(sparql: str) -> partial[ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]:
    return partial(ox.Store().query, sparql)


def listed(words: list[str]) -> str:
    return f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {' '.join(f'({ox.Literal(w)} UNDEF)' for w in words)} }} }}"


def rows_in(body: bytes, media_type: str) -> list[str]:
    if media_type == "text/csv":
        return ["".join(row[:1]) for row in csv.reader(io.StringIO(body.decode(), newline=""))][1:]
    found = ox.parse_query_results(body, TABLES[media_type])
    assert isinstance(found, ox.QuerySolutions)
    return [getattr(row["x"], "value", "") for row in found]


def test_an_empty_table_and_rows_without_values() -> None:
    for query, expected in (
        ("SELECT ?x { FILTER(false) }", b"x\r\n"),
        ("SELECT ?x ?y { VALUES (?x ?y) { (UNDEF UNDEF) (1 UNDEF) } }", b"x,y\r\n,\r\n1,\r\n"),
    ):
        assert worker.written(asked(query), "text/csv", 10, 1000) == (expected, False)


@pytest.mark.parametrize("media_type", TABLES)
@pytest.mark.parametrize("rows", [1, 2, 11, 12, 13])
def test_an_answer_is_cut_behind_whole_rows_whatever_they_hold(media_type: str, rows: int) -> None:
    for turn in range(len(HARD)):
        words = [*HARD[turn:], *HARD[:turn]]
        body, truncated = worker.written(asked(listed(words)), media_type, rows, 10**6)
        assert (rows_in(body, media_type), truncated) == (words[:rows], rows < 12)


@pytest.mark.parametrize("media_type", TABLES)
def test_an_answer_is_cut_by_size_behind_a_whole_row(media_type: str) -> None:
    words = [f"{number} }},{{ </result>\r\n" for number in range(500)]
    for size in (2_000, 9_000):
        body, truncated = worker.written(asked(listed(words)), media_type, 1_000, size)
        found = rows_in(body, media_type)
        assert (found, truncated) == (words[: len(found)], True)
        assert 0 < len(found) < 500
    assert len(rows_in(worker.written(asked(listed(words)), media_type, 1_000, 10**6)[0], media_type)) == 500


@pytest.mark.parametrize("media_type", TABLES)
def test_rows_without_any_value_are_counted(media_type: str) -> None:
    query = "SELECT ?x { VALUES ?x { " + "UNDEF " * 50 + "} }"
    body, truncated = worker.written(asked(query), media_type, 7, 10**6)
    assert (rows_in(body, media_type), truncated) == ([""] * 7, True)


def test_a_media_type_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="cannot be written as image/png"):
        worker.written(asked("ASK {}"), "image/png", 1, 1)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
def test_it_ends_when_whoever_asked_is_gone_even_in_the_middle_of_a_query(tmp_path: Path) -> None:
    store = ox.Store(tmp_path / "db")
    node = ox.NamedNode("http://kg.test/p")
    store.extend(ox.Quad(node, node, ox.Literal(i)) for i in range(300))
    store.flush()
    del store
    with started("-P", worker.__file__) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps({"checkpoint": str(tmp_path / "db")}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["error"] is None
        before = _ticks(process.pid)
        _asked(process, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
        assert any(_works(process, before + 5) for _ in range(6_000)), "the query never began"
        assert process.stdin
        process.stdin.close()
        assert process.wait(60) == 0


def _asked(process: Popen[str], sparql: str) -> None:
    request = {"sparql": sparql, "prefixes": {}, "media_type": "text/csv", "rows": 1, "size": 9}
    request |= {"default": None, "named": None, "base": "http://kg.test/"}
    assert process.stdin
    process.stdin.write(json.dumps(request) + "\n")
    process.stdin.flush()


def _works(process: Popen[str], ticks: int) -> bool:
    """Tell whether a process has used so much processor time; if not yet, wait a little."""
    assert process.poll() is None
    if _ticks(process.pid) >= ticks:
        return True
    time.sleep(0.01)
    return False


def _ticks(process: int) -> int:
    """Give the processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
