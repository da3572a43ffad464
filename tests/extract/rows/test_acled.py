"""What rows of ACLED exports say."""

from __future__ import annotations

import csv

import pytest

from kg.extract.rows import RowReader
from kg.extract.rows.acled import _TELLINGS
from kg.know.data import data_folder
from kg.model import Claim
from tests.events import ACLED, one

IS_FIRST = {
    "actor1": "Islamic State (Syria)", "inter1": "2",
    "actor2": "Military Forces of Syria (2000-2024)", "inter2": "1",
}  # fmt: skip
ALONE = {"actor2": "", "inter2": ""}
CIVILIANS = {"event_type": "Violence against civilians", "actor2": "Civilians (Syria)", "inter2": "7"}
Said = tuple[str, str | None, str]


def said(claim: Claim) -> Said:
    return claim.relation.value, claim.subject.entity.id if claim.subject else None, claim.object.entity.id


def read(reader: RowReader, **changes: str) -> list[Claim]:
    return list(reader.read(one(ACLED, **changes)).claims)


def test_a_clash(row_reader: RowReader) -> None:
    [fought] = read(row_reader)
    assert said(fought) == ("fought", "syrian-armed-forces", "islamic-state")
    assert fought.place is not None
    assert (fought.place.entity.id, fought.place_precision) == ("abu-kamal", "exact")
    assert [a.entity.id for a in fought.attributed_to] == ["sana", "syrian-observatory-for-human-rights"]
    assert (fought.trigger.text, fought.extractor) == ("sub_event_type: Armed clash", "acled/1")


@pytest.mark.parametrize(
    ("sub_event", "taker", "loser"),
    [
        ("Government regains territory", "syrian-armed-forces", "islamic-state"),
        ("Non-state actor overtakes territory", "islamic-state", "syrian-armed-forces"),
    ],
)
@pytest.mark.parametrize("order", [{}, IS_FIRST, {"inter1": "", "inter2": ""}])
def test_who_took_the_place_does_not_hang_on_the_order_of_the_actors(
    row_reader: RowReader, sub_event: str, taker: str, loser: str, order: dict[str, str]
) -> None:
    [claim] = read(row_reader, sub_event_type=sub_event, **order)
    assert said(claim) == ("captured", taker, "abu-kamal")
    assert claim.source is not None
    assert (claim.source.entity.id, claim.place, claim.extent.value) == (loser, None, "whole")


def test_where_both_or_neither_are_of_a_state_the_first_took_it(row_reader: RowReader) -> None:
    [claim] = read(row_reader, sub_event_type="Non-state actor overtakes territory", actor1="QSD: Syrian Democratic "
                   "Forces", inter1="2")  # fmt: skip
    assert said(claim) == ("captured", "syrian-democratic-forces", "abu-kamal")


@pytest.mark.parametrize(
    ("precision", "place", "said_precision"),
    [("2", "area-around-abu-kamal", "near"), ("3", "deir-ez-zor-governorate", "region")],
)
def test_what_is_not_the_place_itself_is_taken_in_part(
    row_reader: RowReader, precision: str, place: str, said_precision: str
) -> None:
    [claim] = read(row_reader, sub_event_type="Government regains territory", geo_precision=precision)
    found = (claim.object.entity.id, claim.extent.value, claim.place_precision)
    assert found == (place, "part", said_precision)


def test_a_transfer_of_two_is_a_handing_over(row_reader: RowReader) -> None:
    [claim] = read(row_reader, sub_event_type="Non-violent transfer of territory")
    assert said(claim) == ("handed-over", "islamic-state", "abu-kamal")
    assert claim.target is not None
    assert claim.target.entity.id == "syrian-armed-forces"


@pytest.mark.parametrize(
    ("notes", "relation"),
    [("The army moved in unopposed.", "captured"), ("The army pulled out at dawn.", "withdrew-from")],
)
def test_a_transfer_of_one_is_told_by_the_notes(row_reader: RowReader, notes: str, relation: str) -> None:
    [claim] = read(row_reader, sub_event_type="Non-violent transfer of territory", notes=notes, **ALONE)
    assert said(claim) == (relation, "syrian-armed-forces", "abu-kamal")


