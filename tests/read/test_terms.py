"""On which terms inputs are read."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import UsageError
from kg.read.terms import Terms
from kg.settings import Settings

TODAY = date(2026, 3, 1)


def test_limits_come_from_the_settings() -> None:
    terms = Terms.of(Settings(max_bytes=7, max_chars=5), TODAY, date(2026, 3, 2), "Wire")
    assert terms == Terms(TODAY, 7, 5, date(2026, 3, 2), "Wire")
    assert terms.text_bytes == 24
    assert Terms(TODAY) == Terms.of(Settings(), TODAY)


def test_a_default_day_that_has_not_begun_anywhere_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^published: 2026-03-03 is in the future$"):
        Terms.of(Settings(), TODAY, date(2026, 3, 3))
