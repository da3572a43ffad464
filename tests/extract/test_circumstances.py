"""What the words beside a trigger leave out."""

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
            "A Russian drone strike killed four people in Zaporizhzhia.",
            [
                "russia attacked zaporizhzhia with drone",
                "russia killed people at zaporizhzhia with drone 4/4/4 people",
            ],
        ),
        ("Two were wounded by an Israeli strike near Tyre.", ["israel attacked tyre with air-strike"]),
        (
            "Ethiopian shelling hit a school in Mekelle.",
            ["ethiopia attacked school-in-mekelle with shelling"],
        ),
    ],
)
def test_where_a_blow_fell(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


def test_a_blow_without_a_doer_is_no_claim(extractor: Extractor) -> None:
    assert told(extractor, "A strike in Lagos closed the port.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Misratan fighters took Brega after a week of clashes with the Gaddafi forces.",
            [
                "misratan-fighters captured brega from gaddafi-forces",
                "misratan-fighters fought gaddafi-forces",
            ],
        ),
        (
            "The Sudanese army retook Sennar following the retreat of the Rapid Support Forces.",
            [
                "sudanese-armed-forces captured sennar from rapid-support-forces",
                "rapid-support-forces withdrew-from sennar",
            ],
        ),
        (
            "Somali troops captured Adale, held by al-Shabaab for years.",
            ["somali-armed-forces captured adale from al-shabaab"],
        ),
    ],
)
def test_who_held_it(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army captured Bara after fighting the Rapid Support Forces.",
            [
                "sudanese-armed-forces captured bara from rapid-support-forces",
                "sudanese-armed-forces fought rapid-support-forces",
            ],
        ),
        (
            "The Iraqi army took Rawa after Islamic State fled.",
            ["iraqi-armed-forces captured rawa from islamic-state"],
        ),
        ("Rebels captured Gao from the Wagner Group.", ["malian-rebels captured gao from wagner-group"]),
    ],
)
def test_who_fled_or_was_fought_before_held_it(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An air strike by Ethiopia killed nine people.",
            ["ethiopia killed people with air-strike 9/9/9 people"],
        ),
        (
            "The Kurdistan Workers' Party repelled an assault by the Turkish army.",
            [],
        ),
    ],
)
def test_whose_blow_it_was(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army took Bor with the help of Ugandan troops.",
            [
                "south-sudanese-armed-forces captured bor",
                "ugandan-armed-forces supports south-sudanese-armed-forces",
            ],
        ),
        (
            "The Houthis captured Marib with support from Iran.",
            ["houthis captured marib", "iran supports houthis"],
        ),
        (
            "Syrian government forces and their Hezbollah allies entered Daraya.",
            [
                "hezbollah allied-with syrian-armed-forces",
                "syrian-armed-forces entered darayya",
                "hezbollah entered darayya",
                "syrian-armed-forces allied-with hezbollah at darayya",
            ],
        ),
    ],
)
def test_who_helped(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected


def test_control_is_seized_where_troops_swept_in(extractor: Extractor) -> None:
    text = "Turkish troops swept into Afrin, seizing control from Kurdish forces."
    assert told(extractor, text) == [
        "turkish-armed-forces entered afrin",
        "turkish-armed-forces captured afrin from kurdish-forces",
    ]
