"""Forgetting, counting, validating."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import open_store
from tests.cli.running import Kg


def test_a_report_is_forgotten_with_its_claims(full: Kg) -> None:
    ran = full("forget", "second")
    assert (ran.code, ran.out, ran.err) == (0, "forgot second\n", "")
    assert [c["report"] for c in full("claims", "--json").json] == ["first"]


def test_counts(full: Kg) -> None:
    found = full("stats", "--json").json
    assert found == {
        "reports": 2,
        "undated": 0,
        "claims": 2,
        "relationships": 2,
        "entities": found["entities"],
        "places": 1,
        "sources": 2,
        "first": "2017-11-09",
        "last": "2017-11-12",
        "relations": {"captured": 2},
    }
    table = full("stats").out
    assert "2017-11-12" in table
    assert "captured" in table


def test_a_sound_graph_is_valid(full: Kg) -> None:
    ran = full("validate")
    assert (ran.code, ran.out, ran.err) == (0, "", "kg: 0 faults found\n")
    assert full("validate", "--json").json == []


def test_a_broken_graph_is_found_invalid(full: Kg) -> None:
    with open_store(full.store) as store:
        report = NamedNode(f"{store.base}reports/first")
        confidence = NamedNode("https://w3id.org/conflict-kg#confidence")
        [told] = store.quads(None, confidence, None, report)
        store.change(remove=[told], add=[Quad(told.subject, confidence, Literal(7.5), report)])
    node = str(told.subject).strip("<>")
    ran = full("validate")
    what = "has the confidence 7.5, which is not from 0 to 1"
    assert (ran.code, ran.out, ran.err) == (3, f"{node} {what}\n", "kg: 1 fault found\n")
    ran = full("validate", "--json")
    assert (ran.code, ran.err) == (3, "kg: 1 fault found\n")
    assert ran.json == [{"kind": "claim", "node": node, "what": what}]
    ran = full("validate", "--deep")
    shape = "kg:confidence: the confidence is exactly one double from 0 to 1 (not '7.5')"
    assert (ran.code, ran.out) == (3, f"{node} {what}\n{node} {shape}\n")
    assert ran.err == "kg: 2 faults found\n"
