"""Why a claim is as it is, on the command line."""

from __future__ import annotations

from pathlib import Path

from kg.model import explanation_json
from tests.cli.running import Kg
from tests.reading import Reader

TOOK = "The army captured Raqqa on 2017-10-17."


def _id(full: Kg) -> str:
    [claim] = full("claims", "--report", "first", "--json").json
    return str(claim["id"])


def test_an_explanation_in_lines(full: Kg) -> None:
    claim = _id(full)
    ran = full("explain", claim)
    assert (ran.code, ran.err) == (0, "")
    word = "“captured” (text 9-17)"
    assert ran.out.splitlines() == [
        "Syrian Armed Forces captured Abu Kamal",
        "“The army captured Abu Kamal on 2017-11-08, The army said.”",
        f"claim {claim} of report first",
        "",
        "frame       seizing (verb “take {object}”): “captured” (text 9-17)",
        "subject     Syrian Armed Forces (syrian-armed-forces) from “captured” (text 9-17), by class",
        "            rests on spoken of before",
        "            path >nsubj captured",
        f"            {word} may be Syrian Armed Forces (syrian-armed-forces) 2, Abu Kamal (abu-kamal) 0.5 and 10 more",
        "date        2017-11-08, own clause: “captured” (text 9-17), published 2017-11-09",
        f"said by     Syrian Armed Forces (syrian-armed-forces) from {word}, by class, by {word}",
        "            rests on spoken of before",
        "status      asserted, plain",
        "extent      whole, adverb: “captured” (text 9-17)",
        "confidence  0.9 = form verb 0.9",
    ]


def test_an_explanation_as_json(full: Kg, by_hand: Reader) -> None:
    from kg.model import Report

    claim = _id(full)
    found = full("explain", claim, "--json").json
    [(_, why)] = by_hand.explained(
        Report("first", "The army captured Abu Kamal on 2017-11-08, The army said.")
    )
    assert found == explanation_json(why)
    assert found["claim"] == claim


def test_an_unknown_claim_is_not_found(full: Kg) -> None:
    ran = full("explain", "0000000000000000")
    assert (ran.code, ran.out, ran.err) == (4, "", "kg: no claim '0000000000000000'\n")


def test_a_graph_that_is_not_there(kg: Kg) -> None:
    ran = kg("explain", "0000000000000000")
    assert (ran.code, ran.out) == (4, "")


def test_extracted_claims_carry_their_explanations(kg: Kg, tmp_path: Path, by_hand: Reader) -> None:
    (tmp_path / "took.txt").write_text(TOOK)
    plain = kg("extract", tmp_path / "took.txt", "--published", "2017-11-09").lines
    ran = kg("extract", tmp_path / "took.txt", "--published", "2017-11-09", "--explain")
    assert (ran.code, ran.err) == (0, "")
    [line], [claim] = ran.lines, plain
    assert line["explanation"]["claim"] == claim["id"]
    assert {k: v for k, v in line.items() if k != "explanation"} == claim
    assert by_hand
