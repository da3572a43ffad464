"""Commands by which an analyst judges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Kg

WHY = ("--reason", "seen", "--author", "Ann")


def taken(kg: Kg) -> str:
    """Give the id of the claim that the army captured the town."""
    told = kg("claims", "--report", "first", "--json").json
    return str(next(c["id"] for c in told))


def listed(kg: Kg, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = kg("judge", "list", "--json", *words).json
    return found


@pytest.mark.parametrize(
    "command",
    ["accept", "reject", "correct", "merge", "split", "locate", "source", "undo", "list", "export", "import"],
)
def test_each_command_has_help_with_an_example(kg: Kg, command: str) -> None:
    assert f"Example: kg judge {command}" in kg("judge", command, "--help").out


def test_a_rejected_claim_is_shown_as_such_and_counts_no_more(full: Kg) -> None:
    name = taken(full)
    ran = full("judge", "reject", name, *WHY)
    (judged,) = listed(full)
    assert (ran.code, ran.out.split(":")[0]) == (0, f"judgement {judged['id']}")
    assert (judged["kind"], judged["author"], judged["reason"]) == ("reject", "Ann", "seen")
    assert (judged["stands"], judged["orphan"], judged["about"]) == (True, False, name)
    assert "rejected, Ann" in full("claims").out
    assert "rejected, Ann" in full("report", "first").out
    assert full("relations", "Syrian army", "--relation", "captured", "--json").json["total"] == 0
    assert full("judge", "undo", str(judged["id"]), "--author", "Bob").code == 0
    assert full("relations", "Syrian army", "--relation", "captured", "--json").json["total"] == 1
    assert "taken back" in full("judge", "list").out


def test_a_corrected_claim_is_shown_beside_the_old(full: Kg) -> None:
    name = taken(full)
    ran = full(
        "judge", "correct", name, "--subject", "ISIS", "--date", "2017-11-07", "--status", "hedged", *WHY
    )
    (judged,) = listed(full)
    assert f"claim {judged['correction']} counts in place of {name}" in ran.out
    assert judged["changes"] == {"date": "2017-11-07", "status": "hedged", "subject": "islamic-state"}
    table = full("claims", "--csv").out
    assert f"corrected as {judged['correction']}, Ann" in table
    assert ",correction\n" in table
    told = {c["id"]: c for c in full("claims", "--json").json}
    assert told[judged["correction"]]["date"]["start"] == "2017-11-07"
    assert full("validate").code == 0


def test_the_word_none_empties_a_field(full: Kg) -> None:
    assert full("judge", "correct", taken(full), "--date", "none", *WHY).code == 0
    assert listed(full)[0]["changes"] == {"date": None}


def test_entities_are_merged_and_split(full: Kg) -> None:
    assert full("judge", "merge", "Syrian army", "ISIS", *WHY).code == 0
    assert "Syrian Armed Forces" in full("relations", "islamic-state").out
    assert full("judge", "split", "Islamic State", *WHY).code == 0
    assert "Islamic State (islamic-state)" in full("relations", "ISIS").out
    assert [h["entities"] for h in listed(full)] == [
        ["syrian-armed-forces", "islamic-state"],
        ["islamic-state"],
    ]


def test_a_place_in_the_south_and_west_needs_no_more_than_one_in_the_north(full: Kg) -> None:
    assert full("judge", "locate", "Abu Kamal", "-33.5", "-70.25", *WHY).code == 0
    assert full("control", "Abu Kamal", "--json").json["place"]["lat"] == -33.5
    assert "abu-kamal at -33.5 -70.25" in full("judge", "list").out


def test_a_source_leans_or_does_not(full: Kg) -> None:
    assert full("judge", "source", "Desert Wire", "--leans", "Syrian army", *WHY).code == 0
    assert full("judge", "source", "Desert Wire", "--neutral", *WHY).code == 0
    assert "desert-wire leans to syrian-armed-forces" in (out := full("judge", "list").out)
    assert "desert-wire leans to nobody" in out
    for both in (("--leans", "ISIS", "--neutral"), ()):
        ran = full("judge", "source", "Desert Wire", *both, *WHY)
        assert (ran.code, ran.err) == (
            2,
            "kg: say whom the source favours with --leans ACTOR, or --neutral for nobody\n",
        )


def test_whoever_judges_says_who_and_why(full: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_AUTHOR", raising=False)
    ran = full("judge", "accept", taken(full), "--reason", "seen")
    assert (ran.code, ran.err) == (2, "kg: a judgement needs an author: --author NAME, or KG_AUTHOR\n")
    ran = full("judge", "accept", taken(full), "--author", "Ann")
    assert ran.code == 2
    assert "Missing option '--reason'" in ran.err
    monkeypatch.setenv("KG_AUTHOR", "Eve")
    assert full("judge", "accept", taken(full), "--reason", "seen").code == 0
    assert listed(full)[0]["author"] == "Eve"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("accept", "nothing"), 4, "kg: no claim 'nothing'\n"),
        (
            ("merge", "ISIS", "Islamic State"),
            2,
            "kg: ISIS and Islamic State are one already: Islamic State (islamic-state)\n",
        ),
        (("split", "ISIS"), 2, "kg: Islamic State (islamic-state) was merged with nothing\n"),
        (("locate", "ISIS", "1", "2"), 2, "kg: Islamic State (armed-group) is no place\n"),
        (("undo", "nothing"), 4, "kg: no judgement 'nothing'\n"),
        (
            ("source", "Desert Wyre", "--neutral"),
            4,
            "kg: no source 'Desert Wyre'; nearest: Desert Wire\n",
        ),
    ],
)
def test_what_cannot_be_judged_is_said(full: Kg, words: tuple[str, ...], code: int, told: str) -> None:
    ran = full("judge", *words, *WHY)
    assert (ran.code, ran.err, ran.out) == (code, told, "")


def test_judgements_are_shared_as_a_file(full: Kg, tmp_path: Path) -> None:
    full("judge", "reject", taken(full), *WHY)
    assert full("judge", "export", tmp_path / "said.jsonl").code == 0
    assert full("judge", "export", "-").out == (tmp_path / "said.jsonl").read_text()
    again = full("judge", "import", tmp_path / "said.jsonl")
    assert (again.code, again.out, again.err) == (0, "0 judgements taken over, 1 known already\n", "")
    empty = Kg(tmp_path / "empty")
    first = empty("judge", "import", tmp_path / "said.jsonl")
    assert (first.code, first.out) == (0, "1 judgement taken over, 0 known already\n")
    assert first.err == "kg: 1 about nothing that is here; kg judge list --orphans shows them\n"
    (orphan,) = listed(empty, "--orphans")
    done = empty("judge", "import", "-", "--json", stdin=(tmp_path / "said.jsonl").read_bytes()).json
    assert done == {"added": 0, "known": 1, "orphans": [orphan["id"]], "withheld": 0}


def test_a_broken_file_is_refused_with_its_line(full: Kg, tmp_path: Path) -> None:
    full("judge", "reject", taken(full), *WHY)
    full("judge", "export", tmp_path / "said.jsonl")
    value = json.loads((tmp_path / "said.jsonl").read_text())
    (tmp_path / "bad.jsonl").write_text(json.dumps(value) + "\n\n" + json.dumps(value | {"author": "Bob"}))
    ran = full("judge", "import", tmp_path / "bad.jsonl")
    assert ran.code == 3
    assert ran.err.startswith(f"kg: {tmp_path}/bad.jsonl:3: no judgement: its id is")
    assert full("judge", "import", tmp_path / "none.jsonl").code == 4


def test_duplicates_are_proposed_and_never_merged(full: Kg) -> None:
    ran = full("duplicates", "--json")
    assert (ran.code, ran.json) == (0, [])
    assert "because" in full("duplicates", "--limit", "3").out
    assert listed(full) == []
