"""The listed world: where regions lie, who is in them, which towns they are named after."""

from __future__ import annotations

from kg.know.geonames import City, country_names, world
from kg.know.regions import Division
from kg.model import Kind
from tests.know.tiny import CITIES, DIVISIONS, STATES, places


def test_regions_come_first_and_hold_what_their_settlements_tell() -> None:
    region = places()[0]
    assert (region.entity.id, region.entity.kind) == ("deir-ez-zor-governorate", Kind.REGION)
    assert (region.entity.lat, region.entity.lon) == (34.93, 40.3533)
    assert region.population == 57572 + 271800 + 900
    assert region.entity.parents == ("syria",)
    assert region.feature == "first-order division"


def test_a_region_without_settlements_lies_where_its_namesake_lies() -> None:
    district = places()[1]
    assert district.entity.id == "abu-kamal-district"
    assert (district.entity.lat, district.entity.lon) == (34.45, 40.92)
    assert district.entity.parents == ("deir-ez-zor-governorate",)
    assert district.admin1 == "Deir ez-Zor Governorate"


def test_a_settlement_knows_its_region_and_the_region_named_after_it() -> None:
    city = next(place for place in places() if place.entity.geonames == 170794)
    assert city.entity.id == "deir-ez-zor-170794"
    assert city.entity.country == "syria"
    assert city.entity.parents == ("deir-ez-zor-governorate",)
    assert city.seat_of == "deir-ez-zor-governorate"
    assert city.admin1 == "Deir ez-Zor Governorate"


def test_countries_that_are_no_states_are_left_out() -> None:
    assert {place.entity.country for place in world(DIVISIONS, CITIES, {"US": "usa"})} == {"usa"}


def test_the_middle_of_a_region_across_the_date_line_is_on_it() -> None:
    cities = [City(1, "A", "US", 52.0, 179.0, homes=(9,)), City(2, "B", "US", 52.0, -177.0, homes=(9,))]
    region = next(world([Division(9, "Isles", "US", 1, "US.I", "State")], cities, STATES))
    assert (region.entity.lat, region.entity.lon) == (52.0, -179.0)


def test_a_region_without_any_settlement_has_no_coordinates() -> None:
    region = next(world([Division(9, "Isles", "US", 1, "US.I", "State")], [], STATES))
    assert (region.entity.lat, region.entity.lon) == (None, None)


def test_the_packages_know_the_countries() -> None:
    assert country_names()["SY"] == "Syria"
