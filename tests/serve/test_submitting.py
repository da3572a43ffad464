"""Reports sent over HTTP, read, and forgotten."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.serve.submitting import MAX_BODY, MAX_REPORTS, NewReport, Submission
from kg.settings import Settings
from tests.process import started
from tests.serve.expect import problem
from tests.serve.scratch import READ, WRITE, bearer, scratch

MONITOR = {
    "id": "monitor-2",
    "text": "Fighters left Abu Kamal overnight.",
    "published": "2017-11-10",
    "source": "Monitor",
    "title": None,
    "url": "https://example.org/monitor",
}
PLAIN = b"Rain fell on the hills all day long, and the roads stayed empty until the evening."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    with scratch(tmp_path / "graph", Settings(query_seconds=5)) as served:
        yield served


def done(client: httpx.Client, answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 202, answer.text
    Submission.model_validate(answer.json())
    for _ in range(3000):
        found = client.get(answer.headers["location"])
        body: dict[str, Any] = found.json()
        Submission.model_validate(body)
        if body["status"] in ("stored", "refused"):
            assert found.headers["cache-control"] == "no-store"
            return body
        time.sleep(0.01)
    raise AssertionError("it is not read")


def test_a_report_is_sent_read_seen_and_forgotten(client: httpx.Client) -> None:
    answer = client.post("/reports", json=MONITOR)
    body = done(client, answer)
    assert answer.headers["location"] == f"/reports/submissions/{body['id']}" == body["href"]
    assert body | {"id": ""} == {
        "id": "",
        "status": "stored",
        "href": body["href"],
        "claims": 2,
        "reports": [{"id": "monitor-2", "href": "/reports/monitor-2"}],
        "refused": [],
        "notes": [],
    }
    report = client.get("/reports/monitor-2").json()
    assert {name: report[name] for name in MONITOR} == MONITOR
    assert client.get("/claims", params={"report": "monitor-2"}).status_code == 400
    assert client.get("/claims").json()["total"] == 2
    asked = {"query": "SELECT ?s { GRAPH ?g { ?s a kg:Claim } }", "format": "json"}
    assert len(client.get("/sparql", params=asked).json()["results"]["bindings"]) == 2
    gone = client.delete("/reports/monitor-2")
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get("/sparql", params=asked).json()["results"]["bindings"] == []
    for after in (client.get("/reports/monitor-2"), client.delete("/reports/monitor-2")):
        assert problem(after, 404)["detail"].startswith("no report 'monitor-2'")


def test_a_list_and_what_its_items_lack(client: httpx.Client) -> None:
    listed = [MONITOR, {"text": PLAIN.decode()}]
    params = {"published": "2017-11-12", "source": "Hill Post"}
    body = done(client, client.post("/reports", json=listed, params=params))
    first, second = (client.get(one["href"]).json() for one in body["reports"])
    assert (first["published"], first["source"]) == ("2017-11-10", "Monitor")
    assert (second["published"], second["source"]) == ("2017-11-12", "Hill Post")
    assert second["id"].startswith("report-")


def test_files(client: httpx.Client) -> None:
    files = [
        ("files", ("weather.txt", PLAIN, "text/plain")),
        ("files", ("page.html", b"<html><title>Rain</title><p>" + PLAIN + b"</p></html>", "text/html")),
        ("files", ("more.jsonl", json.dumps(MONITOR).encode() + b"\n{}\n", "application/x-ndjson")),
        ("files", ("empty.md", b"", "text/markdown")),
    ]
    body = done(client, client.post("/reports", files=files))
    assert (body["status"], body["claims"]) == ("stored", 2)
    assert [one["id"] for one in body["reports"]] == ["weather", "page", "monitor-2"]
    assert body["refused"] == [
        "more.jsonl:2: no report: it has no text",
        "empty.md: empty: there is no text in it",
    ]
    body = done(client, client.post("/reports", files=[("files", ("odd.txt", b"\x00", "text/plain"))]))
    assert (body["status"], body["reports"]) == ("refused", [])
    assert body["refused"] == ["odd.txt: binary: a NUL byte at offset 0"]


def test_a_key_makes_sending_twice_harmless(client: httpx.Client) -> None:
    key = {"Idempotency-Key": "a key of mine"}
    first = done(client, client.post("/reports", json=MONITOR, headers=key))
    again = client.post("/reports", json=MONITOR, headers=key)
    assert (again.status_code, again.json()) == (202, first)
    problem(client.post("/reports", json=MONITOR | {"title": "Another"}, headers=key), 409)
    problem(client.post("/reports", json=MONITOR, params={"source": "Another"}, headers=key), 409)
    assert client.post("/reports", json=MONITOR).json()["id"] != first["id"]
    problem(client.post("/reports", json=MONITOR, headers={"Idempotency-Key": "k" * 256}), 400)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 3}, "text"),
        ({"text": "a\x00b c d e f g h"}, "text"),
        ({"text": PLAIN.decode(), "title": ["x"]}, "title"),
        ({"text": PLAIN.decode(), "published": "yesterday"}, "published"),
        ({"text": PLAIN.decode(), "published": "2999-01-01"}, "published"),
        ({"text": PLAIN.decode(), "id": "x" * 201}, "id"),
        ({"text": PLAIN.decode(), "url": "javascript:alert(1)"}, "url"),
        (
            {
                "text": "Der Regen fiel den ganzen Tag auf die Berge, und die Straßen blieben bis zum Abend leer."
            },
            "text",
        ),
        ([MONITOR, {"text": " "}], "text"),
        ([MONITOR, {"text": PLAIN.decode(), "source": 1}], "source"),
        ([], None),
        ([MONITOR] * (MAX_REPORTS + 1), None),
        ("words", "body"),
        (["words"], "body"),
        ({"text": PLAIN.decode(), "publised": "2017-11-10"}, "publised"),
    ],
)
def test_a_report_that_is_none_is_refused_with_its_field(
    client: httpx.Client, body: object, field: str | None
) -> None:
    told = problem(client.post("/reports", json=body), 400)
    if field is None:
        assert told["detail"].startswith("body: a list holds 1 to 100 reports")
    else:
        assert [fault["parameter"] for fault in told["errors"]] == [field]
    assert client.get("/reports").json()["total"] == 0


def test_other_requests_that_are_refused(client: httpx.Client) -> None:
    plain = {"Content-Type": "text/plain"}
    assert (
        "multipart/form-data" in problem(client.post("/reports", content=PLAIN, headers=plain), 415)["detail"]
    )
    problem(client.post("/reports"), 415)
    problem(client.post("/reports", content=b"{", headers={"Content-Type": "application/json"}), 400)
    long = b'{"text": "' + b"a " * (MAX_BODY // 2) + b'"}'
    answer = client.post("/reports", content=long, headers={"Content-Type": "application/json"})
    assert "8388608 bytes" in problem(answer, 413)["detail"]
    for name in ("x.pdf", "x", "x.exe"):
        problem(client.post("/reports", files=[("files", (name, b"x", "text/plain"))]), 415)
    problem(client.post("/reports", files=[("files", ("x.txt", b"a" * MAX_BODY, "text/plain"))]), 413)
    problem(client.post("/reports", data={"source": "x"}, files=[("files", ("x.txt", PLAIN))]), 400)
    problem(client.post("/reports", json=MONITOR, params={"published": "soon"}), 400)
    problem(client.get("/reports/submissions/none"), 404)


def test_what_is_not_english_is_read_when_told_to(client: httpx.Client) -> None:
    german = "Der Regen fiel den ganzen Tag auf die Berge, und die Straßen blieben bis zum Abend leer."
    answer = client.post("/reports", json={"id": "berg", "text": german}, params={"force": "true"})
    assert done(client, answer)["status"] == "stored"


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/reports"), ("GET", "/reports/submissions/x"), ("DELETE", "/reports/x")],
)
def test_all_of_it_wants_the_write_token(client: httpx.Client, method: str, path: str) -> None:
    problem(client.request(method, path, headers={"Authorization": ""}), 403)
    problem(client.request(method, path, headers=bearer(READ)), 403)
    problem(client.request(method, path, headers=bearer("of-nobody-0123456789")), 401)


def test_a_report_is_described_as_it_is_sent() -> None:
    NewReport.model_validate(MONITOR)


SERVER = """
import sys
from pathlib import Path
from kg.graph import Graph
from kg.serve.run import run
from kg.settings import Settings
from kg.store import open_store
from tests.reading import Reader
from tests.serve.scratch import ACCESS

