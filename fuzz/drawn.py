"""Bytes drawn by Hypothesis: any, words, and well-formed inputs with parts cut, doubled, changed and nested."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from fuzz.targets import SEEDS

_SIGNS: Final = st.sampled_from(
    [
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\x8b",
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
        b"<",
        b"{",
        b"[",
    ]
)


@st.composite
def _changed(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    found = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 4))):
        ends = st.integers(0, len(found))
        first, last = sorted((draw(ends), draw(ends)))
        middle = draw(st.one_of(st.binary(max_size=8), _SIGNS, st.just(found[first:last] * 2)))
        repeated = middle * draw(st.sampled_from([1, 1, 1, 2, 500]))
        found = (found[:first] + repeated + found[last:])[:4096]
    return found


def drawn(name: str) -> st.SearchStrategy[bytes]:
    """Give the bytes to try a target with."""
    words = st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.one_of(_changed(SEEDS[name]), words, st.binary(max_size=400))
