"""Whom "we" and "our" mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import line, reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We have captured Bakhmut," the Russian defence ministry said.',
            ["russian-armed-forces captured bakhmut by russian-defence-ministry"],
        ),
        (
            'SDF spokesman Mustafa Bali said: "We are fighting Islamic State in Raqqa."',
            ["syrian-democratic-forces fought islamic-state at raqqa by mustafa-bali"],
        ),
        (
            'The Houthis said they had captured Marib. "Our fighters have entered Taiz, too."',
            ["houthis captured marib by houthis", "houthis entered taiz by houthis"],
        ),
        ('"We attacked Kirkuk," a resident said.', []),
        ("We have captured Bakhmut.", []),
        ('"We have captured Bakhmut," Reuters said.', []),
    ],
)
def test_in_a_quotation_it_is_the_side_of_who_speaks(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hezbollah", ["hezbollah captured arsal"]),
        ("Reuters", []),
        ("Syrian Observatory for Human Rights", []),
        (None, []),
    ],
)
def test_in_a_release_it_is_the_publisher(
    extractor: Extractor, source: str | None, expected: list[str]
) -> None:
    report = replace(reported("Last night we captured Arsal."), source=source)
    assert [line(replace(c, date=None)) for c in extractor.claims(report)] == expected


def test_a_speaker_far_back_is_not_meant(extractor: Extractor) -> None:
    text = 'The Houthis said they left Marib. It rained. It rained. It rained. "We captured Taiz."'
    assert told(extractor, text) == ["houthis withdrew-from marib by houthis"]