def test_a_base_is_an_entry(row_reader: RowReader) -> None:
    [claim] = read(row_reader, sub_event_type="Headquarters or base established", **ALONE)
    assert said(claim) == ("entered", "syrian-armed-forces", "abu-kamal")


@pytest.mark.parametrize(
    ("sub_event", "manner"),
    [
        ("Air/drone strike", "air-strike"),
        ("Shelling/artillery/missile attack", "shelling"),
        ("Remote explosive/landmine/IED", "ied"),
        ("Suicide bomb", "suicide"),
        ("Grenade", "other"),
    ],
)
def test_who_is_struck_from_afar_and_by_what(row_reader: RowReader, sub_event: str, manner: str) -> None:
    kind = {"event_type": "Explosions/Remote violence", "sub_event_type": sub_event}
    [other] = read(row_reader, **kind)
    assert said(other) == ("attacked", "syrian-armed-forces", "islamic-state")
    [place] = read(row_reader, **kind, **ALONE)
    assert said(place) == ("attacked", "syrian-armed-forces", "abu-kamal")
    assert (place.manner or "", place.place) == (manner, None)


def test_civilians_are_harmed_whichever_column_names_them(row_reader: RowReader) -> None:
    attack = {**CIVILIANS, "sub_event_type": "Attack", "fatalities": "2"}
    attacked, killed = read(row_reader, **attack)
    assert said(attacked) == ("attacked", "syrian-armed-forces", "civilians")
    assert said(killed) == ("killed", "syrian-armed-forces", "civilians")
    assert killed.quantity is not None
    assert (killed.quantity.best, killed.quantity.text) == (2, "fatalities: 2")
    swapped = {"actor1": "Civilians (Syria)", "actor2": ACLED["actor1"]}
    assert [said(c) for c in read(row_reader, **{**attack, **swapped})] == [said(attacked), said(killed)]


def test_the_dead_of_a_battle_are_nobodys_alone(row_reader: RowReader) -> None:
    assert [said(c) for c in read(row_reader, fatalities="4")][1] == ("killed", None, "people")


@pytest.mark.parametrize(
    ("notes", "relation"),
    [("A truce of three days began.", "ceasefire-with"), ("Prisoners were exchanged.", "negotiated-with")],
)
def test_agreements(row_reader: RowReader, notes: str, relation: str) -> None:
    kind = {"event_type": "Strategic developments", "sub_event_type": "Agreement", "notes": notes}
    [claim] = read(row_reader, **kind)
    assert said(claim) == (relation, "syrian-armed-forces", "islamic-state")
    assert read(row_reader, **kind, **ALONE) == []


@pytest.mark.parametrize(
    ("kind", "sub_event"),
    [
        ("Protests", "Peaceful protest"),
        ("Riots", "Mob violence"),
        ("Strategic developments", "Arrests"),
        ("Violence against civilians", "Abduction/forced disappearance"),
    ],
)
def test_what_is_no_war_between_two_gives_no_claim_and_is_named(
    row_reader: RowReader, kind: str, sub_event: str
) -> None:
    people = {"actor1": "Protesters (Syria)", "inter1": "6"}
    fatal = "3" if kind in ("Protests", "Riots") else "0"
    row = one(ACLED, event_type=kind, sub_event_type=sub_event, fatalities=fatal, **people, **ALONE)
    coded = row_reader.read(row)
    assert (coded.claims, coded.lacking) == ((), sub_event)


def test_the_reading_agrees_with_the_table_by_which_claims_are_written_out() -> None:
    lines = (data_folder("ontology") / "acled.csv").read_text(encoding="utf-8").splitlines()
    written = {r["sub_event_type"].lower() for r in csv.DictReader(line for line in lines if line[:1] != "#")}
    # These are written out for what has no one sub-event type of its own, and say nothing when read.
    assert written - {"", "other", "change to group/activity"} <= set(_TELLINGS)
