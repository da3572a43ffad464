"""Reports read and not kept."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.graph import Graph
from kg.model import Claim, Report
from kg.serve.explored.reading import MAX_BODY
from kg.settings import Settings
from kg.store import open_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.scratch import ACCESS, READ, WRITE, bearer
from tests.serve.story import BASE, FOUGHT, HOSTILE, MONITOR, WITHDREW, Told

AT = "/explorer/reading"
NEWS = {"text": HOSTILE.text, "title": HOSTILE.title, "published": "2017-11-09", "source": "Wire"}


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with Graph(open_store(tmp_path / "graph", BASE), Settings(), Told()) as held:
        yield held


@pytest.fixture
def client(graph: Graph) -> Iterator[httpx.Client]:
    with live(graph, Settings(), ACCESS) as asking:
        yield asking


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {"file": {"name": name, "data": base64.b64encode(data).decode()}}


def test_claims_are_shown_and_nothing_is_kept(client: httpx.Client, graph: Graph) -> None:
    before = graph.version_tag
    answer = client.post(AT, json=_file("monitor-2.txt", MONITOR.text.encode()) | {"published": "2017-11-10"})
    told = answer.json()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert (told["report"]["id"], told["report"]["text"]) == (MONITOR.id, MONITOR.text)
    assert {c["id"] for c in told["claims"]} == {WITHDREW.id, FOUGHT.id}
    assert told["replaces"] is False
    assert (graph.reports(), graph.version_tag) == ([], before)


def test_a_pasted_text_is_named_after_its_words_and_has_what_was_typed(client: httpx.Client) -> None:
    report = client.post(AT, json=NEWS).json()["report"]
    assert report | {"id": ""} == {**NEWS, "id": "", "url": None}
    assert report["id"].startswith("report-")


def test_a_page_tells_title_and_day_unless_others_are_typed(client: httpx.Client) -> None:
    words = (
        "The river town was quiet on Tuesday, and the market opened again after three weeks of shelling. " * 4
    )
    page = (
        '<html lang="en"><head><title>Quiet town</title>'
        '<meta property="article:published_time" content="2017-11-07"></head>'
        f"<body><article><h1>Quiet town</h1><p>{words}</p></article></body></html>"
    ).encode()
    own = client.post(AT, json=_file("town.html", page)).json()["report"]
    assert (own["id"], own["title"], own["published"]) == ("town", "Quiet town", "2017-11-07")
    typed = client.post(AT, json=_file("town.html", page) | {"published": "2017-11-08", "title": "T"}).json()
    assert (typed["report"]["title"], typed["report"]["published"]) == ("T", "2017-11-08")


def test_it_says_that_keeping_would_replace_another(client: httpx.Client, graph: Graph) -> None:
    graph.add([MONITOR])
    assert client.post(AT, json=_file("monitor-2.md", b"Rain fell.")).json()["replaces"] is True


@pytest.mark.parametrize(
    ("draft", "field", "detail"),
    [
        ({"text": " \n"}, "text", "empty: there is no text in it"),
        ({}, "text", "empty: there is no text in it"),
        (NEWS | {"published": "2999-01-01"}, "published", "published 2999-01-01 is in the future"),
        (NEWS | {"published": "soon"}, "published", None),
        (NEWS | {"url": "ftp://news.example"}, "url", "url is no web address"),
        (NEWS | {"day": "2017-11-09"}, "day", "Extra inputs are not permitted"),
        (NEWS | {"force": "perhaps"}, "force", None),
        (_file("reports.jsonl", b"{}"), "text", "a .jsonl file holds reports for `kg ingest`"),
        (_file("table.CSV", b"a,b"), "text", "a .csv file holds reports for `kg ingest`"),
        (_file("photo.png", b"\x89PNG"), "text", "files of this kind are not read"),
        (_file("noise.txt", b"a\x00b"), "text", "binary: a NUL byte at offset 1"),
        (_file("page.html", b"<html></html>"), "text", "no article was found in the page"),
        ({"file": {"name": "a.txt", "data": "a"}}, "data", None),
    ],
)
def test_what_cannot_be_read_is_told_of_its_field(
    client: httpx.Client, draft: dict[str, Any], field: str, detail: str | None
) -> None:
    answer = client.post(AT, json=draft)
    [fault] = answer.json()["faults"]
    assert (answer.status_code, fault["field"]) == (200, field)
    assert fault["detail"].startswith(detail or "")


def test_another_language_is_read_only_if_that_is_wanted(client: httpx.Client) -> None:
    foreign = (
        "L'armée a repris la ville et les habitants sont rentrés chez eux dans la soirée, selon la radio."
    )
    [fault] = client.post(AT, json={"text": foreign}).json()["faults"]
    assert fault["field"] == "force"
    assert fault["detail"] == "It is written in French, and only English is understood."
    assert client.post(AT, json={"text": foreign, "force": True}).json()["report"]["text"] == foreign


def test_bodies_are_json_and_have_a_limit(client: httpx.Client) -> None:
    form = client.post(AT, content=json.dumps(NEWS), headers={"Content-Type": "text/plain"})
    problem(form, 415)
    problem(client.post(AT, json={"text": "x" * (MAX_BODY + 1)}), 413)
    broken = client.post(AT, content=b"{", headers={"Content-Type": "application/json"})
    assert [fault["field"] for fault in broken.json()["faults"]] == ["body"]


ELSEWHERE = {
    "another site's page": {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    "another origin": {"Origin": "http://127.0.0.1:1"},
    "a proxy": {"X-Forwarded-For": "203.0.113.7"},
    "a rebound name": {"Host": "evil.example"},
    "a token that only reads": bearer(READ) | {"Host": "kg.example"},
}


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
def test_others_are_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    assert "own machine" in problem(client.post(AT, json=NEWS, headers=headers), 403)["detail"]


def test_who_may_write_may_read_so_from_anywhere(client: httpx.Client) -> None:
    there = {"Host": "kg.example"}
    assert client.post(AT, json=NEWS, headers=there | bearer(WRITE)).status_code == 200
    problem(client.post(AT, json=NEWS, headers=there | bearer("unknown-0123456789")), 401)


class Failing:
    """A reader that gives up."""

    def claims(self, report: Report) -> list[Claim]:
        """Fail as a reader in a process of its own does."""
        raise RuntimeError("it takes longer than 60 s to read")


def test_a_report_on_which_the_reader_fails_is_said(tmp_path: Path) -> None:
    with (
        Graph(open_store(tmp_path / "graph", BASE), Settings(), Failing()) as slow,
        live(slow, Settings()) as client,
    ):
        told = client.post(AT, json=NEWS).json()
    why = "this report cannot be read: it takes longer than 60 s to read"
    assert told == {"faults": [{"field": "text", "detail": why}]}


def test_what_a_token_allows_is_told(client: httpx.Client) -> None:
    def scope(**headers: str) -> object:
        answer = client.get("/explorer/token.json", headers=headers)
        assert answer.headers["cache-control"] == "no-store"
        return answer.json()["scope"]

    assert [scope(**bearer(word)) for word in (WRITE, READ, "unknown-0123456789")] == ["write", "read", None]
    assert scope() is None
