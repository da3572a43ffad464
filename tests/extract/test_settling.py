"""Names and the longer names that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.naming import find_names
from tests.extract.parts import first

if TYPE_CHECKING:
    from kg.extract import Extractor


def _named(extractor: Extractor, text: str) -> list[str]:
    return [n.text for n in find_names(extractor.nlp.make_doc(text), extractor.knowledge) if first(n)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Wichita Police searched a shed.", ["Wichita"]),
        ("They asked Macon Mayor Ann Lowe.", ["Macon"]),
        ("It drew Western Oklahoma farmers.", ["Oklahoma"]),
        ("Former Ohio clerks met.", ["Ohio"]),
        ("“In Vermont, nobody came.”", ["Vermont"]),
        ("HARTFORD The river rose.", ["HARTFORD"]),
    ],
)
def test_a_place_before_its_own_body_or_behind_a_direction_is_meant(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert _named(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met Felix Kulayigye.",
        "Ali and Said told Omar.",
        "They asked General Washington.",
        "They met Mr. Lancaster.",
        "Mayor Kent Lancaster resigned.",
        "A small Mass was held, and Miss Wash left.",
        "The traders were Arab.",
    ],
)
def test_people_and_peoples_are_no_places(extractor: Extractor, text: str) -> None:
    assert _named(extractor, text) == []


def test_a_city_too_well_known_begins_no_strangers_name(extractor: Extractor) -> None:
    assert _named(extractor, "Honolulu Cruises hired Sydney Mack.") == ["Honolulu"]


def test_a_given_name_with_a_preposition_or_a_region_behind_it_is_a_place(extractor: Extractor) -> None:
    assert _named(extractor, "They camped near Selma.") == ["Selma"]
    assert _named(extractor, "Selma told nobody.") == []
    assert _named(extractor, "HELENA, Mont. - It snowed.") == ["HELENA", "Mont."]


def test_a_towns_own_council_is_the_town_and_a_military_council_an_actor(extractor: Extractor) -> None:
    assert _named(extractor, "The Macon City Council met.") == ["Macon City"]
    assert _named(extractor, "The Bakhmut Military Council met.") == ["Bakhmut Military Council"]


def test_english_words_before_a_name_are_no_articles(extractor: Extractor) -> None:
    assert _named(extractor, "An Alexandria man won.") == ["Alexandria"]
    assert _named(extractor, "He was born Monday at Macon Hospital.") == ["Macon Hospital"]


def test_the_city_of_a_name_is_that_name(extractor: Extractor) -> None:
    assert _named(extractor, "The City of Macon sued.") == ["Macon"]
