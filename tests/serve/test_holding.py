"""Who held what, over HTTP."""

from __future__ import annotations

from datetime import date

import httpx
import pytest

from kg.graph import Graph
from kg.model import change_json, chapter_json, control_json, entity_json, held_json
from tests.factory import ABU_KAMAL, ISLAMIC_STATE, RAQQA
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, WITHDREW

DAY = date(2017, 11, 9)


def test_control_of_a_place(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/places/raqqa/control").json()
    assert body == {
        "place": entity_json(RAQQA),
        "intervals": [control_json(c) for c in graph.control("raqqa")],
    }
    assert body["intervals"][-1]["holders"][0]["id"] == "syrian-democratic-forces"


def test_control_on_a_day_is_one_interval(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/places/Abu Kamal/control", params={"on": "2017-11-09"}).json()
    [span] = graph.control("abu-kamal", on=DAY)
    assert body == {"place": entity_json(ABU_KAMAL), "intervals": [control_json(span)]}
    [nothing] = client.get("/places/abu-kamal/control", params={"on": "1950-01-01"}).json()["intervals"]
    assert (nothing["holders"], nothing["status"], nothing["start"], nothing["end"]) == (
        [],
        "unknown",
        {"earliest": None, "latest": None},
        None,
    )


def test_control_as_known_on_a_day_counts_what_is_left_out(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/places/abu-kamal/control", params={"known_on": "2017-11-09"}).json()
    known = graph.control("abu-kamal", known_on=DAY)
    assert (body["intervals"], body["undated"]) == ([control_json(c) | {"id": None} for c in known], 0)
    assert {claim for c in known for claim in c.supporting} == {CAPTURED.id}
    raqqa = client.get("/places/raqqa/control", params={"known_on": "2030-01-01"}).json()
    assert (raqqa["intervals"], raqqa["undated"]) == ([], 1)
    timeline = client.get("/places/raqqa/timeline", params={"known_on": "2030-01-01"}).json()
    assert (timeline["intervals"], timeline["undated"]) == ([], 1)
    held = client.get("/actors/islamic-state/holdings", params={"known_on": "2030-01-01"}).json()
    assert held["undated"] == 1


def test_a_timeline_says_who_says_so(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/places/abu-kamal/timeline").json()
    chapters = graph.timeline("abu-kamal")
    assert body == {"place": entity_json(ABU_KAMAL), "intervals": [chapter_json(c) for c in chapters]}
    told = {s["claim"]: s for i in body["intervals"] for s in i["claims"]}
    assert (told[CAPTURED.id]["happened"]["start"], told[CAPTURED.id]["reported"]) == (
        "2017-11-08",
        "2017-11-09",
    )
    assert (told[CAPTURED.id]["stake"], told[CAPTURED.id]["source"]) == ("own-interest", "Wire")
    assert WITHDREW.id in told


def test_holdings_of_an_actor(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/actors/Syrian army/holdings").json()
    spans = graph.holdings("syrian-armed-forces")
    assert body["holdings"] == [held_json(s) for s in spans]
    assert {h["place"]["id"] for h in body["holdings"]} == {"abu-kamal"}
    nothing = client.get("/actors/syrian-armed-forces/holdings", params={"on": "2001-01-01"}).json()
    assert nothing["holdings"] == []
    known = {"on": "2017-11-10", "known_on": "2017-11-08"}
    assert client.get("/actors/syrian-armed-forces/holdings", params=known).json()["holdings"] == []


def test_what_changed_hands(client: httpx.Client, graph: Graph) -> None:
    days = {"first": "2017-10-01", "second": "2017-11-12"}
    body = client.get("/compare", params=days).json()
    changes = graph.compare(date(2017, 10, 1), date(2017, 11, 12))
    assert body == days | {"changes": [change_json(c) for c in changes]}
    assert [c["place"]["id"] for c in body["changes"]] == ["abu-kamal", "raqqa"]


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/places/islamic-state/control", 400, f"{ISLAMIC_STATE.label} (armed-group) is no place"),
        ("/places/islamic-state/timeline", 400, f"{ISLAMIC_STATE.label} (armed-group) is no place"),
        ("/actors/abu-kamal/holdings", 400, "Abu Kamal (settlement) is no actor"),
        ("/places/nowhere-at-all/timeline", 404, None),
        ("/actors/nobody-at-all/holdings", 404, None),
        ("/places/abu-kamal/control?on=8.11.2017", 400, "on: a day is written YYYY-MM-DD"),
        ("/places/abu-kamal/control?known_on=2017-02-30", 400, "known_on: 2017-02-30 is no day"),
        ("/places/abu-kamal/control?known-on=2017-11-08", 400, None),
        ("/places/abu-kamal/timeline?on=2017-11-08", 400, None),
        ("/compare?first=2017-11-08", 400, "second: field required"),
        (
            "/compare?first=2017-11-08&second=2017-11-08",
            400,
            "the second day (2017-11-08) is not after the first (2017-11-08)",
        ),
    ],
)
def test_what_cannot_be_meant(client: httpx.Client, path: str, status: int, detail: str | None) -> None:
    body = problem(client.get(path), status)
    assert detail is None or body["detail"] == detail
