"""What fits a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "Doctors of the Red Cross left a hospital in Aleppo.",
        "The government evacuated a school in Kharkiv.",
        "Palestinians left Rafah on foot.",
        "Thousands of Palestinians fled Jabalia.",
        "The army left its mark on the country.",
    ],
)
def test_who_goes_out_of_what_gives_up_no_ground(extractor: Extractor, text: str) -> None:
    assert [c for c in told(extractor, text) if "withdrew-from" in c] == []


def test_a_blow_falls_where_what_it_hits_stands(extractor: Extractor) -> None:
    assert told(extractor, "Russian forces hit a dormitory in Kharkiv.") == [
        "russian-armed-forces attacked kharkiv"
    ]


def test_what_stands_nowhere_is_not_hit(extractor: Extractor) -> None:
    assert told(extractor, "Russian forces hit a nerve.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China evacuated 210 nationals from Kabul.", []),
        ("The army evacuated its troops from Herat.", ["afghan-armed-forces withdrew-from herat"]),
        ("President Ashraf Ghani fled the country.", []),
        ("In Mali, French troops left the country.", ["french-armed-forces withdrew-from mali"]),
        ("The group controls the non-government-held parts of Idlib.", []),
    ],
)
def test_who_goes_and_who_withdraws(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert [c for c in told(extractor, text) if "syrian-government" in c or "withdrew" in c] == expected


def test_a_state_held_by_some_is_held_in_part(extractor: Extractor) -> None:
    assert told(extractor, "Aid reached Houthi-controlled Yemen.") == [
        "houthis controls yemen (part) on 2017-11-09"
    ]


def test_what_a_body_demands_is_planned(extractor: Extractor) -> None:
    text = "The Malian junta demands that Denmark withdraw its forces from the country."
    assert told(extractor, text) == ["planned: denmark withdrew-from mali"]
