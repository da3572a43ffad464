"""The whole way on a server: what is read, derived, asked, judged and drawn there is what it is in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from kg.graph import Graph, open_graph
from kg.loading import load
from kg.model import Report
from kg.query.catalogue import ask
from kg.serve.app import create_app
from kg.settings import Settings
from kg.store import memory_store, open_store
from tests.query.elsewhere import plain
from tests.samples.test_questions import BASE, EXPECTED
from tests.store.places import running_server, server_at

if TYPE_CHECKING:
    from kg.extract import Extractor

SETTINGS = Settings(base=BASE)
SERVERS = ["oxigraph", "union", "virtuoso"]


@pytest.fixture(scope="module")
def here(reports: dict[str, Report], extractor: Extractor) -> Iterator[Graph]:
    with Graph(memory_store(BASE), SETTINGS, extractor, extractor.knowledge.known) as graph:
        graph.add(reports.values())
        yield graph


@pytest.fixture(scope="module", params=SERVERS)
def there(
    request: pytest.FixtureRequest,
    reports: dict[str, Report],
    extractor: Extractor,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("elsewhere")
    with (
        running_server(str(request.param), folder) as url,
        open_store(server_at(url, folder), BASE) as store,
        Graph(store, SETTINGS, extractor, extractor.knowledge.known) as graph,
    ):
        told = graph.add(reports.values())
        assert (told.added, told.refused) == (len(reports), ())
        yield graph


def test_it_holds_the_same_and_is_sound(here: Graph, there: Graph) -> None:
    assert there.hash() == here.hash()
    assert there.stats() == here.stats()
    assert there.validate() == []


def test_reading_it_again_changes_nothing(there: Graph, reports: dict[str, Report]) -> None:
    before = there.version_tag
    assert there.add(reports.values()).unchanged == len(reports)
    assert there.version_tag == before


def test_every_question_has_the_same_answer(here: Graph, there: Graph) -> None:
    for asked in EXPECTED:
        answers = [plain(ask(graph._store, asked.name, asked.given)) for graph in (here, there)]
        assert answers[0] == answers[1], asked


def test_control_claims_network_and_files_are_the_same(here: Graph, there: Graph) -> None:
    places = [one.id for one in here.entities() if one.kind.value == "settlement"][:12]
    for place in places:
        assert there.control(place) == here.control(place)
    assert [c.id for c in there.claims()] == [c.id for c in here.claims()]
    assert there.events() == here.events()
    for format in ("geojson", "graphml", "csv"):
        assert there.export(format) == here.export(format)


def test_foreign_queries_are_bounded_and_refused_as_here(here: Graph, there: Graph) -> None:
    for asked in (
        "SELECT * { ?who kg:captured ?place } ORDER BY ?who ?place",
        "SELECT ?r (COUNT(?c) AS ?n) { GRAPH ?r { ?c a kg:Claim } } GROUP BY ?r ORDER BY DESC(?n) ?r",
        "ASK { ?who kg:captured ?place }",
    ):
        bodies = [graph.sparql(asked, media_type="application/sparql-results+json") for graph in (here, there)]
        assert json.loads(bodies[0].body) == json.loads(bodies[1].body)
    cut = there.sparql("SELECT * { ?s ?p ?o }", rows=5, media_type="text/csv")
    assert (cut.truncated, len(cut.body.splitlines())) == (True, 6)


def test_judging_and_taking_it_back(here: Graph, there: Graph) -> None:
    before = here.hash()
    hashes = []
    for graph in (here, there):
        claim = next(iter(graph.claims())).id
        judged = graph.reject(claim, author="ana", reason="misread", on=date(2026, 1, 2))
        hashes.append(graph.hash())
        graph.undo(judged.id, author="ana", on=date(2026, 1, 2))
    assert hashes[0] == hashes[1] != before


def test_it_is_served(here: Graph, there: Graph) -> None:
    answers = []
    for graph in (here, there):
        with TestClient(create_app(graph, SETTINGS), base_url="http://127.0.0.1") as client:
            found = [client.get(path) for path in ("/entities", "/claims?limit=5", "/control?place=raqqa", "/healthz")]
            answers.append([(one.status_code, one.json()) for one in found[:3]])
            assert [one.status_code for one in found] == [200] * 4
    assert answers[0] == answers[1]


def test_it_goes_to_a_folder_and_back(there: Graph, tmp_path: Path) -> None:
    dump = b"".join(there.dump())
    told = load(tmp_path / "s", io.BytesIO(dump), SETTINGS)
    assert told.hash == there.hash()
    with open_graph(tmp_path / "s", settings=SETTINGS, write=False) as copy:
        assert copy.hash() == told.hash
        again = b"".join(copy.dump())
    assert sorted(again.splitlines()) == sorted(dump.splitlines())
