"""Regions: labels that end in a type, and ids that stay apart."""

from __future__ import annotations

from kg.know.regions import Division, read_regions

STATES = {"SY": "syria", "UA": "ukraine", "GH": "ghana", "CI": "ivory-coast", "CD": "congo"}


def _labels(*divisions: Division) -> list[tuple[str, str]]:
    return [(region.id, region.label) for region in read_regions(divisions, STATES).values()]


def test_an_english_alias_with_a_type_is_the_label() -> None:
    homs = Division(1, "Ḩimş", "SY", 1, "SY.11", "Province", ("Homs", "Homs Governorate", "حمص"))
    assert _labels(homs) == [("homs-governorate", "Homs Governorate")]
    donetsk = Division(2, "Donetska oblast", "UA", 1, "UA.05", "Region", ("Donetsk Oblast",))
    assert _labels(donetsk) == [("donetsk-oblast", "Donetsk Oblast")]


def test_without_a_type_in_its_names_it_takes_that_of_iso_or_of_its_country() -> None:
    kivu = Division(1, "Nord-Kivu", "CD", 1, "CD.11", "Province")
    masisi = Division(2, "Masisi", "CD", 2, "CD.11.3", parent=1)
    assert _labels(kivu, masisi) == [
        ("nord-kivu-province", "Nord-Kivu Province"),
        ("masisi-territory", "Masisi Territory"),
    ]


def test_where_english_is_spoken_aliases_give_no_label() -> None:
    georgia = Division(1, "Georgia", "US", 1, "US.GA", "State", ("Keokia State",))
    assert [r.label for r in read_regions([georgia], {"US": "united-states"}).values()] == ["Georgia State"]


def test_spellings_and_cores_hold_the_bare_name() -> None:
    region = read_regions([Division(7, "Homs", "SY", 1, "SY.11", "", ("Homs Governorate",))], STATES)[7]
    assert region.spellings == ("Homs",)
    assert region.cores == {"homs"}


def test_equal_ids_get_their_country_and_then_their_number() -> None:
    regions = [
        Division(1, "Central", "GH", 1, "GH.01", "Region", geonames=11),
        Division(2, "Central", "CI", 1, "CI.01", "Region", geonames=22),
        Division(3, "Central", "CI", 1, "CI.02", "Region"),
    ]
    assert [made for made, _ in _labels(*regions)] == [
        "central-region-ghana",
        "central-region-22",
        "central-region-ci-02",
    ]


def test_fixed_titles_win_and_unknown_countries_are_left_out() -> None:
    divisions = [
        Division(1, "Nord-Kivu", "CD", 1, "CD.11", geonames=5),
        Division(2, "Elsewhere", "XX", 1, "X"),
    ]
    regions = read_regions(divisions, STATES, {5: ("north-kivu-province", "North Kivu Province")})
    assert {n: (r.id, r.label) for n, r in regions.items()} == {
        1: ("north-kivu-province", "North Kivu Province")
    }
