"""The server as it looks from outside: by what a trusted proxy says, and by nobody else's word."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from kg.errors import UsageError
from kg.graph import Graph
from kg.serve.app import create_app
from kg.settings import Serving, Settings
from tests.serve.live import live
from tests.serve.story import BASE, HOSTILE

PROXY = "127.0.0.1"
FORWARDED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "graph.example",
    "X-Forwarded-Prefix": "/kg",
}


def served(client: httpx.Client, **headers: str) -> str:
    """Give the address under which OpenRefine is sent to the server."""
    manifest = client.get("/reconcile", headers={name.replace("_", "-"): v for name, v in headers.items()})
    found: str = manifest.json()["view"]["url"]
    return found


def text(client: httpx.Client, **headers: str) -> object:
    """Give the full text of a report, which only local readers get."""
    return client.get(f"/reports/{quote(HOSTILE.id, safe='')}", headers=headers).json()["text"]


def told(serving: Serving) -> Settings:
    return Settings(serving=serving)


def test_a_trusted_proxy_says_what_the_address_is(graph: Graph) -> None:
    with live(graph, told(Serving.of(proxies=PROXY))) as client:
        answer = client.get("/claims?limit=1", headers=FORWARDED)
        assert answer.json()["next"].startswith("/kg/claims?limit=1&after=")
        assert answer.headers["link"].startswith("</kg/claims?")
        offered = client.get("/reconcile", headers=FORWARDED).json()
        assert offered["preview"]["url"].startswith("https://graph.example/kg/reconcile/preview")
        assert client.get("/openapi.json", headers=FORWARDED).json()["servers"] == [{"url": "/kg"}]
        assert 'href="/kg/explorer/' in client.get("/", headers=FORWARDED).text
        assert b"<https://graph.example/kg/sparql>" in client.get("/sparql", headers=FORWARDED).content


def test_a_proxy_that_leaves_the_prefix_on_is_understood_too(graph: Graph) -> None:
    with live(graph, told(Serving.of(root_path="/kg"))) as client:
        for path in ("/claims?limit=1", "/kg/claims?limit=1"):
            assert client.get(path).json()["next"].startswith("/kg/claims?limit=1&after=")
        assert 'href="/kg/explorer/' in client.get("/kg").text
        assert client.get("/kgx/claims").status_code == 404


def test_nobody_else_is_believed(client: httpx.Client) -> None:
    answer = client.get("/claims?limit=1", headers=FORWARDED)
    assert answer.json()["next"].startswith("/claims?limit=1&after=")
    assert "graph.example" not in client.get("/reconcile", headers=FORWARDED).text


def test_a_proxy_elsewhere_is_not_this_one(graph: Graph) -> None:
    with live(graph, told(Serving.of(proxies="10.0.0.0/8"))) as client:
        assert "graph.example" not in client.get("/reconcile", headers=FORWARDED).text


@pytest.mark.parametrize(
    "nonsense",
    [
        {"X-Forwarded-Host": "graph.example/evil"},
        {"X-Forwarded-Host": 'a"b'},
        {"X-Forwarded-Prefix": "//evil.example"},
        {"X-Forwarded-Prefix": "/a?b"},
        {"X-Forwarded-Proto": "javascript"},
        {"X-Forwarded-For": "<script>"},
    ],
    ids=str,
)
def test_what_a_proxy_cannot_mean_is_passed_over(graph: Graph, nonsense: dict[str, str]) -> None:
    with live(graph, told(Serving.of(proxies=PROXY))) as client:
        plain, odd = client.get("/reconcile"), client.get("/reconcile", headers=nonsense)
        assert (odd.status_code, odd.json()) == (200, plain.json())


def test_only_the_nearest_word_of_a_chain_counts(graph: Graph) -> None:
    chain = {"X-Forwarded-Host": "evil.example, graph.example", "X-Forwarded-Proto": "http, https"}
    with live(graph, told(Serving.of(proxies=PROXY))) as client:
        assert "https://graph.example/reconcile" in client.get("/reconcile", headers=chain).text


def test_behind_a_trusted_proxy_nobody_is_local(graph: Graph) -> None:
    # A proxy that forgets X-Forwarded-For would else lend its own place to everybody.
    with live(graph, told(Serving.of(proxies=PROXY))) as client:
        assert text(client) is None
    with live(graph, told(Serving())) as client:
        assert text(client) == HOSTILE.text
        assert text(client, **{"X-Forwarded-For": "127.0.0.1"}) is None


def test_a_public_url_goes_before_what_requests_say(graph: Graph) -> None:
    with live(graph, told(Serving.of(public_url="https://graph.example/kg"))) as client:
        for headers in ({}, {"Host": "evil.example"}, FORWARDED | {"X-Forwarded-Host": "evil.example"}):
            offered = client.get("/reconcile", headers=headers).json()
            assert offered["preview"]["url"].startswith("https://graph.example/kg/reconcile/preview")
        assert text(client) is None


def test_a_name_that_nobody_vouches_for_is_not_repeated(graph: Graph) -> None:
    with live(graph, Settings()) as client:
        said = client.get("/sparql", headers={"Host": "evil.example"}).text
        assert "evil.example" not in said
        assert f"<{BASE}sparql>" in said


def test_what_was_kept_ready_for_one_address_is_not_given_at_another(graph: Graph) -> None:
    with live(graph, told(Serving.of(proxies=PROXY))) as client:
        plain, forwarded, again = (
            client.get("/claims?limit=1", headers=headers) for headers in ({}, FORWARDED, {})
        )
        assert plain.json()["next"].startswith("/claims?")
        assert forwarded.json()["next"].startswith("/kg/claims?")
        assert again.json() == plain.json()


def test_a_root_path_that_is_an_address_of_the_server_is_refused(graph: Graph) -> None:
    for path in ("/claims", "/docs/kg"):
        with pytest.raises(UsageError, match=f"^root path {path} begins as an address of the server does"):
            create_app(graph, told(Serving.of(root_path=path)))
