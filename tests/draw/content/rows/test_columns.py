"""Columns as arrays."""

from __future__ import annotations

from datetime import date

import numpy as np

from kg.draw.content.rows.columns import Days, Groups, Several, Words, coded, days, spread
from kg.draw.content.rows.scope import Clocks, Scope

ALL = np.arange(4)
LAST = date(2017, 11, 10)


def test_words_get_numbers_by_when_they_first_come() -> None:
    codes, words = coded(["b", None, "a", "b"])
    assert (codes.tolist(), words) == ([0, -1, 1, 0], ["b", "a"])
    rows, several, keys = spread([["x", "y"], [], ["x"]])
    assert (rows.tolist(), several.tolist(), keys) == ([0, 0, 2], [0, 1, 0], ["x", "y"])


def test_days_before_1970_and_none() -> None:
    column = Days("d", "D", days([date(1969, 12, 31), None, "2017-11-08", "1970-01-01"]))
    assert column.cells(ALL) == ["1969-12-31", None, "2017-11-08", "1970-01-01"]
    found = column.groups()
    assert (found.words.keys, found.counts(np.ones(4, bool)).tolist()) == (
        ["1969", "1970", "2017"],
        [1, 1, 1],
    )
    assert column.months().words.keys == ["1969-12", "1970-01", "2017-11"]


def test_words_are_found_and_sorted_without_accents_and_case() -> None:
    words = Words(["1", "2", "3"], ["Zaïre", "éa", "Eb"])
    assert words.rank.tolist() == [2.0, 0.0, 1.0]
    assert words.having("zai").tolist() == [True, False, False]
    grouped = Groups(np.array([0, 0, 3], np.int32), np.array([2, 0, 1], np.int32), words)
    column = Several("s", "S", grouped, 4)
    assert column.cells(ALL) == [[["3", "Eb"], ["1", "Zaïre"]], [], [], [["2", "éa"]]]
    assert np.array_equal(column.order(), [1.0, np.nan, np.nan, 0.0], equal_nan=True)
    assert column.having("e").tolist() == [True, False, False, True]
    assert grouped.holding(["1", "9"], 4).tolist() == [True, False, False, False]


def test_what_happened_on_no_known_day_stands_at_that_of_its_report() -> None:
    unknown = np.nan
    clocks = Clocks(
        first=days(["2017-11-09", None, None, None]),
        last=days([None, "2017-11-01", None, None]),
        reported=np.append(days(["2017-11-12", "2017-11-10", "2017-11-09"]), unknown),
    )
    within = {
        "all": Scope(),
        "since": Scope(since=LAST),
        "until": Scope(until=date(2017, 11, 8)),
        "reported": Scope(since=LAST, clock="reported"),
        "known": Scope(known_on=LAST),
    }
    assert {name: clocks.within(scope).tolist() for name, scope in within.items()} == {
        "all": [True, True, True, True],
        "since": [True, False, False, False],
        "until": [False, True, False, False],
        "reported": [True, True, False, False],
        "known": [False, True, True, False],
    }
