"""Judgements as values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import JudgedClaim, Judgement, JudgementKind, judgement, standing
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, claim

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MARK = JudgedClaim.of(claim(source=ISLAMIC_STATE))


def made(kind: str, minute: int = 0, **parts: Any) -> Judgement:  # noqa: ANN401  whichever fit
    return judgement(JudgementKind(kind), "Ann", "seen", NOON + timedelta(minutes=minute), **parts)


def undo(other: Judgement, minute: int) -> Judgement:
    return made("undo", minute, undoes=other.id)


def test_a_claim_is_found_by_sentence_relation_and_arguments() -> None:
    assert (
        JudgedClaim(
            id=claim(source=ISLAMIC_STATE).id,
            report="r1",
            quote="The army captured Abu Kamal.",
            relation="captured",
            status="asserted",
            arguments=(ARMY.id, ABU_KAMAL.id, ISLAMIC_STATE.id, None, None),
        )
        == MARK
    )
    assert MARK.says_same(replace(MARK, id="other", status="denied"))
    assert not MARK.says_same(replace(MARK, quote="The army captured it."))


def test_the_id_depends_on_what_is_said_by_whom_and_when() -> None:
    one = made("reject", claim=MARK)
    others = [
        made("accept", claim=MARK),
        made("reject", 1, claim=MARK),
        made("reject", claim=replace(MARK, id="c2")),
        made("correct", claim=MARK, changes=(("date", None),)),
        made("correct", claim=MARK, changes=(("date", ""),)),
        judgement(JudgementKind.REJECT, "Bob", "seen", NOON, claim=MARK),
        judgement(JudgementKind.REJECT, "Ann", "guessed", NOON, claim=MARK),
    ]
    assert len({one.id, *(o.id for o in others)}) == 8
    # How the entities were described then is no part of what was said.
    assert made("reject", claim=MARK, known=(ARMY,)).id == one.id


def test_a_correction_has_a_claim_of_its_own() -> None:
    one, other = (made("correct", m, claim=MARK, changes=(("date", None),)) for m in (0, 1))
    assert len({one.correction, other.correction, MARK.id}) == 3


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("accept", {}),
        ("reject", {"claim": MARK, "changes": (("date", None),)}),
        ("correct", {"claim": MARK}),
        ("merge", {"entities": ("a",)}),
        ("split", {"entities": ("a", "b")}),
        ("locate", {"entities": ("a",)}),
        ("leaning", {}),
        ("undo", {"claim": MARK}),
        ("undo", {}),
    ],
)
def test_parts_that_do_not_fit_are_refused(kind: str, parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"this is not what it takes to {kind}"):
        made(kind, **parts)


def test_a_moment_is_in_utc() -> None:
    for zone in (None, timezone(timedelta(hours=2))):
        with pytest.raises(ValueError, match="dated in UTC"):
            judgement(JudgementKind.REJECT, "Ann", "seen", NOON.replace(tzinfo=zone), claim=MARK)


def test_what_is_undone_stands_again_when_that_is_undone() -> None:
    one = made("reject", claim=MARK)
    first = undo(one, 1)
    second = undo(first, 2)
    assert standing([one]) == [one]
    assert standing([one, first]) == [first]
    assert standing([one, first, second]) == [one, second]
    assert standing([one, first, second, undo(second, 3)]) == [first, undo(second, 3)]


def test_of_two_undoings_one_suffices() -> None:
    one = made("reject", claim=MARK)
    first, second = undo(one, 1), undo(one, 2)
    assert standing([one, first, second, undo(first, 3)]) == [second, undo(first, 3)]


@given(st.permutations(range(5)))
def test_the_order_of_arrival_and_the_clocks_do_not_matter(order: list[int]) -> None:
    one = made("reject", 9, claim=MARK)
    first = undo(one, 1)
    second = undo(first, 0)
    other = made("accept", 4, claim=MARK)
    said = [one, first, second, other, undo(made("split", entities=("x",)), 5)]
    assert {j.id for j in standing(said[i] for i in order)} == {one.id, second.id, other.id, said[4].id}
