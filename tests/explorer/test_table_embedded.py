"""The tables of a file answer as the server does, to whatever is asked."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from kg.draw.content.rows import What
from kg.draw.content.rows.embedded import embedded
from kg.graph import Graph
from kg.serve.explored.assets import digest
from kg.tabling import tables_of
from tests.explorer.watched import Watched

ASKED: list[dict[str, str]] = [
    {},
    {"sort": "who", "limit": "30"},
    {"since": "2017-11-08", "until": "2017-11-12"},
    {"since": "2017-11-08", "until": "2017-11-12", "clock": "reported", "sort": "-last"},
    {"known_on": "2017-11-10", "what": "relationships"},
    {"known_on": "2017-11-10", "what": "claims"},
    {"known_on": "2017-11-10", "what": "reports"},
    {"on": "2017-11-10", "what": "places"},
    {"q": "abu kamal", "seek": "1b3ea41f5f278613"},
    {"q": "Abū army", "columns": "relation,disputed,status,sentence"},
    {"kinds_off": "settlement,state", "relations_off": "captured,fought"},
    {"disputed": "true"},
    {"least": "3", "sort": "first"},
    {"facets": "relation=captured&relation=controls&status=denied&source=Sample+Wire&kind=settlement"},
    {
        "facets": "country=syria&year=2017&disputed=yes&toKind=settlement&holder=nobody&month=2017-11",
        "sort": "-to",
    },
    {"after": "10", "limit": "5", "sort": "status"},
]
BARE = '<!doctype html><link rel="icon" href="data:,"><title>Bare</title>'
ASK = """async ({ module, held, asked }) => {
    const { answers } = await import(module);
    const told = answers(held);
    return asked.map((params) => told[params.name ? "facet" : "rows"](params));
}"""


@pytest.fixture(scope="module")
def held(samples: Graph) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(embedded(tables_of(samples))))
    return told


def _answers(page: Watched, held: dict[str, Any], asked: list[dict[str, str]]) -> list[Any]:
    # The server's own pages let no script of a test load modules.
    page.page.route(f"{page.address}bare", lambda route: route.fulfill(content_type="text/html", body=BARE))
    page.page.goto(f"{page.address}bare")
    module = f"{page.address}explorer/{digest()}/table/embedded.js"
    numbers = [{k: int(v) if k in {"after", "limit"} else v for k, v in one.items()} for one in asked]
    told: list[Any] = page.page.evaluate(ASK, {"module": module, "held": held, "asked": numbers})
    return told


def _sorted(told: dict[str, Any]) -> dict[str, Any]:
    """Give an answer with several words of a cell in one order, in which neither side promises them."""
    several = [at + 1 for at, name in enumerate(told["cells"]) if name == "sources"]
    rows = [[sorted(cell) if at in several else cell for at, cell in enumerate(row)] for row in told["rows"]]
    return told | {"rows": rows}


def test_a_file_answers_as_the_server_does(page: Watched, held: dict[str, Any]) -> None:
    asked = [{"what": what.value} | one for one in ASKED for what in What if one.get("what", what) == what]
    found = _answers(page, held, asked)
    for params, told in zip(asked, found, strict=True):
        served = httpx.get(f"{page.address}explorer/rows.json", params=params).json()
        assert told.pop("beyond") == 0
        alike = _without_stakes if "known_on" in params else _sorted
        assert alike(told) == alike(served), params


def _without_stakes(told: dict[str, Any]) -> dict[str, Any]:
    """Give an answer without what a file tells of one day alone."""
    at = [*told["cells"], "stake"].index("stake") + 1
    rows = [row[:at] + row[at + 1 :] for row in told["rows"]]
    return _sorted(told) | {"rows": rows, "facets": [f for f in told["facets"] if f["name"] != "stake"]}


def test_a_facet_is_searched_as_the_server_does(page: Watched, held: dict[str, Any]) -> None:
    asked = [
        {"what": "claims", "name": "who", "words": "syrian", "facets": "status=denied&who=russia"},
        {"what": "relationships", "name": "to", "words": "a"},
    ]
    for params, told in zip(asked, _answers(page, held, asked), strict=True):
        assert told == httpx.get(f"{page.address}explorer/facet.json", params=params).json()


def test_a_file_tells_nobody_who_was_known_to_hold_a_place(page: Watched, held: dict[str, Any]) -> None:
    [told] = _answers(page, held, [{"what": "places", "known_on": "2017-11-10"}])
    assert told["total"] == 19
    assert {str(row[4:8]) for row in told["rows"]} == {"[[], None, None, None]"}


def test_rows_that_are_left_out_are_counted(page: Watched, samples: Graph) -> None:
    edges = ["1b3ea41f5f278613", "647af2bfdcc58db5"]
    claims = {own for e in map(samples.relationship, edges) for own in (*e.claims, *e.denials)}
    reports = {samples.claim(own).report for own in claims}
    some = {
        What.RELATIONSHIPS: edges,
        What.CLAIMS: claims,
        What.REPORTS: reports,
        What.PLACES: ["abu-kamal"],
    }
    held = json.loads(json.dumps(embedded(tables_of(samples), some)))
    asked = [{"what": what.value, "since": "2017-11-11"} for what in What]
    told = {one["what"]: one for one in _answers(page, held, asked)}
    assert {what: (one["all"], one["beyond"]) for what, one in told.items()} == {
        "relationships": (2, 177),
        "claims": (len(claims), 294 - len(claims)),
        "places": (1, 105),
        "reports": (len(reports), 40 - len(reports)),
    }
    assert [row[0] for row in told["places"]["rows"]] == ["abu-kamal"]
    assert len(held["texts"]) == len({samples.claim(own).evidence.text for own in claims})
