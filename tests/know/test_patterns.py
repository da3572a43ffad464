"""The pattern language of the frame lexicon."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.know.patterns import Step, parse_pattern


def test_a_verb_with_its_subject_and_object() -> None:
    pattern = parse_pattern("capture {object}")
    assert (pattern.head, pattern.left, pattern.steps) == ("capture", "subject", (Step((), "object"),))


def test_fixed_words_choices_and_options() -> None:
    pattern = parse_pattern("take control of|over {object} (from {from})")
    assert pattern.steps == (
        Step(("control",)),
        Step(("of", "over"), "object"),
        Step(("from",), "from", optional=True),
    )


def test_a_preposition_of_two_parts_is_one() -> None:
    pattern = parse_pattern("pull out of|from {object}")
    assert pattern.steps == (Step(("out of", "from"), "object"),)


def test_an_optional_word_before_a_role() -> None:
    pattern = parse_pattern("hand {object} (over) to {to}")
    assert pattern.steps == (
        Step((), "object"),
        Step(("over",), None, optional=True),
        Step(("to",), "to"),
    )


def test_another_role_may_stand_before_the_verb() -> None:
    pattern = parse_pattern("{object} fall to {subject}")
    assert (pattern.left, pattern.head, pattern.steps) == ("object", "fall", (Step(("to",), "subject"),))


def test_a_noun_has_no_subject_of_itself() -> None:
    pattern = parse_pattern("capture of {object} (by {subject})", noun=True)
    assert (pattern.left, pattern.head) == (None, "capture")


def test_a_possessor() -> None:
    pattern = parse_pattern("{object} 's fall to {subject}", noun=True)
    assert (pattern.left, pattern.head) == ("object", "fall")


def test_a_head_that_is_a_role() -> None:
    pattern = parse_pattern("{subject:head} loyal to {object}", noun=True)
    assert (pattern.head_role, pattern.head, pattern.left) == ("subject", "", None)
    assert pattern.steps[-1] == Step(("to",), "object")


def test_a_head_that_is_a_role_may_have_an_owner() -> None:
    pattern = parse_pattern("{object} 's {subject:head}", noun=True)
    assert (pattern.head_role, pattern.head, pattern.left, pattern.steps) == ("subject", "", "object", ())


def test_an_infinitive_behind_a_noun() -> None:
    pattern = parse_pattern("campaign to defeat|destroy {object}", noun=True)
    assert pattern.steps == (Step(("to defeat", "to destroy"), "object"),)


def test_to_behind_a_verb_is_a_preposition() -> None:
    pattern = parse_pattern("agree to ceasefire")
    assert pattern.steps == (Step(("to",)), Step(("ceasefire",)))


@pytest.mark.parametrize(
    ("text", "head", "left", "right", "prefix"),
    [
        ("{subject}-held {object}", "held", "subject", "object", False),
        ("{object}-allied {subject}", "allied", "object", "subject", False),
        ("pro-{object} {subject}", "pro", "object", "subject", True),
    ],
)
def test_compounds(text: str, head: str, left: str, right: str, prefix: bool) -> None:
    pattern = parse_pattern(text)
    assert (pattern.head, pattern.left, pattern.prefix) == (head, left, prefix)
    assert pattern.steps == (Step((), right),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a pattern needs a word as its head"),
        ("(from) {object}", "a pattern needs a word as its head"),
        ("take {thing}", "unknown role {thing}"),
        ("{winner} take {object}", "unknown role {winner}"),
        ("take {object} (from {from}", "a bracket is not closed"),
        ("take {object} from {from})", "brackets do not match"),
        ("take ((from {from}))", "brackets do not match"),
        ("{subject}-held", "a compound is {role}-word {role} or word-{role} {role}"),
        ("{subject}-held {object} {from}", "a compound is {role}-word {role} or word-{role} {role}"),
    ],
)
def test_what_does_not_follow_the_notation_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the reason is compared below
        parse_pattern(text)
    assert reason in str(raised.value)


PIECES = ["take", "{object}", "{from}", "of|over", "(by", "{subject}", ")", "out", "of", "'s", "-", "{x}"]


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_any_text_is_a_pattern_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert parse_pattern(text).text == text


def test_the_words_that_a_pattern_cannot_do_without() -> None:
    pattern = parse_pattern("take control of|over {object} (from {from})")
    assert pattern.needs == (frozenset({"control"}), frozenset({"of", "over"}))
    assert pattern.is_in({"took", "control", "over", "them"})
    assert not pattern.is_in({"took", "control", "from", "them"})
    assert parse_pattern("pull out of|from {object}").needs == (frozenset({"out", "from"}),)
    aimed = parse_pattern("campaign to defeat|dislodge {object}", noun=True)
    assert aimed.needs == (frozenset({"defeat", "dislodge"}),)
    assert parse_pattern("capture {object} (from {from})").is_in(set())
