"""When it happened: words of time bound to the verb whose clause they stand in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract.dating import date_reader, shifted
from kg.model import Interval, Precision
from tests.extract.parts import parsed, token
from tests.extract.telling import days, told

if TYPE_CHECKING:
    from kg.extract import Extractor

THURSDAY = date(2017, 11, 9)
RAWA = "iraqi-armed-forces captured rawa"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("on Thursday", "on 2017-11-09"),
        ("last Thursday", "on 2017-11-02"),
        ("on Friday", "on 2017-11-03"),
        ("in the early hours of Tuesday", "on 2017-11-07"),
        ("overnight", "in 2017-11-08..2017-11-09"),
        ("yesterday", "on 2017-11-08"),
        ("on 3 November", "on 2017-11-03"),
        ("on November 3", "on 2017-11-03"),
        ("between 1 and 3 November", "in 2017-11-01..2017-11-03"),
        ("last week", "in 2017-10-30..2017-11-05"),
        ("last month", "in 2017-10-01..2017-10-31"),
        ("in early October", "in 2017-10-01..2017-10-10"),
        ("last summer", "in 2017-06-01..2017-08-31"),
        ("three weeks ago", "in 2017-10-16..2017-10-22"),
        ("two days ago", "on 2017-11-07"),
        ("over the past two weeks", "in 2017-10-26..2017-11-09"),
    ],
)
def test_an_event_is_dated_by_its_clause(extractor: Extractor, when: str, expected: str) -> None:
    assert told(extractor, f"The Iraqi army captured Rawa {when}.") == [f"{RAWA} {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Islamic State has held Rawa since 2014.",
            ["islamic-state controls rawa in 2014-01-01.."],
        ),
        ("Islamic State held Rawa until October.", ["islamic-state controls rawa in ..2017-10-31"]),
        (
            "Between Friday and Sunday, the Iraqi army captured Rawa.",
            ["iraqi-armed-forces captured rawa in 2017-11-03..2017-11-05"],
        ),
        (
            "The Iraqi army entered Rawa on Monday and captured Qaim two days later.",
            [
                "iraqi-armed-forces entered rawa on 2017-11-06",
                "iraqi-armed-forces captured al-qaim on 2017-11-08",
            ],
        ),
        (
            "Iraqi forces entered Tal Afar on Sunday, capturing the town.",
            [
                "iraqi-armed-forces entered tal-afar on 2017-11-05",
                "iraqi-armed-forces captured tal-afar on 2017-11-05",
            ],
        ),
        (
            "Islamic State lost Tal Afar in August and Raqqa last month.",
            [
                "islamic-state lost tal-afar in 2017-08-01..2017-08-31",
                "islamic-state lost raqqa in 2017-10-01..2017-10-31",
            ],
        ),
        (
            "Islamic State, which lost Raqqa in October, still holds Mayadin.",
            [
                "islamic-state lost raqqa in 2017-10-01..2017-10-31",
                "islamic-state controls mayadin on 2017-11-09",
            ],
        ),
        (
            "Ukrainian troops were forced to withdraw from Avdiivka on Saturday.",
            ["ukrainian-armed-forces withdrew-from avdiivka on 2017-11-04"],
        ),
    ],
)
def test_each_verb_has_its_own_words_of_time(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


def test_a_state_without_words_of_time_holds_on_the_day_of_the_report(extractor: Extractor) -> None:
    text = "The Taliban now control Kabul."
    assert told(extractor, text, "2021-08-16") == ["taliban controls kabul on 2021-08-16"]
    assert told(extractor, text, None) == ["taliban controls kabul"]


def test_an_event_without_words_of_time_is_undated(extractor: Extractor) -> None:
    assert told(extractor, "The Taliban captured Kandahar.") == ["taliban captured kandahar"]


def test_relative_words_stay_unresolved_without_a_day_of_publication(extractor: Extractor) -> None:
    assert told(extractor, "The Taliban captured Kandahar on Friday.", None) == ["taliban captured kandahar"]


def test_full_dates_need_no_day_of_publication(extractor: Extractor) -> None:
    [said] = told(extractor, "The Taliban captured Kandahar on 13 August 2021.", None)
    assert said == "taliban captured kandahar on 2021-08-13"


def test_what_happened_never_lies_after_the_report(extractor: Extractor) -> None:
    assert told(extractor, "The Taliban captured Kandahar on 13 August 2021.", "2021-08-01") == [
        "taliban captured kandahar"
    ]
    assert told(extractor, "Islamic State captured Palmyra in November 2017.") == [
        "islamic-state captured palmyra in 2017-11-01..2017-11-09"
    ]


def test_the_words_of_time_are_kept_as_they_stand(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Troops left late on Wednesday.")
    found = date_reader(sentence, THURSDAY).when(token(sentence, "left"), None, present=False).interval
    assert found == Interval(date(2017, 11, 8), date(2017, 11, 8), Precision.DAY, "late on Wednesday")


def test_a_comparison_since_a_year_dates_nothing(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Troops took the first crossing since 2012.")
    assert date_reader(sentence, THURSDAY).when(token(sentence, "took"), None, present=False).interval is None


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        ((2, Precision.DAY), "on 2017-11-05"),
        ((-7, Precision.WEEK), "on 2017-10-27"),
        ((30, Precision.MONTH), "in 2017-12-01..2017-12-31"),
        ((-365, Precision.YEAR), "in 2016-01-01..2016-12-31"),
    ],
)
def test_a_shift_counts_from_another_event(shift: tuple[int, Precision], expected: str) -> None:
    found = shifted(Interval.on(date(2017, 11, 3)), shift, "words")
    assert found is not None
    assert (days(found), found.text) == (expected, "words")


def test_a_shift_from_nowhere_is_none() -> None:
    assert shifted(Interval(None, None), (2, Precision.DAY), "words") is None
