"""Tables of events on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.tables import coding_json, linking
from kg.coded import Coding
from kg.model import claim_from_json
from tests.cli.running import Kg
from tests.events import ACLED, GED, written


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "anything.csv"
    path.write_text(
        written(GED, {}, {"id": "2", "side_b": "Band of the Invented Hill"}, {"id": "3", "best": "?"})
    )
    return path


def test_ingest_says_what_was_linked_and_what_was_not(kg: Kg, events: Path) -> None:
    ran = kg("ingest", events)
    assert (ran.code, ran.out) == (3, "2 reports read: 2 new, 0 replaced, 0 unchanged; 4 claims\n")
    assert ran.err.splitlines() == [
        f"kg: {events}:4: best '?' is no whole number from 0 to 1,000,000,000,000",
        (
            "kg: linked 2 of 3 actors (3 of 4 mentions), 1 of 1 places (2 of 2 mentions), "
            "1 of 1 sources (2 of 2 mentions)"
        ),
        "kg: not known, so made anew: Band of the Invented Hill (actor, 1)",
        "kg: 1 refused",
    ]
    again = kg("ingest", events, "--json").json
    assert (again["unchanged"], again["rows"], again["not_linked"]) == (2, 2, [])
    assert again["linked"]["actors"] == {"names": 0, "of_names": 0, "mentions": 0, "of_mentions": 0}


def test_what_came_of_a_row_can_be_looked_up(kg: Kg, events: Path) -> None:
    kg("ingest", events)
    report = kg("report", "ucdp-ged-990001", "--json").json
    assert (report["published"], report["source"]) == ("2017-11-09", "Reuters")
    [fought] = [c for c in kg("claims", "--relation", "fought", "--entity", "IS", "--json").json if c]
    # Whoever printed it: the witness is the one that it was heard from.
    [edge] = [
        e
        for group in kg("relations", "IS", "--relation", "fought", "--json").json["groups"]
        for e in group["relationships"]
    ]
    assert edge["witnesses"] == ["syrian-observatory-for-human-rights"]
    ran = kg("explain", fought["id"])
    assert (ran.code, ran.err) == (
        4,
        (
            f"kg: claim '{fought['id']}', made by ucdp-ged/1, cannot be explained: it is a row's codes put into words; "
            "its evidence is the row, its trigger the deciding cell\n"
        ),
    )


def test_claims_and_names_of_a_table_are_printed(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(written(ACLED, {"fatalities": "2"}, separator=";"))
    claims = [claim_from_json(c) for c in kg("extract", path).lines]
    assert [c.relation.value for c in claims] == ["fought", "killed"]
    assert [c["extractor"] for c in kg("extract", path, "--explain").lines] == ["acled/1"] * 2
    names = kg("mentions", path).lines
    assert [n["id"] for n in names] == [
        "syrian-armed-forces", "islamic-state", "abu-kamal", "sana", "syrian-observatory-for-human-rights",
    ]  # fmt: skip


def test_another_table_is_refused(kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("town,held_by\nRaqqa,SDF\n")
    ran = kg("ingest", path)
    assert ran.code == 3
    assert ran.err.startswith(
        f"kg: {path}: a table of no data set that is known: for UCDP GED it lacks the columns"
    )
    assert not kg.store.exists()


def test_twenty_names_are_listed_and_the_rest_counted() -> None:
    names = {("place", f"Invented {n:02}", False): 30 - n for n in range(22)}
    told = list(linking(Coding(rows=3, names=names, lacking={"Arrests": 1, "Other": 2})))
    assert told[1].startswith("not known, so made anew: Invented 00 (place, 30), Invented 01 (place, 29)")
    assert told[1].endswith("Invented 19 (place, 11), and 2 more; --json lists all")
    assert told[2] == "3 rows without a claim: Arrests 1, Other 2"
    assert len(coding_json(Coding(rows=3, names=names))["not_linked"]) == 22


def test_nothing_is_said_where_no_table_was_read() -> None:
    assert list(linking(Coding())) == []
    assert coding_json(Coding()) == {}
