"""Where a text quotes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("They left.", []),
        ('"We left," he said.', ['"We left,"']),
        ("“We left. We won,” he said. “Soon.”", ["“We left. We won,”", "“Soon.”"]),
        ("``We left,'' he said.", ["``We left,''"]),
        ('He said: "We left', ['"We left']),
        ('He said: "We left.\n\n"We won." They lost.', ['"We left.', '"We won."']),
        ('A 5" shell fell.', []),
        ('"' + "We left. " * 300 + '" he said.', []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@given(st.text(alphabet="a \n\"“”`'.", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    found = list(quotations(text))
    assert all(start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
