"""Bytes become words: UTF-8, UTF-16 by its byte order mark, and what a page of HTML declares."""

from __future__ import annotations

import codecs
import re

from kg.errors import UnreadableInput
from kg.read.terms import Terms

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_SNIFFED = 2048


def has_utf16_mark(data: bytes) -> bool:
    """Tell whether the bytes begin with a byte order mark of UTF-16."""
    return data.startswith(_UTF16)


def begins_object(head: bytes) -> bool:
    """Tell whether the first character that is not blank, in UTF-8 or marked UTF-16, is `{`.

    What follows it need not be whole, nor fit the encoding.
    """
    words = head.decode("utf-16" if has_utf16_mark(head) else "utf-8", errors="replace")
    return words.lstrip("\ufeff \t\r\n").startswith("{")


def decode(data: bytes, start: int = 0) -> str:
    """Give the words of UTF-8 or marked UTF-16 without the mark, line ends as they are.

    Other bytes are `UnreadableInput`, which names the offset of the first that does not fit, `start` being
    the offset of the first one given; so are NUL bytes, which only binary files hold.
    """
    if has_utf16_mark(data):
        return _decoded(data, "utf-16", start)
    if (nul := data.find(b"\0")) >= 0:
        raise UnreadableInput(f"binary: a NUL byte at offset {start + nul}")
    return _decoded(data, "utf-8", start).removeprefix("\ufeff")


def decode_page(data: bytes) -> str:
    """Give the words of an HTML page in the encoding that it declares, else as `decode` does."""
    declared = _declared(data)
    if declared is None or has_utf16_mark(data) or b"\0" in data:
        return decode(data)
    return _decoded(data, declared, 0).removeprefix("\ufeff")


def accepted(words: str, terms: Terms) -> str:
    """Give the words back if they can be a report's text; blank or too long they are `UnreadableInput`."""
    if not words.strip():
        raise UnreadableInput("empty: there is no text in it")
    if len(words) > terms.max_chars:
        raise UnreadableInput(f"too large: {len(words):,} characters where {terms.max_chars:,} are allowed")
    return storable(words)


def storable(words: str) -> str:
    """Give the words back unless they hold a NUL or half of a surrogate pair, which no store can keep."""
    if (nul := words.find("\0")) >= 0:
        raise UnreadableInput(f"a NUL character at offset {nul}")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(f"half of a surrogate pair at offset {error.start}") from None
    return words


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_SNIFFED])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        known = codecs.lookup(name).name
        # What could be read as ASCII is in no wide encoding, and some codecs give no text at all.
        b"x".decode(known)
    except (LookupError, UnicodeError):
        return None
    # As HTML prescribes for pages that say Latin-1.
    return "cp1252" if known in ("iso8859-1", "ascii") else known


def _decoded(data: bytes, encoding: str, start: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"not {encoding.upper()}: byte 0x{data[error.start]:02x} at offset {start + error.start}"
        ) from None
    except UnicodeError:
        raise UnreadableInput(f"not {encoding.upper()}") from None
