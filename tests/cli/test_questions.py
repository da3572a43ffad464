"""Questions of the catalogue on the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.query.answers import question_json
from kg.query.catalogue import questions
from tests.cli.running import Kg


def test_questions_are_listed(kg: Kg) -> None:
    assert kg("query", "--json").json == [question_json(q) for q in questions().values()]
    names = [row["name"] for row in csv.DictReader(io.StringIO(kg("query", "--csv").out))]
    assert names == list(questions())
    assert all(name in kg("query").out for name in names)


@pytest.mark.parametrize(
    "given", [("--place", "Abu Kamal"), ("--place=abu-kamal",), ("-p", "place=Abu Kamal")]
)
def test_a_question_takes_its_parameters_as_options(full: Kg, given: tuple[str, ...]) -> None:
    rows = full("query", "who-captured", *given, "--json").json
    assert [row["actorName"] for row in rows] == ["Syrian Armed Forces", "Islamic State"]
    assert rows[0]["reports"] == 1


def test_a_question_as_table_and_csv(full: Kg) -> None:
    table = full("query", "who-captured", "--place", "Abu Kamal")
    assert "syrian-armed-forces" in table.out
    assert "http" not in table.out
    rows = csv.DictReader(io.StringIO(full("query", "who-captured", "--place", "Abu Kamal", "--csv").out))
    assert [row["first"] for row in rows] == ["2017-11-08", "2017-11-11"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("who-captured",), 2, "kg: question who-captured needs place: Place\n"),
        (("who-captured", "--place"), 2, "kg: --place needs a value\n"),
        (("who-captured", "Raqqa"), 2, "kg: 'Raqqa' belongs to no parameter; write --NAME VALUE\n"),
        (("who-captured", "-p", "place"), 2, "kg: --param 'place' is not NAME=VALUE\n"),
        (
            ("who-captured", "--place", "Abu Kamal", "--day", "x"),
            2,
            "kg: question who-captured has no parameter day; it takes place\n",
        ),
        (("who-captured", "--place", "Raqqa", "--place", "x"), 2, "kg: given more than once: place\n"),
        (("who-captured", "-p", "place=Raqqa", "--place=Raqqa"), 2, "kg: given more than once: place\n"),
        (("who-captured", "-p", "place=Raqqa", "-p", "place=x"), 2, "kg: given more than once: place\n"),
        (("who-captured", "--place", "Atlantis"), 4, "kg: no entity 'Atlantis'\n"),
    ],
)
def test_a_question_asked_wrongly(full: Kg, words: tuple[str, ...], code: int, told: str) -> None:
    ran = full("query", *words)
    assert (ran.code, ran.out, ran.err) == (code, "", told)


def test_an_unknown_question_is_not_found_with_the_nearest(full: Kg) -> None:
    ran = full("query", "who-captures")
    assert ran.code == 4
    assert ran.err.startswith("kg: no question 'who-captures'; nearest: who-captured")


def test_answers_in_json_are_one_document(full: Kg) -> None:
    assert json.loads(full("query", "disputed", "--json").out) is not None


def test_what_is_not_found_is_an_empty_answer_in_each_form(full: Kg) -> None:
    asked = ("query", "captured-by", "--actor", "Islamic State", "--until", "2000-01-01")
    columns = list(full("query", "captured-by", "--actor", "Islamic State", "--json").json[0])
    assert columns[:3] == ["place", "placeName", "takerName"]
    assert full(*asked, "--json").json == []
    assert full(*asked, "--csv").out == ",".join(columns) + "\n"
    table = full(*asked)
    assert (table.code, table.err) == (0, "")
    assert table.out.split()[:4] == ["What", "an", "actor", "took,"]
    assert all(column in table.out for column in columns)


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("--actor", "x", "--help"), ("--help", "--json")])
def test_a_question_explains_itself_without_a_store(kg: Kg, words: tuple[str, ...]) -> None:
    ran = kg("query", "captured-by", *words)
    assert (ran.code, ran.err) == (0, "")
    first, _, about, *_ = ran.out.splitlines()
    assert first == "captured-by: What an actor took, and from whom"
    assert about == questions()["captured-by"].description
    rows = [line.split() for line in ran.out.splitlines() if line.strip().startswith("--")]
    assert rows == [
        ["--actor", "actor", "Actor", "must", "be", "given", "syrian-armed-forces"],
        ["--since", "day", "From", "this", "day", "1900-01-01", "2017-11-01"],
        ["--until", "last-day", "Up", "to", "this", "day", "2100-01-01", "2017-11-30"],
    ]
    assert ran.out.endswith(
        "Example: kg query captured-by --actor syrian-armed-forces --since 2017-11-01 --until 2017-11-30\n"
    )


def test_a_question_without_parameters_explains_itself(kg: Kg) -> None:
    ran = kg("query", "sources", "--help")
    assert "parameter" not in ran.out
    assert ran.out.endswith("Example: kg query sources\n")


def test_help_without_a_question_and_for_an_unknown_one(kg: Kg) -> None:
    assert "Ask a question of the catalogue" in kg("query", "--help").out
    assert kg("query", "no-such", "--help").code == 4


def test_every_question_answers_its_example_line(full: Kg) -> None:
    for asked in questions().values():
        words = [word for name, value in asked.example.items() for word in (f"--{name}", value)]
        # The two reports of this room name not everyone whom the examples name.
        ran = full("query", asked.name, *words, "--json")
        assert ran.code in (0, 4), (asked.name, ran.err)
        assert ran.code == 0 or ran.err.startswith("kg: no entity"), asked.name
