"""Every question on the sample reports, asked of the embedded store and of Oxigraph's server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.derive import update
from kg.model import Claim, Report
from kg.query.catalogue import ask, questions
from kg.store import Store, memory_store
from tests.query.elsewhere import bound_query, oxigraph_server, plain, server_rows
from tests.query.expected import Expected, read_expected

if TYPE_CHECKING:
    from kg.extract import Extractor

EXPECTED = read_expected(Path(__file__).parent / "answers.txt")
BASE = "http://kg.test/"


@pytest.fixture(scope="module")
def store(reports: dict[str, Report], claims: list[Claim], extractor: Extractor) -> Store:
    filled = memory_store(BASE)
    told = [(report, [c for c in claims if c.report == report.id]) for report in reports.values()]
    update(filled, told, known=extractor.knowledge.registry.entities)
    return filled


def local(words: str | None) -> str:
    return "-" if words is None else words.removeprefix(BASE)


@pytest.mark.parametrize("asked", EXPECTED, ids=str)
def test_rows(store: Store, asked: Expected) -> None:
    asked.check(ask(store, asked.name, asked.given), local)


def test_every_question_is_asked() -> None:
    assert {asked.name for asked in EXPECTED} == set(questions())


def test_oxigraph_serve_answers_the_same(store: Store) -> None:
    with oxigraph_server(store) as client:
        for asked in EXPECTED:
            found = server_rows(client, bound_query(store, asked.name, asked.given))
            assert found == plain(ask(store, asked.name, asked.given)), asked
