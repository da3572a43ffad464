"""The timeline's data over HTTP."""

from __future__ import annotations

import httpx
import pytest

from kg.graph import Graph
from kg.serve.explored import timeline as served
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, FOUGHT, RAQQA_FELL, WITHDREW

PLACE = "explorer/timeline.json"
ROWS = "explorer/changing.json"


def test_a_place_has_its_intervals_and_who_says_so(client: httpx.Client, graph: Graph) -> None:
    body = client.get(f"/{PLACE}", params={"of": "abu-kamal"}).json()
    assert body["of"] == {"id": "abu-kamal", "label": "Abu Kamal", "kind": "settlement"}
    assert (body["known_on"], body["held"], body["undated"]) == (None, None, 0)
    assert body["days"] == {"2017-11-09": 1, "2017-11-10": 1}
    assert [s["id"] for s in body["place"]["spans"]] == [c.id for c in graph.control("abu-kamal")]
    assert {c["id"] for c in body["place"]["claims"]} == {CAPTURED.id, WITHDREW.id}
    raqqa = client.get(f"/{PLACE}", params={"of": "raqqa"}).json()
    assert (raqqa["days"], raqqa["undated"], raqqa["place"]["claims_total"]) == ({}, 1, 1)


def test_as_known_on_a_day_only_what_was_published_by_then_counts(client: httpx.Client) -> None:
    body = client.get(f"/{PLACE}", params={"of": "abu-kamal", "known_on": "2017-11-09"}).json()
    assert body["known_on"] == "2017-11-09"
    assert [c["id"] for c in body["place"]["claims"]] == [CAPTURED.id]
    assert body["days"] == {"2017-11-09": 1, "2017-11-10": 1}
    nothing = client.get(f"/{PLACE}", params={"of": "abu-kamal", "known_on": "2017-11-08"}).json()
    assert (nothing["place"]["spans"], nothing["place"]["claims"]) == ([], [])


def test_an_actor_has_a_row_for_each_place_it_held(client: httpx.Client) -> None:
    body = client.get(f"/{PLACE}", params={"of": "syrian-armed-forces"}).json()
    assert body["place"] is None
    held = body["held"]
    assert (held["total"], held["known_on"]) == (1, None)
    [row] = held["rows"]
    assert (row["place"]["id"], {s["part"] for s in row["spans"] if s["part"]}) == ("abu-kamal", {"alone"})
    then = client.get(f"/{PLACE}", params={"of": "syrian-armed-forces", "known_on": "2017-11-09"}).json()
    assert then["held"]["known_on"] == "2017-11-09"
    before = client.get(f"/{PLACE}", params={"of": "syrian-armed-forces", "known_on": "2017-11-01"}).json()
    assert before["held"]["rows"] == []


@pytest.mark.parametrize(
    ("of", "meant"),
    [
        ("entity:raqqa", "raqqa"),
        (f"claim:{CAPTURED.id}", "abu-kamal"),
        (f"claim:{FOUGHT.id}", "abu-kamal"),
        (f"claim:{RAQQA_FELL.id}", "raqqa"),
    ],
)
def test_what_is_selected_stands_for_its_place(client: httpx.Client, of: str, meant: str) -> None:
    assert client.get(f"/{PLACE}", params={"of": of}).json()["of"]["id"] == meant


def test_an_interval_an_edge_and_an_event_stand_for_their_place(client: httpx.Client, graph: Graph) -> None:
    [first, *_] = graph.control("raqqa")
    captured = next(e for e in graph.relationships() if e.claims == (CAPTURED.id,))
    fought = next(e for e in graph.relationships() if FOUGHT.id in e.claims)
    event = next(e for e in graph.events() if CAPTURED.id in e.claims)
    for of, meant in (
        (f"interval:{first.id}", "raqqa"),
        (f"edge:{captured.id}", "abu-kamal"),
        (f"edge:{fought.id}", fought.subject.id),
        (f"event:{event.id}", "abu-kamal"),
    ):
        assert client.get(f"/{PLACE}", params={"of": of}).json()["of"]["id"] == meant


def test_the_places_that_changed_most_come_first(client: httpx.Client, graph: Graph) -> None:
    body = client.get(f"/{ROWS}").json()
    assert [r["place"]["id"] for r in body["rows"]] == graph.most_changed()
    assert (body["total"], body["known_on"]) == (2, None)
    assert len(client.get(f"/{ROWS}", params={"rows": 1}).json()["rows"]) == 1
    then = client.get(f"/{ROWS}", params={"known_on": "2017-11-09"}).json()
    assert ([r["place"]["id"] for r in then["rows"]], then["known_on"]) == (["abu-kamal"], "2017-11-09")
    assert then["asked"] == 2


def test_what_would_take_too_long_is_told_as_known_now(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "REFOLDED", 0)
    body = client.get(f"/{ROWS}", params={"known_on": "2017-11-07"}).json()
    assert (len(body["rows"]), body["known_on"]) == (2, None)
    held = client.get(f"/{PLACE}", params={"of": "islamic-state", "known_on": "2017-11-07"}).json()["held"]
    assert held["known_on"] is None


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        (PLACE, 400, "of: field required"),
        (f"{PLACE}?of=nowhere-at-all", 404, None),
        (f"{PLACE}?of=claim:none", 404, None),
        (f"{PLACE}?of=abu-kamal&known_on=soon", 400, "known_on: a day is written YYYY-MM-DD"),
        (f"{PLACE}?of=abu-kamal&on=2017-11-08", 400, None),
        (f"{ROWS}?rows=0", 400, None),
        (f"{ROWS}?rows=201", 400, None),
    ],
)
def test_what_cannot_be_meant(client: httpx.Client, path: str, status: int, detail: str | None) -> None:
    body = problem(client.get(f"/{path}"), status)
    assert detail is None or body["detail"] == detail
