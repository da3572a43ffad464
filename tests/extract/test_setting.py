"""What the names of a report say together."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from kg.extract.name import Name
from kg.extract.setting import is_linked, people_of, region_of, settle, survey
from kg.know.gazetteer import Candidate
from kg.model import Entity, Kind

WEST = Candidate(
    Entity("west-state", "West", Kind.REGION, country="mire"), 90_000, "first-order division", None
)
MIRE = Entity("mire", "Mire", Kind.STATE)
NLP = spacy.blank("en")


def _town(id: str, admin1: str, lat: float, people: int = 9_500) -> Candidate:
    entity = Entity(id, "Aster", Kind.SETTLEMENT, country="mire", lat=lat, lon=10.0)
    return Candidate(entity, people, "populated place", admin1)


NEAR, FAR = _town("aster-1", "West", 1.0), _town("aster-2", "East", 40.0)
BREN = _town("bren-3", "West", 1.4)


@pytest.mark.parametrize(
    "text", ["Aster, West", "Aster in West", "Aster, a village in the West", "Aster (West"]
)
def test_the_region_behind_a_name_says_which_is_meant(text: str) -> None:
    doc = NLP(text)
    end = len(doc)
    setting = survey([(doc, [Name(0, 1, "Aster", (), (FAR, NEAR)), Name(end - 1, end, "West", (), (WEST,))])])
    assert setting.said == {"aster": {"aster-1"}, "west": {"west-state"}}
    assert setting.is_said("aster", NEAR)
    assert not setting.is_said("aster", FAR)
    assert setting.regional("aster", NEAR) == 1.0


@pytest.mark.parametrize("text", ["Aster and West", "Aster met West", "Aster, Who left in West"])
def test_words_that_put_nothing_anywhere_say_nothing(text: str) -> None:
    doc = NLP(text)
    end = len(doc)
    names = [Name(0, 1, "Aster", (), (NEAR,)), Name(end - 1, end, "West", (), (WEST,))]
    assert survey([(doc, names)]).said == {}


def test_a_state_behind_a_name_says_it_too() -> None:
    other = Candidate(Entity("aster-9", "Aster", Kind.SETTLEMENT, country="fen"), 1, "populated place", None)
    names = [Name(0, 1, "Aster", (), (other, NEAR)), Name(2, 3, "Mire", (MIRE,))]
    assert survey([(NLP("Aster, Mire"), names)]).said == {"aster": {"aster-1"}}


def test_each_name_has_one_vote_and_none_for_itself() -> None:
    bren = Name(2, 3, "Bren", (), (BREN,))
    names = [Name(0, 1, "Aster", (), (NEAR, FAR)), bren, Name(4, 5, "Bren", (), (BREN,))]
    setting = survey([(NLP("Aster and Bren and Bren"), names)])
    assert (setting.regional("aster", NEAR), setting.regional("aster", FAR)) == (1.0, 0.0)
    assert (setting.nearby("aster", NEAR), setting.nearby("aster", FAR)) == (1.0, 0.0)
    assert setting.nearby("bren", BREN) == 0.5
    assert settle(setting, {"aster": NEAR, "bren": BREN}).nearby("bren", BREN) == 1.0


def test_a_region_is_that_of_a_town_or_the_region_itself() -> None:
    assert region_of(NEAR) == region_of(WEST) == ("mire", "west")
    assert region_of(Candidate(Entity("x", "X", Kind.AREA), 0, "area", None)) is None


def test_unknown_numbers_of_people_are_supposed_for_chosen_places_only() -> None:
    river = Entity("oder", "Oder", Kind.NATURAL_FEATURE, country="mire")
    ocean = Entity("ocean", "Ocean", Kind.NATURAL_FEATURE)
    places = (
        Candidate(river, 0, "river", None),
        Candidate(ocean, 0, "ocean", None),
        _town("a-4", "West", 0.0, 0),
    )
    assert [people_of(c) for c in (*places, NEAR)] == [20_000, 5_000_000, 0, 9_500]
    assert people_of(replace(WEST, population=0)) == 0


def test_links_are_short() -> None:
    doc = NLP("Aster, a very small and old and quiet village in West")
    assert not is_linked(doc, 1, len(doc) - 1)


def test_a_district_holds_no_town_for_lying_in_the_same_region() -> None:
    entity = Entity("bren-district", "Bren District", Kind.REGION, country="mire")
    district = Candidate(entity, 0, "second-order division", "West", usual=False)
    names = [Name(0, 1, "Aster", (), (NEAR,)), Name(2, 3, "Bren", (), (BREN, district))]
    assert survey([(NLP("Aster, Bren"), names)]).said == {}
