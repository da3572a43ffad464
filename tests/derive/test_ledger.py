"""Entries that are only ever added to."""

from hypothesis import given
from hypothesis import strategies as st

from kg.derive.ledger import Ledger


@given(st.lists(st.lists(st.integers(), max_size=3)))
def test_it_gives_all_that_was_noted_in_its_order(pages: list[list[int]]) -> None:
    ledger: Ledger[int] = Ledger()
    for page in pages:
        ledger = ledger.noting(page)
    entries = [entry for page in pages for entry in page]
    assert list(ledger) == entries
    assert bool(ledger) is bool(entries)


def test_what_was_noted_before_stays_as_it_was() -> None:
    empty: Ledger[int] = Ledger()
    first = empty.noting([1])
    assert (list(first.noting([2])), list(first.noting([3])), list(first)) == ([1, 2], [1, 3], [1])


def test_nothing_noted_is_the_same_ledger() -> None:
    empty: Ledger[int] = Ledger()
    first = empty.noting([1])
    assert first.noting([]) is first
