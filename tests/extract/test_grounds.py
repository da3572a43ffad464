"""Ground that has only a common noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Kind
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor

M23 = "march-23-movement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 seized a jail in Goma.", f"{M23} captured jail-in-goma"),
        ("M23 seized a tunnel in North Kivu.", f"{M23} captured tunnel-in-north-kivu-province"),
        (
            "Russian forces have taken control of the Kakhovka Canal in Kherson Oblast.",
            "russian-armed-forces captured kakhovka-canal",
        ),
        ("M23 overran a slaughterhouse near Goma.", f"{M23} captured slaughterhouse-near-goma"),
        ("M23 took control of a shed in Goma.", f"{M23} captured shed-in-goma"),
        (
            "Russian forces took control of the Kherson city council.",
            "russian-armed-forces captured kherson-city-council",
        ),
        ("Russian forces seized an underground facility.", None),
    ],
)
def test_what_stands_in_a_place_is_ground(extractor: Extractor, text: str, expected: str | None) -> None:
    assert told(extractor, text) == ([expected] if expected else [])


def test_a_facility_without_a_place_lies_in_the_country_of_the_report(extractor: Extractor) -> None:
    text = "Fighting went on in Mali. JNIM captured an underground facility."
    [claim] = extractor.claims(reported(text))
    made = claim.object.entity
    assert (made.id, made.kind, made.country, made.parents, made.lat) == (
        "underground-facility-in-mali",
        Kind.FACILITY,
        "mali",
        ("mali",),
        None,
    )


def test_a_facility_lies_where_its_town_does_and_in_a_region_it_has_no_point(extractor: Extractor) -> None:
    [near] = extractor.claims(reported("M23 overran a slaughterhouse near Goma."))
    [inside] = extractor.claims(reported("M23 seized a tunnel in North Kivu."))
    assert near.object.entity.parents == ("goma",)
    assert near.object.entity.lat is not None
    assert (inside.object.entity.country, inside.object.entity.lat) == (
        "democratic-republic-of-the-congo",
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The army seized a ship near Hodeidah.",
        "M23 seized a stockpile near Goma.",
        "M23 recaptured a prisoner in Goma.",
        "M23 recaptured a poacher in Goma.",
        "M23 regained control of the situation in Goma.",
        "M23 controls the timber trade in Goma.",
        "The Taliban took control of an airline in Kabul.",
        "The Taliban retook power in Kabul.",
        "Hamas held talks in Cairo.",
        "M23 won a seat in Goma.",
        "Russia liberated a pensioner in Kherson.",
        "M23 overran a crowd in Goma.",
        "M23 took control.",
    ],
)
def test_things_people_and_affairs_are_no_ground(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []
