"""Bytes become words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableInput
from kg.read.decode import accepted, decode, decode_page, storable
from kg.read.terms import Terms

TERMS = Terms(date(2026, 3, 1), max_chars=20)
WORDS = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), min_size=1)


@given(WORDS)
def test_utf8_and_marked_utf16_give_back_the_very_words(words: str) -> None:
    assert decode(words.encode()) == words
    assert decode(b"\xef\xbb\xbf" + words.encode()) == words
    assert decode(b"\xff\xfe" + words.encode("utf-16-le")) == words
    assert decode(b"\xfe\xff" + words.encode("utf-16-be")) == words


def test_line_ends_and_blanks_stay_as_they_are() -> None:
    assert decode(b"  one\r\ntwo\rthree\n\n") == "  one\r\ntwo\rthree\n\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9 au lait", "not UTF-8: byte 0xe9 at offset 3"),
        (b"\xef\xbb\xbfab\xff", "not UTF-8: byte 0xff at offset 5"),
        (b"PK\x03\x04\x00\x00", "binary: a NUL byte at offset 4"),
        (b"\xff\xfea\x00b", "not UTF-16: byte 0x62 at offset 4"),
        (b"\xff\xfe\x00\xd8a\x00", "not UTF-16: byte 0x00 at offset 2"),
    ],
)
def test_other_bytes_are_refused_with_the_offset_of_the_first(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        decode(data)
    assert str(told.value) == reason


def test_offsets_count_from_the_start_of_the_file() -> None:
    with pytest.raises(UnreadableInput, match=r"offset 103$"):
        decode(b"abc\xff", start=100)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "empty: there is no text in it"),
        (" \r\n\t\u2003", "empty: there is no text in it"),
        ("x" * 21, "too large: 21 characters where 20 are allowed"),
        ("a\0b", "a NUL character at offset 1"),
        ("ab\ud800", "half of a surrogate pair at offset 2"),
    ],
)
def test_words_that_no_report_can_have(words: str, reason: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        accepted(words, TERMS)
    assert str(told.value) == reason


@given(WORDS)
def test_all_other_words_are_storable_unchanged(words: str) -> None:
    assert storable(words) == words


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('<meta charset="windows-1251">Киев'.encode("cp1251"), '<meta charset="windows-1251">Киев'),
        ("<meta charset=iso-8859-1>café’s".encode("cp1252"), "<meta charset=iso-8859-1>café’s"),
        ("<meta charset=utf-16>Döner".encode(), "<meta charset=utf-16>Döner"),
        ("<meta charset=klingon>Döner".encode(), "<meta charset=klingon>Döner"),
        ("<meta charset=hex>Döner".encode(), "<meta charset=hex>Döner"),
        ("\ufeff<p>Döner".encode(), "<p>Döner"),
        ("\ufeff<meta charset=utf-8>é".encode("utf-16"), "\ufeff<meta charset=utf-8>é"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(page: bytes, words: str) -> None:
    assert decode_page(page) == words


def test_a_page_that_breaks_its_own_declaration_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^not GBK: byte 0xff at offset 18$"):
        decode_page(b"<meta charset=gbk>\xff\xff")
