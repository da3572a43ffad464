"""Places that no gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Kind
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


def test_an_unknown_village_gets_an_id_in_its_context(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("Mai-Mai fighters captured the village of Kazaroho in Masisi."))
    place = claim.object.entity
    assert (place.id, place.label, place.kind) == ("kazaroho-masisi", "Kazaroho", Kind.SETTLEMENT)
    assert (place.lat, place.lon, place.geonames) == (None, None, None)
    assert place.country == "democratic-republic-of-the-congo"


def test_an_unknown_village_of_a_province(extractor: Extractor) -> None:
    [claim] = extractor.claims(reported("Insurgents attacked the village of Nkonga in Cabo Delgado."))
    assert claim.object.entity.id == "nkonga-cabo-delgado-province"
    assert claim.object.entity.parents == ("cabo-delgado-province",)


def test_the_same_words_make_the_same_place(extractor: Extractor) -> None:
    text = "Mai-Mai fighters captured the village of Kazaroho in Masisi."
    first, second = (extractor.claims(reported(text))[0].object.entity for _ in range(2))
    assert first == second


def test_unnamed_villages_are_an_area_of_their_region(extractor: Extractor) -> None:
    assert told(extractor, "Iraqi forces captured villages in Anbar province.") == [
        "iraqi-armed-forces captured villages-in-anbar-governorate (part)"
    ]


@pytest.mark.parametrize(
    ("text", "expected", "town"),
    [
        ("Iraqi forces captured a border crossing near al-Qaim.", "border-crossing-near-al-qaim", "al-qaim"),
        (
            "The RSF attacked the presidential palace in Khartoum.",
            "presidential-palace-in-khartoum",
            "khartoum",
        ),
    ],
)
def test_an_unnamed_facility_lies_where_its_town_lies(
    extractor: Extractor, text: str, expected: str, town: str
) -> None:
    place = extractor.claims(reported(text))[0].object.entity
    found = extractor.knowledge.gazetteer.get(town)
    assert found
    assert (place.id, place.parents, place.country) == (expected, (town,), found.country)
    assert (place.lat, place.lon) == (found.lat, found.lon)


def test_fields_lie_where_the_sentence_went(extractor: Extractor) -> None:
    text = "The Syrian Democratic Forces advanced east of the Euphrates and seized several oil fields."
    assert told(extractor, text)[-1] == (
        "syrian-democratic-forces captured oil-fields-east-of-euphrates (part)"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army captured Zzorblax.", ["syrian-armed-forces captured zzorblax-syria"]),
        ("Syrian troops left Zzorblax and Qurral.", [
            "syrian-armed-forces withdrew-from zzorblax-syria",
            "syrian-armed-forces withdrew-from qurral-syria",
        ]),
        # People and ships are captured too.
        ("The Syrian army captured Nadia Zzorblax.", []),
        ("The Syrian navy seized the Zzorblax.", []),
        ("The Syrian army captured Commander Zzorblax.", []),
    ],
)  # fmt: skip
def test_an_unknown_name_is_a_place_where_only_places_are_taken(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_a_base_of_an_army_lies_in_its_country_as_the_registry_names_it(extractor: Extractor) -> None:
    base = extractor.claims(reported("Jihadists stormed a Congolese army camp."))[0].object.entity
    assert (base.label, base.country, base.parents) == (
        "army camp in Democratic Republic of the Congo",
        "democratic-republic-of-the-congo",
        ("democratic-republic-of-the-congo",),
    )
