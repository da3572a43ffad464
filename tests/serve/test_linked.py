"""The same address as linked data, and every IRI of the graph at its address."""

from __future__ import annotations

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph import Graph
from kg.rdf.vocabulary import COUNTRY, PARENT
from tests.serve.expect import problem
from tests.serve.story import BASE, CAPTURED, HOSTILE

SYNTAX = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
}
ELSEWHERE = {"X-Forwarded-For": "203.0.113.5"}


@pytest.mark.parametrize("path", [f"/claims/{CAPTURED.id}", "/entities/abu-kamal", "/sources/wire"])
def test_every_syntax_says_the_same(client: httpx.Client, path: str) -> None:
    said = []
    for media, syntax in SYNTAX.items():
        answer = client.get(path, headers={"Accept": media})
        assert answer.headers["content-type"].partition(";")[0] == media
        assert "kg-truncated" not in answer.headers
        said.append({quad.triple for quad in parse(answer.content, syntax)})
    assert said[0] == said[1] == said[2]
    assert NamedNode(BASE + path[1:]) in {end for t in said[0] for end in (t.subject, t.object)}


def test_a_name_gives_the_node_that_it_means(client: httpx.Client) -> None:
    one = client.get("/entities/Syrian%20army?format=ntriples").text
    assert one == client.get("/entities/syrian-armed-forces?format=ntriples").text
    assert f"<{BASE}entities/syrian-armed-forces> <https://w3id.org/conflict-kg#captured>" in one


def test_an_unknown_thing_is_a_problem_in_every_form(client: httpx.Client) -> None:
    for room in ("entities", "claims", "reports", "events", "relationships", "intervals", "matters", "spans"):
        for form in ("json", "turtle"):
            problem(client.get(f"/{room}/none-such?format={form}"), 404)


def test_every_iri_of_the_graph_is_an_address(client: httpx.Client, graph: Graph) -> None:
    quads = list(graph._store.quads())
    ends = {end for quad in quads for end in (quad.subject, quad.object, quad.graph_name)}
    own = sorted({e.value for e in ends if isinstance(e, NamedNode) and e.value.startswith(BASE)})
    rooms = {iri.removeprefix(BASE).partition("/")[0] for iri in own}
    assert {"entities", "claims", "evidence", "geometries", "events", "intervals", "matters"} <= rooms
    # The reader of these tests names parents and countries that it does not know.
    named = {getattr(q.object, "value", "") for q in quads if q.predicate in {COUNTRY, PARENT}}
    for iri in (iri for iri in own if iri not in named or iri.endswith("abu-kamal")):
        for media in ("application/json", "text/turtle"):
            answer = client.get(iri.removeprefix(BASE), headers={"Accept": media})
            assert answer.status_code in {200, 303, 307}, iri


def test_a_field_leads_to_its_report(client: httpx.Client) -> None:
    for field in ("text", "title"):
        answer = client.get(f"/reports/monitor-2/{field}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/reports/monitor-2#{field}")
    problem(client.get("/reports/monitor-2/other"), 404)
    problem(client.get("/reports/none/text"), 404)


def test_full_texts_stay_here(client: httpx.Client) -> None:
    path = "/reports/monitor-2"
    here, there = (
        client.get(f"{path}?format=ntriples").text,
        client.get(f"{path}?format=ntriples", headers=ELSEWHERE),
    )
    words = "Fighters left Abu Kamal overnight."
    assert f'schema.org/text> "{words}"' in here
    assert "schema.org/text>" not in there.text
    assert client.get("/claims?format=json", headers=ELSEWHERE).status_code == 200
    assert HOSTILE.text not in client.get("/reports", headers=ELSEWHERE).text
