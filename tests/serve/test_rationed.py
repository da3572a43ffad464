"""How often one client may ask."""

from __future__ import annotations

import httpx
import pytest

from kg.graph import Graph
from kg.serve.access import Access, Key, Scope
from kg.serve.rationed import MOST_CLIENTS, Buckets, client_of
from kg.settings import Rate, Serving, Settings
from tests.serve.expect import problem
from tests.serve.live import live

TOKEN = "a-token-that-only-reads"
ACCESS = Access.given(env={"KG_READ_TOKEN": TOKEN})


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


def test_a_bucket_empties_and_fills_with_time() -> None:
    clock = Clock()
    buckets = Buckets(Rate(2, 1), clock)
    assert [buckets.take("a") for _ in range(3)] == [(1, 0.0), (0, 0.5), (-1, 0.5)]
    assert buckets.take("b") == (1, 0.0)
    clock.now = 0.5
    assert buckets.take("a") == (0, 0.5)
    clock.now = 100.0
    assert buckets.take("a") == (1, 0.0)


def test_a_slow_rate_says_how_long_to_wait() -> None:
    buckets = Buckets(Rate(1, 3600), Clock())
    assert [buckets.take("a"), buckets.take("a")] == [(0, 3600.0), (-1, 3600.0)]


def test_of_many_clients_the_longest_silent_is_forgotten() -> None:
    buckets = Buckets(Rate(1, 60), Clock())
    for number in range(MOST_CLIENTS + 1):
        buckets.take(str(number))
    assert buckets.take(str(MOST_CLIENTS))[0] == -1
    assert buckets.take("0")[0] == 0


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address(address: str, client: str) -> None:
    assert client_of({"type": "http", "headers": [], "client": (address, 1)}, Access()) == client


def test_a_known_token_is_a_client_and_an_unknown_one_is_not() -> None:
    def asking(token: str) -> str:
        headers = [(b"authorization", f"Bearer {token}".encode())]
        return client_of({"type": "http", "headers": headers, "client": ("203.0.113.9", 1)}, ACCESS)

    assert asking("made-up-one-of-many") == asking("made-up-another-one") == "203.0.113.9"
    assert asking(TOKEN).startswith("token ")
    assert TOKEN not in asking(TOKEN)
    assert ACCESS.keys == (Key(Scope.READ, ACCESS.keys[0].digest, "KG_READ_TOKEN"),)


def test_who_asks_too_often_is_told_when_to_come_again(graph: Graph) -> None:
    with live(graph, Settings(serving=Serving.of(rate="2/h")), ACCESS) as client:
        first, second, third = (client.get("/claims?limit=1") for _ in range(3))
        assert (first.status_code, second.status_code) == (200, 200)
        assert first.headers["ratelimit-policy"] == '"client";q=2;w=3600'
        assert first.headers["ratelimit"] == '"client";r=1;t=0'
        assert problem(third, 429)["detail"] == "2 requests in 3600 s are what one client may make"
        assert 1700 < int(third.headers["retry-after"]) <= 1800
        assert third.headers["ratelimit"].startswith('"client";r=0;t=')
        assert third.headers["access-control-allow-origin"] == "*"
        assert client.get("/healthz").status_code == 200
        assert client.get("/claims", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/claims", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429


def test_behind_a_trusted_proxy_each_client_has_a_bucket(graph: Graph) -> None:
    with live(graph, Settings(serving=Serving.of(rate="1/h", proxies="127.0.0.1"))) as client:
        asked = ["203.0.113.9", "203.0.113.10", "198.51.100.1, 203.0.113.9"]
        answers = [client.get("/claims", headers={"X-Forwarded-For": chain}) for chain in asked]
        assert [a.status_code for a in answers] == [200, 200, 429]


def test_nobody_is_rationed_unless_asked_for(client: httpx.Client) -> None:
    assert "ratelimit" not in client.get("/claims").headers
