"""A stream of JSON Lines becomes reports one by one; it is never held whole."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import BinaryIO

from kg.errors import ReadError, UnreadableInput
from kg.model import Report
from kg.read.decode import decode, has_utf16_mark
from kg.read.outcome import Refusal
from kg.read.record import parsed, record
from kg.read.terms import Terms

_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stream: its number from 1, the offset of its first byte, its bytes (`None`: too long)."""

    number: int
    offset: int
    data: bytes | None


def json_lines(pieces: Iterable[bytes], input: str, terms: Terms) -> Iterator[Report | Refusal]:
    """Give the report of each line, or why it has none; blank lines count but are passed over.

    UTF-16 is the exception to reading line by line: it is decoded as a whole.
    """
    for line in lines(as_utf8(iter(pieces)), longest_line(terms)):
        if line.data is None or line.data.strip(b" \t\r\n" + (_UTF8_MARK if line.number == 1 else b"")):
            yield _read(line, input, terms)


def pieces(stream: BinaryIO, terms: Terms) -> Iterator[bytes]:
    """Read a stream line by line, over-long lines in parts; past `max_bytes` it is `UnreadableInput`."""
    total = 0
    for piece in iter(partial(stream.readline, longest_line(terms) + 2), b""):
        total += len(piece)
        if total > terms.max_bytes:
            raise too_large(terms)
        yield piece


def lines(pieces: Iterable[bytes], longest: int) -> Iterator[Line]:
    """Put pieces together to lines; of one that is longer than `longest` bytes only the number is kept."""
    number, offset, begin, held = 1, 0, 0, b""
    fits = True
    for piece in chain(pieces, (b"",)):
        ends = piece.endswith(b"\n") or not piece
        fits = fits and len(held) + len(piece) <= longest + 2
        held = held + piece if fits else b""
        offset += len(piece)
        if ends and offset > begin:
            yield Line(number, begin, held if fits else None)
        if ends:
            number, begin, held, fits = number + 1, offset, b"", True


def longest_line(terms: Terms) -> int:
    """Give the bytes that a line with the longest allowed text may have, each character escaped as a pair."""
    return 12 * terms.max_chars + 64 * 1024


def too_large(terms: Terms) -> UnreadableInput:
    """Say that an input has more bytes than are allowed."""
    return UnreadableInput(f"too large: more than {terms.max_bytes:,} bytes")


def _read(line: Line, input: str, terms: Terms) -> Report | Refusal:
    try:
        if line.data is None:
            raise UnreadableInput(f"too large: a line of more than {longest_line(terms):,} bytes")
        return record(parsed(decode(line.data.rstrip(b"\r\n"), line.offset)), input, terms)
    except ReadError as error:
        return Refusal(input, str(error), line.number, type(error))


def as_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Give pieces of a stream as they are, or, of marked UTF-16, all of it at once in UTF-8 lines."""
    first = next(pieces, b"")
    if has_utf16_mark(first):
        return iter(io.BytesIO(decode(b"".join(chain((first,), pieces))).encode()))
    return chain((first,), pieces)
