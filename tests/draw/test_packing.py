"""What a file holds comes out as it went in, and small."""

from __future__ import annotations

import base64
import gzip
import json
from hashlib import sha256
from typing import Any

import pytest

from kg.draw.packing import packed
from tests.draw.packed import unpacked

ODD = 'a "quoted" \\ word of many letters, \x01, ¤0, \u2028 and \N{SNOWMAN}'


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"once": "said a single time"},
        {"twice": ["said more than once", "said more than once"], "number": 3, "none": None},
        {"odd": [ODD, ODD, ODD], ODD: {ODD: 1.5}},
        {
            "like a mark": [
                "¤0",
                "¤1",
                "¤zz, which stands for nothing",
                "¤zz, which stands for nothing",
            ]
        },
        {"many": [f"identifier {number:06}" for number in range(2000)] * 2},
    ],
)
def test_content_comes_back(content: dict[str, Any]) -> None:
    assert unpacked(packed(content)) == content


def test_same_content_is_packed_the_same() -> None:
    assert packed({"a": ["some longer string"] * 3}) == packed({"a": ["some longer string"] * 3})


def test_identifiers_far_apart_are_said_once() -> None:
    names = [sha256(str(number).encode()).hexdigest()[:16] for number in range(4000)]
    content = {"first": names, "again": names, "once more": names}
    plain = base64.b64encode(gzip.compress(json.dumps(content).encode(), 9))
    assert len(packed(content)) < 0.6 * len(plain)


def test_numbers_without_a_value_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        packed({"confidence": float("nan")})
