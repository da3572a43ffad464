"""The story of the examples holds together."""

from __future__ import annotations

from typing import Any

import pytest

from kg.serve import examples

SENTENCE: str = examples.CLAIM["evidence"]["text"]


@pytest.mark.parametrize(
    "mention",
    [
        examples.CLAIM["trigger"],
        examples.CLAIM["evidence"],
        examples.CLAIM["subject"]["mention"],
        examples.CLAIM["object"]["mention"],
        examples.CLAIM["attributed_to"][0]["mention"],
        examples.EXPLANATION["frame"]["words"][0],
        examples.EXPLANATION["arguments"][0]["words"],
        examples.EXPLANATION["arguments"][0]["path"][0]["words"],
        examples.EXPLANATION["arguments"][1]["words"],
        examples.EXPLANATION["date"]["words"],
    ],
)
def test_spans_point_at_their_words(mention: dict[str, Any]) -> None:
    assert SENTENCE[mention["start"] : mention["end"]] == mention["text"]


def test_ids_lead_from_one_to_the_next() -> None:
    assert examples.RELATIONSHIP["claims"] == examples.CONTROL["for"] == [examples.CLAIM["id"]]
    assert examples.EXPLANATION["claim"] == examples.CLAIM["id"]
    assert examples.CLAIM["report"] == examples.REPORT["id"]
    assert examples.CONTEXT["sentence"] == SENTENCE
