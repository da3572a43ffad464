"""Filters of the templates."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Bounds
from kg.serve.web.page import _days, _lasting, _outward

DAY, LATER = date(2017, 11, 8), date(2017, 11, 10)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/a?b=1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example/a", False),
        ("https:", False),
        ("http://[bad", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: bool) -> None:
    assert _outward(address) == (address if kept else None)


def test_days_in_words() -> None:
    assert [_days(DAY, DAY), _days(DAY, None), _days(None, DAY), _days(None, None), _days(DAY, LATER)] == [
        "<time>2017-11-08</time>",
        "from <time>2017-11-08</time>",
        "until <time>2017-11-08</time>",
        "day unknown",
        "<time>2017-11-08</time> to <time>2017-11-10</time>",
    ]


def test_the_longest_time_that_something_can_have_lasted() -> None:
    assert _lasting(Bounds(None, DAY), Bounds(DAY, LATER)) == _days(DAY, LATER)
    assert _lasting(Bounds(DAY, LATER), None) == _days(DAY, None)
