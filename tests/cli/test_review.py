"""The walk through the claims that a person should look at."""

from __future__ import annotations

import pytest

from tests.cli.running import Kg, Ran


def walked(kg: Kg, keys: str, *words: str) -> Ran:
    return kg("review", "--author", "Ann", *words, stdin="".join(f"{key}\n" for key in keys.split("|")))


def said(kg: Kg) -> list[tuple[str, str, bool]]:
    return [(h["kind"], h["reason"], h["stands"]) for h in kg("judge", "list", "--json").json]


def test_each_claim_is_shown_with_its_trigger_and_decided_by_a_key(full: Kg) -> None:
    ran = walked(full, "a|r|not there")
    assert ran.code == 0
    assert "2 claims to look at; a accept, r reject, c correct, s skip, u undo, q quit" in ran.out
    assert "[captured] Abu Kamal" in ran.out
    assert "1 of 2: " in ran.out
    assert "2 judgements made" in ran.out
    assert ran.err == "kg: standard input is no terminal: keys and answers are read from it, one a line\n"
    assert said(full) == [("accept", "reviewed", True), ("reject", "not there", True)]
    assert "0 claims to look at" in walked(full, "q").out


def test_what_is_skipped_is_asked_again_the_next_time(full: Kg) -> None:
    assert "0 judgements made" in walked(full, "s|q").out
    assert "2 claims to look at" in walked(full, "q").out


def test_a_decision_is_taken_back_and_asked_anew(full: Kg) -> None:
    ran = walked(full, "a|u|r||q")
    assert ran.out.count("1 of 2: ") == 2
    assert said(full) == [
        ("accept", "reviewed", False),
        ("undo", "reviewed", True),
        ("reject", "reviewed", True),
    ]


def test_a_correction_is_written_as_pairs(full: Kg) -> None:
    walked(full, "c|subject=The SDF".replace("The SDF", "syrian-armed-forces") + "; date=none|misread|q")
    (fix,) = full("judge", "list", "--json").json
    assert (fix["kind"], fix["reason"], fix["changes"]["date"]) == ("correct", "misread", None)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("z|q", "kg: 'z' is no key; a accept"),
        ("|q", "kg: a accept, r reject"),
        ("u|q", "kg: nothing was decided yet"),
        ("c|subject|why|q", "kg: 'subject' is not NAME=VALUE"),
        ("c|reason=x|why|q", "kg: reason cannot be corrected"),
        ("c|subject=nobody|why|q", "kg: no entity 'nobody'"),
        ("c||why|q", "kg: a correction says what to change"),
    ],
)
def test_what_is_no_answer_is_said_and_asked_again(full: Kg, keys: str, told: str) -> None:
    ran = walked(full, keys)
    assert told in ran.err
    assert (ran.code, said(full)) == (0, [])


def test_the_walk_ends_when_nobody_answers(full: Kg) -> None:
    ran = full("review", "--author", "Ann", "--limit", "1", stdin="")
    assert ran.code == 0
    assert "1 claim to look at" in ran.out
    assert "0 judgements made" in ran.out
