"""Filters of the templates."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Bounds
from kg.serve.web.page import _bounds, _days, _outward

DAY = date(2017, 11, 8)


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
    assert [_days(DAY, DAY), _days(DAY, None), _days(None, DAY), _days(None, None)] == [
        "2017-11-08",
        "2017-11-08/..",
        "../2017-11-08",
        "day unknown",
    ]
    assert (_bounds(Bounds(DAY, DAY)), _bounds(None)) == ("2017-11-08", "")
