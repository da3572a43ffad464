"""The process that answers: it writes whole answers, and goes when its reader goes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import worker


def test_an_empty_table_and_rows_without_values() -> None:
    for query, expected in (
        ("SELECT ?x { FILTER(false) }", b"x\r\n"),
        ("SELECT ?x ?y { VALUES (?x ?y) { (UNDEF UNDEF) (1 UNDEF) } }", b"x,y\r\n,\r\n1,\r\n"),
    ):
        found = ox.Store().query(query)
        assert isinstance(found, ox.QuerySolutions)
        assert worker.written(found, "text/csv", 10, 1000) == (expected, False)


def test_a_media_type_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="cannot be written as image/png"):
        worker.written(ox.QueryBoolean(True) if False else _truth(), "image/png", 1, 1)


def _truth() -> ox.QueryBoolean:
    found = ox.Store().query("ASK {}")
    assert isinstance(found, ox.QueryBoolean)
    return found


def test_it_ends_when_whoever_asked_is_gone_even_in_the_middle_of_a_query(tmp_path: Path) -> None:
    store = ox.Store(tmp_path / "db")
    node = ox.NamedNode("http://kg.test/p")
    store.extend(ox.Quad(node, node, ox.Literal(i)) for i in range(300))
    store.flush()
    del store
    command = [sys.executable, "-P", worker.__file__, str(tmp_path / "db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        process.stdin.write(
            b'{"sparql": "%s", "prefixes": {}, "media_type": "text/csv", "rows": 1, "size": 9}\n'
            % endless.encode()
        )
        process.stdin.flush()
        time.sleep(0.5)
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(20) == 0
