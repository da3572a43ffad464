"""Looking places up, in a tiny world and in the real one.

The real gazetteer is that of the usual cache: the first test that needs it compiles it (about half a minute);
it stays there, so that later runs open it at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KnowledgeError
from kg.know.gazetteer import Candidate, Gazetteer, open_gazetteer
from kg.model import Kind
from kg.settings import default_cache
from tests.know import tiny


@pytest.fixture(scope="module")
def world() -> Iterator[Gazetteer]:
    with closing(open_gazetteer(default_cache())) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Gazetteer]:
    with closing(tiny.gazetteer(tmp_path)) as opened:
        yield opened


def _ids(found: tuple[Candidate, ...]) -> list[str]:
    return [candidate.entity.id for candidate in found]


@pytest.mark.skipif(sys.platform != "linux", reason="what a process maps is looked up in /proc")
def test_the_file_is_not_mapped_into_every_process_that_reads(tmp_path: Path) -> None:
    with closing(tiny.gazetteer(tmp_path)) as opened:
        assert opened.find("Nowhere") == ()
        assert str(tmp_path) not in Path("/proc/self/maps").read_text("utf-8")


def test_a_candidate_says_how_it_was_found(small: Gazetteer) -> None:
    first, second = small.find("ABU KAMAL")
    assert (first.entity.id, first.population, first.usual) == ("albu-kamal-174448", 57572, False)
    assert (first.admin1, first.feature) == ("Deir ez-Zor Governorate", "populated place")
    assert first.entity.aliases == ("Abu Kamal", "Al-Bukamal")
    assert (second.entity.id, second.usual) == ("abu-kamal-district", False)
    assert [c.usual for c in small.find("Abu Kamal District")] == [True]


def test_the_article_may_be_left_out_or_take_on_the_next_sound_where_arabic_is_spoken(
    small: Gazetteer,
) -> None:
    assert _ids(small.find("Bukamal")) == ["albu-kamal-174448"]
    assert _ids(small.find("el-Bukamal")) == ["albu-kamal-174448"]
    assert _ids(small.find("Deir al-Zor")) == _ids(small.find("Deir az-Zor"))
    assert _ids(small.find("al-Qaryah")) == ["al-qaryah-170"]
    assert _ids(small.find("Qaryah")) == ["qaryah-4830", "al-qaryah-170"]


def test_a_settlement_goes_before_the_region_of_its_bare_name(small: Gazetteer) -> None:
    assert _ids(small.find("Deir ez-Zor")) == ["deir-ez-zor-170794", "deir-ez-zor-governorate"]


def test_another_type_finds_the_region_and_the_region_of_its_town(small: Gazetteer) -> None:
    assert _ids(small.find("Deir ez-Zor province")) == ["deir-ez-zor-governorate"]
    assert _ids(small.find("Deir Ezzor province")) == ["deir-ez-zor-governorate"]
    assert _ids(small.find("Deir Ezzor city")) == ["deir-ez-zor-170794"]


def test_noise_and_nothing_find_nothing(small: Gazetteer) -> None:
    for words in ("Arab", "", " ", "al", "province", "city", "\ud800", "x" * 10_000):
        assert small.find(words) == ()


def test_the_longest_name_from_a_word_leaves_room_for_a_type(small: Gazetteer) -> None:
    assert small.longest("Deir") == 5
    assert small.longest("Abu") == 4
    assert small.longest("Raqqa") == 0
    assert small.longest("") == 0
    assert small.longest("\ud800") == 0


def test_ids_lead_to_places(small: Gazetteer) -> None:
    found = small.get("deir-ez-zor-governorate")
    assert found
    assert found.label == "Deir ez-Zor Governorate"
    assert small.get("nowhere") is None


@pytest.mark.parametrize(
    ("words", "id"),
    [("Ind.", "indiana-state"), ("W.Va", "west-virginia-state"), ("S.C.", "south-carolina-state"),
     ("BC", "british-columbia-province"), ("L.A.", "los-angeles"), ("D.C.", "washington")],
)  # fmt: skip
def test_an_abbreviation_finds_its_region(world: Gazetteer, words: str, id: str) -> None:
    assert _ids(world.find(words))[0] == id


@pytest.mark.parametrize("words", ["Mass", "Miss", "Wash", "Ore", "Ind", "Bc", "bc"])
def test_a_word_is_no_abbreviation(world: Gazetteer, words: str) -> None:
    assert not [i for i in _ids(world.find(words)) if i.endswith(("-state", "-province"))]


def test_a_broken_supplement_is_said_and_nothing_compiled(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "mine.yaml").write_text("- label: Ber\n  sort: settlement\n")
    with pytest.raises(KnowledgeError, match=r"mine\.yaml:2: Ber: unknown key 'sort'"):
        open_gazetteer(tmp_path / "cache", None, tmp_path)
    assert not (tmp_path / "cache").exists()


KNOWN = [
    ("Abu Kamal", "abu-kamal", 34.45, 40.92),
    ("Albu Kamal", "abu-kamal", 34.45, 40.92),
    ("al-Bukamal", "abu-kamal", 34.45, 40.92),
    ("Bukamal", "abu-kamal", 34.45, 40.92),
    ("Deir al-Zour", "deir-ez-zor", 35.34, 40.14),
    ("Deir Ezzor", "deir-ez-zor", 35.34, 40.14),
    ("Raqqa", "raqqa", 35.95, 39.01),
    ("ar-Raqqah", "raqqa", 35.95, 39.01),
    ("Mosul", "mosul", 36.34, 43.12),
    ("al-Qaim", "al-qaim", 34.37, 41.09),
    ("Al-Qa'im", "al-qaim", 34.37, 41.09),
    ("Qaim", "al-qaim", 34.37, 41.09),
    ("al-Mayadeen", "mayadin", 35.02, 40.45),
    ("Kobane", "kobani", 36.89, 38.35),
    ("Tel Abyad", "tell-abyad", 36.70, 38.96),
    ("Sweida", "suwayda", 32.71, 36.57),
    ("Fallujah", "fallujah", 33.35, 43.78),
    ("Shingal", "sinjar", 36.32, 41.88),
    ("Khan Yunis", "khan-younis", 31.34, 34.30),
    ("Bakhmut", "bakhmut", 48.59, 38.00),
    ("Artyomovsk", "bakhmut", 48.59, 38.00),
    ("Kharkov", "kharkiv", 49.98, 36.25),
    ("Sloviansk", "sloviansk", 48.85, 37.61),
    ("Robotyne", "robotyne", 47.45, 35.84),
    ("El Fasher", "el-fasher", 13.63, 25.35),
    ("al-Fashir", "el-fasher", 13.63, 25.35),
    ("Wad Medani", "wad-madani", 14.40, 33.52),
    ("Heglig", "heglig", 9.99, 29.40),
    ("Mek'ele", "mekelle", 13.50, 39.47),
    ("Shire", "shire", 14.10, 38.28),
    ("Barawe", "barawe", 1.11, 44.03),
    ("Goma", "goma", -1.66, 29.22),
    ("Masisi", "masisi", -1.40, 28.81),
    ("Bunagana", "bunagana", -1.30, 29.59),
    ("Tombouctou", "timbuktu", 16.77, -3.01),
    ("Ber", "ber", 16.83, -2.53),
    ("Baga", "baga", 13.10, 13.82),
    ("Palma", "palma", -10.78, 40.47),
    ("Nangade", "nangade", -11.08, 39.69),
    ("Hodeidah", "hodeidah", 14.80, 42.95),
    ("al-Hudaydah", "hodeidah", 14.80, 42.95),
    ("Mazar-e Sharif", "mazar-i-sharif", 36.71, 67.11),
    ("Hsipaw", "hsipaw", 22.62, 97.30),
    ("Paletwa", "paletwa", 21.30, 92.85),
    ("Hadrut", "hadrut", 39.52, 47.03),
    ("Shushi", "shusha", 39.76, 46.75),
    ("Galmudug", "galmudug", 5.9, 47.3),
    ("al-Omar oil field", "al-omar-oil-field", 35.10, 40.56),
    ("Conoco", "conoco-gas-field", 35.33, 40.31),
    ("Kashmah", "kashmah-abu-kamal-district", 34.6, 40.9),
    ("Azovstal", "azovstal", 47.10, 37.61),
    ("Sheikh Maqsoud", "sheikh-maqsood", 36.23, 37.16),
    ("Zamzam camp", "zamzam-camp", 13.49, 25.31),
    ("Donbass", "donbas", 48.3, 38.2),
    ("Donetsk region", "donetsk-oblast", 48.1, 37.8),
    ("North Kivu", "north-kivu-province", -0.6, 29.2),
    ("Deir ez-Zor province", "deir-ez-zor-governorate", 34.9, 40.5),
    ("Deir ez-Zor Governorate", "deir-ez-zor-governorate", 34.9, 40.5),
    ("Anbar", "anbar-governorate", 33.6, 42.2),
    ("Cabo Delgado", "cabo-delgado-province", -12.0, 40.0),
]


@pytest.mark.parametrize(("words", "id_", "lat", "lon"), KNOWN)
def test_places_of_the_wars_are_found_where_they_lie(
    world: Gazetteer, words: str, id_: str, lat: float, lon: float
) -> None:
    first = world.find(words)[0].entity
    assert first.id == id_
    assert first.lat == pytest.approx(lat, abs=0.6)
    assert first.lon == pytest.approx(lon, abs=0.6)


def test_the_gaza_strip_goes_before_the_city(world: Gazetteer) -> None:
    assert _ids(world.find("Gaza"))[:2] == ["gaza-strip", "gaza-city"]


def test_abu_kamal_has_its_geonames_id_and_its_region(world: Gazetteer) -> None:
    entity = world.find("Abu Kamal")[0].entity
    assert (entity.geonames, entity.country, entity.kind) == (174448, "syria", Kind.SETTLEMENT)
    region = world.get(entity.parents[0])
    assert region
    assert region.id == "deir-ez-zor-governorate"
    assert region.parents == ("syria",)


def test_disputed_territories_carry_the_names_of_the_parties(world: Gazetteer) -> None:
    assert dict(world.find("Crimea")[0].entity.disputed) == {
        "ukraine": "Autonomous Republic of Crimea",
        "russia": "Republic of Crimea",
    }


@pytest.mark.parametrize("word", ["The", "But", "IS", "Is", "Media", "Police", "March", "Sunday", "It", "A"])
def test_words_of_english_are_no_places(world: Gazetteer, word: str) -> None:
    assert world.find(word) == ()


def test_populous_places_go_first_among_equals(world: Gazetteer) -> None:
    found = [c for c in world.find("Paris") if c.entity.kind is Kind.SETTLEMENT]
    assert found[0].entity.country == "france"
    assert len(found) > 5
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


@given(st.text(max_size=60))
def test_any_text_may_be_looked_up(world: Gazetteer, words: str) -> None:
    for candidate in world.find(words):
        assert world.get(candidate.entity.id) == candidate.entity
    assert world.longest(words) >= 0
