"""Every question of the catalogue on the small war, row by row, and how it is asked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions

from kg.errors import BadQuery, NotFound, UsageError
from kg.know.data import data_folder
from kg.model import ControlStatus
from kg.query.answers import results_json
from kg.query.catalogue import Answer, ask, filled, question, questions
from kg.query.question import Type
from kg.rdf.vocabulary import node_of
from kg.store import Store, memory_store, open_store
from tests.query.campaign import BASE, fill, named
from tests.query.expected import Expected, read_expected

EXPECTED = read_expected(Path(__file__).parent / "answers.txt")


@pytest.fixture(scope="module")
def weeks() -> Store:
    return fill(memory_store(BASE))


@pytest.mark.parametrize("asked", EXPECTED, ids=str)
def test_rows(weeks: Store, asked: Expected) -> None:
    asked.check(ask(weeks, asked.name, asked.given), named)


def test_the_store_on_disk_answers_the_same(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", BASE) as stored:
        fill(stored)
        for asked in EXPECTED:
            asked.check(ask(stored, asked.name, asked.given), named)


def test_every_question_is_asked_above_and_has_an_example_for_what_must_be_given() -> None:
    assert {asked.name for asked in EXPECTED} == set(questions())
    assert set(questions()) == {path.stem for path in data_folder("queries").glob("*.rq")}
    assert len(questions()) >= 24
    for asked in questions().values():
        assert asked.title[0].isupper()
        assert asked.description.endswith(".")
        for parameter in asked.parameters:
            assert parameter.example or parameter.default, (asked.name, parameter.name)


@pytest.mark.parametrize("asked", EXPECTED, ids=str)
def test_a_question_filled_in_gives_the_same_rows(weeks: Store, asked: Expected) -> None:
    answer = ask(weeks, asked.name, asked.given)
    text = filled(weeks, asked.name, asked.given)
    assert "# param" not in text
    assert "# group" not in text
    assert text.startswith(f"# title: {answer.question.title}\n# description: ")
    found = weeks.query(text)
    assert isinstance(found, QuerySolutions)
    rows = tuple(tuple(row) for row in found)
    assert results_json(Answer(answer.question, answer.columns, rows)) == results_json(answer)


def test_what_is_filled_in_is_refused_as_what_is_asked(weeks: Store) -> None:
    with pytest.raises(UsageError, match="needs place: Place"):
        filled(weeks, "who-captured")
    with pytest.raises(NotFound, match="no entity 'Atlantis'"):
        filled(weeks, "who-captured", {"place": "Atlantis"})


def test_every_question_has_a_group_of_a_few() -> None:
    groups = Counter(asked.group for asked in questions().values())
    assert "Other questions" not in groups
    assert min(groups.values()) >= 3
    assert max(groups.values()) <= 8


def test_every_question_is_answered_by_an_empty_store() -> None:
    store = memory_store(BASE)
    for asked in questions().values():
        if not any(p.type in (Type.ACTOR, Type.PLACE, Type.ENTITY) for p in asked.parameters):
            assert ask(store, asked.name, asked.example).rows == ()


def test_the_map_has_a_word_for_every_status() -> None:
    table = re.findall(r'\(kg:(\w+) "(\w+)"\)', question("map-on").sparql)
    assert sorted(table) == sorted((node_of(s).value.rpartition("#")[2], s.value) for s in ControlStatus)


def test_columns_are_in_the_order_of_the_query(store: Store) -> None:
    answer = ask(store, "common-enemies", {"one": "Syrian army", "other": "Syrian Democratic Forces"})
    assert answer.columns == ("enemy", "enemyName")
    assert answer.question == question("common-enemies")


@pytest.mark.parametrize(
    ("name", "given", "error", "words"),
    [
        ("captured", {}, NotFound, "no question 'captured'; nearest: who-captured, captured-by"),
        ("captured-by", {}, UsageError, "needs actor: Actor"),
        ("captured-by", {"who": "x"}, UsageError, "no parameter who; it takes actor, since, until"),
        ("sources", {"who": "x"}, UsageError, "no parameter who; it takes none"),
        ("captured-by", {"actor": "Atlantis"}, NotFound, "no entity 'Atlantis'"),
        ("captured-by", {"actor": "Abu Kamal"}, UsageError, "actor: Abu Kamal is a place, not an actor"),
        ("who-captured", {"place": "SDF"}, NotFound, "no entity 'SDF'"),
        ("who-captured", {"place": "Islamic State"}, UsageError, "Islamic State is an actor, not a place"),
        (
            "captured-by",
            {"actor": "IS", "since": "9 November"},
            UsageError,
            "since: '9 November' is not a day",
        ),
        ("captured-by", {"actor": "IS", "since": "20171109"}, UsageError, "since: '20171109' is not a day"),
        (
            "captured-by",
            {"actor": "IS", "since": "2017-02-30"},
            UsageError,
            "since: '2017-02-30' is not a day",
        ),
        ("fronts", {"least": "1_0"}, UsageError, "least: '1_0' is not a whole number"),
        ("fronts", {"least": "many"}, UsageError, "least: 'many' is not a whole number"),
        (
            "who-says",
            {"subject": "IS", "object": "Raqqa", "relation": "ate"},
            UsageError,
            "'ate' is not a relation",
        ),
    ],
)
def test_what_cannot_be_asked(
    store: Store, name: str, given: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        ask(store, name, given)


HOSTILE = (
    '" } SELECT * { ?s ?p ?o } #',
    "}> DROP ALL ; #",
    "<http://x/> } ; CLEAR ALL",
    """''' \"\"\" ' \" \\" \\""",
    "line\nline\r\n# no comment\t",
    "$words ?s {$words} @en ^^<x>",
    "\\u0022 } \\",
    "\u202e\x00 none",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_bound_and_never_pasted(store: Store, tmp_path: Path, hostile: str) -> None:
    head = '# title: T\n# description: D.\n# param words text "Words"\n'
    (tmp_path / "said.rq").write_text(head + "SELECT ?w ?s { BIND($words AS ?w) OPTIONAL { ?s ?p $words } }")
    answer = ask(store, "said", {"words": hostile}, tmp_path)
    assert answer.rows == ((Literal(hostile), None),)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_question_takes_hostile_words_for_anything_but_a_name(store: Store, hostile: str) -> None:
    before = set(store.quads())
    for asked in questions().values():
        for parameter in asked.parameters:
            with pytest.raises((NotFound, UsageError), match=re.escape(repr(hostile))):
                ask(store, asked.name, asked.example | {parameter.name: hostile})
    assert set(store.quads()) == before


def test_a_question_that_does_not_parse(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("# title: T\n# description: D.\nSELECT * { ?s }")
    with pytest.raises(BadQuery, match="line 3"):
        ask(store, "bad", {}, tmp_path)
