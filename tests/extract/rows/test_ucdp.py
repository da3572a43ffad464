"""What rows of UCDP's events say."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.rows import RowReader
from kg.model import Claim, Interval, Precision, Quantity
from tests.events import GED, one


def said(claim: Claim) -> tuple[str, str | None, str]:
    return claim.relation.value, claim.subject.entity.id if claim.subject else None, claim.object.entity.id


def test_a_fight_and_its_dead(row_reader: RowReader) -> None:
    row = one(GED)
    fought, killed = row_reader.read(row).claims
    assert said(fought) == ("fought", "syrian-government", "islamic-state")
    # The dead are of both sides.
    assert said(killed) == ("killed", None, "people")
    assert killed.quantity == Quantity(6, 8, 11, "people", "best: 8")
    assert fought.quantity is None
    for claim in (fought, killed):
        assert claim.place is not None
        assert (claim.place.entity.id, claim.place_precision) == ("abu-kamal", "exact")
        assert claim.date == Interval(date(2017, 11, 8), date(2017, 11, 8), Precision.DAY, "2017-11-08")
        assert [a.entity.id for a in claim.attributed_to] == ["syrian-observatory-for-human-rights"]
        assert (claim.status.value, claim.extractor, claim.confidence) == ("asserted", "ucdp-ged/1", 0.97)


def test_every_span_selects_its_words_in_the_row(row_reader: RowReader) -> None:
    row = one(GED, source_original="SOHR, airwars", side_b="HTS, Ahrar al-Sham", source_date="2017-01-01")
    text = row.report.text
    for claim in row_reader.read(row).claims:
        assert claim.evidence.text == text[: claim.evidence.end] == text[: row.end]
        for words in (claim.trigger, *(a.mention for a in claim.arguments() if a.mention)):
            assert text[words.start : words.end] == words.text
    fought, other, killed = row_reader.read(row).claims
    assert [c.trigger.text for c in (fought, other, killed)] == ["type_of_violence: 1"] * 2 + ["best: 8"]
    assert [c.object.mention.text for c in (fought, other) if c.object.mention] == ["HTS", "Ahrar al-Sham"]
    assert [a.mention.text for a in killed.attributed_to if a.mention] == ["SOHR", "airwars"]


def test_no_dead_no_claim_of_any(row_reader: RowReader) -> None:
    assert [said(c)[0] for c in row_reader.read(one(GED, low="0", best="0", high="0")).claims] == ["fought"]
    assert [said(c)[0] for c in row_reader.read(one(GED, low="0", best="0", high="1")).claims] == [
        "fought",
        "killed",
    ]


def test_each_of_a_joint_side_fought_and_the_dead_are_counted_once(row_reader: RowReader) -> None:
    row = one(GED, side_a="Ahrar al-Sham, Jabhat Fateh al-Sham", side_b="SDF", type_of_violence="2")
    assert [said(c) for c in row_reader.read(row).claims] == [
        ("fought", "ahrar-al-sham", "syrian-democratic-forces"),
        ("fought", "al-nusra-front", "syrian-democratic-forces"),
        ("killed", None, "people"),
    ]


def test_civilians_are_attacked_and_killed_by_the_one_side(row_reader: RowReader) -> None:
    row = one(GED, type_of_violence="3", side_a="IS", side_b="Civilians")
    attacked, killed = row_reader.read(row).claims
    assert said(attacked) == ("attacked", "islamic-state", "civilians")
    assert said(killed) == ("killed", "islamic-state", "civilians")
    assert killed.quantity == Quantity(6, 8, 11, "civilians", "best: 8")
    joint = one(GED, type_of_violence="3", side_a="Ahrar al-Sham, HTS", side_b="Civilians")
    assert [said(c) for c in row_reader.read(joint).claims] == [
        ("attacked", "ahrar-al-sham", "civilians"),
        ("attacked", "hayat-tahrir-al-sham", "civilians"),
        ("killed", None, "civilians"),
    ]


def test_nobody_fights_himself(row_reader: RowReader) -> None:
    coded = row_reader.read(one(GED, side_a="IS", side_b="ISIS", low="0", best="0", high="0"))
    assert (coded.claims, coded.lacking) == ((), "both sides are one actor, and nobody died")


@pytest.mark.parametrize(
    ("code", "name", "place", "precision"),
    [
        ("1", "Albu Kamal town", "abu-kamal", "exact"),
        ("2", "Albu Kamal town", "abu-kamal", "near"),
        ("3", "Albu Kamal district", "abu-kamal-district", "district"),
        ("4", "Albu Kamal town", "deir-ez-zor-governorate", "region"),
        ("5", "Eastern Deir ez Zor Governorate", "eastern-deir-ez-zor-governorate", "area"),
        ("6", "Syria", "syria", "country"),
    ],
)
def test_the_place_is_as_large_as_its_precision(
    row_reader: RowReader, code: str, name: str, place: str, precision: str
) -> None:
    claim = row_reader.read(one(GED, where_prec=code, where_coordinates=name)).claims[0]
    assert claim.place is not None
    assert (claim.place.entity.id, claim.place_precision) == (place, precision)


def test_a_side_that_nobody_knows_is_less_sure_and_so_is_an_event_summed_up(row_reader: RowReader) -> None:
    unknown = row_reader.read(one(GED, side_b="Sons of the Invented Valley"))
    assert unknown.claims[0].object.entity.id == "sons-of-the-invented-valley-syria"
    assert [c.confidence for c in unknown.claims] == [0.87, 0.97]
    summed = row_reader.read(one(GED, event_clarity="2"))
    assert [c.confidence for c in summed.claims] == [0.87, 0.87]


def test_without_an_original_source_the_offices_speak(row_reader: RowReader) -> None:
    claim = row_reader.read(one(GED, source_original="", source_office="SOHR;Reuters")).claims[0]
    assert [a.entity.id for a in claim.attributed_to] == ["syrian-observatory-for-human-rights", "reuters"]
    silent = row_reader.read(one(GED, source_original="", source_office="")).claims[0]
    assert silent.attributed_to == ()
