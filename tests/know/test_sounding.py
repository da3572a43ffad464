"""Spellings of one name sound alike, and those of two do not."""

from __future__ import annotations

import pytest

from kg.know.names import fold
from kg.know.sounding import sound, sounds


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Dayr az Zawr", "Deir al-Zour", "Dair Ezzour"),
        ("Raqqa", "ar-Raqqah", "Rakka", "Al Raqqa"),
        ("Idlib", "Ídlîb"),
        ("Taiz", "Taʿizz", "Ta'ez"),
        ("Hudaydah", "al-Hudayda", "Hudeidah"),
        ("Qusayr", "Al-Qusair", "Kuseir"),
        ("Харків", "Kharkiv"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert len(set(map(sound, map(fold, spellings)))) == 1


def test_other_names_sound_otherwise() -> None:
    names = ["homs", "hama", "mosul", "kharkov", "kharkiv", "abu kamal", "al bukamal", "sirte", "sabratha"]
    assert len(set(sounds(names))) == len(names)


def test_many_at_once_are_as_one_by_one() -> None:
    names = ["al qaim", "al al", "al", "", "shah", "abah alawi", "qaa", "ل", "aai", "the"]
    assert sounds(names) == [sound(name) for name in names]
    assert sounds([]) == []


def test_what_is_hardly_more_than_an_article_stays() -> None:
    assert (sound("al"), sound("al al"), sound("is"), sound("")) == ("al", "al", "is", "")
