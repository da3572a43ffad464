"""Who answers for an act."""

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
            "Mali's army blamed Boko Haram for the attack on Gao.",
            "hedged: boko-haram attacked gao by malian-armed-forces",
        ),
        (
            "Ukrainian officials held Russia responsible for the attack on Kherson.",
            "hedged: russia attacked kherson by officials-of-ukraine",
        ),
        (
            "Kyiv accused Russia of attacking Kherson.",
            "hedged: russia attacked kherson by ukrainian-government",
        ),
        ("Boko Haram is suspected of the attack on Baga.", "hedged: boko-haram attacked baga"),
        ("Boko Haram is believed to be behind the attack on Baga.", "hedged: boko-haram attacked baga"),
        ("Israel was behind the attack on Isfahan.", "israel attacked isfahan"),
        (
            "Al-Shabaab claimed responsibility for the attack on Mogadishu.",
            "al-shabaab attacked mogadishu by al-shabaab",
        ),
        ("The attack on Mogadishu was claimed by al-Shabaab.", "al-shabaab attacked mogadishu by al-shabaab"),
        (
            "Responsibility for the attack on Mogadishu was claimed by al-Shabaab.",
            "al-shabaab attacked mogadishu by al-shabaab",
        ),
        ("Hamas denied responsibility for the attack on Sderot.", "denied: hamas attacked sderot by hamas"),
        (
            "Mali's army attributed the attack on Gao to Boko Haram.",
            "hedged: boko-haram attacked gao by malian-armed-forces",
        ),
    ],
)
def test_who_is_blamed_and_who_claims_it(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


def test_regret_is_no_blame(extractor: Extractor) -> None:
    assert told(extractor, "Ukraine thanked Poland for the attack on Kherson.") == []
