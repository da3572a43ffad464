"""Places without a name of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Mali, JNIM took several more villages.", ["jnim captured villages-in-mali (part)"]),
        (
            "JNIM overran a Malian Armed Forces base on Sunday.",
            ["jnim captured base-in-mali from malian-armed-forces on 2017-11-05"],
        ),
    ],
)
def test_what_has_no_name_is_somewhere_in_the_country(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    jnim = "jamaat-nusrat-al-islam-wal-muslimin"
    assert [c.replace(jnim, "jnim") for c in told(extractor, text)] == expected


def test_without_a_country_it_is_nowhere(extractor: Extractor) -> None:
    assert told(extractor, "The rebels took several more villages.") == []
