"""The table of minor places."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.data import data_folder
from kg.know.places import Place
from kg.know.towns import located, read_towns
from kg.model import Entity, Kind

HEAD = "# remark\nname\tkind\tfeature\tcountry\twithin\tlat\tlon\n"
REGION = Place(Entity("north", "North", Kind.REGION, lat=1.0, lon=2.0, country="mali"), admin1="Top Region")
STATES = frozenset({"mali"})


def _file(folder: Path, rows: str) -> Path:
    file = folder / "towns.tsv"
    file.write_text(HEAD + rows, "utf-8")
    return file


def test_a_row_gives_a_place_in_its_region(tmp_path: Path) -> None:
    (town,) = read_towns(_file(tmp_path, "Ber\tsettlement\tpopulated place\tmali\tnorth\t16.8\t-2.5\n"))
    place = located(town, {"north": REGION}, STATES)
    assert (place.entity.id, place.entity.parents) == ("ber-north", ("north",))
    assert (place.entity.lat, place.entity.lon) == (16.8, -2.5)
    assert (place.feature, place.admin1) == ("populated place", "Top Region")


def test_without_coordinates_it_is_put_at_the_middle_and_that_is_said(tmp_path: Path) -> None:
    (town,) = read_towns(_file(tmp_path, "Ber\tsettlement\tpopulated place\tmali\tnorth\t\t\n"))
    place = located(town, {"north": REGION}, STATES)
    assert (place.entity.lat, place.entity.lon) == (1.0, 2.0)
    assert place.feature == "populated place, put at the middle of its region"


def test_within_a_state_it_stays_as_it_is(tmp_path: Path) -> None:
    (town,) = read_towns(_file(tmp_path, "Ber\tsettlement\tpopulated place\tmali\tmali\t\t\n"))
    assert located(town, {}, STATES).entity.lat is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ber\tsettlement\tx\tmali\tnorth\t1", "has 6 fields, not 7"),
        ("Ber\ttown\tx\tmali\tnorth\t\t", "'town' is no kind of place"),
        ("\tarea\tx\tmali\tnorth\t\t", "'area' is no kind of place"),
        ("Ber\tarea\tx\tmali\tnorth\t99\t1", "'99' is no coordinate"),
        ("Ber\tarea\tx\tmali\tnorth\tnan\t1", "'nan' is no coordinate"),
        ("Ber\tarea\tx\tmali\tnorth\t9\t", "lat and lon must stand together"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(KnowledgeError, match=reason) as caught:
        read_towns(_file(tmp_path, row))
    assert caught.value.line == 3


def test_a_row_that_stands_twice_is_named(tmp_path: Path) -> None:
    row = "Ber\tarea\tx\tmali\tnorth\t\t\n"
    with pytest.raises(KnowledgeError, match="line 3 has the same name and region") as caught:
        read_towns(_file(tmp_path, row + row))
    assert caught.value.line == 4


def test_an_unknown_region_or_country_is_named(tmp_path: Path) -> None:
    (town,) = read_towns(_file(tmp_path, "Ber\tarea\tx\tmali\tsouth\t\t"))
    with pytest.raises(KnowledgeError, match="unknown region 'south'"):
        located(town, {}, STATES)
    with pytest.raises(KnowledgeError, match="unknown country 'mali'"):
        located(town, {}, frozenset())


def test_a_file_without_its_header_missing_or_undecodable_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("Ber\tarea\n")
    (tmp_path / "b.tsv").write_bytes(b"\xff\xfe\xff")
    for name, reason in (("a", "header"), ("b", "is not UTF-8"), ("c", "No such file")):
        with pytest.raises(KnowledgeError, match=reason):
            read_towns(tmp_path / f"{name}.tsv")


def test_the_table_that_comes_with_the_package_reads() -> None:
    towns = read_towns(data_folder("ontology") / "places" / "towns.tsv")
    assert len(towns) >= 2000
    assert sum(town.place.entity.lat is not None for town in towns) >= 1000
