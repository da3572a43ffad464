"""The comparable form of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.know.names import capitals, fold, without_article


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Syrian Arab Army", "syrian arab army"),
        ("the U.S.", "us"),
        ("Hay'at Tahrir al-Sham", "hayat tahrir al sham"),
        ("Hayʼat Taḥrīr al‑Shām", "hayat tahrir al sham"),
        ("Kata’ib  Hezbollah", "kataib hezbollah"),
        ("SPLM/A–North", "splm a north"),
        ("Škaljari", "skaljari"),
        ("Erdoğan and Yıldız", "erdogan and yildiz"),
        ("İstanbul", "istanbul"),
        ("Central \u200bCommand", "central command"),
        ("The The Hague", "hague"),
        ("The", "the"),
        ("Theresa", "theresa"),
        (" . ", ""),
        ("Київ", "киів"),
    ],
)
def test_fold(words: str, folded: str) -> None:
    assert fold(words) == folded


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_capitals_make_no_difference(words: str) -> None:
    assert fold(words.upper()) == fold(words.lower())


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("IS", 2),
        ("the IS", 2),
        ("U.S.", 2),
        ("M23", 2),
        ("Isis", 1),
        ("al-Qaeda", 1),
        ("is", 0),
        ("the is", 0),
        ("", 0),
    ],
)
def test_capitals(words: str, degree: int) -> None:
    assert capitals(words) == degree


def test_without_article() -> None:
    assert without_article(" The  Kremlin") == "Kremlin"
    assert without_article("Theo") == "Theo"
