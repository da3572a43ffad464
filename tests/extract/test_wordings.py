"""Wordings of time, and the words without which they are not tried."""

from datetime import date

import pytest

from kg.extract.calendar import Vantage
from kg.extract.wordings import WORDINGS, kinds
from tests.extract.test_times import WORDS

SENTENCES = [
    "They left on Friday, 3 November 2017, at dawn.",
    "They left yesterday, the day before yesterday, tonight, this morning or overnight.",
    "They left in the first week of March, over the weekend, or in the summer of 2014.",
    "They will leave in three weeks, within ten days, next month or later this year.",
    "They left on the second of May, in the 1990s, or in the second half of 2016.",
    " ".join(WORDS),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_not_tried_would_find_nothing(sentence: str) -> None:
    there = kinds(sentence)
    assert [w.pattern.pattern for w in WORDINGS if not w.needs <= there and w.pattern.search(sentence)] == []
    assert [w for w in WORDINGS if w.needs <= there and w.pattern.search(sentence)] != []


def test_a_sentence_without_words_of_time_tries_nothing_dated() -> None:
    assert kinds("Troops left the town.") == frozenset()


def test_a_day_that_no_calendar_has_is_none() -> None:
    [(wording, match)] = [
        (w, m) for w in WORDINGS if (m := w.pattern.search("2017-13-40")) and m.group() == "2017-13-40"
    ]
    assert wording.read(match, Vantage(date(2017, 11, 9))) is None
