"""Which of the places of one name a report means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import spacy

from kg.extract.name import Name
from kg.extract.placing import Chooser, chooser, countries_of, home_of, placed, tie
from kg.know.gazetteer import Candidate
from kg.model import Entity, Kind, Report

if TYPE_CHECKING:
    from kg.extract import Extractor


def _town(id: str, country: str, population: int, admin1: str | None = None) -> Candidate:
    entity = Entity(f"{id}-1234", id.title(), Kind.SETTLEMENT, country=country)
    return Candidate(entity, population, "populated place", admin1)


SYRIAN, IRAQI = _town("hit", "syria", 20_000, "Idlib"), _town("hit", "iraq", 20_000)
REGION = Candidate(
    Entity("hit-province", "Hit", Kind.REGION, country="iraq"), 500_000, "first-order division", None
)


def test_a_place_of_the_reports_country_is_meant() -> None:
    assert Chooser({"iraq": 4}).choose("Hit", [SYRIAN, IRAQI], None, []) == IRAQI.entity
    assert Chooser({"syria": 4}).choose("Hit", [SYRIAN, IRAQI], None, []) == SYRIAN.entity


def test_the_country_spoken_of_most_is_likelier() -> None:
    assert Chooser({"syria": 2, "iraq": 9}).choose("Hit", [SYRIAN, IRAQI], None, []) == IRAQI.entity


def test_the_region_beside_the_name_decides() -> None:
    assert Chooser({"syria": 2, "iraq": 2}).choose("Hit", [IRAQI, SYRIAN], None, ["Idlib"]) == SYRIAN.entity


def test_the_noun_beside_the_name_asks_for_a_kind() -> None:
    countries = {"iraq": 4}
    assert Chooser(countries).choose("Hit", [IRAQI, REGION], Kind.REGION, []) == REGION.entity
    assert Chooser(countries).choose("Hit", [IRAQI, REGION], Kind.SETTLEMENT, []) == IRAQI.entity


def test_a_small_place_of_a_country_not_spoken_of_is_not_meant() -> None:
    assert Chooser({"syria": 4}).choose("Hit", [_town("arab", "united-states", 8_000)], None, []) is None


def test_a_large_place_is_meant_anywhere() -> None:
    paris = _town("paris", "france", 2_000_000)
    assert Chooser({"syria": 4}).choose("Hit", [paris], None, []) == paris.entity


def test_without_candidates_nothing_is_meant() -> None:
    assert Chooser({"syria": 4}).choose("Hit", [], None, ["Idlib"]) is None


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


def _meant(extractor: Extractor, text: str, source: str | None = None) -> list[tuple[str, str]]:
    found = extractor.mentions(Report("r", text, source=source))
    return [(named.mention.text, named.entity.id) for named in found]


def test_what_the_report_says_once_of_a_town_holds_for_all_of_it(extractor: Extractor) -> None:
    text = "Two barns burned down in Paris, Texas, on Monday. The Paris fire chief blamed a lamp."
    assert _meant(extractor, text) == [
        ("Paris", "paris-4717560"),
        ("Texas", "texas-state"),
        ("Paris", "paris-4717560"),
    ]


def test_abbreviated_states_tell_towns_apart(extractor: Extractor) -> None:
    text = "A barge sank off Cairo, Ill., and another near Lebanon, Tenn., on Friday."
    assert _meant(extractor, text) == [
        ("Cairo", "cairo-4234985"),
        ("Ill.", "illinois-state"),
        ("Lebanon", "lebanon-4636045"),
        ("Tenn.", "tennessee-state"),
    ]


def test_a_region_that_shares_its_name_with_a_state_is_told_by_the_towns(extractor: Extractor) -> None:
    text = (
        "The mill in Macon will close, and so will those in Valdosta and Savannah. Georgia pays the workers."
    )
    assert _meant(extractor, text)[-1] == ("Georgia", "georgia-state")
    text = "Georgia and Armenia opened the road north of Tbilisi again."
    assert _meant(extractor, text)[0] == ("Georgia", "georgia")
    text = "Fighting spread from Lebanon to Jordan and Syria."
    assert [named for _, named in _meant(extractor, text)] == ["lebanon", "jordan", "syria"]


def test_the_home_of_the_source_tells_towns_apart(extractor: Extractor) -> None:
    text = "A lorry overturned in Lancaster."
    assert _meant(extractor, text, "post.example.co.uk") == [("Lancaster", "lancaster-2644972")]
    assert _meant(extractor, text, "post.example.com") == [("Lancaster", "lancaster-5364940")]


def test_a_source_is_at_home_where_the_registry_or_its_domain_says(extractor: Extractor) -> None:
    registry = extractor.knowledge.registry
    assert home_of("SANA", registry) == "syria"
    assert home_of("https://paper.example.ie/news", registry) == "ireland"
    assert home_of("paper.example.org", registry) is None
    assert home_of("", registry) is None
    assert home_of(None, registry) is None


def test_a_facility_lies_where_its_name_or_the_words_behind_it_say(extractor: Extractor) -> None:
    [airport] = extractor.mentions(Report("r", "Shells fell on Goma International Airport."))
    assert (airport.entity.id, airport.entity.kind) == ("goma-international-airport", Kind.FACILITY)
    hospital, goma = extractor.mentions(Report("r", "The wounded reached Rosewater Hospital in Goma."))
    for facility in (airport.entity, hospital.entity):
        assert (facility.country, facility.parents) == (goma.entity.country, ("goma",))
    assert (hospital.entity.lat, hospital.entity.lon) == (goma.entity.lat, goma.entity.lon)


def test_a_facility_of_nowhere_stays_unlocated(extractor: Extractor) -> None:
    [hospital] = extractor.mentions(Report("r", "They rebuilt the Larkmead Hospital."))
    assert (hospital.entity.lat, hospital.entity.parents) == (None, ())


def test_a_facility_is_put_into_a_town_or_region_not_into_a_state() -> None:
    base = Entity("x-base", "X Base", Kind.FACILITY)
    made = Name(0, 2, "X Base", made=base)
    state = Entity("mali", "Mali", Kind.STATE, lat=17.0, lon=-4.0)
    town = Entity("ber", "Ber", Kind.SETTLEMENT, lat=16.8, lon=-2.5, country="mali")
    doc = spacy.blank("en")("X Base, Mali")
    assert tie(doc, [(made, base), (Name(3, 4, "Mali"), state)])[0] == (made, base)
    assert tie(doc, [(made, base), (Name(3, 4, "Ber"), town)])[0] == (made, placed(base, town))
    assert placed(base, town) == replace(base, lat=16.8, lon=-2.5, country="mali", parents=("ber",))
    assert placed(base, state).country == "mali"


def test_a_report_without_names_has_a_chooser_that_chooses_nothing() -> None:
    assert chooser([]).choose("Hit", [], None, []) is None
