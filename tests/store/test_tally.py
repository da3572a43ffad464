"""The hash of a set of lines."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from kg.store.tally import Tally


def of(*lines: bytes) -> Tally:
    tally = Tally()
    tally.add(lines)
    return tally


def test_of_one_line_it_is_its_sha_256() -> None:
    assert str(of(b"<a> <b> <c> .")) == sha256(b"<a> <b> <c> .").hexdigest()
    assert (str(of()), of().lines) == ("0" * 64, 0)


def test_order_and_parting_do_not_matter_and_every_line_does() -> None:
    lines = [b"%d" % n for n in range(1000)]
    whole = of(*lines)
    Random(7).shuffle(lines)
    other = Tally()
    for at in range(0, 1000, 7):
        other.add(lines[at : at + 7])
    assert (str(other), other.lines) == (str(whole), 1000)
    assert str(of(*lines[1:])) != str(whole)
    assert str(of(*lines, lines[0])) != str(whole)
