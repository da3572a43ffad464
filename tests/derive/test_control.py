"""Who held a place when: cases that a reader of the reports would decide the same way."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.derive import Dateline, account, dateline
from kg.derive.sides import Sides
from kg.model import Basis, Bounds, Claim, Control, Entity, Interval, Kind, Precision, Report
from tests.derive.pacts import pacts
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity, report

SANA = Entity("sana", "Sana", Kind.MEDIA, speaks_for="syrian-armed-forces")
AMAQ = Entity("amaq", "Amaq", Kind.MEDIA, speaks_for="islamic-state")
HEZBOLLAH = entity("Hezbollah")
BRIGADE = Entity("tiger-forces", "Tiger Forces", Kind.ARMED_FORCE, parents=("syrian-armed-forces",))
ENTITIES = {
    e.id: e for e in (ARMY, ISLAMIC_STATE, SDF, OBSERVATORY, SANA, AMAQ, HEZBOLLAH, BRIGADE, ABU_KAMAL)
}

R9, R10, R12, R20 = (report(f"r{d}", published=f"2017-11-{d:02}") for d in (9, 10, 12, 20))
REPORTS = (R9, R10, R12, R20)


def told(claims: list[Claim], *more: Report) -> list[Control]:
    lines = {r.id: dateline(r) for r in (*REPORTS, *more)}
    alliances = pacts(claims, lines, Sides(ENTITIES))
    return list(account(ABU_KAMAL, claims, lines, ENTITIES, alliances).intervals)


def short(intervals: list[Control]) -> list[tuple[str, str, str | None]]:
    """Give of each interval its status, its holders and the latest day of its start."""
    return [
        (
            i.status.value,
            " ".join(h.id for h in i.holders),
            i.start.latest.isoformat() if i.start.latest else None,
        )
        for i in intervals
    ]


def vague(original: Claim, first: str | None, last: str | None) -> Claim:
    start, end = (date.fromisoformat(d) if d else None for d in (first, last))
    return replace(original, date=Interval(start, end, Precision.RANGE))


ARMY_8 = claim(day="2017-11-08", by=(ARMY,), report=R9)
IS_11 = claim("captured", ISLAMIC_STATE, day="2017-11-11", by=(OBSERVATORY,), report=R12)
ARMY_19 = claim(day="2017-11-19", by=(ARMY,), report=R20)


def test_abu_kamal_goes_back_and_forth() -> None:
    """A dated capture opens an interval and contradicts nothing before it, whatever the weight of the word."""
    found = told([ARMY_19, IS_11, ARMY_8])
    assert short(found) == [
        ("held", "syrian-armed-forces", "2017-11-08"),
        ("held", "islamic-state", "2017-11-11"),
        ("held", "syrian-armed-forces", "2017-11-19"),
    ]
    assert [i.basis for i in found] == [Basis.OWN_INTEREST, Basis.INDEPENDENT, Basis.OWN_INTEREST]
    assert [i.end for i in found] == [
        Bounds(date(2017, 11, 11), date(2017, 11, 11)),
        Bounds(date(2017, 11, 19), date(2017, 11, 19)),
        None,
    ]
    assert [i.supporting for i in found] == [(ARMY_8.id,), (IS_11.id,), (ARMY_19.id,)]
    assert [i.witnesses for i in found] == [
        ("syrian-armed-forces",),
        ("syrian-observatory-for-human-rights",),
        ("syrian-armed-forces",),
    ]


def test_what_the_first_report_says_without_a_day_belongs_to_its_dated_capture() -> None:
    """The report of 9 November also has "was retaken" and "had withdrawn" without a day: one and the same event."""
    undated = claim(day=None, by=(OBSERVATORY,), report=R9)
    withdrew = claim("withdrew-from", ISLAMIC_STATE, day=None, by=(OBSERVATORY,), report=R9)
    battles = claim("fought", ARMY, ISLAMIC_STATE, day=None, place=ABU_KAMAL, report=R9)
    before, found = told([ARMY_8, undated, withdrew, battles])
    assert short([before]) == [("held", "islamic-state", "2017-11-07")]
    assert (found.status.value, found.start.latest) == ("held", date(2017, 11, 8))
    assert found.supporting == tuple(sorted((ARMY_8.id, undated.id, withdrew.id)))
    assert found.basis is Basis.INDEPENDENT


ARGUED: list[tuple[str, list[Claim], list[tuple[str, str, str | None]]]] = [
    (
        "nothing is said of it",
        [claim("advanced-on", report=R9), claim("attacked", report=R9), claim(object=RAQQA, report=R9)],
        [],
    ),
    (
        "a plan takes no town",
        [claim(status="planned", report=R9)],
        [],
    ),
    (
        "hedged words say that it happened",
        [claim(status="hedged", report=R9)],
        [("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "a part does not change the holder; opposed sides then divide it",
        [IS_11, claim(extent="part", day="2017-11-19", report=R20)],
        [
            ("held", "islamic-state", "2017-11-11"),
            ("divided", "islamic-state syrian-armed-forces", "2017-11-19"),
        ],
    ),
    (
        "of an unknown extent it changes nothing, but may be so",
        [IS_11, claim(extent="unknown", day="2017-11-19", report=R20)],
        [("held", "islamic-state", "2017-11-11")],
    ),
    (
        "two sides with parts and nobody with the whole divide it",
        [
            claim(extent="part", report=R9),
            claim("captured", ISLAMIC_STATE, extent="part", day="2017-11-08", report=R9),
        ],
        [("divided", "islamic-state syrian-armed-forces", "2017-11-08")],
    ),
    (
        "left by one, taken by none",
        [IS_11, claim("withdrew-from", ISLAMIC_STATE, day="2017-11-19", report=R20)],
        [("held", "islamic-state", "2017-11-11"), ("unknown", "", "2017-11-19")],
    ),
    (
        "a withdrawal from a part leaves it held",
        [IS_11, claim("withdrew-from", ISLAMIC_STATE, day="2017-11-19", extent="part", report=R20)],
        [("held", "islamic-state", "2017-11-11")],
    ),
    (
        "handed over: who receives it has it",
        [IS_11, claim("handed-over", ISLAMIC_STATE, day="2017-11-19", target=SDF, report=R20)],
        [("held", "islamic-state", "2017-11-11"), ("held", SDF.id, "2017-11-19")],
    ),
    (
        "surrendered to: who it is surrendered to has it",
        [IS_11, claim("surrendered-to", ABU_KAMAL, SDF, day="2017-11-19", report=R20)],
        [("held", "islamic-state", "2017-11-11"), ("held", SDF.id, "2017-11-19")],
    ),
    (
        "fighting inside after the capture contests it, fighting on its day led to it",
        [
            claim("fought", ARMY, ISLAMIC_STATE, day="2017-11-08", place=ABU_KAMAL, report=R9),
            ARMY_8,
            claim("fought", ARMY, ISLAMIC_STATE, day="2017-11-10", place=ABU_KAMAL, report=R10),
        ],
        [("held", "syrian-armed-forces", "2017-11-08"), ("contested", "syrian-armed-forces", "2017-11-10")],
    ),
    (
        "contested until it is held without fighting",
        [
            ARMY_8,
            claim("entered", ISLAMIC_STATE, day="2017-11-10", report=R10),
            claim("controls", ARMY, day="2017-11-12", report=R12),
        ],
        [
            ("held", "syrian-armed-forces", "2017-11-08"),
            ("contested", "syrian-armed-forces", "2017-11-10"),
            ("held", "syrian-armed-forces", "2017-11-12"),
        ],
    ),
    (
        "who beats the attackers off holds it still",
        [
            ARMY_8,
            claim("entered", ISLAMIC_STATE, day="2017-11-10", report=R10),
            claim("repelled", ARMY, ISLAMIC_STATE, day="2017-11-12", place=ABU_KAMAL, report=R12),
        ],
        [
            ("held", "syrian-armed-forces", "2017-11-08"),
            ("contested", "syrian-armed-forces", "2017-11-10"),
            ("held", "syrian-armed-forces", "2017-11-12"),
        ],
    ),
    (
        "besieged until the siege is lifted",
        [
            IS_11,
            claim("besieged", ARMY, day="2017-11-12", report=R12),
            claim("lifted-siege", ARMY, day="2017-11-20", report=R20),
        ],
        [
            ("held", "islamic-state", "2017-11-11"),
            ("besieged", "islamic-state", "2017-11-12"),
            ("held", "islamic-state", "2017-11-20"),
        ],
    ),
    (
        "fighting outranks a siege",
        [
            IS_11,
            claim("besieged", ARMY, day="2017-11-12", report=R12),
            claim("entered", ARMY, day="2017-11-18", report=R20),
        ],
        [
            ("held", "islamic-state", "2017-11-11"),
            ("besieged", "islamic-state", "2017-11-12"),
            ("contested", "islamic-state", "2017-11-18"),
        ],
    ),
    (
        "each for itself on one day: disputed, both claim it",
        [ARMY_8, claim("controls", ISLAMIC_STATE, day="2017-11-08", by=(AMAQ,), report=R9)],
        [("disputed", "islamic-state syrian-armed-forces", "2017-11-08")],
    ),
    (
        "a monitor outweighs who speaks for itself",
        [ARMY_8, claim("controls", ISLAMIC_STATE, day="2017-11-08", by=(OBSERVATORY,), report=R9)],
        [("held", "islamic-state", "2017-11-08")],
    ),
    (
        "who admits its loss outweighs a monitor that sees it still there",
        [
            claim("controls", ISLAMIC_STATE, day="2017-11-08", by=(OBSERVATORY,), report=R9),
            ARMY_8,
            claim("withdrew-from", ISLAMIC_STATE, day="2017-11-08", by=(AMAQ,), report=R9),
        ],
        [("held", "islamic-state", "2017-11-07"), ("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "the loser's denial weighs as much as the winner's boast",
        [IS_11, ARMY_19, claim(status="denied", day=None, by=(AMAQ,), report=R20)],
        [
            ("held", "islamic-state", "2017-11-11"),
            ("disputed", "islamic-state syrian-armed-forces", "2017-11-19"),
        ],
    ),
    (
        "against a monitor the loser's denial does not hold",
        [
            IS_11,
            claim(day="2017-11-19", by=(OBSERVATORY,), report=R20),
            claim("lost", ISLAMIC_STATE, status="denied", day=None, by=(AMAQ,), report=R20),
        ],
        [("held", "islamic-state", "2017-11-11"), ("held", "syrian-armed-forces", "2017-11-19")],
    ),
    (
        "a monitor that denies the boast leaves it with who had it",
        [IS_11, ARMY_19, claim(status="denied", day=None, by=(OBSERVATORY,), report=R20)],
        [("held", "islamic-state", "2017-11-11")],
    ),
    (
        "a unit takes it for its army: one side",
        [ARMY_8, claim("captured", BRIGADE, day="2017-11-08", report=R9)],
        [("held", "tiger-forces syrian-armed-forces", "2017-11-08")],
    ),
    (
        "allies who take it on one day are one side",
        [
            ARMY_8,
            claim("captured", HEZBOLLAH, day="2017-11-08", by=(HEZBOLLAH,), report=R9),
            claim("allied-with", ARMY, HEZBOLLAH, day="2017-11-01", report=R9),
        ],
        [("held", "hezbollah syrian-armed-forces", "2017-11-08")],
    ),
    (
        "allies no more: they dispute it",
        [
            ARMY_8,
            claim("captured", HEZBOLLAH, day="2017-11-08", by=(HEZBOLLAH,), report=R9),
            claim("allied-with", ARMY, HEZBOLLAH, day="2017-10-01", report=R9),
            claim("broke-with", HEZBOLLAH, ARMY, day="2017-11-01", report=R9),
        ],
        [("disputed", "hezbollah syrian-armed-forces", "2017-11-08")],
    ),
    (
        "who is said to hold it on a later day took it some time before",
        [IS_11, claim("controls", ARMY, day="2017-11-20", by=(OBSERVATORY,), report=R20)],
        [("held", "islamic-state", "2017-11-11"), ("held", "syrian-armed-forces", "2017-11-20")],
    ),
    (
        "the month and the day are one capture",
        [vague(claim(report=R20, by=(OBSERVATORY,)), "2017-11-01", "2017-11-30"), ARMY_8],
        [("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "a story told again beside the news came before it",
        [ARMY_8, claim("captured", ISLAMIC_STATE, day=None, report=R9)],
        [("held", "islamic-state", "2017-11-07"), ("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "news without a day counts from its report",
        [IS_11, claim(day=None, report=R20)],
        [("held", "islamic-state", "2017-11-11"), ("held", "syrian-armed-forces", "2017-11-20")],
    ),
]


@pytest.mark.parametrize(("claims", "expected"), [c[1:] for c in ARGUED], ids=[c[0] for c in ARGUED])
def test_what_a_reader_would_say(claims: list[Claim], expected: list[tuple[str, str, str | None]]) -> None:
    assert short(told(claims)) == expected


def test_what_stands_against_it_is_named() -> None:
    monitor = claim("controls", ISLAMIC_STATE, day="2017-11-08", by=(OBSERVATORY,), report=R9)
    (found,) = told([ARMY_8, monitor])
    assert (found.supporting, found.against) == ((monitor.id,), (ARMY_8.id,))
    assert found.basis is Basis.INDEPENDENT


def test_a_later_word_for_the_holder_confirms_it() -> None:
    later = claim("controls", ARMY, day="2017-11-10", by=(OBSERVATORY,), report=R10)
    (found,) = told([ARMY_8, later])
    assert found.last_confirmed == date(2017, 11, 10)
    assert found.start == Bounds(date(2017, 11, 8), date(2017, 11, 8))
    assert found.basis is Basis.INDEPENDENT


def test_a_hold_since_a_day_is_confirmed_by_the_day_of_the_report() -> None:
    (found,) = told([vague(claim("controls", report=R20), "2012-07-01", None)])
    assert found.start == Bounds(date(2012, 7, 1), date(2012, 7, 1))
    assert found.last_confirmed == date(2017, 11, 20)


def test_a_change_without_a_day_came_between_the_last_news_and_its_report() -> None:
    found = told([IS_11, claim(day=None, report=R20)])
    assert found[1].start == Bounds(date(2017, 11, 11), date(2017, 11, 20))
    assert found[0].end == found[1].start


def test_what_nothing_dates_is_known_without_a_day() -> None:
    undated = report("u", published=None)
    found = told([claim(day=None, report=undated), IS_11], undated)
    assert [i.start for i in found] == [Bounds(None, None), Bounds(date(2017, 11, 11), date(2017, 11, 11))]


def test_who_may_have_it_as_well_is_named() -> None:
    (found,) = told([IS_11, claim(extent="unknown", day="2017-11-19", report=R20)])
    assert found.possible == (ARMY,)


def test_both_sides_of_a_contradiction_are_reported() -> None:
    lines = {r.id: dateline(r) for r in REPORTS}
    rival = claim("controls", ISLAMIC_STATE, day="2017-11-08", by=(OBSERVATORY,), report=R9)
    found = account(ABU_KAMAL, [ARMY_8, rival, ARMY_19], lines, ENTITIES)
    assert found.contradicted == {ARMY_8.id, rival.id}


def test_a_report_that_is_not_known_has_no_day() -> None:
    (found,) = account(ABU_KAMAL, [claim(day=None)], {"other": Dateline()}, ENTITIES).intervals
    assert found.start == Bounds(None, None)


CLAIMS = [c for case in ARGUED for c in case[1]]


@given(st.permutations(CLAIMS), st.integers(0, len(CLAIMS)))
def test_the_order_of_reading_does_not_matter(claims: list[Claim], count: int) -> None:
    assert told(claims[:count]) == told(sorted(claims[:count], key=lambda c: c.id))


@given(st.lists(st.sampled_from(CLAIMS), max_size=12, unique_by=lambda c: c.id))
def test_intervals_follow_each_other_without_a_gap(claims: list[Claim]) -> None:
    found = told(claims)
    starts = [i.start.latest or date.min for i in found]
    assert starts == sorted(set(starts))
    assert [i.end for i in found] == [*(i.start for i in found[1:]), *([None] if found else [])]
    assert len({i.id for i in found}) == len(found)
