"""How sure a claim is."""

from kg.extract.confidence import confidence
from kg.model import Factor


def test_confidence_is_the_product_of_its_factors_to_two_digits() -> None:
    assert confidence([Factor("form", "verb", 0.9), Factor("subject", "class", 0.85)]) == 0.77
    assert confidence([]) == 1.0
