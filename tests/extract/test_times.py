"""Words of time and the days they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import time_words
from kg.model import Precision
from tests.extract.telling import days

THURSDAY = date(2017, 11, 9)
WORDS = [
    "late",
    "early",
    "on",
    "Friday",
    "last",
    "this",
    "next",
    "since",
    "until",
    "between",
    "and",
    "from",
    "to",
    "the",
    "in",
    "of",
    "3",
    "11",
    "2014",
    "2017",
    "31",
    "February",
    "November",
    "July",
    "month",
    "week",
    "year",
    "days",
    "ago",
    "earlier",
    "two",
    "past",
    "over",
    "few",
    "weekend",
    "overnight",
    "yesterday",
    "summer",
    "winter",
    "mid",
    "1990s",
    "2017-11-03",
    "2017-99-99",
    "hours",
    "several",
    "May",
    ",",
    ".",
    "-",
]


def _one(sentence: str, published: date | None = THURSDAY) -> tuple[str, str, str]:
    """Give wording, days and precision of the only words of time in a sentence."""
    [found] = time_words(sentence, published)
    assert found.interval is not None
    assert found.interval.text == sentence[found.start : found.end]
    return sentence[found.start : found.end], days(found.interval), found.interval.precision.value


@pytest.mark.parametrize(
    ("sentence", "words", "when", "precision"),
    [
        ("They left on Friday.", "Friday", "on 2017-11-03", "day"),
        ("They left on Thursday.", "Thursday", "on 2017-11-09", "day"),
        ("They left last Thursday.", "last Thursday", "on 2017-11-02", "day"),
        ("They left late on Wednesday.", "late on Wednesday", "on 2017-11-08", "day"),
        (
            "They left in the early hours of Tuesday.",
            "in the early hours of Tuesday",
            "on 2017-11-07",
            "day",
        ),
        ("They left on Monday morning.", "Monday morning", "on 2017-11-06", "day"),
        ("They left yesterday.", "yesterday", "on 2017-11-08", "day"),
        ("They left the day before yesterday.", "the day before yesterday", "on 2017-11-07", "day"),
        ("They left last night.", "last night", "on 2017-11-08", "day"),
        ("They left today.", "today", "on 2017-11-09", "day"),
        ("They left overnight.", "overnight", "in 2017-11-08..2017-11-09", "range"),
        ("They left on 3 November.", "3 November", "on 2017-11-03", "day"),
        ("They left on November 3rd.", "November 3rd", "on 2017-11-03", "day"),
        ("They left on Nov. 3, 2017.", "Nov. 3, 2017", "on 2017-11-03", "day"),
        ("They left on the 3rd of November 2016.", "the 3rd of November 2016", "on 2016-11-03", "day"),
        ("They left on 24 December.", "24 December", "on 2016-12-24", "day"),
        ("They left on Friday, November 3.", "Friday, November 3", "on 2017-11-03", "day"),
        ("They left on 2017-11-03.", "2017-11-03", "on 2017-11-03", "day"),
        ("They held it from 1 to 5 November.", "1 to 5 November", "in 2017-11-01..2017-11-05", "range"),
        ("They held it on November 1-5.", "November 1-5", "in 2017-11-01..2017-11-05", "range"),
        ("They left in July.", "July", "in 2017-07-01..2017-07-31", "month"),
        ("They left in December.", "December", "in 2016-12-01..2016-12-31", "month"),
        ("They left in June 2014.", "June 2014", "in 2014-06-01..2014-06-30", "month"),
        ("They left this July.", "this July", "in 2017-07-01..2017-07-31", "month"),
        ("They left last November.", "last November", "in 2016-11-01..2016-11-30", "month"),
        ("They left in early October.", "early October", "in 2017-10-01..2017-10-15", "range"),
        ("They left in late October 2016.", "late October 2016", "in 2016-10-16..2016-10-31", "range"),
        ("They left in mid-October 2016.", "mid-October 2016", "in 2016-10-11..2016-10-20", "range"),
        ("They left in late 2015.", "late 2015", "in 2015-09-01..2015-12-31", "range"),
        ("They left in 2014.", "2014", "in 2014-01-01..2014-12-31", "year"),
        ("They left last summer.", "last summer", "in 2017-06-01..2017-08-31", "season"),
        ("They left in the spring of 2016.", "the spring of 2016", "in 2016-03-01..2016-05-31", "season"),
        ("They left last week.", "last week", "in 2017-10-30..2017-11-05", "week"),
        ("They left earlier this week.", "earlier this week", "in 2017-11-06..2017-11-09", "week"),
        ("They left last month.", "last month", "in 2017-10-01..2017-10-31", "month"),
        ("They left this month.", "this month", "in 2017-11-01..2017-11-30", "month"),
        ("They left last year.", "last year", "in 2016-01-01..2016-12-31", "year"),
        ("They left at the weekend.", "at the weekend", "in 2017-11-04..2017-11-05", "range"),
        ("They left three weeks ago.", "three weeks ago", "in 2017-10-16..2017-10-22", "week"),
        ("They left two days ago.", "two days ago", "on 2017-11-07", "day"),
        ("They left a year ago.", "a year ago", "in 2016-01-01..2016-12-31", "year"),
        (
            "They left over the past two years.",
            "over the past two years",
            "in 2015-11-09..2017-11-09",
            "range",
        ),
        ("They fought in the last few weeks.", "in the last few weeks", "in 2017-10-19..2017-11-09", "range"),
        ("They held it since 2012.", "since 2012", "in 2012-01-01..", "range"),
        ("They held it since June 2014.", "since June 2014", "in 2014-06-01..", "range"),
        ("They held it since Friday.", "since Friday", "in 2017-11-03..", "range"),
        ("They held it until October.", "until October", "in ..2017-10-31", "range"),
        (
            "They fought between Friday and Sunday.",
            "Friday and Sunday",
            "in 2017-11-03..2017-11-05",
            "range",
        ),
        (
            "They held it from June 2014 to July 2017.",
            "June 2014 to July 2017",
            "in 2014-06-01..2017-07-31",
            "range",
        ),
        ("They fought in the 1990s.", "the 1990s", "in 1990-01-01..1999-12-31", "range"),
        ("They fought in the 90s.", "the 90s", "in 1990-01-01..1999-12-31", "range"),
        ("They left on 2017/11/3.", "2017/11/3", "on 2017-11-03", "day"),
        ("They left on 13/10/2017.", "13/10/2017", "on 2017-10-13", "day"),
        ("They left on 10/13/2017.", "10/13/2017", "on 2017-10-13", "day"),
        ("They left on 11.11.2016.", "11.11.2016", "on 2016-11-11", "day"),
        ("They left on the 27th.", "the 27th", "on 2017-10-27", "day"),
        ("They left on Friday the 27th.", "Friday the 27th", "on 2017-10-27", "day"),
        ("They left on the second of May.", "the second of May", "on 2017-05-02", "day"),
        ("They left on 29 February.", "29 February", "on 2016-02-29", "day"),
        ("They left on Tuesday last week.", "Tuesday last week", "on 2017-10-31", "day"),
        ("They left on the first Friday of October.", "the first Friday of October", "on 2017-10-06", "day"),
        ("They left at dawn on Monday.", "at dawn on Monday", "on 2017-11-06", "day"),
        ("They left on the night of 3 November.", "on the night of 3 November", "on 2017-11-03", "day"),
        ("They left in mid-October.", "mid-October", "in 2017-10-11..2017-10-20", "range"),
        ("They left at the end of March.", "the end of March", "in 2017-03-16..2017-03-31", "range"),
        (
            "They left in the second half of May.",
            "the second half of May",
            "in 2017-05-16..2017-05-31",
            "range",
        ),
        ("They left late last month.", "late last month", "in 2017-10-16..2017-10-31", "range"),
        ("They left late last week.", "late last week", "in 2017-11-02..2017-11-05", "range"),
        ("They left earlier this month.", "earlier this month", "in 2017-11-01..2017-11-09", "month"),
        (
            "They left in the first week of October.",
            "the first week of October",
            "in 2017-10-02..2017-10-08",
            "week",
        ),
        (
            "They left in the week of 18 September.",
            "the week of 18 September",
            "in 2017-09-18..2017-09-24",
            "week",
        ),
        ("They left over the weekend.", "over the weekend", "in 2017-11-04..2017-11-05", "range"),
        ("They left in the summer.", "the summer", "in 2017-06-01..2017-08-31", "season"),
        ("They left last winter.", "last winter", "in 2016-12-01..2017-02-28", "season"),
        ("They left last autumn.", "last autumn", "in 2016-09-01..2016-11-30", "season"),
        (
            "They left in the first half of 2016.",
            "the first half of 2016",
            "in 2016-01-01..2016-06-30",
            "range",
        ),
        ("They left a decade ago.", "a decade ago", "in 2007-01-01..2007-12-31", "year"),
        ("The 2014 offensive failed.", "2014", "in 2014-01-01..2014-12-31", "year"),
        ("The June offensive failed.", "June", "in 2017-06-01..2017-06-30", "month"),
        ("They left by the end of March.", "by the end of March", "in ..2017-03-31", "range"),
        ("They left before Monday.", "before Monday", "in ..2017-11-05", "range"),
        (
            "They fought for the past 18 months.",
            "for the past 18 months",
            "in 2016-05-09..2017-11-09",
            "range",
        ),
        ("They fought over the past week.", "over the past week", "in 2017-11-02..2017-11-09", "range"),
        ("They held it from January to March.", "January to March", "in 2017-01-01..2017-03-31", "range"),
        ("They held it from October to January.", "October to January", "in 2016-10-01..2017-01-31", "range"),
        ("They held it from 2014 to 2016.", "2014 to 2016", "in 2014-01-01..2016-12-31", "range"),
        ("They held it in 2014-2016.", "2014-2016", "in 2014-01-01..2016-12-31", "range"),
        (
            "They held it from 3 May to 5 June 2015.",
            "3 May to 5 June 2015",
            "in 2015-05-03..2015-06-05",
            "range",
        ),
        (
            "They held it between Sunday and Thursday.",
            "Sunday and Thursday",
            "in 2017-11-05..2017-11-09",
            "range",
        ),
        (
            "They held it between Friday and Thursday.",
            "Friday and Thursday",
            "in 2017-11-03..2017-11-09",
            "range",
        ),
        (
            "They held it from Saturday until Tuesday.",
            "Saturday until Tuesday",
            "in 2017-11-04..2017-11-07",
            "range",
        ),
    ],
)
def test_words_of_time(sentence: str, words: str, when: str, precision: str) -> None:
    assert _one(sentence) == (words, when, precision)


@pytest.mark.parametrize(
    ("sentence", "shift"),
    [
        ("They left two days later.", (2, Precision.DAY)),
        ("They had left a week earlier.", (-7, Precision.WEEK)),
        ("They left three years after it fell.", (1095, Precision.YEAR)),
        ("They left the next day.", (1, Precision.DAY)),
        ("They left the previous month.", (-30, Precision.MONTH)),
        ("They left on the same day.", (0, Precision.DAY)),
        ("They left hours later.", (0, Precision.DAY)),
        ("They left later that day.", (0, Precision.DAY)),
        ("They left the day before the vote.", (-1, Precision.DAY)),
        ("They left the night after.", (1, Precision.DAY)),
        ("They left weeks later.", None),
    ],
)
def test_days_counted_from_another_event_are_a_shift(
    sentence: str, shift: tuple[int, Precision] | None
) -> None:
    [found] = time_words(sentence, THURSDAY)
    assert (found.interval, found.shift) == (None, shift)


@pytest.mark.parametrize("sentence", ["They left on Friday.", "They left last month.", "They left in July."])
def test_without_a_day_of_publication_relative_words_stay_unresolved(sentence: str) -> None:
    [found] = time_words(sentence, None)
    assert (found.interval, found.shift) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("They left on 3 November 2017.", "on 2017-11-03"),
        ("They left in June 2014.", "in 2014-06-01..2014-06-30"),
        ("They left in 2014.", "in 2014-01-01..2014-12-31"),
        ("They left on 2017-11-03.", "on 2017-11-03"),
    ],
)
def test_without_a_day_of_publication_absolute_words_are_resolved(sentence: str, when: str) -> None:
    assert _one(sentence, None)[1] == when


@pytest.mark.parametrize(
    "sentence",
    [
        "They left on 31 February 2017.",
        "They left on 2017-13-40.",
        "They may march on.",
        "Some 2014 people left.",
        "A band called Mondays played.",
        "",
    ],
)
def test_what_is_no_time_is_left(sentence: str) -> None:
    assert [
        w for w in time_words(sentence, THURSDAY) if w.interval and w.interval.precision is Precision.DAY
    ] == []


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("They will leave on Friday.", "on 2017-11-10"),
        ("They will leave on Thursday.", "on 2017-11-09"),
        ("They will leave next Friday.", "on 2017-11-17"),
        ("They will leave tomorrow.", "on 2017-11-10"),
        ("They will leave the day after tomorrow.", "on 2017-11-11"),
        ("They will leave on 20 November.", "on 2017-11-20"),
        ("They will leave on 3 January.", "on 2018-01-03"),
        ("They will leave in March.", "in 2018-03-01..2018-03-31"),
        ("They will leave next June.", "in 2018-06-01..2018-06-30"),
        ("They will leave this winter.", "in 2017-12-01..2018-02-28"),
        ("They will leave next autumn.", "in 2018-09-01..2018-11-30"),
        ("They will leave next week.", "in 2017-11-13..2017-11-19"),
        ("They will leave this weekend.", "in 2017-11-11..2017-11-12"),
        ("They will leave next month.", "in 2017-12-01..2017-12-31"),
        ("They will leave later this month.", "in 2017-11-09..2017-11-30"),
        ("They will leave in three days.", "on 2017-11-12"),
        ("They will leave in two weeks.", "in 2017-11-20..2017-11-26"),
        ("They will leave within ten days.", "in 2017-11-09..2017-11-19"),
        ("They will leave in the coming two months.", "in 2017-11-10..2018-01-09"),
        ("They will stay for the rest of the year.", "in 2017-11-09..2017-12-31"),
        ("They will leave by Sunday.", "in ..2017-11-12"),
        ("They will stay between Friday and Tuesday.", "in 2017-11-10..2017-11-14"),
        ("They will stay between now and 15 December.", "in 2017-11-09..2017-12-15"),
        ("They will stay from December to February.", "in 2017-12-01..2018-02-28"),
    ],
)
def test_a_plan_looks_ahead(sentence: str, when: str) -> None:
    [found] = time_words(sentence, THURSDAY)
    assert found.ahead is not None
    assert days(found.ahead) == when


@pytest.mark.parametrize("words", ["in three days", "within ten days"])
def test_what_only_a_plan_counts_from_today_says_nothing_of_the_past(words: str) -> None:
    [found] = time_words(f"They took it {words}.", THURSDAY)
    assert found.interval is None


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("They have held it for two years.", (2, "year")),
        ("They have held it for more than 500 days.", (500, "day")),
        ("They have held it for a few weeks now.", (3, "week")),
    ],
)
def test_a_length_is_no_day(sentence: str, length: tuple[int, str]) -> None:
    [found] = time_words(sentence, THURSDAY)
    assert (found.interval, found.ahead, found.shift, found.length) == (None, None, None, length)


@pytest.mark.parametrize(
    "sentence",
    ["They left on 12/11/2017.", "They left on 31 February.", "They left on the fifth Friday of November."],
)
def test_what_is_ambiguous_or_on_no_calendar_is_refused(sentence: str) -> None:
    assert [w.interval or w.ahead for w in time_words(sentence, THURSDAY)] in ([], [None])


@pytest.mark.parametrize(
    "sentence",
    [
        "Theresa May spoke.",
        "They may march.",
        "Soldiers sat down in the Sun.",
        "It was the first time in three years.",
        "The 27th Brigade left.",
    ],
)
def test_words_that_look_like_times_are_left(sentence: str) -> None:
    assert time_words(sentence, THURSDAY) == []


def test_several_words_of_time_come_in_order() -> None:
    sentence = "It fell in June 2014, was retaken on Monday and lost again two days later."
    found = time_words(sentence, THURSDAY)
    assert [sentence[w.start : w.end] for w in found] == ["June 2014", "Monday", "two days later"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))),
)
def test_time_words_never_fail_and_stand_in_order(sentence: str, published: date | None) -> None:
    at = 0
    for words in time_words(sentence, published):
        assert at <= words.start < words.end <= len(sentence)
        at = words.end
        if words.interval is not None:
            start, end = words.interval.start, words.interval.end
            assert start is None or end is None or start <= end
            assert words.interval.text == sentence[words.start : words.end]


@given(st.text(max_size=80), st.one_of(st.none(), st.just(THURSDAY)))
def test_any_text_is_read(sentence: str, published: date | None) -> None:
    for words in time_words(sentence, published):
        assert sentence[words.start : words.end].strip()


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)), st.none() | st.just(THURSDAY))
def test_a_full_date_means_itself_on_any_day(day: date, published: date | None) -> None:
    [found] = time_words(f"They left on {day.day} {day:%B} {day.year}.", published)
    assert found.interval is not None
    assert (found.interval.start, found.interval.end) == (day, day)
