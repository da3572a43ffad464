"""How many people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quantity import MOST, number, quantity
from kg.know.data import data_folder
from kg.know.words import Cues, load_cues
from kg.model import Quantity


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues(data_folder("ontology") / "lexicon")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("26", 26),
        ("120,000", 120_000),
        ("1.5 million", 1_500_000),
        ("two", 2),
        ("twelve", 12),
        ("twenty-six", 26),
        ("ninety nine", 99),
        ("three hundred", 300),
        ("two hundred and fifty", 250),
        ("five thousand", 5000),
        ("hundred", 100),
        ("a few", None),
        ("dozens", None),
    ],
)
def test_a_number_in_figures_or_words(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("phrase", "low", "best", "high"),
    [
        ("26 people", 26, 26, 26),
        ("an estimated 120,000 people", None, 120_000, None),
        ("about 500 people", None, 500, None),
        ("at least 26 people", 26, 26, None),
        ("more than two hundred people", 200, 200, None),
        ("up to 300 people", None, 300, 300),
        ("between 30 and 40 people", 30, 35, 40),
        ("30-40 people", 30, 35, 40),
        ("30 to 40 people", 30, 35, 40),
        ("dozens of people", 24, None, None),
        ("hundreds of people", 200, None, None),
        ("tens of thousands of people", 20_000, None, None),
        ("hundreds of thousands of people", 200_000, None, None),
        ("several people", 3, None, None),
        ("a large number of people", None, None, None),
        ("Twelve people", 12, 12, 12),
        ("1.5 million people", 1_500_000, 1_500_000, 1_500_000),
    ],
)
def test_a_phrase_bounds_a_count(
    cues: Cues, phrase: str, low: int | None, best: int | None, high: int | None
) -> None:
    assert quantity(phrase, "people", cues) == Quantity(low, best, high, "people", phrase)


@pytest.mark.parametrize("phrase", ["the people", "civilians", "their families", ""])
def test_a_phrase_without_a_number_gives_none(cues: Cues, phrase: str) -> None:
    assert quantity(phrase, "people", cues) is None


@given(st.integers(0, 10**8))
def test_figures_with_commas_are_themselves(value: int) -> None:
    assert number(f"{value:,}") == value


@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6))
def test_a_range_holds_its_middle(cues: Cues, low: int, more: int) -> None:
    found = quantity(f"between {low} and {low + more} people", "people", cues)
    assert found is not None
    assert (found.low, found.high) == (low, low + more)
    assert found.best is not None
    assert low <= found.best <= low + more


@given(st.text(max_size=60))
def test_any_phrase_is_read(cues: Cues, phrase: str) -> None:
    found = quantity(phrase, "people", cues)
    assert found is None or found.text == phrase


@pytest.mark.parametrize("words", ["9" * 400, "9" * 300 + " million billion", "1" * 5_000, "1000000000001"])
def test_figures_without_end_are_no_count(words: str) -> None:
    assert number(words) is None
    assert number("1,000 billion") == MOST
