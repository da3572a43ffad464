"""Foreign queries in processes that can be ended."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import BadQuery, QueryTimeout, RefusedQuery, UsageError
from kg.query.foreign import Workers
from kg.query.guard import Form
from kg.rdf import DERIVED
from kg.store import Store, memory_store, open_store
from tests import factory as f
from tests.query import world as w

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
LABELS = "SELECT ?o { ?s rdfs:label ?o } ORDER BY ?o"


@pytest.fixture
def workers(stored: Store) -> Iterator[Workers]:
    with Workers(stored, quick=2) as opened:
        yield opened


def values(body: bytes) -> list[str]:
    rows = json.loads(body)["results"]["bindings"]
    return [term["value"] for row in rows for term in row.values()]


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_rows_in_every_form(stored: Store, store: Store, place: str) -> None:
    chosen = stored if place == "disk" else store
    query = f"SELECT ?p {{ entity:{f.ARMY.id} kg:captured ?p }}"
    iri = f"{w.BASE}entities/abu-kamal"
    with Workers(chosen) as workers:
        result = workers.run(query)
        assert (result.form, result.truncated) == (Form.SELECT, False)
        assert result.media_type == "application/sparql-results+json"
        assert values(result.body) == [iri]
        assert workers.run(query, media_type="text/csv").body == f"p\r\n{iri}\r\n".encode()
        tabbed = workers.run(query, media_type="text/tab-separated-values")
        assert tabbed.body == f"?p\n<{iri}>\n".encode()
        marked = workers.run(query, media_type="application/sparql-results+xml")
        assert f"<uri>{iri}</uri>".encode() in marked.body


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_truth_and_triples(stored: Store, store: Store, place: str) -> None:
    chosen = stored if place == "disk" else store
    with Workers(chosen) as workers:
        assert json.loads(workers.run("ASK { ?s kg:captured ?o }").body) == {"head": {}, "boolean": True}
        built = workers.run(
            "CONSTRUCT { ?s kg:captured ?o } WHERE { ?s kg:captured ?o }",
            media_type="application/n-triples",
        )
        assert sorted(built.body.decode().splitlines()) == [
            f"<{w.BASE}entities/{who}> <https://w3id.org/conflict-kg#captured> <{w.BASE}entities/abu-kamal> ."
            for who in ("islamic-state", "syrian-armed-forces")
        ]
        assert workers.run("DESCRIBE entity:raqqa").media_type == "text/turtle"


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_rows_and_triples_beyond_the_limit_are_left_out_and_it_is_said(
    stored: Store, store: Store, place: str
) -> None:
    chosen = stored if place == "disk" else store
    with Workers(chosen) as workers:
        labels = sorted(e.label for e in w.ENTITIES)
        cut = workers.run(LABELS, rows=3)
        assert (values(cut.body), cut.truncated) == (labels[:3], True)
        whole = workers.run(LABELS, rows=len(labels))
        assert (values(whole.body), whole.truncated) == (labels, False)
        triples = workers.run(
            "CONSTRUCT WHERE { ?s rdfs:label ?o }", rows=2, media_type="application/n-triples"
        )
        assert (len(triples.body.splitlines()), triples.truncated) == (2, True)


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_what_is_refused_and_what_does_not_parse(stored: Store, store: Store, place: str) -> None:
    with Workers(stored if place == "disk" else store) as workers:
        with pytest.raises(RefusedQuery):
            workers.run("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
        with pytest.raises(BadQuery, match="at line 2, column 3: expected"):
            workers.run("SELECT *\n{ ")
        with pytest.raises(BadQuery, match="at line 1, column 37: expected one of Prefix not found"):
            workers.run("SELECT * { ?who kg:captured no:where }")
        with pytest.raises(UsageError, match="cannot be written as text/turtle"):
            workers.run("ASK {}", media_type="text/turtle")
        with pytest.raises(UsageError, match="cannot be written as text/html"):
            workers.run("DESCRIBE entity:raqqa", media_type="text/html")
        assert workers.run("ASK {}").truncated is False


def test_a_query_that_never_ends_is_ended_and_the_next_is_answered(workers: Workers) -> None:
    workers.run("ASK {}")
    with pytest.raises(QueryTimeout, match=r"ended after 0\.3 s"):
        workers.run(ENDLESS, seconds=0.3)
    assert json.loads(workers.run("ASK {}").body)["boolean"] is True


def test_a_query_too_deep_for_the_engine_ends_its_process_alone(workers: Workers) -> None:
    union = " UNION ".join(["{?s ?p ?o}"] * 30_000)
    with pytest.raises(QueryTimeout, match="too much memory or is too deep"):
        workers.run(f"SELECT * {{ {union} }} LIMIT 1", seconds=60)
    assert workers.run("ASK {}").truncated is False


def test_others_are_answered_while_one_runs_away(stored: Store) -> None:
    running, ended = threading.Semaphore(0), list[str]()

    def clock() -> float:
        running.release()
        return 0.0

    def runaway() -> None:
        with pytest.raises(QueryTimeout) as caught:
            opened.run(ENDLESS, seconds=1)
        ended.append(str(caught.value))

    with Workers(stored, quick=2, clock=clock) as opened:
        thread = threading.Thread(target=runaway)
        thread.start()
        # The clock is read when a query comes, when it has a place, and when its process is told to begin.
        for _ in range(3):
            running.acquire()
        assert json.loads(opened.run("ASK {}").body)["boolean"] is True
        thread.join()
    assert ended == ["the query was ended after 1 s"]


def test_queries_without_end_leave_room_for_short_ones_and_one_too_many_is_ended(stored: Store) -> None:
    ends: list[str] = []

    def runaway() -> None:
        with pytest.raises(QueryTimeout) as caught:
            opened.run(ENDLESS, seconds=8)
        ends.append(str(caught.value))

    with Workers(stored, quick=1, long=2, patience=0.2) as opened:
        threads = [threading.Thread(target=runaway) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            assert json.loads(opened.run("ASK {}", seconds=7).body)["boolean"] is True
        for thread in threads:
            thread.join()
        assert json.loads(opened.run("ASK {}").body)["boolean"] is True
    assert sorted(ends) == [
        "as many long queries as there may be are running; this one was ended",
        "the query was ended after 8 s",
        "the query was ended after 8 s",
    ]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_workers_stand_ready_are_replaced_and_follow(tmp_path: Path) -> None:
    def children() -> set[str]:
        return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    others = children()
    with open_store(tmp_path / "s") as store, Workers(store, quick=3) as workers:
        workers.tend()
        ready = children() - others
        assert len(ready) == 3
        workers.run("ASK {}")
        assert children() - others == ready
        os.kill(int(min(ready)), signal.SIGKILL)
        os.waitid(os.P_PID, int(min(ready)), os.WEXITED | os.WNOWAIT)
        workers.tend()
        replaced = children() - others
        assert (len(replaced), len(replaced & ready)) == (3, 2)
        store.change(add=[Quad(NamedNode("http://kg.test/p"), NamedNode("http://kg.test/p"), Literal(1))])
        store.flush()
        assert (tmp_path / "s" / "checkpoints" / "1").exists(), "workers read it"
        workers.tend()
        assert not (tmp_path / "s" / "checkpoints" / "1").exists()
        assert children() - others == replaced
    assert children() == others


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_one_too_many_waits_in_vain(stored: Store, store: Store, place: str) -> None:
    refused: list[str] = []
    readings = count()

    def clock() -> float:
        if next(readings) == 1:
            # The first query holds the only place.
            with pytest.raises(QueryTimeout) as caught:
                opened.run("ASK {}", seconds=0.01)
            refused.append(str(caught.value))
        return 0.0

    with Workers(stored if place == "disk" else store, quick=1, clock=clock) as opened:
        assert json.loads(opened.run("ASK {}").body)["boolean"] is True
    assert refused == ["all workers were busy for 0.01 s"]


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_waiting_for_a_place_is_taken_off_the_time_of_a_query(
    stored: Store, store: Store, place: str
) -> None:
    times = iter((100.0, 105.0))
    chosen = stored if place == "disk" else store
    with (
        Workers(chosen, clock=times.__next__) as workers,
        pytest.raises(QueryTimeout, match="all workers were busy for 5 s"),
    ):
        workers.run("ASK {}", seconds=5)
    assert list(times) == []


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_prefixes_go_without_saying_and_may_be_declared_otherwise(
    stored: Store, store: Store, place: str
) -> None:
    with Workers(stored if place == "disk" else store) as workers:
        for query, truth in (
            (f"ASK FROM report:{w.ARMY_REPORT.id} {{ ?claim a kg:Claim }}", True),
            (f"ASK FROM NAMED report:{w.ARMY_REPORT.id} {{ GRAPH ?g {{ ?claim a kg:Claim }} }}", True),
            (f"ASK FROM report:{w.ARMY_REPORT.id} {{ FILTER(false) }}", False),
            ("PREFIX kg: <http://other/> ASK { ?a kg:captured ?b }", False),
            ("ASK { entity:raqqa ?p ?o }", True),
        ):
            assert json.loads(workers.run(query).body)["boolean"] is truth


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_graphs_that_are_given_are_all_that_a_query_sees(stored: Store, store: Store, place: str) -> None:
    report = f"{w.BASE}reports/{w.ARMY_REPORT.id}"
    plain, inside = "ASK { ?claim a kg:Claim }", "ASK { GRAPH ?report { ?claim a kg:Claim } }"
    with Workers(stored if place == "disk" else store) as workers:

        def truth(query: str, default: list[str], named: list[str]) -> object:
            return json.loads(workers.run(query, default_graphs=default, named_graphs=named).body)["boolean"]

        assert [truth(plain, [], []), truth(inside, [], [])] == [False, True]
        assert [truth(plain, [report], []), truth(inside, [report], [])] == [True, False]
        assert [truth(plain, [], [report]), truth(inside, [], [report])] == [False, True]
        assert [truth("ASK { ?s ?p ?o }", [], [report]), truth(plain, [f"{report}/no"], [])] == [False, False]
        assert truth(f"ASK FROM report:{w.ARMY_REPORT.id} {{ ?s ?p ?o }}", [f"{report}/no"], []) is False
        with pytest.raises(UsageError, match="a graph is named by an IRI: "):
            workers.run(plain, named_graphs=["no iri"])


@pytest.mark.parametrize(
    ("media_type", "begins"),
    [
        ("application/n-quads", f"<{w.BASE}entities/"),
        ("application/trig", f"<{w.BASE}entities/"),
        ("application/ld+json", f'[{{"@id":"{w.BASE}entities/'),
        ("application/rdf+xml", "<?xml"),
    ],
)
def test_triples_in_every_form(stored: Store, media_type: str, begins: str) -> None:
    with Workers(stored) as workers:
        result = workers.run("DESCRIBE entity:raqqa", media_type=media_type)
    assert (result.media_type, result.body.decode()[: len(begins)]) == (media_type, begins)
    syntax = RdfFormat.from_media_type(media_type)
    assert {q.subject for q in parse(result.body, syntax)} == {NamedNode(f"{w.BASE}entities/raqqa")}


def test_what_was_written_since_is_seen_and_old_checkpoints_go(tmp_path: Path) -> None:
    node = NamedNode("http://kg.test/p")
    counting = "SELECT (COUNT(*) AS ?n) { ?s <http://kg.test/p> ?o }"
    with open_store(tmp_path / "s") as store, Workers(store) as workers:
        for number in range(3):
            store.change(add=[Quad(node, node, Literal(number), DERIVED)])
            store.flush()
            assert values(workers.run(counting).body) == [str(number + 1)]
        assert {p.name for p in (tmp_path / "s" / "checkpoints").iterdir()} == {"4", "4.lock", "current"}


def test_a_reader_s_queries_run_on_what_it_reads(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", w.BASE) as store:
        w.fill(store)
    with open_store(tmp_path / "s", write=False) as reader, Workers(reader) as workers:
        assert len(values(workers.run(LABELS).body)) == len(w.ENTITIES)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_no_process_is_left(stored: Store) -> None:
    def children() -> int:
        return len(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    before = children()
    with Workers(stored) as workers:
        workers.run("ASK {}")
        assert children() == before + 1
    assert children() == before


def test_terms_come_through_unchanged(tmp_path: Path) -> None:
    hard = ["", "a\tb\nc\r\"'\\", "é 🜨 \u2028", "\x01", "<&>"]
    node = NamedNode("http://kg.test/p")
    query = "SELECT ?o { <http://kg.test/p> ?p ?o }"
    with open_store(tmp_path / "s") as store, Workers(store) as workers:
        store.change(add=[Quad(node, node, Literal(word), DERIVED) for word in hard])
        store.flush()
        assert sorted(values(workers.run(query).body)) == sorted(hard)
        marked = workers.run(query, media_type="application/sparql-results+xml")
        assert b"\x01" not in marked.body
        assert b"<literal>?</literal>" in marked.body


def test_an_answer_is_cut_by_size_too() -> None:
    store = memory_store()
    node = NamedNode("http://kg.test/p")
    store.change(add=[Quad(node, node, Literal(f"{i:03d}" + "x" * 1000), DERIVED) for i in range(50)])
    with Workers(store) as workers:
        result = workers.run("SELECT ?o { ?s ?p ?o }", size=5_000)
    assert result.truncated
    assert len(values(result.body)) == 4
