"""What happened, what is disputed, who stands with whom."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from kg.derive import update
from kg.model import Claim, Kind, Quantity, Report
from kg.store import open_store
from tests import factory as f
from tests.cli.running import Kg

FIRST = f.report("first", "Fell: the town, says the army.", "2017-11-09", "Wire")
SECOND = f.report("second", "Denied: that it fell.", "2017-11-10", "Desk")
THIRD = f.report("third", "Broken: the alliance.", "2017-12-02", "Post")
MILITIA = f.entity("Local Militia", Kind.MILITIA)


def deaths(report: Report, best: int, high: int | None) -> Claim:
    told = f.claim("killed", None, f.ISLAMIC_STATE, report=report, place=f.ABU_KAMAL)
    return replace(told, quantity=Quantity(3, best, high, "fighters", "some"))


CLAIMS = {
    FIRST: [
        f.claim(report=FIRST, by=(f.ARMY,)),
        deaths(FIRST, 4, None),
        f.claim("allied-with", f.ARMY, MILITIA, report=FIRST),
    ],
    SECOND: [
        f.claim(report=SECOND, by=(f.OBSERVATORY,)),
        f.claim(report=SECOND, by=(f.ISLAMIC_STATE,), status="denied"),
        deaths(SECOND, 3, 3),
    ],
    THIRD: [f.claim("broke-with", MILITIA, f.ARMY, day="2017-12-01", report=THIRD)],
}


@pytest.fixture
def war(kg: Kg) -> Kg:
    with open_store(kg.store) as store:
        update(store, CLAIMS.items(), known={e.id: e for e in (f.ARMY, f.ISLAMIC_STATE)})
    return kg


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_events_are_counted_with_their_claims_and_witnesses(war: Kg) -> None:
    found = war("events", "--json").json
    assert found["counts"] == {"events": 3, "claims": 5, "reports": 3, "witnesses": 5}
    assert [e["relation"] for e in found["events"]] == ["captured", "killed", "broke-with"]
    assert war("events").out.startswith("3 events, 5 claims, 5 witnesses")


def test_an_event_in_a_row(war: Kg) -> None:
    [row] = rows(war("events", "--relation", "captured", "--csv").out)
    identity = war("events", "--relation", "captured", "--json").json["events"][0]["id"]
    assert row == {
        "when": "2017-11-08",
        "subject": "Syrian Armed Forces",
        "relation": "captured",
        "object": "Abu Kamal",
        "place": "",
        "lost by": "",
        "to": "",
        "figures": "",
        "claims": "2",
        "witnesses": "2",
        "sources": "Desk, Wire",
        "disputed": "disputed",
        "id": identity,
    }


def test_figures_stay_apart_by_source(war: Kg) -> None:
    [row] = rows(war("events", "--relation", "killed", "--csv").out)
    assert sorted(row["figures"].split("; ")) == ["Desk: 3 fighters", "Wire: 3-4-? fighters"]
    [event] = war("events", "--relation", "killed", "--json").json["events"]
    assert sorted((f["source"], f["low"], f["best"], f["high"]) for f in event["figures"]) == [
        ("Desk", 3, 3, 3),
        ("Wire", 3, 4, None),
    ]


@pytest.mark.parametrize(
    ("filter", "relations"),
    [
        (("--actor", "Local Militia"), ["broke-with"]),
        (("--place", "Abu Kamal", "--disputed"), ["captured"]),
        (("--undisputed", "--until", "2017-11-30"), ["killed"]),
        (("--since", "2017-11-09"), ["broke-with"]),
        (("--relation", "broke-with", "--limit", "1"), ["broke-with"]),
    ],
)
def test_events_by_filter(war: Kg, filter: tuple[str, ...], relations: list[str]) -> None:
    assert [e["relation"] for e in war("events", *filter, "--json").json["events"]] == relations


def test_no_events_are_said_in_words(war: Kg) -> None:
    assert war("events", "--relation", "lost").out == "No such event is known.\n"
    found = war("events", "--relation", "lost", "--json").json
    assert found == {"counts": {"events": 0, "claims": 0, "reports": 0, "witnesses": 0}, "events": []}


def test_disputes(war: Kg) -> None:
    [row] = rows(war("disputes", "--csv").out)
    assert row == {
        "since": "2017-11-08",
        "until": "2017-11-08",
        "kind": "relationship",
        "what": "Syrian Armed Forces captured Abu Kamal",
        "claims for": "2",
        "claims against": "1",
    }
    assert war("disputes").out.startswith("1 dispute")
    [told] = war("disputes", "--json").json
    assert (told["kind"], told["since"], told["place"]) == ("relationship", "2017-11-08", None)
    assert told["relationship"]["disputed"] is True
    assert (
        war("disputes", "--since", "2018-01-01").out == "Nothing is known to be disputed since 2018-01-01.\n"
    )


def test_a_disputed_place(full: Kg) -> None:
    with open_store(full.store) as store:
        told = f.report("third", "Told: another story.", "2017-11-12", "Post")
        rival = f.claim("captured", f.SDF, day="2017-11-11", report=told, by=(f.SDF,))
        ours = f.claim("captured", f.ISLAMIC_STATE, day="2017-11-11", report=told, by=(f.ISLAMIC_STATE,))
        update(store, [(told, [rival, ours])], forget=["first", "second"])
    row = next(r for r in rows(full("disputes", "--csv").out) if r["kind"] == "control")
    assert row["what"] == ("Abu Kamal: disputed, said to be held by Islamic State, Syrian Democratic Forces")
    assert (row["since"], row["until"]) == ("2017-11-11", "")


def test_allies_with_what_ended_it(war: Kg) -> None:
    [row] = rows(war("allies", "Local Militia", "--csv").out)
    assert row == {
        "subject": "Local Militia",
        "relation": "allied-with",
        "object": "Syrian Armed Forces",
        "when": "?..2017-11-08 to 2017-12-01",
        "ended by": "broke-with 2017-12-01",
        "sources": "Wire",
        "disputed": "",
    }
    told = war("allies", "Local Militia", "--json").json
    assert told["actor"]["id"] == "local-militia"
    assert [e["object"]["id"] for e in told["relationships"]] == ["syrian-armed-forces"]
    assert war("allies", "Local Militia", "--on", "2017-12-03").out == (
        "Local Militia is not known to have had allies or support on 2017-12-03.\n"
    )
    assert "Syrian Armed Forces" in war("allies", "Local Militia", "--on", "2017-11-20").out


def test_relations_show_their_periods(war: Kg) -> None:
    lines = war("relations", "Local Militia").out.splitlines()
    assert "when" in next(line for line in lines if "subject" in line)
    assert any("?..2017-11-08 to 2017-12-01" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("allies", "Abu Kamal"), 2, "Abu Kamal (settlement) is no actor"),
        (("allies", "Atlantis"), 4, "no entity 'Atlantis'"),
        (("events", "--actor", "Abu Kamal"), 2, "Abu Kamal (settlement) is no actor"),
        (("events", "--place", "Islamic State"), 2, "Islamic State (armed-group) is no place"),
        (
            ("events", "--since", "2018-01-01", "--until", "2017-01-01"),
            2,
            "until (2017-01-01) lies before since (2018-01-01)",
        ),
        (("disputes", "--since", "soon"), 2, "--since: 'soon' is not an ISO date such as 2017-11-09"),
        (("disputes", "--table", "--csv"), 2, "--csv and --table exclude each other"),
    ],
)
def test_what_cannot_be_meant(war: Kg, words: tuple[str, ...], code: int, told: str) -> None:
    ran = war(*words)
    assert (ran.code, ran.out, ran.err) == (code, "", f"kg: {told}\n")
