"""Reports cut into shards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.cluster.shards import Cut, Piece, Shard
from kg.model import Report
from kg.read import Note, Outcome, Refusal
from tests.cluster.light import BASE, VERSIONS
from tests.factory import report
from tests.strategies import words

REPORTS = [Report(f"r{n}", f"The army entered village {n}. " * (1 + n % 9)) for n in range(400)]
CUT = Cut(1000, 5000)


def names(pieces: Iterable[Piece]) -> list[str]:
    return [piece.shard.name(VERSIONS, BASE) for piece in pieces if piece.shard.reports]


def test_a_name_stands_for_words_facts_versions_and_base() -> None:
    one = Shard((report(),))
    assert one.name(VERSIONS, BASE) == Shard((report(),)).name(VERSIONS, BASE)
    others = [
        Shard((report(text="The army captured Raqqa."),)).name(VERSIONS, BASE),
        Shard((report(source="Other Wire"),)).name(VERSIONS, BASE),
        Shard((report(published=None),)).name(VERSIONS, BASE),
        Shard((report(), report("r2"))).name(VERSIONS, BASE),
        one.name(replace(VERSIONS, code="rules/2"), BASE),
        one.name(replace(VERSIONS, model="model 2"), BASE),
        one.name(replace(VERSIONS, lexicon="other"), BASE),
        one.name(VERSIONS, "http://example.org/"),
    ]
    assert len({one.name(VERSIONS, BASE), *others}) == 9


def test_a_lone_surrogate_has_a_name_as_well() -> None:
    assert Shard((Report("r", "\ud800"),)).name(VERSIONS, BASE).startswith("shard-")


def test_shards_hold_so_many_characters_at_the_least_and_at_the_most() -> None:
    pieces = list(CUT.pieces(REPORTS))
    assert [report for piece in pieces for report in piece.shard.reports] == REPORTS
    sizes = [sum(len(r.text) + CUT.report for r in piece.shard.reports) for piece in pieces]
    assert min(sizes[:-1]) >= 1000
    assert max(sizes) < 5000 + max(len(r.text) + CUT.report for r in REPORTS)
    assert 2400 < sum(sizes) / len(sizes) < 3600


def test_a_new_report_moves_no_borders_but_those_next_to_it() -> None:
    before = names(CUT.pieces(REPORTS))
    after = names(CUT.pieces([*REPORTS[:200], Report("new", "It rained all day."), *REPORTS[200:]]))
    assert len(set(before) - set(after)) <= 3
    assert len(before) > 30


def test_one_id_twice_is_in_two_shards() -> None:
    pieces = list(Cut().pieces([report(), Refusal("x", "no"), report(text="Other words.")]))
    assert [len(piece.outcomes) for piece in pieces] == [2, 1]


def test_what_is_no_report_stays_where_it_came() -> None:
    outcomes: list[Outcome] = [Refusal("x", "no"), report(), Note("y", "so")]
    [piece] = Cut().pieces(outcomes)
    assert (list(piece.outcomes), piece.shard) == (outcomes, Shard((report(),)))
    many = list(Cut().pieces(Refusal(str(number), "no") for number in range(2500)))
    assert [len(piece.outcomes) for piece in many] == [1000, 1000, 500]


@given(st.lists(st.builds(Report, id=words.filter(bool), text=words), max_size=40))
def test_nothing_is_lost_and_no_id_is_twice_in_a_shard(reports: list[Report]) -> None:
    pieces = list(Cut(20, 60, 5).pieces(reports))
    assert [o for piece in pieces for o in piece.outcomes] == reports
    assert all(len({r.id for r in p.shard.reports}) == len(p.shard.reports) for p in pieces)
