"""The process that answers: it writes whole answers, and goes when its reader goes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from subprocess import Popen

import pyoxigraph as ox
import pytest

from kg.query import worker
from tests.process import started


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
        worker.written(_truth(), "image/png", 1, 1)


def _truth() -> ox.QueryBoolean:
    found = ox.Store().query("ASK {}")
    assert isinstance(found, ox.QueryBoolean)
    return found


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
