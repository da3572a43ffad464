"""The order of lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.order import in_order, order_of


@given(st.lists(st.text(max_size=3)))
def test_a_list_comes_back_from_its_set_and_order(values: list[str]) -> None:
    assert in_order(set(values), order_of(values)) == tuple(values)


def test_a_sorted_list_needs_no_order() -> None:
    assert order_of(["a", "b", "c"]) is None
    assert order_of([]) is None


def test_an_order_that_does_not_fit_is_left_aside() -> None:
    assert in_order({"b", "a", "c"}, "1 0") == ("a", "b", "c")
    assert in_order({"a"}, "1 0") == ("a",)
