"""What the view of questions and queries asks."""

from __future__ import annotations

import httpx
import pytest

from tests.serve.expect import problem
from tests.serve.story import BASE


def test_an_editor_gets_prefixes_words_and_limits(client: httpx.Client) -> None:
    told = client.get("/explorer/sparql.json").json()
    assert told.keys() == {"base", "prefixes", "words", "seconds", "rows"}
    assert (told["base"], told["seconds"], told["rows"]) == (BASE, 2.0, 3)
    assert told["prefixes"]["kg"] == "https://w3id.org/conflict-kg#"
    assert told["prefixes"]["entity"] == f"{BASE}entities/"
    assert {
        "iri": "https://w3id.org/conflict-kg#Actor",
        "kind": "class",
        "label": "actor",
        "comment": "An entity that can act, speak or be fought.",
    } in told["words"]


def test_a_question_is_filled_in(client: httpx.Client) -> None:
    asked = {"ask": "who-captured", "with": "place=Raqqa"}
    told = client.get("/explorer/filled.json", params=asked).json()["sparql"]
    assert f"kg:object <{BASE}entities/raqqa>" in told
    assert "$place" not in told
    found = client.post("/sparql", data={"query": told}).json()["results"]["bindings"]
    answer = client.get("/queries/who-captured", params={"place": "Raqqa", "format": "results"}).json()
    assert found == answer["results"]["bindings"]
    assert found


@pytest.mark.parametrize(
    ("params", "status", "words"),
    [
        ({"ask": "who-captured"}, 400, "question who-captured needs place: Place"),
        ({"ask": "who-captured", "with": "place=Atlantis"}, 404, "no entity 'Atlantis'"),
        ({"ask": "nobody-asks"}, 404, "no question 'nobody-asks'"),
        ({"ask": "who-captured", "with": "place=a&place=b"}, 400, "a parameter is given more than once"),
        ({"ask": "sources", "what": "x"}, 400, "what: there is no such parameter here; known: ask, with"),
    ],
)
def test_what_is_refused(client: httpx.Client, params: dict[str, str], status: int, words: str) -> None:
    assert words in problem(client.get("/explorer/filled.json", params=params), status)["detail"]
