"""What a claim rests on, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from kg.graph import Graph
from kg.model import Report, explanation_json
from kg.serve.explained import Explanation
from kg.settings import Settings
from kg.store import memory_store
from tests.reading import Reader
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import CAPTURED

TOOK = Report("wire/took", "It rained. The army captured Raqqa.", "Soldiers on the move")
[(CLAIM, WHY)] = Reader().explained(TOOK)


@pytest.fixture(scope="module")
def explaining() -> Iterator[httpx.Client]:
    settings = Settings()
    with Graph(memory_store(), settings, Reader()) as graph:
        graph.add([TOOK])
        with live(graph, settings) as asking:
            yield asking


def test_the_form_is_that_of_the_command_line(explaining: httpx.Client) -> None:
    answer = explaining.get(f"/claims/{CLAIM.id}/explanation")
    assert answer.status_code == 200
    assert answer.json() == explanation_json(WHY)
    Explanation.model_validate(answer.json())


def test_others_see_no_words_outside_the_sentence(explaining: httpx.Client) -> None:
    headers = {"Origin": "https://other.example"}
    body = explaining.get(f"/claims/{CLAIM.id}/explanation", headers=headers).json()
    assert body == explanation_json(WHY, CLAIM.evidence)
    assert body["arguments"][0]["reference"]["words"]["text"] is None
    assert body["arguments"][0]["words"]["text"] == "captured"


def test_an_unknown_claim(explaining: httpx.Client) -> None:
    body = problem(explaining.get("/claims/0000000000000000/explanation"), 404)
    assert body["detail"] == "no claim '0000000000000000'"


def test_a_claim_that_came_from_elsewhere(client: httpx.Client) -> None:
    body = problem(client.get(f"/claims/{CAPTURED.id}/explanation"), 404)
    assert body["detail"] == (
        f"claim '{CAPTURED.id}', made by rules/2, cannot be explained: reading its report again does not make it"
    )


def test_a_parameter_that_is_not_described_is_refused(explaining: httpx.Client) -> None:
    problem(explaining.get(f"/claims/{CLAIM.id}/explanation?deep=1"), 400)
