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
