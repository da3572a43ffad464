"""Names and those who bear them."""

from __future__ import annotations

from threading import Thread

import pytest

from kg.query.spellings import SAME, SAME_LETTERS, SAME_SOUND, Likeness, Spellings, plain

NAMED = {
    "abu-kamal": ("Abu Kamal", "Albu Kamal"),
    "raqqa": ("Raqqa",),
    "raqqa-governorate": ("Raqqa Governorate",),
    "deir-ez-zor": ("Deir ez-Zor",),
    "army": ("Free Army of the North",),
    "is": ("Islamic State", "IS"),
}


@pytest.fixture
def spellings() -> Spellings:
    return Spellings(NAMED)


@pytest.mark.parametrize(
    ("words", "key", "fit"),
    [
        ("RAQQA", "raqqa", Likeness("Raqqa", 104.0, SAME)),
        ("Ráqqa", "raqqa", Likeness("Raqqa", 104.0, SAME)),
        ("ar-Raqqa", "raqqa", Likeness("Raqqa", 103.0, SAME_LETTERS)),
        ("Deir Ezzor", "deir-ez-zor", Likeness("Deir ez-Zor", 103.0, SAME_LETTERS)),
        ("Dayr az-Zawr", "deir-ez-zor", Likeness("Deir ez-Zor", 103.0, SAME_SOUND)),
        ("raq", "raqqa", Likeness("Raqqa", 102.0, 83.14)),
        ("governorate", "raqqa-governorate", Likeness("Raqqa Governorate", 101.0, 82.08)),
        ("north army", "army", Likeness("Free Army of the North", 101.0, 37.5)),
        ("\u202bAbu\u200f-Kamal\u202c", "abu-kamal", Likeness("Abu Kamal", 104.0, SAME)),
        ("albu kamal", "abu-kamal", Likeness("Albu Kamal", 104.0, SAME)),
        ("is", "is", Likeness("IS", 104.0, SAME)),
    ],
)
def test_how_a_name_fits(spellings: Spellings, words: str, key: str, fit: Likeness) -> None:
    found = spellings.find(words)
    best = max(found, key=lambda known: found[known].rank)
    assert best == key
    assert found[best]._replace(score=round(found[best].score, 2)) == fit
    assert found.whole


def test_typing_errors_come_near(spellings: Spellings) -> None:
    found = spellings.find("Abu Kemel")
    assert {key: (fit.name, round(fit.score, 1)) for key, fit in found.items()} == {
        "abu-kamal": ("Abu Kamal", 77.8)
    }


@pytest.mark.parametrize(
    "words", ["", " ", "\u200b\u200f", "---", "\ud800", "zzzzqqqq", "x" * 1000, "é\u202e" * 50]
)
def test_what_is_no_name_finds_nothing(spellings: Spellings, words: str) -> None:
    assert spellings.find(words) == {}
    assert spellings.bearers(words) == []


def test_bearers_share_a_name_until_one_is_renamed(spellings: Spellings) -> None:
    spellings.put("raqqa-two", ("raqqa",))
    assert spellings.bearers("RAQQA") == ["raqqa", "raqqa-two"]
    spellings.put("raqqa", ("Rafiqa",))
    assert spellings.bearers("Raqqa") == ["raqqa-two"]
    assert spellings.bearers("Rafiqa") == ["raqqa"]
    spellings.put("raqqa-two", ())
    assert spellings.bearers("Raqqa") == []
    assert "raqqa-two" not in spellings.find("Raqqa")
    spellings.put("raqqa", ("Raqqa",))
    assert spellings.find("Raqqa")["raqqa"] == Likeness("Raqqa", 104.0, SAME)


def test_added_one_by_one_is_as_all_at_once(spellings: Spellings) -> None:
    grown = Spellings()
    for key, names in NAMED.items():
        grown.put(key, names)
    for words in ("raqqa", "raq", "dayr az zawr", "abu kemal", "state", "a", "nor"):
        assert grown.find(words) == spellings.find(words)


def test_where_too_many_fit_the_weightiest_are_looked_at() -> None:
    many = Spellings({str(number): (f"District {number}",) for number in range(1_500)})
    many.weigh("1499", 3)
    found = many.find("dist")
    assert (len(found), found.whole) == (1_000, False)
    assert "1499" in found
    many.weigh("unknown", 1)


def test_threads_may_read_and_write_at_once(spellings: Spellings) -> None:
    def write() -> None:
        for number in range(300):
            spellings.put(f"new-{number}", (f"Newtown {number}",))

    writing = [Thread(target=write) for _ in range(2)]
    for thread in writing:
        thread.start()
    for _ in range(100):
        assert spellings.find("Raqqa")["raqqa"].score == SAME
    for thread in writing:
        thread.join()
    assert len(spellings.find("newtown")) == 300


def test_marks_that_nobody_sees_are_no_part_of_a_name() -> None:
    assert plain("“Raqqa”, <b>(again)") == "raqqa b again"
    assert plain("a\u200db\x00c\u2066d\u00a0e") == "abcd e"
