"""Spellings: what can be a name, what it is without its type or article, which consonants it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.know.spelling import is_latin, is_name, split_town, split_type, without_articles


@pytest.mark.parametrize("name", ["Raqqa", "Ālbū Kamāl", "Xankəndi", "al-Qa’im", "Đà Nẵng", "Sana'a"])
def test_latin_names_are_kept(name: str) -> None:
    assert is_latin(name)
    assert is_name(name)


@pytest.mark.parametrize("name", ["دير الزور", "Донецк", "基辅", "BGW", "IS", "abw kmal", "12", "X", "", "-"])
def test_what_names_no_place_in_english_text_is_refused(name: str) -> None:
    assert not is_name(name)


def test_an_article_may_begin_in_lower_case() -> None:
    assert is_name("ar-Raqqah")
    assert not is_name("arraqqa")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kherson region", ("Kherson", "Region")),
        ("Bama Local Government Area", ("Bama", "Local Government Area")),
        ("Autonomous Republic", ("Autonomous", "Republic")),
        ("Nakhchivan Autonomous Republic", ("Nakhchivan", "Autonomous Republic")),
        ("Province", ("Province", "")),
        ("", ("", "")),
    ],
)
def test_the_type_of_a_region_is_its_last_words(name: str, parts: tuple[str, str]) -> None:
    assert split_type(name) == parts


def test_city_town_and_village_part_from_a_name() -> None:
    assert split_town("Gaza City") == ("Gaza", "city")
    assert split_town("City") == ("City", "")


def test_articles_go_from_the_middle_too() -> None:
    assert without_articles("tall al abyad") == "tall abyad"
    assert without_articles("al a") == "al a"


@given(st.text())
def test_any_text_has_parts(text: str) -> None:
    assert "".join(split_type(text)[0].split()) in "".join(text.split())
    is_name(text)
