"""Judgements made and taken back over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.graph import Graph
from kg.serve.judged import Judgement
from kg.settings import Settings
from kg.store import open_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.scratch import ACCESS, READ, WRITE, bearer
from tests.serve.story import BASE, CAPTURED, FOUGHT, REPORTS, Told

SIGNED = {"reason": "I was there.", "author": "Ann Lee"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    settings = Settings()
    with Graph(open_store(tmp_path / "graph", BASE), settings, Told()) as graph:
        graph.add(REPORTS)
        with live(graph, settings, ACCESS) as served:
            served.headers.update(bearer(WRITE))
            yield served


def judged(client: httpx.Client, **said: object) -> dict[str, Any]:
    answer = client.post("/judgements", json=SIGNED | said)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    Judgement.model_validate(body)
    assert answer.headers["location"] == f"/judgements/{body['id']}"
    assert client.get(answer.headers["location"]).json() == body
    assert (body["reason"], body["author"], body["stands"]) == (SIGNED["reason"], SIGNED["author"], True)
    return body


def relations(client: httpx.Client) -> set[tuple[str, str, str]]:
    found = client.get("/relationships").json()["relationships"]
    return {(r["subject"]["id"], r["relation"], r["object"]["id"]) for r in found}


def test_a_rejected_claim_counts_for_nothing_until_that_is_taken_back(client: httpx.Client) -> None:
    edge = ("syrian-armed-forces", "captured", "abu-kamal")
    ask = {
        "query": "ASK { <http://kg.test/entities/syrian-armed-forces> kg:captured ?place }",
        "format": "json",
    }
    assert edge in relations(client)
    made = judged(client, kind="reject", claim=CAPTURED.id)
    assert (made["kind"], made["about"]) == ("reject", CAPTURED.id)
    assert edge not in relations(client)
    assert client.get("/sparql", params=ask).json()["boolean"] is False
    assert (
        "already"
        in problem(client.post("/judgements", json=SIGNED | {"kind": "reject", "claim": CAPTURED.id}), 400)[
            "detail"
        ]
    )
    back = client.delete(f"/judgements/{made['id']}", params={"author": "Bo"})
    assert (back.status_code, back.json()["kind"], back.json()["undoes"]) == (200, "undo", made["id"])
    assert edge in relations(client)
    assert client.get("/sparql", params=ask).json()["boolean"] is True
    assert problem(client.delete(f"/judgements/{made['id']}", params={"author": "Bo"}), 409)
    assert client.delete(f"/judgements/{back.json()['id']}", params={"author": "Bo"}).status_code == 200
    assert edge not in relations(client)


def test_every_kind(client: httpx.Client) -> None:
    assert judged(client, kind="accept", claim=CAPTURED.id)["about"] == CAPTURED.id
    corrected = judged(client, kind="correct", claim=FOUGHT.id, changes={"status": "asserted", "place": None})
    assert corrected["changes"] == {"place": None, "status": "asserted"}
    merged = judged(client, kind="merge", entity="Islamic State", other="Syrian Democratic Forces")
    assert merged["entities"] == ["islamic-state", "syrian-democratic-forces"]
    assert judged(client, kind="split", entity="syrian-democratic-forces")["kind"] == "split"
    located = judged(client, kind="locate", place="raqqa", lat=35.9, lon=39)
    assert located["position"] == {"lat": 35.9, "lon": 39.0}
    assert judged(client, kind="leaning", source="Monitor", actor=None)["entities"] == ["monitor"]
    assert client.get("/judgements").json()["total"] == 6


def test_changes_from_and_to_have_the_names_of_a_claim(client: httpx.Client) -> None:
    made = judged(client, kind="correct", claim=CAPTURED.id, changes={"from": "islamic-state"})
    assert made["changes"] == {"from": "islamic-state"}
    assert client.get(f"/claims/{made['correction']}").json()["from"]["id"] == "islamic-state"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "undo"}, "kind"),
        ({"claim": "x"}, "kind"),
        ({"kind": "reject"}, "claim"),
        ({"kind": "reject", "claim": "x", "reason": ""}, "reason"),
        ({"kind": "reject", "claim": "x", "colour": "red"}, "colour"),
        ({"kind": "correct", "claim": "x", "changes": {}}, "changes"),
        ({"kind": "locate", "place": "raqqa", "lat": 91, "lon": 0}, "lat"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_field(
    client: httpx.Client, said: dict[str, object], field: str
) -> None:
    told = problem(client.post("/judgements", json=SIGNED | said), 400)
    assert [fault["parameter"] for fault in told["errors"]] == [field]


def test_what_is_not_there_and_what_makes_no_sense(client: httpx.Client) -> None:
    problem(client.post("/judgements", json=SIGNED | {"kind": "reject", "claim": "none"}), 404)
    told = problem(client.post("/judgements", json=SIGNED | {"kind": "split", "entity": "Rakka"}), 404)
    assert "Raqqa" in told["nearest"]
    same = {"kind": "merge", "entity": "raqqa", "other": "islamic-state"}
    assert "cannot be one" in problem(client.post("/judgements", json=SIGNED | same), 400)["detail"]
    unsigned = {"kind": "reject", "claim": CAPTURED.id, "reason": "no"}
    assert "needs an author" in problem(client.post("/judgements", json=unsigned), 400)["detail"]
    problem(client.delete("/judgements/none"), 404)
    problem(client.post("/judgements", content=b"{}", headers={"Content-Type": "text/plain"}), 415)
    problem(client.post("/judgements", json={"reason": "x" * 70_000}), 413)
    problem(client.post("/judgements", json=[]), 400)
    assert client.get("/judgements").json()["total"] == 0


@pytest.mark.parametrize(("method", "path"), [("POST", "/judgements"), ("DELETE", "/judgements/x")])
def test_judging_wants_the_write_token(client: httpx.Client, method: str, path: str) -> None:
    for headers, status in (
        ({"Authorization": ""}, 403),
        (bearer(READ), 403),
        (bearer("of-nobody-0123456789"), 401),
    ):
        problem(client.request(method, path, json={}, headers=headers), status)
