"""Which of the places of one name a report means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.naming import Name
from kg.extract.placing import choose_place, countries_of
from kg.know.gazetteer import Candidate
from kg.model import Entity, Kind

if TYPE_CHECKING:
    from kg.extract import Extractor


def _town(id: str, country: str, population: int, admin1: str | None = None) -> Candidate:
    entity = Entity(f"{id}-1234", id.title(), Kind.SETTLEMENT, country=country)
    return Candidate(entity, population, "P", admin1, id.title())


SYRIAN, IRAQI = _town("hit", "syria", 20_000, "Idlib"), _town("hit", "iraq", 20_000)
REGION = Candidate(Entity("hit-province", "Hit", Kind.REGION, country="iraq"), 500_000, "A", None, "Hit")


def test_a_place_of_the_reports_country_is_meant() -> None:
    assert choose_place([SYRIAN, IRAQI], {"iraq": 4}, None, []) == IRAQI.entity
    assert choose_place([SYRIAN, IRAQI], {"syria": 4}, None, []) == SYRIAN.entity


def test_the_country_spoken_of_most_is_likelier() -> None:
    assert choose_place([SYRIAN, IRAQI], {"syria": 2, "iraq": 9}, None, []) == IRAQI.entity


def test_the_region_beside_the_name_decides() -> None:
    assert choose_place([IRAQI, SYRIAN], {"syria": 2, "iraq": 2}, None, ["Idlib"]) == SYRIAN.entity


def test_the_noun_beside_the_name_asks_for_a_kind() -> None:
    countries = {"iraq": 4}
    assert choose_place([IRAQI, REGION], countries, Kind.REGION, []) == REGION.entity
    assert choose_place([IRAQI, REGION], countries, Kind.SETTLEMENT, []) == IRAQI.entity


def test_a_small_place_of_a_country_not_spoken_of_is_not_meant() -> None:
    assert choose_place([_town("arab", "united-states", 8_000)], {"syria": 4}, None, []) is None


def test_a_large_place_is_meant_anywhere() -> None:
    paris = _town("paris", "france", 2_000_000)
    assert choose_place([paris], {"syria": 4}, None, []) == paris.entity


def test_without_candidates_nothing_is_meant() -> None:
    assert choose_place([], {"syria": 4}, None, ["Idlib"]) is None


def test_countries_are_counted_by_actors_and_clear_places(extractor: Extractor) -> None:
    [syria] = extractor.knowledge.registry.find("Syria")
    [army] = extractor.knowledge.registry.find("Syrian army")
    names = [
        Name(0, 1, "Syria", (syria,)),
        Name(1, 3, "Syrian army", (army,)),
        Name(4, 5, "Hit", (), (IRAQI,)),
        Name(6, 7, "Hit", (), (IRAQI, SYRIAN)),
    ]
    counts = countries_of(names)
    assert (counts["syria"], counts["iraq"]) == (5, 2)


def test_no_names_give_no_countries() -> None:
    assert dict(countries_of([])) == {}
