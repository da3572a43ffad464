"""How sure a claim is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.confidence import VALUES, confidence
from kg.model import Factor
from tests.extract.telling import reported

if TYPE_CHECKING:
    from kg.extract import Extractor


def test_confidence_is_the_product_of_its_factors_to_two_digits() -> None:
    assert confidence([Factor("reading", "plain", 0.9), Factor("clause", "shared", 0.85)]) == 0.77
    assert confidence([]) == 1.0


def test_no_reading_is_certain_and_no_feature_makes_one_surer() -> None:
    assert VALUES["reading", "plain"] < 1
    assert all(0 < value <= 1 for value in VALUES.values())


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Boko Haram captured Baga from the Nigerian army.", set()),
        ("Boko Haram captured Baga.", {"loser not-named"}),
        ("Boko Haram reportedly captured Baga.", {"loser not-named", "status not-asserted"}),
        ("Boko Haram captured Baga and burned down Doron Baga.", {"loser not-named"}),
        (
            "Boko Haram attacked Baga. The militants captured the town.",
            {"loser not-named", "references both"},
        ),
        (
            "Boko Haram moved into Borno, capturing Baga.",
            {"loser not-named", "clause shared"},
        ),
        ("The army of Iraq and Hezbollah captured Rawa.", {"loser not-named", "rule implied"}),
    ],
)
def test_what_makes_a_claim_less_sure(extractor: Extractor, text: str, marks: set[str]) -> None:
    _, why = extractor.explained(reported(text))[-1]
    found = {f"{f.feature} {f.choice}" for f in why.factors if (f.feature, f.choice) in VALUES}
    assert found - {"rivals near"} == {"reading plain", *marks}
    assert why.confidence == confidence(why.factors)


def test_a_second_place_of_the_name_makes_a_claim_less_sure(extractor: Extractor) -> None:
    def rivals(text: str) -> list[str]:
        [(_, why)] = extractor.explained(reported(text))
        return [f.choice for f in why.factors if f.feature == "rivals"]

    assert rivals("The Syrian army entered Abu Kamal.") == ["none"]
    assert rivals("M23 entered Victoria.") == ["near"]
