"""Relationships in brief."""

from __future__ import annotations

from kg.model import Link
from tests.linking import link
from tests.query.world import ARMY_TOOK


def test_a_relationship_in_brief_counts_what_it_rests_on() -> None:
    made = Link.of(ARMY_TOOK)
    assert (made.id, made.subject, made.relation, made.object) == (
        ARMY_TOOK.id,
        "syrian-armed-forces",
        ARMY_TOOK.relation,
        "abu-kamal",
    )
    assert (made.claims, made.reports, made.speakers, made.sources, made.denials) == (1, 1, 1, 1, 1)
    assert (made.first, made.last, made.disputed) == (ARMY_TOOK.first, ARMY_TOOK.last, True)


def test_the_strongest_has_most_reports_then_most_speakers() -> None:
    weak, strong, heard = link("a fought b 1"), link("a fought c 2"), link("a fought d 1", speakers=2)
    assert sorted([weak, strong, heard], key=lambda one: one.strength) == [strong, heard, weak]


def test_the_other_end() -> None:
    assert [link("a fought b 1").other(end) for end in "ab"] == ["b", "a"]
    assert link("a fought a 1").other("a") == "a"
