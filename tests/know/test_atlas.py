"""The supplement and GeoNames as one list."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.atlas import atlas, state_ids, titles
from kg.know.places import Place, Supplement, read_supplement
from kg.know.towns import read_towns
from tests.know.tiny import STATES, places

ENTRIES = """
- label: Abu Kamal
  kind: settlement
  geonames: 174448
  aliases: [Bukamal]
- label: al-Omar oil field
  kind: facility
  country: syria
  lat: 35.1
  lon: 40.56
  part_of: [deir-ez-zor-governorate]
"""


def _supplement(folder: Path, text: str) -> tuple[Supplement, ...]:
    (folder / "some.yaml").write_text(text, "utf-8")
    return read_supplement(folder)


def _atlas(folder: Path, text: str) -> dict[str, Place]:
    found = atlas(places(), _supplement(folder, text), (), STATES.values(), {"arab"})
    return {place.entity.id: place for place in found}


def test_an_entry_stands_in_for_its_listed_place(tmp_path: Path) -> None:
    found = _atlas(tmp_path, ENTRIES)
    assert "albu-kamal-174448" not in found
    place = found["abu-kamal"]
    assert place.entity.aliases == ("Bukamal", "Ālbū Kamāl", "Al-Bukamal")
    assert (place.entity.lat, place.entity.lon, place.population) == (34.45, 40.92, 57572)
    assert place.entity.parents == ("deir-ez-zor-governorate",)
    assert (place.admin1, place.chosen) == ("Deir ez-Zor Governorate", True)


def test_an_entry_without_geonames_knows_the_label_of_its_region(tmp_path: Path) -> None:
    place = _atlas(tmp_path, ENTRIES)["al-omar-oil-field"]
    assert (place.admin1, place.feature) == ("Deir ez-Zor Governorate", "facility")


def test_an_entry_in_no_region_is_part_of_its_state(tmp_path: Path) -> None:
    entry = "- {label: Badia, kind: region, country: syria, lat: 34, lon: 38}"
    assert _atlas(tmp_path, entry)["badia"].entity.parents == ("syria",)


def test_towns_come_last_and_lie_in_listed_regions(tmp_path: Path) -> None:
    table = tmp_path / "towns.tsv"
    row = "Kashmah\tsettlement\tpopulated place\tsyria\tdeir-ez-zor-governorate\t34.7\t40.9"
    table.write_text("name\tkind\tfeature\tcountry\twithin\tlat\tlon\n" + row)
    *_, last = atlas(places(), (), read_towns(table), STATES.values())
    assert (last.entity.id, last.admin1) == ("kashmah-deir-ez-zor-governorate", "Deir ez-Zor Governorate")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("- {label: X y, kind: area, country: syira}", "unknown country 'syira'"),
        ("- {label: X y, kind: area, part_of: [nowhere]}", "part_of names 'nowhere', which is nowhere"),
        ("- {label: Deir ez-Zor Governorate, kind: region}", "GeoNames has a region of this id"),
        (
            "- {label: A b, kind: area, geonames: 9}\n- {label: C d, kind: area, geonames: 9}",
            "'a-b' has the same geonames id",
        ),
    ],
)
def test_what_fits_nothing_is_named(tmp_path: Path, entry: str, reason: str) -> None:
    with pytest.raises(KnowledgeError, match=reason):
        _atlas(tmp_path, entry)


def test_a_region_keeps_its_parts_under_its_new_id(tmp_path: Path) -> None:
    found = titles(_supplement(tmp_path, "- {label: Deir Province, kind: region, geonames: 170792}"))
    assert found == {170792: ("deir-province", "Deir Province")}


def test_states_have_the_ids_of_the_registry_and_else_a_slug(tmp_path: Path) -> None:
    countries = tmp_path / "countries.yaml"
    countries.write_text("- name: Palestine\n  iso: PS\n  demonyms: [Palestinian]\n")
    ids = state_ids(countries, {"PS": "Palestinian Territory", "AQ": "Antarctica"})
    assert ids == {"PS": "palestine", "AQ": "antarctica"}
