"""JSON Lines as a stream."""

import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import MalformedRecord, UnreadableInput
from kg.model import Report
from kg.read.lines import Line, json_lines, lines, longest_line, pieces
from kg.read.outcome import Refusal
from kg.read.terms import Terms

TERMS = Terms(date(2026, 3, 1), max_chars=100)


def told(data: bytes, terms: Terms = TERMS) -> list[Report | Refusal]:
    return list(json_lines(pieces(io.BytesIO(data), terms), "a.jsonl", terms))


def test_good_lines_are_read_and_bad_ones_are_named_by_number_and_reason() -> None:
    data = b'{"id": "a", "text": "A."}\n\n  \r\n{"id": \n{"text": ""}\n[1]\n{"id": "b", "text": "B."}'
    first, *bad, last = told(data)
    assert (first, last) == (Report("a", "A."), Report("b", "B."))
    assert [str(b) for b in bad] == [
        "a.jsonl:4: not JSON: Expecting value at column 8",
        "a.jsonl:5: empty: there is no text in it",
        "a.jsonl:6: no report: a JSON list where an object is expected",
    ]
    assert [b.kind for b in bad if isinstance(b, Refusal)] == [
        MalformedRecord,
        UnreadableInput,
        MalformedRecord,
    ]


def test_undecodable_bytes_spoil_their_line_only_and_are_found_in_the_file() -> None:
    data = b'{"id": "a", "text": "A."}\n{"id": "b\xff"}\n{"id": "c", "text": "C."}\n'
    first, bad, last = told(data)
    assert (first, last) == (Report("a", "A."), Report("c", "C."))
    assert str(bad) == "a.jsonl:2: not UTF-8: byte 0xff at offset 35"
    assert data[35] == 0xFF


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_and_utf16(encoding: str) -> None:
    data = '{"id": "ä", "text": "Zürich \u2028 fell."}\r\n{"id": "b", "text": "B."}\r\n'.encode(encoding)
    assert told(data) == [Report("ä", "Zürich \u2028 fell."), Report("b", "B.")]


def test_an_over_long_line_is_refused_without_being_held_and_the_next_is_read() -> None:
    long = b'{"id": "a", "text": "' + b"x" * 3 * longest_line(TERMS) + b'"}\n'
    bad, good = told(long + b'{"id": "b", "text": "B."}\n')
    assert str(bad) == f"a.jsonl:1: too large: a line of more than {longest_line(TERMS):,} bytes"
    assert good == Report("b", "B.")


def test_a_stream_past_its_limit_stops_with_a_reason() -> None:
    terms = Terms(date(2026, 3, 1), max_bytes=40)
    with pytest.raises(UnreadableInput, match=r"^too large: more than 40 bytes$"):
        told(b'{"id": "a", "text": "A."}\n' * 3, terms)


def test_a_stream_is_read_as_it_comes() -> None:
    def endless() -> Iterator[bytes]:
        number = 0
        while True:
            number += 1
            yield json.dumps({"id": str(number), "text": "Words."}).encode() + b"\n"

    found = json_lines(endless(), "-", TERMS)
    assert [next(found).id for _ in range(3)] == ["1", "2", "3"]  # type: ignore[union-attr]


@given(st.lists(st.binary(max_size=30)), st.integers(1, 40))
def test_lines_are_those_of_the_whole_whatever_the_pieces(data: list[bytes], size: int) -> None:
    whole = b"".join(data)
    parts = [p for line in whole.splitlines(keepends=True) for p in _cut(line, size)]
    parts = [p for p in parts if p]
    expected = list(io.BytesIO(whole))
    assert [line.data for line in lines(parts, 10_000)] == expected
    offset = 0
    for line, want in zip(lines(parts, 10_000), expected, strict=True):
        assert isinstance(line, Line)
        assert line.offset == offset
        offset += len(want)


def _cut(line: bytes, size: int) -> list[bytes]:
    return [line[i : i + size] for i in range(0, len(line), size)]
