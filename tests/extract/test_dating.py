"""When it happened: words of time bound to the verb whose clause they stand in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dating import date_reader
from kg.model import Interval, Precision
from tests.extract.parts import parsed, token
from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor

THURSDAY = date(2017, 11, 9)
RAWA = "iraqi-armed-forces captured rawa"
WHEN = [
    "on Friday",
    "on 29 February",
    "in March",
    "this month",
    "next week",
    "tomorrow",
    "in 2016",
    "last winter",
]
WHEN += ["since May", "by June", "this weekend", "the next day", "later this year", "on 3 May 2031"]


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
        ("in early October", "in 2017-10-01..2017-10-15"),
        ("in mid-October", "in 2017-10-11..2017-10-20"),
        ("in late 2016", "in 2016-09-01..2016-12-31"),
        ("earlier this month", "in 2017-11-01..2017-11-09"),
        ("this month", "in 2017-11-01..2017-11-09"),
        ("this summer", "in 2017-06-01..2017-08-31"),
        ("in the summer of 2014", "in 2014-06-01..2014-08-31"),
        ("over the weekend", "in 2017-11-04..2017-11-05"),
        ("at dawn on Monday", "on 2017-11-06"),
        ("on Tuesday last week", "on 2017-10-31"),
        ("by the end of March", "in ..2017-03-31"),
        ("on 12 November", "on 2016-11-12"),
        ("on 13/10/2017", "on 2017-10-13"),
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


@pytest.mark.parametrize(
    "when", ["at dawn", "on 12/11/2017", "in three days", "tomorrow", "next week", "on 31 February"]
)
def test_words_that_give_no_day_leave_an_event_undated(extractor: Extractor, when: str) -> None:
    assert told(extractor, f"The Iraqi army captured Rawa {when}.") == [RAWA]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Iraqi army entered Rawa on Monday. The previous day it had captured Qaim.",
            ["entered rawa on 2017-11-06", "captured al-qaim on 2017-11-05"],
        ),
        (
            "The Iraqi army entered Rawa on 3 November. It captured Qaim a day later.",
            ["entered rawa on 2017-11-03", "captured al-qaim on 2017-11-04"],
        ),
        (
            "The Iraqi army entered Rawa on Monday and captured Qaim weeks later.",
            ["entered rawa on 2017-11-06", "captured al-qaim"],
        ),
        (
            "The Iraqi army entered Rawa in June and captured Qaim a month later.",
            ["entered rawa in 2017-06-01..2017-06-30", "captured al-qaim in 2017-07-01..2017-07-31"],
        ),
        (
            "The Iraqi army captured Rawa on Monday. Two days after the fall of Rawa it entered Qaim.",
            ["captured rawa on 2017-11-06", "entered al-qaim on 2017-11-08"],
        ),
        (
            "The Iraqi army entered Rawa on Sunday and has since captured Qaim.",
            ["entered rawa on 2017-11-05", "captured al-qaim in 2017-11-05..2017-11-09"],
        ),
        ("Since Monday the Iraqi army has captured Rawa.", ["captured rawa in 2017-11-06..2017-11-09"]),
    ],
)
def test_days_are_counted_from_what_was_told(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == [f"iraqi-armed-forces {e}" for e in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Iraqi army recaptured Rawa two years after it was captured by Islamic State in October 2014.",
            [f"{RAWA} in 2016-01-01..2016-12-31", "islamic-state captured rawa in 2014-10-01..2014-10-31"],
        ),
        (
            "The Iraqi army captured Rawa on Friday, three years after Islamic State seized the town.",
            [f"{RAWA} on 2017-11-03", "islamic-state captured rawa in 2014-01-01..2014-12-31"],
        ),
        (
            "The Iraqi army captured Rawa a day after it entered Qaim on Sunday.",
            [f"{RAWA} on 2017-11-06", "iraqi-armed-forces entered al-qaim on 2017-11-05"],
        ),
    ],
)
def test_each_of_two_events_of_a_sentence_has_its_days(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


def test_days_counted_from_an_event_without_days_are_none(extractor: Extractor) -> None:
    text = "The Iraqi army captured Rawa a day after it entered Qaim."
    assert told(extractor, text) == [RAWA, "iraqi-armed-forces entered al-qaim"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Islamic State has held Rawa for two years.", " in 2015-11-09.."),
        ("Islamic State held Rawa for two years until July.", " in 2015-07-31..2017-07-31"),
        ("Islamic State held Rawa for two years.", ""),
        ("Islamic State held Rawa from January to March.", " in 2017-01-01..2017-03-31"),
    ],
)
def test_how_long_a_state_lasted(extractor: Extractor, text: str, when: str) -> None:
    assert told(extractor, text) == [f"islamic-state controls rawa{when}"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The Iraqi army will capture Rawa on Friday.", " on 2017-11-10"),
        ("The Iraqi army will capture Rawa next week.", " in 2017-11-13..2017-11-19"),
        ("The Iraqi army vowed to capture Rawa within ten days.", " in 2017-11-09..2017-11-19"),
        ("The Iraqi army plans to capture Rawa by March.", " in ..2018-03-31"),
        ("The Iraqi army vowed on Monday to capture Rawa.", ""),
        ("The Iraqi army vowed on Thursday to capture Rawa.", ""),
        ("The Iraqi army said on Tuesday it would capture Rawa.", " by iraqi-armed-forces"),
        ("The Iraqi army planned to capture Rawa on 3 November.", ""),
        ("The Iraqi army expected to capture Rawa in three days.", ""),
    ],
)
def test_what_is_planned_lies_ahead(extractor: Extractor, text: str, when: str) -> None:
    assert told(extractor, text) == [f"planned: {RAWA}{when}"]


def test_a_day_behind_the_verb_of_speech_is_that_of_the_telling(extractor: Extractor) -> None:
    by = "by iraqi-armed-forces"
    assert told(extractor, "The Iraqi army said on Tuesday it had captured Rawa.") == [f"{RAWA} {by}"]
    assert told(extractor, "The Iraqi army said it had captured Rawa on Tuesday.") == [
        f"{RAWA} on 2017-11-07 {by}"
    ]


@pytest.mark.parametrize(
    ("text", "published", "when"),
    [
        ("BAGHDAD, Nov. 8 (Wire) - The Iraqi army captured Rawa.", "2017-11-09", ""),
        ("BAGHDAD, Nov. 8 (Wire) - The Iraqi army captured Rawa today.", "2017-11-09", " on 2017-11-08"),
        ("BAGHDAD, 8 November 2017 — The Iraqi army captured Rawa on Tuesday.", None, " on 2017-11-07"),
    ],
)
def test_a_dateline_says_from_when_days_are_counted(
    extractor: Extractor, text: str, published: str | None, when: str
) -> None:
    assert told(extractor, text, published) == [f"{RAWA}{when}"]


@settings(max_examples=40, deadline=None)
@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31)),
    st.sampled_from(WHEN),
)
def test_what_happened_never_lies_after_any_report(extractor: Extractor, published: date, when: str) -> None:
    for claim in extractor.claims(reported(f"The Iraqi army captured Rawa {when}.", published.isoformat())):
        assert claim.date is None or (claim.date.end is not None and claim.date.end <= published)
        assert claim.date is None or claim.date.start is None or claim.date.start <= published


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
