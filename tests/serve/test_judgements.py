"""Judgements over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from kg.graph import Graph
from kg.model import Judgement
from kg.query.judgements import heard_json
from kg.settings import Settings
from kg.store import memory_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BASE, CAPTURED, REPORTS, Told

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def judged() -> Iterator[Graph]:
    settings = Settings(author="Ann")
    with Graph(memory_store(BASE), settings, Told()) as held:
        held.add(REPORTS)
        yield held


@pytest.fixture(scope="module")
def said(judged: Graph) -> list[Judgement]:
    made = judged.reject(CAPTURED.id, reason="another town", made=NOON)
    back = judged.undo(made.id, author="Bob", made=NOON + timedelta(minutes=1))
    fix = judged.correct(CAPTURED.id, reason="misread", extent="part", made=NOON + timedelta(minutes=2))
    return [made, back, fix]


@pytest.fixture(scope="module")
def asking(judged: Graph, said: list[Judgement]) -> Iterator[httpx.Client]:
    assert said
    with live(judged, Settings()) as client:
        yield client


def test_judgements_are_given_oldest_first_with_what_became_of_them(
    asking: httpx.Client, judged: Graph, said: list[Judgement]
) -> None:
    answer = asking.get("/judgements").json()
    assert answer == {
        "judgements": [heard_json(h) for h in judged.judgements()],
        "total": len(said),
        "next": None,
    }
    assert [(j["id"], j["stands"], j["about"]) for j in answer["judgements"]] == [
        (said[0].id, False, None),
        (said[1].id, True, None),
        (said[2].id, True, CAPTURED.id),
    ]
    assert "known" not in answer["judgements"][0]


@pytest.mark.parametrize(
    ("filter", "places"),
    [
        ({"claim": CAPTURED.id}, [0, 2]),
        ({"entity": "Abu Kamal"}, [0, 2]),
        ({"kind": "undo"}, [1]),
        ({"author": "Bob"}, [1]),
        ({"orphans": "true"}, []),
        ({"author": "Nobody"}, []),
    ],
)
def test_filters(
    asking: httpx.Client, said: list[Judgement], filter: dict[str, str], places: list[int]
) -> None:
    told = asking.get("/judgements", params=filter).json()["judgements"]
    assert [j["id"] for j in told] == [said[place].id for place in places]


def test_pages_walk_all(asking: httpx.Client, said: list[Judgement]) -> None:
    walked: list[str] = []
    address: str | None = "/judgements?limit=1"
    while address and len(walked) < 5:
        answer = asking.get(address)
        walked += [j["id"] for j in answer.json()["judgements"]]
        address = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == address
        assert answer.links["first"]["url"] == "/judgements?limit=1"
    assert walked == [j.id for j in said]


def test_one_judgement_is_at_its_own_address(
    asking: httpx.Client, judged: Graph, said: list[Judgement]
) -> None:
    assert asking.get(f"/judgements/{said[2].id}").json() == heard_json(judged.judgement(said[2].id))
    assert problem(asking.get("/judgements/nothing"), 404)["detail"] == "no judgement 'nothing'"


def test_what_cannot_be_meant_is_a_problem(asking: httpx.Client) -> None:
    problem(asking.get("/judgements?kind=praise"), 400)
    problem(asking.get("/judgements?entity=nowhere+at+all"), 404)
    assert problem(asking.get("/judgements?after=x"), 400)["detail"] == "after: no judgement 'x'"
    problem(asking.get("/judgements?reason=x"), 400)


def test_a_claim_is_shown_with_what_was_judged_of_it(asking: httpx.Client, said: list[Judgement]) -> None:
    value = asking.get(f"/claims/{CAPTURED.id}").json()
    assert [j["id"] for j in value["judgements"]] == [said[0].id, said[2].id]
    revised = asking.get(f"/claims/{said[2].correction}").json()
    assert (revised["extent"], revised["extractor"]) == ("part", "analyst/Ann")
    assert [j["id"] for j in revised["judgements"]] == [said[2].id]
