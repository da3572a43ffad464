"""Every question of the catalogue on the small war, row by row, and how it is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal

from kg.errors import BadQuery, NotFound, UsageError
from kg.know.data import data_folder
from kg.model import Interval
from kg.query.catalogue import ask, question, questions
from kg.query.claims import claims
from kg.query.question import Type
from kg.rdf import entity_quads, report_quads
from kg.store import Store, memory_store
from tests.query import world as w
from tests.query.elsewhere import bound_query, in_order, in_rdflib, rdflib_rows

ABU, IS, ARMY = "entities/abu-kamal", "entities/islamic-state", "entities/syrian-armed-forces"
TOOK, GIVEN, FOUGHT = (f"claims/{c.id}" for c in (w.TAKEN, w.RETAKEN, w.FOUGHT))
DENIED = f"claims/{w.DENIED.id}"
SENTENCE, BACK = "The army captured Abu Kamal!", "Fighters took Abu Kamal back."

EXPECTED: list[tuple[str, dict[str, str], list[tuple[str | None, ...]]]] = [
    (
        "captured-by",
        {"actor": "Syrian army"},
        [(ABU, "Abu Kamal", "2017-11-08", "2017-11-08", "1", "true", "Wire")],
    ),
    ("captured-by", {"actor": "Syrian army", "since": "2017-11-09"}, []),
    ("captured-by", {"actor": "Syrian army", "until": "2017-11-07"}, []),
    (
        "who-captured",
        {"place": "abu-kamal"},
        [
            (ARMY, "Syrian Armed Forces", "2017-11-08", "2017-11-08", "1", "1", "true"),
            (IS, "Islamic State", "2017-11-11", "2017-11-11", "1", "1", "false"),
        ],
    ),
    (
        "control-history",
        {"place": "abu-kamal"},
        [
            (
                "2017-11-08",
                "2017-11-11",
                "held",
                "own-interest",
                "2017-11-09",
                "Local Militia; Syrian Armed Forces",
            ),
            ("2017-11-11", None, "disputed", "independent", None, "Islamic State"),
        ],
    ),
    (
        "who-fights-whom",
        {"since": "2017-11-09"},
        [
            (
                "entities/syrian-democratic-forces",
                "Syrian Democratic Forces",
                IS,
                "Islamic State",
                "1",
                "2017-11-10",
                "2017-11-10",
            )
        ],
    ),
    (
        "allies-of",
        {"actor": "syrian-armed-forces"},
        [("entities/local-militia", "Local Militia", "ally", "2017-11-09", "2017-11-09", "1", "false")],
    ),
    (
        "allies-of",
        {"actor": "local-militia"},
        [(ARMY, "Syrian Armed Forces", "ally", "2017-11-09", "2017-11-09", "1", "false")],
    ),
    (
        "common-enemies",
        {"one": "syrian-armed-forces", "other": "syrian-democratic-forces"},
        [(IS, "Islamic State")],
    ),
    (
        "claims-about",
        {"place": "Abu Kamal", "until": "2017-11-08"},
        sorted(
            [
                (
                    TOOK,
                    "2017-11-08",
                    "Syrian Armed Forces",
                    "captured",
                    "asserted",
                    "Wire",
                    SENTENCE,
                    "Syrian Armed Forces",
                ),
                (FOUGHT, "2017-11-08", "Syrian Armed Forces", "fought", "asserted", "Wire", SENTENCE, None),
                (
                    DENIED,
                    "2017-11-08",
                    "Syrian Armed Forces",
                    "captured",
                    "denied",
                    "Desk",
                    BACK,
                    "Islamic State",
                ),
            ]
        ),
    ),
    (
        "claims-about",
        {"place": "Raqqa"},
        [
            (
                f"claims/{w.FLED.id}",
                None,
                None,
                "displaced",
                "asserted",
                None,
                "Civilians fled from Raqqa.",
                None,
            )
        ],
    ),
    (
        "disputed",
        {},
        [
            ("Syrian Armed Forces captured Abu Kamal", "for", "2017-11-08", "Wire", SENTENCE, TOOK),
            ("Syrian Armed Forces captured Abu Kamal", "against", "2017-11-08", "Desk", BACK, DENIED),
            ("control of Abu Kamal", "for", "2017-11-11", "Desk", BACK, GIVEN),
            ("control of Abu Kamal", "against", "2017-11-08", "Wire", SENTENCE, TOOK),
        ],
    ),
    (
        "displaced-and-killed",
        {},
        [
            (
                "Raqqa",
                "displaced",
                "Civilians",
                "100",
                "120",
                None,
                "about 120",
                None,
                None,
                f"claims/{w.FLED.id}",
            )
        ],
    ),
    (
        "sources",
        {},
        [("Desk", "1", "3", "2017-11-11", "2017-11-11"), ("Wire", "1", "3", "2017-11-09", "2017-11-09")],
    ),
    (
        "first-mention",
        {"entity": "Islamic State"},
        [
            ("reports/wire-1", "2017-11-09", "Wire", SENTENCE),
            ("reports/desk-2", "2017-11-11", "Desk", BACK),
        ],
    ),
    (
        "first-mention",
        {"entity": "hamlet-of-abu-kamal"},
        [("reports/blog-3", None, None, "Civilians fled from Raqqa.")],
    ),
    (
        "who-says",
        {"subject": "Syrian army", "object": "Abu Kamal"},
        [
            (TOOK, "2017-11-08", "2017-11-09", "asserted", "Wire", "Syrian Armed Forces", SENTENCE),
            (DENIED, "2017-11-08", "2017-11-11", "denied", "Desk", "Islamic State", BACK),
        ],
    ),
    (
        "one-witness",
        {"since": "2017-11-10"},
        [
            ("Islamic State", "captured", "Abu Kamal", "2017-11-11", "Syrian Observatory for Human Rights"),
            ("Syrian Democratic Forces", "fought", "Islamic State", "2017-11-10", "desk"),
            ("Syrian Democratic Forces", "attacked", "Hamlet", None, "blog-3"),
        ],
    ),
    (
        "fronts",
        {"least": "2"},
        [(ABU, "Abu Kamal", "2", "Islamic State; Local Militia; Syrian Armed Forces")],
    ),
    ("fronts", {}, []),
    ("unlocated", {}, [("entities/hamlet-of-abu-kamal", "Hamlet", "1")]),
]


def rows(store: Store, name: str, given: dict[str, str]) -> list[tuple[str | None, ...]]:
    return [in_order(tuple(map(w.plain, row))) for row in ask(store, name, given).rows]


@pytest.mark.parametrize(("name", "given", "expected"), EXPECTED)
def test_rows(store: Store, name: str, given: dict[str, str], expected: list[tuple[str | None, ...]]) -> None:
    assert rows(store, name, given) == expected


def test_the_store_on_disk_answers_the_same(stored: Store, store: Store) -> None:
    for name, given, _ in EXPECTED:
        assert rows(stored, name, given) == rows(store, name, given)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("name", ["claims-about", "displaced-and-killed"])
@pytest.mark.parametrize(
    ("dated", "since", "until", "days"),
    [
        (Interval(date(2012, 5, 1), None), "2017-01-01", "2017-12-31", ["2012-05-01"]),
        (Interval(date(2012, 5, 1), None), "2012-05-01", "2012-05-01", ["2012-05-01"]),
        (Interval(date(2012, 5, 1), None), "1900-01-01", "2012-04-30", []),
        (Interval(None, date(2012, 5, 1)), "2000-01-01", "2000-12-31", ["2012-05-01"]),
        (Interval(None, date(2012, 5, 1)), "2012-05-02", "2100-01-01", []),
        (None, "2017-11-09", "2017-11-09", ["2017-11-09"]),
        (None, "2017-11-10", "2100-01-01", []),
        (None, "1900-01-01", "2017-11-08", []),
    ],
)
def test_a_span_without_an_end_is_open_there(
    name: str, dated: Interval | None, since: str, until: str, days: list[str]
) -> None:
    told = replace(w.FLED, date=dated, report=w.ARMY_REPORT.id)
    store = memory_store(w.BASE)
    store.change(add=[*report_quads(w.ARMY_REPORT, [told], w.NAMES), *entity_quads(w.ENTITIES, w.NAMES)])
    given = {"since": since, "until": until} | ({"place": "Raqqa"} if name == "claims-about" else {})
    day = ask(store, name, given).columns.index("day")
    assert [row[day] for row in rows(store, name, given)] == days
    assert [row[day] for row in rdflib_rows(in_rdflib(store), bound_query(store, name, given))] == days
    found = claims(store, since=date.fromisoformat(since), until=date.fromisoformat(until))
    assert [c.id for c in found] == [told.id] * len(days)


def test_every_question_is_asked_above_and_has_an_example_for_what_must_be_given() -> None:
    assert {name for name, _, _ in EXPECTED} == set(questions())
    assert set(questions()) == {path.stem for path in data_folder("queries").glob("*.rq")}
    assert len(questions()) >= 8
    for asked in questions().values():
        assert asked.title[0].isupper()
        assert asked.description.endswith(".")
        for parameter in asked.parameters:
            assert parameter.example or parameter.default, (asked.name, parameter.name)


def test_every_question_is_answered_by_an_empty_store() -> None:
    store = memory_store(w.BASE)
    for asked in questions().values():
        if not any(p.type in (Type.ACTOR, Type.PLACE, Type.ENTITY) for p in asked.parameters):
            assert ask(store, asked.name, {}).rows == ()


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
