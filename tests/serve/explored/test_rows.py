"""The long tables, as the explorer asks for them: over the sample reports, which have Abu Kamal's story."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from kg.graph import Graph
from kg.settings import Settings
from tests.serve.expect import problem
from tests.serve.live import live

ABU_KAMAL = ["abu-kamal", "Abu Kamal", "settlement"]
ARMY = ["syrian-armed-forces", "Syrian Armed Forces", "armed-force"]


@pytest.fixture(scope="module")
def graph(samples: Graph) -> Graph:
    return samples


@pytest.fixture(scope="module")
def client(graph: Graph) -> Iterator[httpx.Client]:
    with live(graph, Settings()) as asking:
        yield asking


def _rows(client: httpx.Client, what: str, **asked: object) -> dict[str, Any]:
    answer = client.get("/explorer/rows.json", params={"what": what, **asked})  # type: ignore[dict-item]
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def _facet(told: dict[str, Any], name: str) -> list[Any]:
    values: list[Any] = next(f["values"] for f in told["facets"] if f["name"] == name)
    return values


def test_relationships_by_their_reports(client: httpx.Client, graph: Graph) -> None:
    told = _rows(client, "relationships", limit=2)
    assert (told["total"], told["within"], told["all"]) == (179, 179, 179)
    assert (told["sort"], told["after"]) == ("-reports", 2)
    assert told["cells"] == ["from", "relation", "to", "reports", "speakers", "first", "last", "disputed"]
    first = [ARMY, ["captured", "captured"], ABU_KAMAL, 5, 3, "2017-11-08", "2017-11-13", ["yes", "disputed"]]
    assert told["rows"][1] == ["1b3ea41f5f278613", *first]
    assert graph.relationship("1b3ea41f5f278613").last.isoformat() == "2017-11-13"  # type: ignore[union-attr]
    assert _facet(told, "relation")[:2] == [["captured", "captured", 52], ["controls", "controls", 31]]
    assert _facet(told, "disputed") == [["no", "not disputed", 161], ["yes", "disputed", 18]]


def test_every_page_has_other_rows_and_all_of_them_together_are_all(client: httpx.Client) -> None:
    found: list[str] = []
    after: int | None = 0
    while after is not None:
        told = _rows(client, "claims", after=after, limit=100)
        found += [row[0] for row in told["rows"]]
        after = told["after"]
    assert (len(found), len(set(found))) == (294, 294)


def test_a_row_that_is_sought_is_found_in_any_order(client: httpx.Client) -> None:
    for sort in ("reports", "-from", "last"):
        every = [row[0] for row in _rows(client, "relationships", sort=sort)["rows"]]
        told = _rows(client, "relationships", sort=sort, limit=1, seek="1b3ea41f5f278613")
        assert told["place"] == every.index("1b3ea41f5f278613")
    assert _rows(client, "relationships", q="bakhmut", seek="1b3ea41f5f278613")["place"] is None


def test_what_a_column_says_nothing_of_comes_last_either_way(client: httpx.Client) -> None:
    for sort in ("happened", "-happened"):
        spans = [row[1] for row in _rows(client, "claims", sort=sort, columns="happened", limit=300)["rows"]]
        unknown = [at for at, span in enumerate(spans) if span is None]
        assert unknown == list(range(294 - len(unknown), 294))
        assert len(unknown) == 147
    firsts = [s[0] or s[1] for s in spans if s]
    assert firsts == sorted(firsts, reverse=True)


def test_counts_of_a_facet_are_of_what_the_others_leave(client: httpx.Client) -> None:
    told = _rows(client, "claims", facets="status=denied&status=hedged", limit=300)
    assert told["total"] == 13
    # The facet itself goes on counting what else could be chosen in it.
    assert [v[:1] + v[2:] for v in _facet(told, "status")] == [
        ["denied", 10],
        ["hedged", 3],
        ["asserted", 257],
        ["planned", 21],
        ["negated", 3],
    ]
    assert _facet(told, "relation")[0] == ["captured", "captured", 5]
    both = _rows(client, "claims", facets="status=denied&relation=captured")
    assert both["total"] == sum(row[4][0] == "denied" and row[2][0] == "captured" for row in told["rows"])
    none = _rows(client, "claims", facets="relation=captured&status=nonsense")
    assert (none["total"], _facet(none, "status")[0]) == (0, ["nonsense", "nonsense", 0])


def test_words_are_found_in_names_titles_and_sentences(client: httpx.Client, graph: Graph) -> None:
    told = {row[0] for row in _rows(client, "claims", q="TAWILA")["rows"]}
    assert told == {c.id for c in graph.claims() if "Tawila" in c.evidence.text}
    assert len(told) == 1
    every = _rows(client, "claims", q="abu kamal", columns="who,whom,place,speaker,report,sentence")["rows"]
    assert every
    assert all("kamal" in str(row).lower() for row in every)
    assert _rows(client, "reports", q="army chief")["rows"][0][0] == "el-fasher-burhan"
    assert _rows(client, "places", q="nowhere at all")["rows"] == []


def test_days_by_one_clock_or_the_other(client: httpx.Client, graph: Graph) -> None:
    days = {"since": "2017-11-08", "until": "2017-11-12"}
    told = _rows(client, "relationships", limit=1, **days)
    assert (told["total"], told["rows"][0][4]) == (30, 4)
    happened = {row[0] for row in _rows(client, "claims", **days)["rows"]}
    first, last = date(2017, 11, 8), date(2017, 11, 12)
    assert happened == {c.id for c in graph.claims(since=first, until=last)}
    reported = {row[0] for row in _rows(client, "claims", clock="reported", **days)["rows"]}
    published = {r.id for r in graph.reports() if r.published and first <= r.published <= last}
    assert reported == {c.id for c in graph.claims() if c.report in published}
    assert (len(happened), len(reported)) == (47, 33)
    assert _rows(client, "reports", clock="reported", since="2017-11-01", until="2017-11-30")["total"] == 12


def test_who_held_a_place_on_a_day_as_known_on_one_day_and_on_another(client: httpx.Client) -> None:
    def held(known_on: str) -> list[Any]:
        told = _rows(
            client, "places", on="2017-11-10", known_on=known_on, facets="name=abu-kamal", q="abu kamal"
        )
        row = next(row for row in told["rows"] if row[0] == "abu-kamal")
        return [[holder[0] for holder in row[4]], row[5][0], row[6], row[8]]

    assert held("2017-11-10") == [["syrian-armed-forces", "allied-syrian-forces"], "held", "2017-11-09", 16]
    assert held("2017-11-12") == [
        ["syrian-armed-forces", "islamic-state", "allied-syrian-forces"],
        "divided",
        "2017-11-10",
        26,
    ]
    now = next(r for r in _rows(client, "places")["rows"] if r[0] == "abu-kamal")
    assert [[h[0] for h in now[4]], now[5], now[6], now[7], now[8]] == [
        ["syrian-armed-forces", "allied-syrian-militias"],
        ["held", "held"],
        "2017-11-19",
        4,
        45,
    ]


def test_the_legend_and_the_evidence_leave_rows_out(client: httpx.Client) -> None:
    assert _rows(client, "relationships", relations_off="captured,controls")["within"] == 179 - 52 - 31
    kinds = _facet(_rows(client, "relationships", kinds_off="state,settlement"), "toKind")
    assert not {"state", "settlement"} & {key for key, _, _ in kinds}
    assert _rows(client, "relationships", disputed="true")["within"] == 18
    assert _rows(client, "relationships", least=3)["within"] == 8
    assert _rows(client, "places", kinds_off="region")["within"] == 106 - 33
    told = _rows(client, "reports", relations_off="captured", limit=100)
    assert sum(row[4] for row in told["rows"]) == 294 - 84


def test_a_facet_is_searched(client: httpx.Client) -> None:
    asked = {"what": "claims", "name": "who", "words": "syrian mil"}
    told = client.get("/explorer/facet.json", params=asked).json()
    assert (told["total"], told["values"]) == (
        50,
        [["allied-syrian-militias", "allied Syrian militias", 4], ["syrian-militias", "Syrian militias", 2]],
    )
    problem(client.get("/explorer/facet.json", params={**asked, "name": "nothing"}), 404)


def test_a_file_holds_just_the_rows_and_columns_that_are_shown(client: httpx.Client) -> None:
    asked = {
        "what": "claims",
        "facets": "status=negated",
        "columns": "who,happened,status,sentence",
        "sort": "who",
    }
    answer = client.get("/explorer/rows.csv", params=asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    head, *lines = csv.reader(io.StringIO(answer.text))
    assert head == ["id", "who", "who_id", "happened_from", "happened_to", "status", "sentence"]
    assert [line[:6] for line in lines] == [
        [
            "63dd1bf1fb78e1a7",
            "Armed Forces of the Democratic Republic of the Congo",
            "congolese-armed-forces",
            "",
            "",
            "negated",
        ],
        ["5e06e1d5cfcae289", "Islamic State", "islamic-state", "", "", "negated"],
        [
            "df7f2756b22cbb9c",
            "Jama'at Nusrat al-Islam wal-Muslimin",
            "jamaat-nusrat-al-islam-wal-muslimin",
            "",
            "",
            "negated",
        ],
    ]
    assert lines[0][6] == "It demanded that the Congolese army should not return to the town."
    told = client.get("/explorer/rows.list", params=asked)
    assert told.headers["content-disposition"] == 'attachment; filename="claims.json"'
    assert told.json()[1] == {
        "id": "5e06e1d5cfcae289",
        "who": {"id": "islamic-state", "label": "Islamic State"},
        "happened": None,
        "status": "negated",
        "sentence": lines[1][6],
    }
    assert client.get("/explorer/rows.list", params={**asked, "q": "zzz"}).json() == []
    problem(client.get("/explorer/rows.pdf", params=asked), 404)


def test_what_cannot_be_meant_is_refused(client: httpx.Client) -> None:
    for name, value in (
        ("what", "wars"),
        ("after", "-1"),
        ("limit", "2001"),
        ("since", "soon"),
        ("clock", "x"),
    ):
        body = problem(client.get("/explorer/rows.json", params={"what": "claims", name: value}), 400)
        assert [fault["parameter"] for fault in body["errors"]] == [name]
    assert _rows(client, "claims", sort="nothing", columns="nothing")["sort"] == "-reported"


def test_days_that_hold_everything_change_nothing(client: httpx.Client) -> None:
    columns = "from,relation,to,reports,claims,speakers,first,last,disputed"
    asked = {"columns": columns, "limit": 200, "sort": "from"}
    whole = _rows(client, "relationships", **asked)
    within = _rows(client, "relationships", since="1900-01-01", **asked)
    assert within["rows"] == whole["rows"]
    assert within["facets"] == whole["facets"]


def test_nothing_is_told_that_was_not_known(client: httpx.Client) -> None:
    columns = {"columns": "from,relation,to,reports,speakers,first,last,sources"}
    told = _rows(client, "relationships", known_on="2017-11-10", limit=300, **columns)
    took = next(row for row in told["rows"] if row[0] == "1b3ea41f5f278613")
    assert took[4:] == [2, 2, "2017-11-08", "2017-11-08", [["Sample Courier"] * 2, ["Sample Wire"] * 2]]
    assert max(row[7] for row in told["rows"] if row[7]) <= "2017-11-10"


def test_what_speakers_gain_is_told_of_claims_and_counted(client: httpx.Client) -> None:
    asked = {"q": "abu kamal", "columns": "relation,speaker,stake", "sort": "reported"}
    told = _rows(client, "claims", **asked)
    stakes = {row[0]: row[3] for row in told["rows"]}
    assert stakes["0465be80cfc43d40"] == ["own-interest", "own interest"]
    assert stakes["25b74514a67e1250"] == ["independent", "independent"]
    assert stakes["10e5c27894977d6f"] is None
    assert _facet(told, "stake") == [["independent", "independent", 29], ["own-interest", "own interest", 12]]
    assert _rows(client, "claims", facets="stake=own-interest", q="abu kamal")["total"] == 12
    assert not next(c for c in told["columns"] if c["name"] == "stake")["sorts"]
    before = _rows(
        client, "claims", facets="stake=independent", known_on="2017-11-08", limit=300, columns="stake"
    )
    assert {row[1][0] for row in before["rows"]} == {"independent"}
