"""Curves and lots drawn from a table of figures."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from benchmarks.size.figures import READ, UCDP, Lot, at_quantile, ranked


def test_between_its_points_a_rank_weighs_by_a_power() -> None:
    assert ranked([(1, 800), (4, 200)], 5) == pytest.approx([800, 400, 800 / 3, 200, 200])


@pytest.mark.parametrize(("share", "number"), [(0.0, 1), (0.25, 2), (0.5, 3), (0.9, 10), (1.0, 10)])
def test_between_its_points_a_quantile_lies_in_proportion(share: float, number: int) -> None:
    assert at_quantile([(0.0, 1), (0.5, 3), (0.9, 10)], share) == number


def test_each_value_is_drawn_as_often_as_it_weighs() -> None:
    lot = Lot.of("ab", [3, 1, 100])
    drawn = Counter(lot.draw(random.Random(number)) for number in range(400))
    assert drawn.keys() == {"a", "b"}
    assert 260 < drawn["a"] < 340


def test_the_table_has_shares_that_come_to_one() -> None:
    shares = (
        *(UCDP[name] for name in ("regions", "reports_an_event", "events_a_report", "delay")),
        *(READ[name].values() for name in ("of_dated", "statuses", "extents", "relations")),
        READ["claims_an_event"],
    )
    assert [round(sum(each), 2) for each in shares] == [1] * len(shares)
