"""Deeds in the order in which they can have come about."""

from dataclasses import replace
from datetime import date

from kg.derive import dateline
from kg.derive.deeds import deeds
from kg.derive.placing import placed
from kg.derive.sides import Sides
from kg.model import Claim, Interval, Precision
from tests.factory import ARMY, ISLAMIC_STATE, claim, report

REPORTS = [report(f"r{d}", published=f"2017-11-{d:02}") for d in (9, 12, 20)]
R9, R12, R20 = REPORTS
LINES = {r.id: dateline(r) for r in REPORTS}


def days(*claims: Claim) -> dict[str, int]:
    """Give the day of November on which each claim counts."""
    found = placed(deeds("abu-kamal", claims, LINES), Sides({}))
    return {d.claim.id: d.day.day for d in found}


def test_the_precise_day_outranks_the_vague_of_the_same_side() -> None:
    exact, undated = claim(day="2017-11-08", report=R9), claim(day=None, report=R20)
    month = Interval(date(2017, 11, 1), date(2017, 11, 30), Precision.MONTH)
    vague = replace(claim(report=R12), date=month)
    assert days(undated, exact, vague) == {exact.id: 8, undated.id: 8, vague.id: 8}


def test_of_two_captures_by_one_side_the_vague_word_means_the_later() -> None:
    first, second = claim(day="2017-11-08", report=R9), claim(day="2017-11-19", report=R20)
    undated = claim(day=None, report=replace(R20, id="r20b"))
    lines = {**LINES, "r20b": dateline(R20)}
    found = placed(deeds("abu-kamal", [first, second, undated], lines), Sides({}))
    assert {d.claim.id: d.day.day for d in found}[undated.id] == 19


def test_it_does_not_outrank_the_other_side() -> None:
    exact, undated = (
        claim(day="2017-11-08", report=R9),
        claim("captured", ISLAMIC_STATE, day=None, report=R20),
    )
    assert days(exact, undated) == {exact.id: 8, undated.id: 20}


def test_a_story_told_again_beside_fresh_news_came_before_it() -> None:
    news, story = claim(day="2017-11-08", report=R9), claim("captured", ISLAMIC_STATE, day=None, report=R9)
    assert days(news, story) == {story.id: 7, news.id: 8}


def test_beside_an_old_capture_the_undated_one_is_the_news() -> None:
    old, news = claim("captured", ISLAMIC_STATE, day="2017-11-11", report=R20), claim(day=None, report=R20)
    assert days(old, news) == {old.id: 11, news.id: 20}


def test_the_named_loser_had_it_before() -> None:
    news = claim(day=None, report=R9, source=ISLAMIC_STATE)
    story = claim("captured", ISLAMIC_STATE, day=None, report=R9)
    assert days(news, story) == {story.id: 8, news.id: 9}


def test_a_loss_without_a_day_is_the_other_side_of_a_capture() -> None:
    capture, loss = claim(day="2017-11-08", report=R9), claim("lost", ISLAMIC_STATE, day=None, report=R12)
    assert days(capture, loss) == {capture.id: 8, loss.id: 8}


def test_a_denial_counts_on_the_day_of_what_it_denies() -> None:
    told, denied = claim(day="2017-11-08", report=R9), claim(status="denied", day=None, report=R12)
    assert days(told, denied) == {told.id: 8, denied.id: 8}


def test_a_denial_of_a_loss_counts_against_the_rivals_capture() -> None:
    taken = claim("captured", ISLAMIC_STATE, day="2017-11-11", report=R12)
    denied = claim("lost", ARMY, status="denied", day=None, report=R12)
    assert days(taken, denied) == {taken.id: 11, denied.id: 11}


def test_a_denial_of_what_nobody_said_counts_for_nothing() -> None:
    later, denied = claim(day="2017-11-19", report=R20), claim(status="denied", day=None, report=R12)
    assert days(later, denied) == {later.id: 19}


def test_a_denial_does_not_reach_back_to_an_old_capture() -> None:
    old, denied = claim(day="2016-03-01", report=R9), claim(status="denied", day=None, report=R12)
    assert days(old, denied) == {old.id: 1}
