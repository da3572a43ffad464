"""Who held what, when, and who says so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.running import Kg

ARMY = {"id": "syrian-armed-forces", "label": "Syrian Armed Forces"}
GROUP = {"id": "islamic-state", "label": "Islamic State"}


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_control_as_json(full: Kg) -> None:
    found = full("control", "Abu Kamal", "--json").json
    assert set(found) == {"place", "intervals"}
    assert found["place"]["id"] == "abu-kamal"
    first, last = found["intervals"]
    claim = next(c["id"] for c in full("claims", "--json").json if c["report"] == "first")
    assert first.pop("id")
    assert first == {
        "holders": [ARMY],
        "status": "held",
        "basis": "own-interest",
        "last_confirmed": "2017-11-08",
        "start": {"earliest": "2017-11-08", "latest": "2017-11-08"},
        "end": {"earliest": "2017-11-11", "latest": "2017-11-11"},
        "interval": "2017-11-08/2017-11-11",
        "for": [claim],
        "against": [],
        "possible": [],
    }
    assert (last["holders"], last["end"]) == ([GROUP], None)


@pytest.mark.parametrize(
    ("days", "holders"),
    [
        (("--on", "2017-11-10"), [ARMY]),
        (("--on", "2017-11-11"), [GROUP]),
        (("--on", "2017-11-11", "--known-on", "2017-11-10"), [ARMY]),
        (("--on", "2017-11-07"), []),
    ],
)
def test_control_on_a_day_is_one_interval(
    full: Kg, days: tuple[str, ...], holders: list[dict[str, str]]
) -> None:
    [span] = full("control", "Abu Kamal", *days, "--json").json["intervals"]
    assert span["holders"] == holders


def test_control_as_a_table(full: Kg) -> None:
    assert rows(full("control", "Abu Kamal", "--csv").out) == [
        ["from", "to", "status", "held by", "possibly", "basis", "last confirmed", "for", "against"],
        [
            "2017-11-08",
            "2017-11-11",
            "held",
            "Syrian Armed Forces",
            "",
            "own-interest",
            "2017-11-08",
            "1",
            "0",
        ],
        ["2017-11-11", "", "held", "Islamic State", "", "independent", "2017-11-11", "1", "0"],
    ]
    table = full("control", "Abu Kamal").out
    assert table.startswith("Abu Kamal (abu-kamal)")
    assert table.index("Syrian Armed Forces") < table.index("Islamic State")


def test_nothing_known_is_said_in_words(full: Kg) -> None:
    assert full("control", "Abu Kamal", "--on", "1950-01-01").out == (
        "Nothing is known of who held Abu Kamal on 1950-01-01.\n"
    )
    assert full("control", "Abu Kamal", "--known-on", "2017-11-08").out == (
        "Nothing is known of who held Abu Kamal from what was published by 2017-11-08.\n"
    )
    assert full("timeline", "Abu Kamal", "--known-on", "2017-11-08").out == (
        "Nothing is known of who held Abu Kamal from what was published by 2017-11-08.\n"
    )
    [span] = full("control", "Abu Kamal", "--on", "1950-01-01", "--json").json["intervals"]
    assert (span["holders"], span["status"], span["start"], span["end"]) == (
        [],
        "unknown",
        {"earliest": None, "latest": None},
        None,
    )


def test_reports_without_a_day_are_counted(full: Kg, tmp_path: Path) -> None:
    (tmp_path / "blog.txt").write_text("The SDF captured Abu Kamal on 2017-11-20.")
    assert full("ingest", tmp_path / "blog.txt").code == 0
    said = "kg: 1 report without a day of publication is left out\n"
    for command in ("control", "timeline"):
        assert full(command, "Abu Kamal", "--known-on", "2017-11-30").err == said
        assert full(command, "Abu Kamal").err == ""
    assert full("holdings", "Islamic State", "--known-on", "2017-11-30").err == said
    assert full("control", "Abu Kamal", "--on", "2017-11-21", "--json").json["intervals"][0]["holders"] == [
        {"id": "syrian-democratic-forces", "label": "Syrian Democratic Forces"}
    ]


def test_a_timeline_in_words(full: Kg) -> None:
    ids = {c["report"]: c["id"] for c in full("claims", "--json").json}
    assert full("timeline", "Abu Kamal").out == (
        "Abu Kamal (abu-kamal)\n\n"
        "2017-11-08 to 2017-11-11: held by Syrian Armed Forces (own-interest; last confirmed 2017-11-08)\n"
        "  for     happened 2017-11-08, reported 2017-11-09: Syrian Armed Forces (own-interest) in Desert Wire\n"
        f"          “The army captured Abu Kamal on 2017-11-08, The army said.”  claim {ids['first']}\n\n"
        "2017-11-11 and since: held by Islamic State (independent; last confirmed 2017-11-11)\n"
        "  for     happened 2017-11-11, reported 2017-11-12: Syrian Democratic Forces (independent) in River Post\n"
        f"          “Islamic State captured Abu Kamal on 2017-11-11, The SDF said.”  claim {ids['second']}\n\n"
    )


def test_a_timeline_in_other_forms(full: Kg) -> None:
    first, last = full("timeline", "Abu Kamal", "--json").json["intervals"]
    control = full("control", "Abu Kamal", "--json").json["intervals"]
    assert [{k: v for k, v in i.items() if k != "claims"} for i in (first, last)] == control
    assert last["claims"] == [
        {
            "claim": last["for"][0],
            "supports": True,
            "relation": "captured",
            "status": "asserted",
            "subject": "Islamic State",
            "happened": {"start": "2017-11-11", "end": "2017-11-11", "precision": "day", "text": None},
            "reported": "2017-11-12",
            "report": "second",
            "source": "River Post",
            "speakers": ["Syrian Democratic Forces"],
            "stake": "independent",
            "sentence": "Islamic State captured Abu Kamal on 2017-11-11, The SDF said.",
        }
    ]
    header, one, other = rows(full("timeline", "Abu Kamal", "--csv").out)
    told = dict(zip(header, other, strict=True))
    assert one[:4] == ["2017-11-08", "2017-11-11", "held", "Syrian Armed Forces"]
    assert (told["side"], told["happened"], told["reported"], told["stake"]) == (
        "for",
        "2017-11-11",
        "2017-11-12",
        "independent",
    )


def test_holdings(full: Kg) -> None:
    found = full("holdings", "Syrian army", "--json").json
    assert found["actor"]["id"] == "syrian-armed-forces"
    [span] = found["holdings"]
    assert (span["place"]["id"], span["holders"]) == ("abu-kamal", [ARMY])
    assert full("holdings", "Syrian army", "--on", "2017-11-11", "--json").json["holdings"] == []
    known = ("--on", "2017-11-11", "--known-on", "2017-11-10")
    assert len(full("holdings", "Syrian army", *known, "--json").json["holdings"]) == 1
    assert full("holdings", "Syrian army", "--on", "2017-11-11").out == (
        "Nothing is known to be held by Syrian Armed Forces on 2017-11-11.\n"
    )
    assert rows(full("holdings", "Syrian army", "--csv").out)[1][:4] == [
        "Abu Kamal",
        "2017-11-08",
        "2017-11-11",
        "held",
    ]


def test_what_changed_hands(full: Kg) -> None:
    found = full("compare", "2017-11-08", "2017-11-11", "--json").json
    [change] = found.pop("changes")
    assert found == {"first": "2017-11-08", "second": "2017-11-11"}
    assert (change["place"]["id"], change["before"]["holders"], change["after"]["holders"]) == (
        "abu-kamal",
        [ARMY],
        [GROUP],
    )
    assert rows(full("compare", "2017-11-08", "2017-11-11", "--csv").out) == [
        ["place", "before", "held before by", "after", "held after by", "since"],
        ["Abu Kamal", "held", "Syrian Armed Forces", "held", "Islamic State", "2017-11-11"],
    ]
    assert full("compare", "2017-11-08", "2017-11-11").out.startswith(
        "1 place held otherwise on 2017-11-11 than on 2017-11-08"
    )
    assert full("compare", "2017-11-08", "2017-11-10").out == (
        "No place is known to have been held otherwise on 2017-11-10 than on 2017-11-08.\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("control", "Abu Kemel"), 4, "no entity 'Abu Kemel'; nearest: Abu Kamal"),
        (("control", "Atlantis"), 4, "no entity 'Atlantis'"),
        (("control", "Islamic State"), 2, "Islamic State (armed-group) is no place"),
        (("timeline", "Islamic State"), 2, "Islamic State (armed-group) is no place"),
        (("holdings", "Abu Kamal"), 2, "Abu Kamal (settlement) is no actor"),
        (
            ("control", "Abu Kamal", "--on", "8.11.2017"),
            2,
            "--on: '8.11.2017' is not an ISO date such as 2017-11-09",
        ),
        (
            ("control", "Abu Kamal", "--known-on", "2017-02-30"),
            2,
            "--known-on: '2017-02-30' is not an ISO date such as 2017-11-09",
        ),
        (
            ("compare", "2017-11-08", "2017-11-08"),
            2,
            "the second day (2017-11-08) is not after the first (2017-11-08)",
        ),
        (("compare", "yesterday", "2017-11-08"), 2, "DAY: 'yesterday' is not an ISO date such as 2017-11-09"),
        (("holdings", "Islamic State", "--json", "--csv"), 2, "--json and --csv exclude each other"),
    ],
)
def test_what_cannot_be_meant(full: Kg, words: tuple[str, ...], code: int, told: str) -> None:
    ran = full(*words)
    assert (ran.code, ran.err) == (code, f"kg: {told}\n")
