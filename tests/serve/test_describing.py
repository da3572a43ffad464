"""What the endpoint says of itself."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph import Graph
from kg.settings import Settings
from tests.serve.expect import problem
from tests.serve.scratch import scratch
from tests.serve.story import BASE

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"


def said(answer: httpx.Response, format: RdfFormat = RdfFormat.TURTLE) -> dict[str, dict[str, set[str]]]:
    """Give the values by subject and predicate."""
    assert answer.status_code == 200, answer.text
    found: dict[str, dict[str, set[str]]] = {}
    for quad in parse(answer.content, format):
        values = found.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value, set())
        values.add(quad.object.value if isinstance(quad.object, NamedNode) else str(quad.object))
    return found


def test_the_bare_address_describes_the_service(client: httpx.Client) -> None:
    endpoint = str(client.base_url.join("/sparql"))
    told = said(client.get("/sparql"))[f"<{endpoint}>"]
    assert told[f"{SD}endpoint"] == {endpoint}
    assert told[f"{SD}supportedLanguage"] == {f"{SD}SPARQL10Query", f"{SD}SPARQL11Query"}
    assert told[f"{SD}defaultEntailmentRegime"] == {"http://www.w3.org/ns/entailment/Simple"}
    assert {iri.rpartition("/")[2] for iri in told[f"{SD}resultFormat"]} == {
        *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
        *("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML"),
    }
    assert f"{SD}inputFormat" not in told


def test_updates_are_named_where_there_is_a_write_token(tmp_path: Path) -> None:
    with scratch(tmp_path / "graph", Settings()) as client:
        told = said(client.get("/sparql"))[f"<{client.base_url.join('/sparql')}>"]
    assert f"{SD}SPARQL11Update" in told[f"{SD}supportedLanguage"]
    assert len(told[f"{SD}inputFormat"]) == 6


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("*/*", RdfFormat.TURTLE),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml;q=0.9, text/html", RdfFormat.RDF_XML),
        ("application/n-triples", RdfFormat.N_TRIPLES),
    ],
)
def test_every_syntax(client: httpx.Client, path: str, accept: str, format: RdfFormat) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == format.media_type
    assert answer.headers["vary"] == "Accept"
    assert said(answer, format) == said(client.get(path, params={"format": "turtle"}))


def test_what_cannot_be_had(client: httpx.Client) -> None:
    for path in ("/sparql", "/.well-known/void"):
        assert problem(client.get(path, headers={"Accept": "image/png"}), 406)
        assert problem(client.get(path, params={"format": "csv"}), 400)


def test_others_are_told_the_public_address(client: httpx.Client) -> None:
    told = said(client.get("/sparql", headers={"Host": "kg.test"}))
    assert told[f"<{BASE}sparql>"][f"{SD}endpoint"] == {f"{BASE}sparql"}


@pytest.fixture
def dataset(client: httpx.Client) -> dict[str, set[str]]:
    return said(client.get("/.well-known/void"))[f"<{BASE}.well-known/void#dataset>"]


def test_the_dataset_in_numbers(dataset: dict[str, set[str]], graph: Graph, client: httpx.Client) -> None:
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert dataset[f"{VOID}documents"] == {f'"4"{integer}'}
    assert dataset[f"{VOID}entities"] == {f'"{graph.stats().entities}"{integer}'}
    assert dataset[f"{VOID}uriSpace"] == {f'"{BASE}"'}
    assert dataset[f"{VOID}sparqlEndpoint"] == {str(client.base_url.join("/sparql"))}
    assert "https://w3id.org/conflict-kg#" in dataset[f"{VOID}vocabulary"]