class Slow(Reader):
    def claims(self, report):
        if len(sys.argv) > 2:
            import time
            time.sleep(60 if report.id == "second" else 0)
        return super().claims(report)

settings = Settings()
with Graph(open_store(Path(sys.argv[1])), settings, Slow()) as graph:
    run(graph, settings, port=0, ready=lambda told: print(told, flush=True), access=ACCESS)
"""


def test_a_server_that_is_killed_goes_on_after_its_next_start(tmp_path: Path) -> None:
    ids, places = ("first", "second", "third"), list[str]()
    with started("-c", SERVER, tmp_path / "graph", "slow") as serving:
        assert serving.stdout
        with httpx.Client(base_url=serving.stdout.readline().strip(), headers=bearer(WRITE)) as client:
            for own in ids:
                sent = client.post("/reports", json=MONITOR | {"id": own}, headers={"Idempotency-Key": own})
                places.append(sent.headers["location"])
                if own == "first":
                    assert done(client, sent)["status"] == "stored"
            assert client.get(places[2]).json()["status"] == "queued"
        serving.kill()
        serving.wait(30)
    with started("-c", SERVER, tmp_path / "graph") as serving:
        assert serving.stdout
        with httpx.Client(base_url=serving.stdout.readline().strip(), headers=bearer(WRITE)) as client:
            for own, place in zip(ids, places, strict=True):
                again = client.post("/reports", json=MONITOR | {"id": own}, headers={"Idempotency-Key": own})
                assert again.headers["location"] == place, "a client that asks again does nothing twice"
                assert [r["id"] for r in done(client, again)["reports"]] == [own]
            assert client.get("/reports").json()["total"] == 3
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(30) == 0
