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

R8, R9, R10, R12, R20 = (report(f"r{d}", published=f"2017-11-{d:02}") for d in (8, 9, 10, 12, 20))
REPORTS = (R8, R9, R10, R12, R20)


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
        "a monitor that sees the town still theirs on the day of the boast is another account, and no background",
        [
            ARMY_8,
            claim(
                "controls",
                ISLAMIC_STATE,
                day=None,
                by=(OBSERVATORY,),
                report=R8,
            ),
        ],
        [("held", "islamic-state", "2017-11-08")],
    ),
    (
        "who loses it by the words of the capture had it before",
        [claim(source=ISLAMIC_STATE, report=R9)],
        [("held", "islamic-state", "2017-11-07"), ("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "besieged is who lost it in the end",
        [
            claim("besieged", ARMY, day="2017-11-01", report=R9),
            claim(source=ISLAMIC_STATE, day="2017-11-19", report=R20),
        ],
        [("besieged", "islamic-state", "2017-11-01"), ("held", "syrian-armed-forces", "2017-11-19")],
    ),
    (
        "left by one and taken back from another: the other had it in between",
        [
            claim("lost", ARMY, day="2017-11-08", report=R9),
            claim(source=ISLAMIC_STATE, day="2017-11-19", report=R20),
        ],
        [
            ("held", "syrian-armed-forces", "2017-11-07"),
            ("held", "islamic-state", "2017-11-08"),
            ("held", "syrian-armed-forces", "2017-11-19"),
        ],
    ),
    (
        "taken from a third, who must have taken it meanwhile",
        [
            claim("captured", SDF, day="2017-11-01", report=R9),
            claim(source=ISLAMIC_STATE, day="2017-11-19", report=R20),
        ],
        [
            ("held", SDF.id, "2017-11-01"),
            ("held", "islamic-state", "2017-11-18"),
            ("held", "syrian-armed-forces", "2017-11-19"),
        ],
    ),
    (
        "taken again years later by the same side: lost in between, to nobody knows whom",
        [claim(day="2012-11-20", report=R9), claim(day="2017-11-19", report=R20)],
        [
            ("held", "syrian-armed-forces", "2012-11-20"),
            ("unknown", "", "2017-11-18"),
            ("held", "syrian-armed-forces", "2017-11-19"),
        ],
    ),
    (
        "told again two days later it is the same capture",
        [claim(day="2017-11-18", report=R20), claim(day="2017-11-20", report=R20)],
        [("held", "syrian-armed-forces", "2017-11-18")],
    ),
    (
        "who enters what is left on that day has it",
        [
            IS_11,
            claim("withdrew-from", ISLAMIC_STATE, day="2017-11-19", report=R20),
            claim("entered", ARMY, day="2017-11-19", report=R20),
        ],
        [("held", "islamic-state", "2017-11-11"), ("held", "syrian-armed-forces", "2017-11-19")],
    ),
    (
        "who enters it some days later has it, too",
        [
            IS_11,
            claim("withdrew-from", ISLAMIC_STATE, day="2017-11-17", report=R20),
            claim("entered", ARMY, day="2017-11-20", report=R20),
        ],
        [
            ("held", "islamic-state", "2017-11-11"),
            ("unknown", "", "2017-11-17"),
            ("held", "syrian-armed-forces", "2017-11-20"),
        ],
    ),
    (
        "a loser that had it since is named: the capture without a day is another one",
        [ARMY_8, IS_11, claim(day=None, source=ISLAMIC_STATE, report=R20)],
        [
            ("held", "syrian-armed-forces", "2017-11-08"),
            ("held", "islamic-state", "2017-11-11"),
            ("held", "syrian-armed-forces", "2017-11-20"),
        ],
    ),
    (
        "no loser is named: an old story told again",
        [ARMY_8, IS_11, claim(day=None, report=R20)],
        [("held", "syrian-armed-forces", "2017-11-08"), ("held", "islamic-state", "2017-11-11")],
    ),
    (
        "two vague words narrow each other: taken since the first, left by the twelfth",
        [
            vague(claim(report=R20), "2017-11-01", "2017-11-20"),
            claim("withdrew-from", ISLAMIC_STATE, day=None, report=R12),
        ],
        [("held", "islamic-state", "2017-10-31"), ("held", "syrian-armed-forces", "2017-11-12")],
    ),
    (
        "a mopping up told with the capture is no part in other hands",
        [
            IS_11,
            claim(day=None, by=(ARMY,), source=ISLAMIC_STATE, report=R20),
            vague(claim(extent="part", by=(ARMY,), report=R20), "2017-11-19", "2017-11-20"),
        ],
        [("held", "islamic-state", "2017-11-11"), ("held", "syrian-armed-forces", "2017-11-20")],
    ),
    (
        "the loser's word that it still holds a part does not stand against a monitor",
        [
            claim(by=(OBSERVATORY,)),
            claim("controls", ISLAMIC_STATE, extent="part", day="2017-11-09", by=(AMAQ,), report=R9),
        ],
        [("held", "syrian-armed-forces", "2017-11-08")],
    ),
    (
        "one side with most of it and nobody with the rest: divided, too",
        [claim("controls", SDF, extent="most", report=R9)],
        [("divided", SDF.id, "2017-11-08")],
    ),
    (
        "whoever takes a part of a divided place divides it in another way, whoever holds one did so before",
        [
            claim("controls", SDF, extent="part", day="2017-11-01", report=R9),
            claim("controls", ARMY, extent="part", day="2017-11-08", report=R9),
            claim("captured", ISLAMIC_STATE, extent="part", day="2017-11-11", report=R12),
        ],
        [
            ("divided", f"syrian-armed-forces {SDF.id}", "2017-11-01"),
            ("divided", f"islamic-state syrian-armed-forces {SDF.id}", "2017-11-11"),
        ],
    ),
    (
        "that it left only its enemy says, of no day, and nobody takes it",
        [
            IS_11,
            claim("withdrew-from", ISLAMIC_STATE, day=None, by=(ARMY,), report=R20),
            claim("lost", ARMY, report=R9),
        ],
        [
            ("held", "syrian-armed-forces", "2017-11-07"),
            ("unknown", "", "2017-11-08"),
            ("held", "islamic-state", "2017-11-11"),
        ],
    ),
    (
        "a fighter's accusation of a third is for its own sake",
        [
            claim("captured", ISLAMIC_STATE, day="2017-11-08", report=R9),
            claim("captured", HEZBOLLAH, day="2017-11-08", status="hedged", by=(SDF,), report=R9),
        ],
        [("held", "islamic-state", "2017-11-08")],
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


PROVINCE = Entity("deir-ez-zor-governorate", "Deir ez-Zor Governorate", Kind.REGION, country="syria")


def within(claims: list[Claim], above: list[Claim]) -> list[tuple[str, str, str | None]]:
    lines = {r.id: dateline(r) for r in REPORTS}
    return short(list(account(ABU_KAMAL, claims, lines, ENTITIES, above=above).intervals))


def test_a_region_taken_whole_takes_the_places_in_it() -> None:
    all_of_it = claim("captured", ARMY, PROVINCE, day="2017-11-19", report=R20)
    assert within([IS_11], [all_of_it]) == [
        ("held", "islamic-state", "2017-11-11"),
        ("held", "syrian-armed-forces", "2017-11-19"),
    ]
    lost = claim("lost", ISLAMIC_STATE, PROVINCE, day="2017-11-19", report=R20)
    assert within([IS_11], [lost])[1:] == [("unknown", "", "2017-11-19")]


@pytest.mark.parametrize(
    "above",
    [
        claim("captured", ARMY, PROVINCE, day="2017-11-19", report=R20, extent="unknown"),
        claim("captured", ARMY, PROVINCE, day="2017-11-19", report=R20, extent="most"),
        claim("entered", ARMY, PROVINCE, day="2017-11-19", report=R20),
        claim("captured", ARMY, RAQQA, day="2017-11-19", report=R20),
    ],
)
def test_less_than_all_of_a_region_leaves_the_places_in_it_as_they_were(above: Claim) -> None:
    assert within([IS_11], [above]) == [("held", "islamic-state", "2017-11-11")]


def test_words_on_the_place_itself_outrank_those_on_its_region_of_the_same_day() -> None:
    all_of_it = claim("captured", ARMY, PROVINCE, day="2017-11-11", by=(ISLAMIC_STATE,), report=R12)
    lines = {r.id: dateline(r) for r in REPORTS}
    (found,) = account(ABU_KAMAL, [IS_11], lines, ENTITIES, above=[all_of_it]).intervals
    assert (found.holders, found.supporting, found.against) == (
        (ISLAMIC_STATE,),
        (IS_11.id,),
        (all_of_it.id,),
    )


def test_who_fights_somewhere_in_a_state_troubles_nobodys_hold_of_it() -> None:
    syria = Entity("syria", "Syria", Kind.STATE)
    lines = {r.id: dateline(r) for r in REPORTS}
    told = [
        claim("controls", ARMY, syria, report=R9, extent="unknown"),
        claim("fought", ARMY, SDF, place=syria, day="2017-11-12", report=R12),
        claim("entered", SDF, syria, day="2017-11-12", report=R12),
    ]
    assert short(list(account(syria, told, lines, ENTITIES).intervals)) == [("held", ARMY.id, "2017-11-08")]


def test_captures_of_one_year_follow_each_other_as_one_report_tells_of_them() -> None:
    """Seized by one side in 2012 and soon after by the other: nobody gainsays anybody."""
    one, two = (vague(claim("captured", a, report=R20), "2012-01-01", "2012-12-31") for a in (SDF, ARMY))
    second = replace(two, trigger=replace(two.trigger, start=40, end=44))
    assert short(told([second, one])) == [("held", SDF.id, "2012-12-30"), ("held", ARMY.id, "2012-12-31")]
    first = replace(two, trigger=replace(two.trigger, start=0))
    later = replace(one, trigger=replace(one.trigger, start=40, end=44))
    assert short(told([first, later])) == [("held", ARMY.id, "2012-12-30"), ("held", SDF.id, "2012-12-31")]


def test_captures_of_one_year_by_two_reports_are_disputed() -> None:
    one = vague(claim("captured", SDF, report=R20), "2012-01-01", "2012-12-31")
    two = vague(claim("captured", ARMY, report=R12), "2012-01-01", "2012-12-31")
    assert [i.status.value for i in told([one, two])] == ["disputed"]


def test_had_held_it_since_confirms_a_hold_up_to_its_end_at_most() -> None:
    since = vague(claim("controls", ISLAMIC_STATE, report=R20), "2014-06-01", None)
    assert [i.last_confirmed for i in told([since, ARMY_8])] == [date(2017, 11, 8), date(2017, 11, 8)]


def test_what_the_monitor_grants_of_a_part_bears_the_holder_out_and_gives_it_no_better_basis() -> None:
    part = claim("controls", ARMY, extent="part", day=None, by=(OBSERVATORY,), report=R9)
    whole = claim(day="2017-11-09", by=(ARMY,), report=R9)
    (found,) = told([whole, part])
    assert (found.supporting, found.basis) == (tuple(sorted((whole.id, part.id))), Basis.OWN_INTEREST)
    assert found.witnesses == (ARMY.id, OBSERVATORY.id)


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
