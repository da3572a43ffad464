"""What clients may send: limits, methods, ranges, headers, addresses, and clients that take their time."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import httpx
import pytest

from kg.graph import Graph
from kg.serve.graph_store import MAX_GRAPH
from kg.serve.protocol import MAX_BODY
from kg.settings import Settings
from kg.store import open_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.scratch import scratch
from tests.serve.story import BASE, REPORTS, Told

SETTINGS: Final = Settings(query_seconds=5)
FILE: Final = "/docs/swagger-ui.css"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with Graph(open_store(tmp_path_factory.mktemp("asked") / "graph", BASE), SETTINGS, Told()) as graph:
        graph.add(REPORTS)
        with live(graph, SETTINGS) as asking:
            yield asking


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with scratch(tmp_path_factory.mktemp("limits") / "graph", SETTINGS) as asking:
        yield asking


def raw(client: httpx.Client, *parts: bytes) -> bytes:
    """Send bytes as they are, and give what comes back before the server closes the connection."""
    with socket.create_connection(at(client), timeout=20) as line:
        for part in parts:
            line.sendall(part)
        answer = bytearray()
        # What was sent in vain is answered by a reset.
        with suppress(ConnectionResetError):
            while part := line.recv(65536):
                answer += part
        return bytes(answer)


def at(client: httpx.Client) -> tuple[str, int]:
    return client.base_url.host, client.base_url.port or 0


def got(client: httpx.Client, path: str, host: str = "x") -> tuple[bytes, bytes]:
    """Give head and body of an answer to an address that is sent as it is written."""
    head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    answer = raw(client, head.encode()).partition(b"\r\n\r\n")
    return answer[0], answer[2]


def test_bodies_have_a_limit(client: httpx.Client, writer: httpx.Client) -> None:
    query = b"ASK {} #".ljust(MAX_BODY, b"x")
    direct = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=query, headers=direct).json()["boolean"] is True
    assert problem(client.post("/sparql", content=query + b"x", headers=direct), 413)
    # Without a length said before.
    assert problem(client.post("/sparql", content=iter([query, b"x"]), headers=direct), 413)
    update = {"Content-Type": "application/sparql-update"}
    assert problem(writer.post("/sparql", content=b"#" * (MAX_BODY + 1), headers=update), 413)
    assert problem(client.post("/reconcile", data={"queries": "x" * 1_000_001}), 413)
    turtle = {"Content-Type": "text/turtle"}
    assert problem(writer.put("/store?default", content=b"#" * (MAX_GRAPH + 1), headers=turtle), 413)


def test_addresses_and_heads_have_a_limit(client: httpx.Client) -> None:
    for path in ("/reports/" + "a" * 9_000, "/claims?q=" + "a" * 9_000, "/sparql?query=" + "%20" * 3_000):
        assert problem(client.get(path), 414)["detail"] == "an address may have 8192 bytes"
    head = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 200_000
    assert raw(client, head)[:13] in {b"", b"HTTP/1.1 400 "}
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "accept", [",".join(f"a/b{n};q=0.{n}" for n in range(4_000)), "a/" + "b" * 50_000, "*/*;" * 9_000]
)
def test_a_huge_accept_header_is_answered(client: httpx.Client, accept: str) -> None:
    for path in ("/claims", "/sparql?query=ASK%7B%7D", "/entities/raqqa"):
        assert client.get(path, headers={"Accept": accept}).status_code in {200, 406}


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_body_is_not_unpacked(writer: httpx.Client, coding: str) -> None:
    packed = (gzip.compress if coding == "gzip" else zlib.compress)(b"#" * 300_000_000)
    assert len(packed) < MAX_BODY
    for kind in ("query", "update"):
        sent = {"Content-Type": f"application/sparql-{kind}", "Content-Encoding": coding}
        assert problem(writer.post("/sparql", content=packed, headers=sent), 400)["detail"].startswith(
            "the query is not UTF-8"
        )
    sent = {"Content-Type": "text/turtle", "Content-Encoding": coding}
    assert problem(writer.put("/store?default", content=packed, headers=sent), 400)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/turtle", "<a:a> <a:b> " + "[ <a:c> " * 20_000),
        ("text/turtle", "<a:a> <a:b> " + "(" * 20_000),
        ("application/ld+json", '{"a:b":' * 20_000),
        ("application/ld+json", "[" * 20_000),
        ("application/trig", "<a:g> {" * 20_000),
        ("application/rdf+xml", "<a>" * 20_000),
    ],
)
def test_deep_documents_are_refused(writer: httpx.Client, kind: str, body: str) -> None:
    assert problem(writer.put("/store?default", content=body, headers={"Content-Type": kind}), 400)


def test_deep_forms_are_refused(writer: httpx.Client) -> None:
    parts = "".join(
        f'--{n}\r\nContent-Type: multipart/mixed; boundary="{n + 1}"\r\n\r\n' for n in range(5_000)
    )
    sent = {"Content-Type": 'multipart/form-data; boundary="0"'}
    assert problem(writer.post("/store?default", content=parts, headers=sent), 400)
    assert problem(client_json(writer, "queries", '{"q":' * 20_000), 400)
    assert problem(client_json(writer, "queries", "[" * 20_000), 400)


def client_json(client: httpx.Client, name: str, words: str) -> httpx.Response:
    return client.post("/reconcile", data={name: words})


def test_many_fields_are_refused_at_once(client: httpx.Client) -> None:
    assert problem(
        client.post(
            "/sparql", content="a&" * 400_000, headers={"Content-Type": "application/x-www-form-urlencoded"}
        ),
        400,
    )


# CVE-2025-62727: a head of many ranges took time that grows with the square of its length.
def test_ranges_of_files(client: httpx.Client) -> None:
    whole = client.get(FILE)
    part = client.get(FILE, headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, whole.content[:10])
    many = ",".join(f"{n}-{n}" for n in range(0, 20_000, 2))
    answer = client.get(FILE, headers={"Range": f"bytes={many}"})
    assert answer.status_code in {200, 206, 400, 416}
    assert len(answer.content) < 10 * len(whole.content)
    assert client.get("/claims", headers={"Range": "bytes=0-9"}).status_code == 200


def test_methods(client: httpx.Client) -> None:
    for path in ("/claims", "/sparql?query=ASK%7B%7D", "/graph.html", FILE):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND"):
        assert problem(client.request(method, "/claims"), 405)
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "DELETE"}
    assert client.options("/claims", headers=asked).status_code == 204
    assert b"400" in raw(client, b"BREW /pot HTCPCP/1.0\r\n\r\n").partition(b"\r\n")[0]


@pytest.mark.parametrize("origin", ["https://other.example", "null", BASE.rstrip("/")])
def test_no_answer_shares_what_a_browser_keeps(client: httpx.Client, origin: str) -> None:
    for path in ("/claims", "/sparql?query=ASK%7B%7D", "/graph.html", "/none", "/reports/weather"):
        headers = client.get(path, headers={"Origin": origin, "Cookie": "a=b"}).headers
        assert headers["access-control-allow-origin"] == "*"
        assert not {"access-control-allow-credentials", "set-cookie"} & set(headers)


SECRET: Final = ("root:", "[project]", "requires-python", "manifest")


@pytest.mark.parametrize(
    "path",
    [
        "/docs/../../../../etc/passwd",
        "/docs/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/docs/%2e%2e/manifest.json",
        "/docs/..%5cmanifest.json",
        "/docs//etc/passwd",
        "/docs/swagger-ui.css%00.html",
        "/docs/%252e%252e%252fmanifest.json",
        "/../pyproject.toml",
        "//etc/passwd",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/entities/....//....//etc/passwd",
        "/queries/..%2f..%2fpyproject.toml",
        "/queries/%2e%2e%2fcontrol",
    ],
)
def test_no_address_leads_out_of_what_is_served(client: httpx.Client, path: str) -> None:
    head, body = got(client, path)
    assert head.split(b" ")[1] == b"404"
    assert not any(word.encode() in body.partition(b'"instance"')[0] for word in SECRET)


@pytest.mark.parametrize("sign", ["%0d%0a", "%0a", "%0d", "%00", "%e2%80%a8", "%c0%8d"])
def test_no_id_adds_a_header(client: httpx.Client, sign: str) -> None:
    evil = f"a{sign}Set-Cookie:%20a=b{sign}{sign}%3Cscript%3E"
    for path in (
        "/entities/",
        "/reports/",
        "/claims?after=",
        "/sparql?query=ASK%7B%7D&",
        "/",
        "/claims?format=",
    ):
        head, _ = got(client, path + evil)
        lines = head.decode("latin-1").lower().splitlines()
        assert lines[0].split()[1] in {"200", "400", "404", "406"}
        assert not [line for line in lines if line.startswith("set-cookie")]
        assert not [line for line in lines if line.startswith("content-type: text/")]
        assert "<script>" not in head.decode("latin-1")


def test_the_host_that_a_client_names_adds_nothing(client: httpx.Client) -> None:
    for path in (
        "/entities",
        "/reconcile",
        "/claims?limit=1",
        "/entities/raqqa?format=html",
        "/.well-known/void",
    ):
        head, body = got(client, path, 'a"><script>b')
        assert b"<script>" not in head
        assert b"<script>" not in body or b"content-type: text/html" not in head


def test_a_body_has_one_length(client: httpx.Client) -> None:
    both = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    twice = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n12345678"
    for request in (both, twice):
        answer = raw(client, request, b"GET /claims HTTP/1.1\r\nHost: x\r\n\r\n")
        assert (answer[:13], answer.count(b"HTTP/1.1 ")) == (b"HTTP/1.1 400 ", 1)


DIRECT: Final = (
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: "
)
BEGUN: Final = (b"GET /healthz HTT", DIRECT + b"900\r\n\r\nASK")


def test_slow_clients_keep_nobody_waiting(client: httpx.Client) -> None:
    lines = [socket.create_connection(at(client), timeout=20) for _ in range(200)]
    try:
        for number, line in enumerate(lines):
            line.sendall(BEGUN[number % 2])
        for path in ("/healthz", "/claims", "/sparql?query=ASK%7B%7D"):
            assert client.get(path).status_code == 200
    finally:
        for line in lines:
            line.close()
    assert client.get("/healthz").status_code == 200


def test_a_client_that_leaves_amid_a_query_leaves_the_server_whole(tmp_path: Path) -> None:
    endless = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
    settings = Settings(query_seconds=4)
    with Graph(open_store(tmp_path / "graph", BASE), settings, Told()) as graph:
        graph.add(REPORTS)
        with live(graph, settings) as client:
            for _ in range(6):
                with socket.create_connection(at(client), timeout=20) as line:
                    line.sendall(DIRECT + str(len(endless)).encode() + b"\r\n\r\n" + endless)
            assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
