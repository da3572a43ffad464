"""Looking things up."""

import csv
import io

import pytest

from kg.cli.looking import told
from kg.model import claim_from_json
from tests.cli.running import Kg


def test_relations_are_grouped_and_counted(full: Kg) -> None:
    ran = full("relations", "Islamic State")
    assert (ran.code, ran.err) == (0, "")
    assert "Islamic State (islamic-state): 1 relationship" in ran.out
    assert "captured" in ran.out
    assert "2017-11-11" in ran.out
    assert "River Post" in ran.out


def test_relations_as_json(full: Kg) -> None:
    found = full("relations", "Syrian army", "--json").json
    assert (found["entity"]["id"], found["total"]) == ("syrian-armed-forces", 1)
    [group] = found["groups"]
    assert (group["relation"], group["total"]) == ("captured", 1)
    [edge] = group["relationships"]
    assert (edge["object"]["id"], edge["first"], edge["sources"]) == (
        "abu-kamal",
        "2017-11-08",
        ["Desert Wire"],
    )


def test_relations_as_csv(full: Kg) -> None:
    header, row = csv.reader(io.StringIO(full("relations", "Syrian army", "--csv").out))
    assert header[:3] == ["Source", "Target", "Type"]
    assert row[:3] == ["syrian-armed-forces", "abu-kamal", "Directed"]


def test_relations_by_filter(full: Kg) -> None:
    def total(*words: str) -> int:
        found = full("relations", "Abu Kamal", "--json", *words)
        return int(found.json["total"])

    assert total() == 2
    assert total("--since", "2017-11-10") == 1
    assert total("--until", "2017-11-10") == 1
    assert total("--other", "Islamic State") == 1
    assert total("--relation", "lost") == 0
    assert total("--status", "asserted") == 2
    assert total("--since", "2999-01-01") == 0


def test_an_unknown_entity_is_not_found_with_the_nearest(full: Kg) -> None:
    ran = full("relations", "Abu Kamel")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == "kg: no entity 'Abu Kamel'; nearest: Abu Kamal\n"


def test_a_wrong_day_or_relation_is_a_usage_error(full: Kg) -> None:
    ran = full("relations", "Abu Kamal", "--since", "soon")
    assert (ran.code, ran.err) == (2, "kg: --since: 'soon' is not an ISO date such as 2017-11-09\n")
    ran = full("claims", "--relation", "hugged")
    assert ran.code == 2
    assert ran.err.startswith("kg: Invalid value for '--relation': ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("claims", "--place", ""), 4, "no entity ''"),
        (("claims", "--report", "nope"), 4, "no report 'nope'"),
        (("relations", "Abu Kamal", "--other", ""), 4, "no entity ''"),
        (("graph", "-o", "-", "--around", ""), 4, "no entity ''"),
        (
            ("claims", "--since", "2018-01-01", "--until", "2017-01-01"),
            2,
            "until (2017-01-01) lies before since (2018-01-01)",
        ),
        (("control", "Syrian army"), 2, "Syrian Armed Forces (armed-force) is no place"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_no_empty_answer(
    full: Kg, words: tuple[str, ...], code: int, told: str
) -> None:
    ran = full(*words)
    assert (ran.code, ran.out, ran.err) == (code, "", f"kg: {told}\n")


def test_claims_in_all_forms(full: Kg) -> None:
    found = full("claims", "--json").json
    assert sorted(c["report"] for c in found) == ["first", "second"]
    assert len(full("claims", "--place", "Abu Kamal", "--source", "River Post", "--json").json) == 1
    assert len(full("claims", "--limit", "1", "--json").json) == 1
    assert len(full("claims", "--report", "first", "--json").json) == 1
    header, *rows = csv.reader(io.StringIO(full("claims", "--csv").out))
    assert header[0] == "id"
    assert sorted(row[1] for row in rows) == ["2017-11-08", "2017-11-11"]
    table = full("claims").out
    assert "Islamic State captured Abu Kamal on 2017-11-11, The SDF said." in table


def test_a_table_is_not_cut_where_there_is_no_terminal(full: Kg) -> None:
    line = next(line for line in full("claims").out.splitlines() if "first" in line)
    assert line.rstrip().endswith("The army captured Abu Kamal on 2017-11-08, The army said.")


def test_two_forms_exclude_each_other(full: Kg) -> None:
    ran = full("claims", "--json", "--csv")
    assert (ran.code, ran.err) == (2, "kg: --json and --csv exclude each other\n")


def test_a_report_with_its_claims_marked(full: Kg) -> None:
    ran = full("report", "first")
    assert ran.out.startswith("first · 2017-11-09 · Desert Wire\n")
    assert "The army [captured](1) Abu Kamal on 2017-11-08, The army said. It rained.\n" in ran.out
    assert ran.out.rstrip().endswith("Syrian Armed Forces")
    found = full("report", "first", "--json").json
    assert found["text"] == "The army captured Abu Kamal on 2017-11-08, The army said. It rained.\n"
    assert [c["relation"] for c in found["claims"]] == ["captured"]


@pytest.mark.parametrize("command", ["report", "forget"])
def test_an_unknown_report_is_not_found(full: Kg, command: str) -> None:
    ran = full(command, "frist")
    assert (ran.code, ran.out, ran.err) == (4, "", "kg: no report 'frist'; nearest: first\n")


@pytest.mark.parametrize(
    "words",
    [
        ("relations", "x"),
        ("claims",),
        ("control", "x"),
        ("timeline", "x"),
        ("holdings", "x"),
        ("compare", "2017-01-01", "2018-01-01"),
        ("events",),
        ("disputes",),
        ("allies", "x"),
        ("report", "x"),
        ("stats",),
        ("validate",),
        ("export", "--format", "csv"),
        ("graph", "-o", "-"),
        ("sparql", "ASK {}"),
        ("serve",),
    ],
)
def test_without_a_store_there_is_nothing_to_look_up(kg: Kg, words: tuple[str, ...]) -> None:
    ran = kg(*words)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == f"kg: no store in {kg.store}; `kg ingest` makes one\n"
    assert not kg.store.exists()


def test_a_claim_in_words(full: Kg) -> None:
    first, second = sorted(map(told, map(claim_from_json, full("claims", "--json").json)))
    assert first.splitlines()[:2] == [
        "2017-11-08  Syrian Armed Forces captured Abu Kamal, says Syrian Armed Forces",
        "            “The army captured Abu Kamal on 2017-11-08, The army said.”",
    ]
    assert second.splitlines()[2].endswith("of report second")
