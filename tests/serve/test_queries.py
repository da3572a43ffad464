"""Questions over HTTP."""

from __future__ import annotations

import csv
import io
from typing import Any

import httpx
import pytest

from kg.model import Relation
from kg.query.answers import question_json
from kg.query.catalogue import questions
from kg.serve.answers import QuestionAnswer, Questions
from tests.serve.expect import problem
from tests.serve.story import BASE

ROW = {
    "actor": f"{BASE}entities/syrian-armed-forces",
    "actorName": "Syrian Armed Forces",
    "first": "2017-11-08",
    "last": "2017-11-08",
    "reports": 1,
    "witnesses": 1,
    "disputed": False,
}
SDF = "syrian-democratic-forces"
ASKED = "/queries/who-captured?place=abu-kamal"


def test_the_list_of_questions(client: httpx.Client) -> None:
    body = client.get("/queries").json()
    Questions.model_validate(body)
    assert body == {"questions": [question_json(q) for q in questions().values()]}


def test_an_answer_as_json(client: httpx.Client) -> None:
    answer = client.get(ASKED)
    assert (answer.headers["content-type"], answer.headers["vary"]) == ("application/json", "Accept")
    QuestionAnswer.model_validate(answer.json())
    assert answer.json() == {
        "question": "who-captured",
        "title": "Who captured a place",
        "parameters": {"place": "abu-kamal"},
        "columns": list(ROW),
        "rows": [ROW],
    }


def test_defaults_are_said(client: httpx.Client) -> None:
    body = client.get("/queries/captured-by?actor=Syrian+army&since=2017-11-09").json()
    given = {"actor": "Syrian army", "since": "2017-11-09", "until": "2100-01-01"}
    assert (body["parameters"], body["rows"]) == (given, [])


@pytest.mark.parametrize(
    ("query", "accept"), [("&format=csv", "*/*"), ("", "text/csv"), ("&format=csv", "application/json")]
)
def test_an_answer_as_csv(client: httpx.Client, query: str, accept: str) -> None:
    answer = client.get(ASKED + query, headers={"Accept": accept})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert rows == [list(ROW), [*map(str, list(ROW.values())[:-1]), "false"]]


def test_an_empty_answer_has_its_columns(client: httpx.Client) -> None:
    answer = client.get(f"/queries/captured-by?actor={SDF}&until=2000-01-01&format=csv")
    assert answer.text == "place,placeName,takerName,first,last,losers,claims,witnesses,disputed,sources\r\n"
    body = client.get(f"/queries/captured-by?actor={SDF}&until=2000-01-01&format=results").json()
    assert body["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("query", "accept"), [("&format=results", "*/*"), ("", "application/sparql-results+json")]
)
def test_an_answer_as_sparql_results(client: httpx.Client, query: str, accept: str) -> None:
    answer = client.get(ASKED + query, headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    [row] = answer.json()["results"]["bindings"]
    assert answer.json()["head"] == {"vars": list(ROW)}
    assert row["actor"] == {"type": "uri", "value": ROW["actor"]}
    assert row["actorName"] == {"type": "literal", "value": "Syrian Armed Forces"}
    assert row["reports"] == {"type": "literal", "value": "1", "datatype": f"{xsd}integer"}
    assert row["disputed"] == {"type": "literal", "value": "false", "datatype": f"{xsd}boolean"}


@pytest.mark.parametrize(
    ("asked", "parameter", "detail"),
    [
        ("who-captured", "place", "must be given"),
        (
            "who-captured?place=abu-kamal&plaec=x",
            "plaec",
            "there is no such parameter here; known: format, place",
        ),
        ("who-captured?place=abu-kamal&place=raqqa", "place", "given more than once"),
        ("who-captured?place=abu-kamal&format=csv&format=json", "format", "given more than once"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_named(
    client: httpx.Client, asked: str, parameter: str, detail: str
) -> None:
    body = problem(client.get(f"/queries/{asked}"), 400)
    assert body["errors"] == [{"parameter": parameter, "detail": detail}]


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ("who-captured?place=islamic-state", "place: Islamic State is an actor, not a place"),
        ("captured-by?actor=SDF&since=yesterday", "since: 'yesterday' is not a day as YYYY-MM-DD"),
        ("captured-by?actor=SDF&since=20171108", "since: '20171108' is not a day as YYYY-MM-DD"),
        ("fronts?least=%D9%A2", "least: '٢' is not a whole number"),
    ],
)
def test_a_value_that_cannot_be_meant(client: httpx.Client, asked: str, detail: str) -> None:
    assert problem(client.get("/queries/" + asked.replace("SDF", SDF)), 400)["detail"] == detail


def test_a_form_that_is_not_offered(client: httpx.Client) -> None:
    problem(client.get(ASKED, headers={"Accept": "image/png"}), 406)


def test_an_unknown_question_comes_with_the_nearest_whatever_it_is_asked_with(client: httpx.Client) -> None:
    for path in ("/queries/who-capturd", "/queries/who-capturd?place=x&nonsense=1"):
        body = problem(client.get(path), 404)
        assert body["nearest"][0] == "who-captured"
        assert body["detail"].startswith("no question 'who-capturd'; nearest: who-captured")
    problem(client.get("/queries/who-captured/"), 404)
    problem(client.post("/queries/who-captured"), 405)


def test_an_unknown_entity_comes_with_the_nearest(client: httpx.Client) -> None:
    assert problem(client.get("/queries/who-captured?place=abu-kemal"), 404)["nearest"] == ["Abu Kamal"]


def test_every_question_is_described_with_its_parameters(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for asked in questions().values():
        operation = paths[f"/queries/{asked.name}"]["get"]
        assert (operation["summary"], operation["description"]) == (asked.title, asked.description)
        assert set(operation["responses"]["200"]["content"]) == {
            "application/json",
            "text/html",
            "text/csv",
            "application/sparql-results+json",
        }
        own = {p["name"]: p for p in operation["parameters"]}
        assert own.keys() == {"format", *(p.name for p in asked.parameters)}
        assert all(own[p.name]["required"] is (p.default is None) for p in asked.parameters)
    least = parameter(paths, "/queries/fronts", "least")
    assert (least["schema"], least["example"]) == ({"type": "integer", "default": 3}, 1)
    assert parameter(paths, "/queries/captured-by", "since")["schema"]["format"] == "date"
    assert parameter(paths, "/queries/captured-by", "until")["schema"]["format"] == "date"
    assert parameter(paths, "/queries/widest-figures", "month")["schema"]["pattern"] == "^[0-9]{4}-[0-9]{2}$"
    assert parameter(paths, "/queries/who-says", "relation")["schema"]["enum"] == list(Relation)


def parameter(paths: dict[str, Any], path: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p for p in paths[path]["get"]["parameters"] if p["name"] == name)
    return found


def test_a_question_that_is_not_asked_yet_has_no_other_forms(client: httpx.Client) -> None:
    page = client.get("/queries/who-captured", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["vary"], "link" in page.headers) == (200, "Accept", False)
    assert 'rel="alternate"' not in page.text
    assert 'rel="alternate"' in client.get(ASKED, headers={"Accept": "text/html"}).text
