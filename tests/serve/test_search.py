"""Search for anything over HTTP."""

from __future__ import annotations

import httpx
import pytest

from tests.serve.expect import problem


def test_a_spelling_is_forgiven_and_counted(client: httpx.Client) -> None:
    assert client.get("/search", params={"q": "ar-Rakkah"}).json() == {
        "found": [
            {
                "what": "entity",
                "id": "raqqa",
                "label": "Raqqa",
                "matched": "Raqqa",
                "score": 96.0,
                "kind": "settlement",
                "country": "syria",
                "relations": {"captured": 1},
            }
        ],
        "total": 1,
        "whole": True,
        "facets": {
            "what": [{"value": "entity", "count": 1}],
            "kind": [{"value": "settlement", "count": 1}],
            "country": [{"value": "syria", "count": 1}],
            "relation": [{"value": "captured", "count": 1}],
        },
        "next": None,
    }


def test_titles_and_questions_are_found(client: httpx.Client) -> None:
    titled = client.get("/search", params={"q": "town falls"}).json()["found"][0]
    assert (titled["what"], titled["label"]) == ("report", "Town <b>falls</b>")
    assert "kind" not in titled
    asked = client.get("/search", params={"q": "who captured", "what": "question"}).json()
    assert {one["what"] for one in asked["found"]} == {"question"}


@pytest.mark.parametrize(
    ("filter", "ids"),
    [
        ({"kind": "coalition"}, ["syrian-democratic-forces"]),
        ({"relation": "fought"}, ["syrian-armed-forces"]),
        ({"what": "report"}, []),
    ],
)
def test_filters(client: httpx.Client, filter: dict[str, str], ids: list[str]) -> None:
    body = client.get("/search", params={"q": "syrian", **filter}).json()
    assert [one["id"] for one in body["found"]] == ids
    assert body["total"] == len(ids)


def test_walked_page_by_page(client: httpx.Client) -> None:
    every = [one["id"] for one in client.get("/search?q=syrian").json()["found"]]
    assert len(every) > 2
    walked: list[str] = []
    address: str | None = "/search?q=syrian&limit=1"
    while address:
        answer = client.get(address)
        walked += [one["id"] for one in answer.json()["found"]]
        address = answer.json()["next"]
        assert ('rel="next"' in answer.headers["link"]) == (address is not None)
    assert walked == every


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 400),
        ({"q": ""}, 400),
        ({"q": "x" * 1001}, 400),
        ({"q": "a", "kind": "town"}, 400),
        ({"q": "a", "after": "entity/nobody"}, 400),
        ({"q": "a", "after": "nothing"}, 400),
        ({"q": "a", "country": "Atlantis"}, 404),
        ({"q": "a", "limit": "0"}, 400),
    ],
)
def test_what_cannot_be_meant(client: httpx.Client, given: dict[str, str], status: int) -> None:
    problem(client.get("/search", params=given), status)


@pytest.mark.parametrize("words", ["\u200f\u200b", "%", "'; DROP", "x" * 1000, "\x00", "🙂", "<script>"])
def test_odd_words_find_nothing(client: httpx.Client, words: str) -> None:
    body = client.get("/search", params={"q": words}).json()
    assert (body["found"], body["total"], body["next"]) == ([], 0, None)
