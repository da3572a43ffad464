"""What one thing rests on, over HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kg.graph import Graph
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, FOUGHT, HOSTILE, MONITOR, RAQQA_FELL, WITHDREW

PATH = "/explorer/evidence.json"
ELSEWHERE = {"Forwarded": "for=192.0.2.1"}


def asked(client: httpx.Client, sel: str, **more: str) -> dict[str, Any]:
    answer = client.get(PATH, params={"sel": sel, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def edge_id(graph: Graph, relation: str, place: str) -> str:
    [edge] = graph.relations(place, relation=relation)
    return edge.id


def test_a_relationship_with_its_sentence_speaker_and_stake(client: httpx.Client, graph: Graph) -> None:
    own = edge_id(graph, "captured", "abu-kamal")
    body = asked(client, f"edge:{own}")
    assert (body["what"], body["id"], body["room"]) == ("edge", own, "relationships")
    assert (body["thing"]["subject"]["label"], body["thing"]["claims"]) == ("Syrian Armed Forces", 1)
    assert body["for"] == {"ids": [CAPTURED.id], "total": 1, "after": None}
    assert (body["against"]["total"], body["contradicts"], body["out"]) == (0, [], [])
    told = body["claims"][CAPTURED.id]
    assert (told["stake"], told["speakers"], told["at"]) == (
        "own-interest",
        ["syrian-armed-forces"],
        "text-24",
    )
    assert (told["before"], told["after"]) == ("Fog lay over the river.", "Shops stayed shut.")
    assert body["reports"][HOSTILE.id]["title"] == "Town <b>falls</b>"
    assert body["weighed"] is True


def test_what_stands_around_a_sentence_is_for_those_who_may_read_the_text(client: httpx.Client) -> None:
    answer = client.get(PATH, params={"sel": f"claim:{CAPTURED.id}"}, headers=ELSEWHERE).json()
    told = answer["claims"][CAPTURED.id]
    assert (told["before"], told["after"]) == (None, None)
    assert told["parts"]


def test_as_known_on_a_day_later_claims_are_counted_and_left_out(client: httpx.Client, graph: Graph) -> None:
    own = edge_id(graph, "captured", "abu-kamal")
    body = asked(client, f"edge:{own}", known_on="2017-11-08")
    assert (body["for"]["total"], body["later"], body["undated"]) == (0, 1, 0)
    assert (body["thing"]["claims"], body["thing"]["reports"], body["thing"]["first"]) == (0, None, None)
    fell = asked(client, f"edge:{edge_id(graph, 'captured', 'raqqa')}", known_on="2030-01-01")
    assert (fell["for"]["total"], fell["undated"]) == (0, 1)


def test_a_claim_says_what_it_bears_on(client: httpx.Client, graph: Graph) -> None:
    body = asked(client, f"claim:{WITHDREW.id}")
    assert body["edge"]["id"] == edge_id(graph, "withdrew-from", "abu-kamal")
    assert [span["place"]["id"] for span in body["intervals"]] == ["abu-kamal"]
    assert (body["for"]["ids"], body["judgements"]) == ([WITHDREW.id], [])


def test_an_interval_has_its_claims_and_may_not_have_been_known_then(
    client: httpx.Client, graph: Graph
) -> None:
    span = graph.control("raqqa")[-1]
    body = asked(client, f"interval:{span.id}")
    assert (body["thing"]["status"], body["for"]["ids"], body["room"]) == (
        "held",
        [RAQQA_FELL.id],
        "intervals",
    )
    then = asked(client, f"interval:{span.id}", known_on="2016-01-01")
    assert (then["not_then"], then["for"]["total"], then["later"]) == (True, 0, 1)
    town = graph.control("abu-kamal", known_on=None)[-1]
    [known] = [s for s in graph.control("abu-kamal") if s.id == town.id]
    assert asked(client, f"interval:{known.id}")["thing"]["place"]["id"] == "abu-kamal"


def test_a_place_has_who_holds_it_and_what_it_has_to_do_with_others(client: httpx.Client) -> None:
    body = asked(client, "entity:Abu Kamal")
    thing = body["thing"]
    assert (body["id"], thing["now"]["status"]) == ("abu-kamal", "held")
    assert {g["relation"] for g in thing["groups"]} == {"captured", "withdrew-from"}
    assert all(g["inverse"] for g in thing["groups"])
    assert body["latest"]["total"] == 3
    before = asked(client, "entity:abu-kamal", on="1950-01-01")
    assert (before["thing"]["now"]["status"], before["for"]["total"]) == ("unknown", 0)


def test_an_actor_has_what_it_holds_now(client: httpx.Client) -> None:
    thing = asked(client, "entity:syrian-democratic-forces")["thing"]
    assert ([span["place"]["id"] for span in thing["spans"]], thing["now"]) == (["raqqa"], None)
    assert thing["groups"][0]["rows"][0]["other"]["label"] == "Raqqa"


def test_an_event(client: httpx.Client, graph: Graph) -> None:
    [event] = graph.events(relation="fought")
    body = asked(client, f"event:{event.id}")
    assert (body["thing"]["place"]["id"], body["for"]["ids"]) == ("abu-kamal", [FOUGHT.id])
    assert body["claims"][FOUGHT.id]["stake"] is None


def test_a_report_by_an_id_that_is_no_plain_word(client: httpx.Client) -> None:
    body = asked(client, f"report:{HOSTILE.id}")
    assert body["thing"]["text"] == [
        ["Fog lay over the river. ", None],
        ["The army captured Abu Kamal.", "text-24"],
        [" Shops stayed shut.", None],
    ]
    assert [s["at"] for s in body["thing"]["sentences"]] == ["text-24"]
    other = client.get(PATH, params={"sel": f"report:{MONITOR.id}"}, headers=ELSEWHERE).json()
    assert other["thing"]["text"] is None


def test_without_a_selection_the_newest_claims(client: httpx.Client) -> None:
    body = client.get(PATH).json()
    assert body["latest"] == [WITHDREW.id, FOUGHT.id, CAPTURED.id]
    assert client.get(PATH, params={"known_on": "2017-11-09"}).json()["latest"] == [CAPTURED.id]


def test_pages_begin_behind_a_claim(client: httpx.Client, graph: Graph) -> None:
    own = edge_id(graph, "captured", "abu-kamal")
    body = asked(client, f"edge:{own}", part="for", after=CAPTURED.id)
    assert body["for"] == {"ids": [], "total": 1, "after": None}


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ("?sel=planet:mars", 400, "sel: 'planet' cannot be selected; one of edge, interval, claim"),
        ("?sel=edge", 404, None),
        ("?sel=edge:nothing", 404, "no relationship 'nothing'"),
        ("?sel=interval:nothing", 404, None),
        ("?sel=claim:nothing", 404, None),
        ("?sel=event:nothing", 404, None),
        ("?sel=report:nothing", 404, None),
        ("?sel=entity:nobody-at-all", 404, None),
        ("?sel=claim:x&part=all", 400, None),
        ("?sel=claim:x&known_on=yesterday", 400, None),
        ("?select=claim:x", 400, None),
    ],
)
def test_what_is_refused(client: httpx.Client, query: str, status: int, detail: str | None) -> None:
    refused = problem(client.get(PATH + query), status)
    assert detail is None or detail in refused["detail"]
