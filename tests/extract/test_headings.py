"""Who speaks in a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russian defence ministry: Ukraine attacked Belgorod",
            "ukraine attacked belgorod by russian-defence-ministry",
        ),
        ("Taliban: US attacked Kunduz", "united-states attacked kunduz by taliban"),
        ("Hezbollah captured Arsal – Lebanese army", "hezbollah captured arsal by lebanese-armed-forces"),
        ("Hezbollah captured Arsal – Reuters", "hezbollah captured arsal"),
        ("Syria: Islamic State captured Palmyra", "islamic-state captured palmyra"),
        ("Islamic State captured Palmyra: what now?", None),
    ],
)
def test_who_stands_apart_from_a_headline_says_it(
    extractor: Extractor, text: str, expected: str | None
) -> None:
    lines = told(extractor, text)
    assert lines == ([expected] if expected else ["planned: islamic-state captured palmyra"])
