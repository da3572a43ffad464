"""Places of rows are linked by name and point."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.rows import RowReader
from kg.extract.rows.places import Atlas, Scale, Spot
from kg.model import Kind

SPOT = Spot(
    "Albu Kamal town",
    34.4525,
    40.9187,
    "Syria",
    ("Albu Kamal district", "Deir ez Zor Governorate"),
    Scale.EXACT,
)


@pytest.fixture(scope="module")
def atlas(row_reader: RowReader) -> Atlas:
    return Atlas(row_reader.gazetteer, row_reader.registry)


@pytest.mark.parametrize(
    ("name", "lat", "lon", "id"),
    [
        ("Albu Kamal town", 34.4525, 40.9187, "abu-kamal"),
        ("Tadmur/Palmyra town", 34.5624, 38.2840, "palmyra"),
        ("Abu Kamal", 34.4525, 40.9187, "abu-kamal"),
    ],
)
def test_the_place_of_that_name_at_that_point(
    atlas: Atlas, name: str, lat: float, lon: float, id: str
) -> None:
    found, known = atlas.place(replace(SPOT, name=name, lat=lat, lon=lon))
    assert (found.id, known) == (id, True)


def test_a_namesake_far_off_is_another_place(atlas: Atlas) -> None:
    found, known = atlas.place(replace(SPOT, name="Palmyra town"))
    assert (found.id, found.label, found.kind, known) == (
        "palmyra-abu-kamal-district",
        "Palmyra",
        Kind.SETTLEMENT,
        False,
    )
    assert (found.lat, found.lon, found.country) == (34.4525, 40.9187, "syria")
    assert found.parents == ("abu-kamal-district",)


def test_a_place_in_another_country_is_not_meant(atlas: Atlas) -> None:
    found, known = atlas.place(replace(SPOT, country="Iraq", regions=()))
    assert (found.id, found.country, known) == ("albu-kamal-in-iraq", "iraq", False)


@pytest.mark.parametrize(
    ("name", "scale", "id", "kind"),
    [
        ("Road between Here and There", Scale.AREA, "road-between-here-and-there", Kind.AREA),
        ("Invented oil field", Scale.NEAR, "invented-oil-field", Kind.FACILITY),
        ("Invented hill", Scale.NEAR, "invented-hill", Kind.NATURAL_FEATURE),
        ("Invented", Scale.EXACT, "invented", Kind.SETTLEMENT),
        ("Invented Valley Force", Scale.AREA, "invented-valley-force", Kind.NATURAL_FEATURE),
        ("Invented district", Scale.DISTRICT, None, Kind.REGION),
    ],
)
def test_a_made_place_has_the_kind_that_its_name_says(
    atlas: Atlas, name: str, scale: Scale, id: str | None, kind: Kind
) -> None:
    found, known = atlas.place(replace(SPOT, name=name, scale=scale))
    expected = f"{id}-abu-kamal-district" if id else "abu-kamal-district"
    assert (found.id, found.kind, known) == (expected, kind, id is None)


def test_larger_scales_mean_regions_and_states(atlas: Atlas) -> None:
    assert atlas.place(replace(SPOT, scale=Scale.REGION))[0].id == "deir-ez-zor-governorate"
    assert atlas.place(replace(SPOT, scale=Scale.COUNTRY))[0].id == "syria"
    assert atlas.place(replace(SPOT, country="Yemen (North Yemen)", scale=Scale.COUNTRY))[0].id == "yemen"
    seat = replace(SPOT, name="Raqqa", regions=("Ar-Raqqa",), scale=Scale.REGION)
    assert atlas.place(seat)[0].id == "raqqa-governorate"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Northern Syria", "northern-syria"),
        ("Southeastern Homs Governorate", "southeastern-homs-governorate"),
    ],
)
def test_a_part_of_a_region_is_the_area_that_prose_makes(atlas: Atlas, name: str, id: str) -> None:
    found, known = atlas.place(replace(SPOT, name=name, scale=Scale.AREA))
    assert (found.id, found.kind, found.lat, known) == (id, Kind.AREA, None, True)


def test_what_nobody_knows_as_a_country_is_one_all_the_same(atlas: Atlas) -> None:
    found, known = atlas.place(replace(SPOT, country="Inventia", regions=(), scale=Scale.COUNTRY))
    assert (found.id, found.kind, known) == ("inventia", Kind.STATE, False)
