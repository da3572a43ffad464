"""Answers as JSON, words and SPARQL results."""

from __future__ import annotations

import json
from datetime import date

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.query.answers import JSON, question_json, results_json, rows_json, text_rows
from kg.query.catalogue import Answer
from kg.query.question import Parameter, Question, Type
from kg.rdf.literals import day_term

ASKED = Question("n", "T", "D.", (Parameter("who", Type.ACTOR, "Who", None, "x"),), "SELECT * {}")
ROW = (
    NamedNode("http://kg.test/entities/raqqa"),
    Literal("Raqqa"),
    Literal("Raqqah", language="ku"),
    Literal(7),
    Literal(0.5),
    Literal(True),
    day_term(date(2017, 11, 8)),
    None,
)
ANSWER = Answer(ASKED, tuple("abcdefgh"), (ROW,))


def test_a_question() -> None:
    parameter = {"name": "who", "type": "actor", "label": "Who", "default": None, "example": "x"}
    told: JSON = {"name": "n", "title": "T", "description": "D."}
    told |= {"group": "Other questions", "parameters": [parameter]}
    assert question_json(ASKED) == told


def test_numbers_and_truth_values_are_such() -> None:
    [row] = rows_json(ANSWER)
    values = ["http://kg.test/entities/raqqa", "Raqqa", "Raqqah", 7, 0.5, True, "2017-11-08", None]
    assert row == dict(zip("abcdefgh", values, strict=True))
    assert [type(v) for v in row.values()] == [str, str, str, int, float, bool, str, type(None)]


def test_words() -> None:
    [row] = text_rows(ANSWER)
    assert row == ["http://kg.test/entities/raqqa", "Raqqa", "Raqqah", "7", "0.5", "true", "2017-11-08", ""]
    assert text_rows(ANSWER, "http://kg.test/")[0][0] == "raqqa"


def test_sparql_results_are_read_back_as_they_were() -> None:
    body = json.dumps(results_json(ANSWER)).encode()
    found = parse_query_results(body, QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    assert [v.value for v in found.variables] == list("abcdefgh")
    assert [tuple(row) for row in found] == [ROW]
