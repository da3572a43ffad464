"""Outside text stays data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.embed import embedded, nonce_of, readable, script_source

HOSTILE = "</script><!-- <script>alert(1)</script> &amp; \u2028\u2029 \u202e \ud800"


def test_hostile_text_comes_back_whole_and_unreadable_as_markup() -> None:
    text = embedded({"a": HOSTILE})
    assert json.loads(text) == {"a": HOSTILE}
    assert text.isascii()
    assert not set("<>&") & set(text)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert json.loads(embedded([text])) == [text]


def test_a_string_is_json_already() -> None:
    assert embedded('{"a": "<"}') == '{"a": "\\u003c"}'


def test_what_json_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        embedded([float("nan")])


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Abu\u202eKamal", "AbuKamal"),
        ("a\nb\t c", "a b c"),
        ("z\u200bero\x00", "zero"),
        ("<b>x</b>", "<b>x</b>"),
        ("\ud800", ""),
        ("x" * 90, "x" * 79 + "…"),
    ],
)
def test_names_become_single_lines(words: str, shown: str) -> None:
    assert readable(words) == shown


@pytest.mark.parametrize("text", ["a </script> b", "'</SCRIPT '", "<!-- a", "</style>"])
def test_sources_that_end_their_element_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ends"):
        script_source(text)


def test_source_maps_are_left_out() -> None:
    assert script_source("f();\n//# sourceMappingURL=f.js.map\ng();") == "f();\n\ng();"


def test_the_nonce_hangs_on_the_content_alone() -> None:
    assert nonce_of(["a", "b"]) == nonce_of(["a", "b"]) != nonce_of(["ab"])
    assert len(nonce_of([HOSTILE])) == 24
