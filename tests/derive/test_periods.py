"""When two stood together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.derive import Dateline
from kg.derive.dateline import Datelines
from kg.derive.periods import Turn, turns
from kg.derive.periods import periods as of_turns
from kg.model import Bounds, Claim, Interval, Period, Precision
from tests.factory import ARMY, SDF, claim, report

LINES = {"r1": Dateline(date(2017, 11, 9)), "r2": Dateline(date(2017, 11, 12)), "r0": Dateline()}
R2, R0 = report("r2"), report("r0", published=None)


def periods(joining: Iterable[Claim], parting: Iterable[Claim], lines: Datelines) -> tuple[Period, ...]:
    return of_turns(turns(joining, lines, join=True), turns(parting, lines, join=False))


def allied(day: str | None, **more: object) -> Claim:
    return claim("allied-with", ARMY, SDF, day=day, **more)  # type: ignore[arg-type]


def fought(day: str | None, **more: object) -> Claim:
    return claim("fought", ARMY, SDF, day=day, **more)  # type: ignore[arg-type]


def on(earliest: str | None, latest: str | None) -> Bounds:
    return Bounds(*(date.fromisoformat(d) if d else None for d in (earliest, latest)))


def test_one_begins_no_later_than_it_is_told_of() -> None:
    one, two = allied("2017-11-08"), allied("2017-11-10", report=R2)
    [found] = periods([two, one], [], LINES)
    assert found == Period(on(None, "2017-11-08"), None, tuple(sorted((one.id, two.id))))


def test_since_when_is_known_where_the_words_say_so() -> None:
    since = replace(allied(None), date=Interval(date(2014, 7, 1), None, Precision.RANGE))
    assert [p.start for p in periods([since], [], LINES)] == [on("2014-07-01", "2014-07-01")]


def test_a_later_fight_ends_one_and_a_new_alliance_begins_another() -> None:
    first, fight, again = allied("2017-11-01"), fought("2017-11-05"), allied("2017-11-10", report=R2)
    assert periods([again, first], [fight], LINES) == (
        Period(on(None, "2017-11-01"), on("2017-11-05", "2017-11-05"), (first.id,), (fight.id,)),
        Period(on(None, "2017-11-10"), None, (again.id,)),
    )


def test_it_ended_after_it_was_last_told_of() -> None:
    vague = replace(fought(None), date=Interval(date(2017, 10, 1), date(2017, 12, 31), Precision.RANGE))
    lasted = replace(allied(None), date=Interval(date(2017, 9, 1), date(2017, 11, 1), Precision.RANGE))
    [found] = periods([lasted], [vague], LINES)
    assert found.end == on("2017-11-01", "2017-12-31")


def test_all_that_parted_the_two_that_day_ended_it() -> None:
    fights = [fought("2017-11-05"), fought("2017-11-05", report=R2), fought("2017-11-06")]
    [found] = periods([allied("2017-11-01")], fights, LINES)
    assert found.ended_by == tuple(sorted(f.id for f in fights[:2]))


def test_of_one_day_joining_has_the_last_word() -> None:
    found = periods([allied("2017-11-05")], [fought("2017-11-05")], LINES)
    assert [p.end for p in found] == [None]


def test_fights_before_end_nothing() -> None:
    assert [p.end for p in periods([allied("2017-11-05")], [fought("2017-11-01")], LINES)] == [None]


def test_an_undated_claim_is_of_the_day_of_its_report() -> None:
    assert [p.start for p in periods([allied(None)], [], LINES)] == [on(None, "2017-11-09")]
    assert [p.start for p in periods([allied(None, report=R0)], [], LINES)] == [on(None, None)]


def test_some_time_in_a_year_is_known_only_at_its_end() -> None:
    year = replace(allied(None), date=Interval(date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR))
    assert [p.start for p in periods([year], [], LINES)] == [on(None, "2013-12-31")]


def test_denied_claims_join_and_part_nobody() -> None:
    assert periods([allied("2017-11-01", status="denied")], [], LINES) == ()
    [found] = periods([allied("2017-11-01")], [fought("2017-11-05", status="negated")], LINES)
    assert found.end is None


def test_which_days_a_period_covers() -> None:
    found = Period(on(None, "2017-11-01"), on("2017-11-05", "2017-11-07"))
    covered = [found.covers(date(2017, m, d)) for m, d in ((10, 31), (11, 1), (11, 4), (11, 5))]
    assert covered == [False, True, True, False]
    assert Period(on(None, None), None).covers(date.min)


DAYS = st.sampled_from([None, "2017-11-01", "2017-11-02", "2017-11-03", "2017-11-05"])
SPANS = st.tuples(st.integers(1, 6), st.integers(0, 3)).map(
    lambda span: Interval(date(2017, 11, span[0]), date(2017, 11, sum(span)), Precision.RANGE)
)
TURNS = st.lists(st.one_of(DAYS, SPANS), max_size=6)


@given(TURNS, TURNS)
def test_looking_up_what_parts_two_gives_what_walking_through_all_of_it_gives(
    joins: list[str | Interval | None], partings: list[str | Interval | None]
) -> None:
    joining = [told(allied, when, i) for i, when in enumerate(joins)]
    parting = [told(fought, when, i) for i, when in enumerate(partings)]
    assert periods(joining, parting, LINES) == walked(
        [*turns(joining, LINES, join=True), *turns(parting, LINES, join=False)]
    )


def told(says: Callable[..., Claim], when: str | Interval | None, number: int) -> Claim:
    one = says(when) if not isinstance(when, Interval) else replace(says(None), date=when)
    return replace(one, id=f"{one.relation}-{number}")


def walked(told_of: list[Turn]) -> tuple[Period, ...]:
    found: list[Period] = []
    last = date.min
    for turn in sorted(told_of):
        lasting = bool(found) and found[-1].end is None
        if turn.joins and lasting:
            found[-1] = replace(found[-1], supporting=(*found[-1].supporting, turn.claim))
        elif turn.joins:
            found.append(Period(Bounds(turn.since, turn.first), None, (turn.claim,)))
        elif lasting:
            end = Bounds(min(max(last, turn.first), turn.last), turn.last)
            found[-1] = replace(found[-1], end=end, ended_by=(turn.claim,))
        elif found and found[-1].end and found[-1].end.latest == turn.last:
            found[-1] = replace(found[-1], ended_by=(*found[-1].ended_by, turn.claim))
        last = max(last, turn.last) if turn.joins else last
    return tuple(
        replace(p, supporting=tuple(sorted(p.supporting)), ended_by=tuple(sorted(p.ended_by))) for p in found
    )
