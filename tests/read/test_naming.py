"""Lists of files."""

from __future__ import annotations

import io

import pytest

from kg.errors import UsageError
from kg.read.naming import names_in


def told(data: bytes, *, nul: bool = False) -> list[str]:
    return list(names_in(io.BytesIO(data), nul=nul))


def test_one_a_line_with_or_without_a_last_line_end() -> None:
    assert told(b"a b.txt\r\n\n  \nc.txt") == ["a b.txt", "c.txt"]
    assert told(b"") == []


def test_parted_by_nul_a_name_may_hold_a_line_end() -> None:
    assert told(b"a\nb.txt\0c.txt\0", nul=True) == ["a\nb.txt", "c.txt"]


def test_many_names_are_given_as_they_come() -> None:
    assert told(b"".join(b"%d.txt\n" % n for n in range(50_000)))[-1] == "49999.txt"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a.txt\0b.txt\0", "has a NUL in a name; -0 tells"),
        (b"-\n", "cannot name standard input"),
        (b"x" * 70_000, "a name of more than 32,768 bytes"),
    ],
)
def test_what_is_no_list(data: bytes, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        told(data)
