"""Sides of events are linked to actors."""

from __future__ import annotations

import pytest

from kg.extract.rows import RowReader
from kg.extract.rows.parties import Parties
from kg.model import Kind, Mention


def cell(words: str) -> Mention:
    return Mention(words, 0, len(words))


@pytest.fixture(scope="module")
def syrian(row_reader: RowReader) -> Parties:
    return Parties(row_reader.registry, row_reader.registry.get("syria"))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Government of Syria", "syrian-government"),
        ("IS", "islamic-state"),
        # Of several of one abbreviation the one of the row's country.
        ("SNA", "syrian-national-army"),
        ("Military Forces of Turkey (2016-)", "turkish-armed-forces"),
        ("Military Forces of Syria (2000-2024) Air Force", "syrian-armed-forces"),
        ("Police Forces of Iraq (2003-)", "iraqi-police"),
        ("QSD: Syrian Democratic Forces", "syrian-democratic-forces"),
        ("HTS: A Name Of Their Own", "hayat-tahrir-al-sham"),
        ("Opposition Rebels (Syria)", "syrian-rebels"),
        ("Civilians (Syria)", "civilians"),
        ("NDF (Syria)", "national-defence-forces"),
        ("NSA", "revolutionary-commando-army"),
    ],
)
def test_names_as_data_sets_write_them(syrian: Parties, name: str, id: str) -> None:
    found = syrian.one(cell(name))
    assert (found.entity.id, found.known) == (id, True)


def test_a_name_that_nobody_has_is_one_actor_of_the_country(syrian: Parties) -> None:
    made = syrian.one(cell("Unidentified Armed Group (Syria)"), Kind.ARMED_GROUP)
    assert (made.entity.id, made.entity.label) == (
        "unidentified-armed-group-syria",
        "Unidentified Armed Group",
    )
    assert (made.entity.country, made.known) == ("syria", False)
    assert syrian.one(cell("Unidentified Armed Group")).entity == made.entity
    nowhere = Parties(syrian.registry, None).one(cell("Unidentified Armed Group"))
    assert (nowhere.entity.id, nowhere.entity.country) == ("unidentified-armed-group", None)


def test_a_joint_side_is_each_of_its_names_with_its_words(syrian: Parties) -> None:
    found = syrian.joint(Mention("Ahrar al-Sham, Band of the Invented Hill, HTS", 100, 145))
    assert [(n.entity.id, n.mention.text, n.mention.start) for n in found] == [
        ("ahrar-al-sham", "Ahrar al-Sham", 100),
        ("band-of-the-invented-hill-syria", "Band of the Invented Hill", 115),
        ("hayat-tahrir-al-sham", "HTS", 142),
    ]
    assert [n.entity.id for n in syrian.joint(cell("IS, ISIS"))] == ["islamic-state"]


def test_a_territory_is_no_side(row_reader: RowReader, syrian: Parties) -> None:
    territories = [c.state for c in row_reader.registry.countries if not c.state.is_actor]
    assert territories
    assert not any(syrian.one(cell(t.label)).known for t in territories)
