"""The names that a file embeds."""

from __future__ import annotations

from kg.draw.content.search import names
from tests import factory as f


def test_names_are_ordered_and_a_report_without_a_title_has_its_id() -> None:
    told = [f.report("b", title="Taken"), f.report("a")]
    assert names([f.ISLAMIC_STATE, f.ABU_KAMAL], told) == {
        "entities": [
            ["abu-kamal", "Abu Kamal", "settlement", []],
            ["islamic-state", "Islamic State", "armed-group", ["IS", "ISIS"]],
        ],
        "reports": [["a", "a"], ["b", "Taken"]],
    }
