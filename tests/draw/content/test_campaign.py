"""The map of a file."""

from __future__ import annotations

from kg.draw.content.campaign import campaign
from tests.draw.content.test_content_events import TAKEN
from tests.draw.content.test_content_spans import AFTER, BEFORE


def test_it_holds_both_as_they_are_known_now() -> None:
    told = campaign([BEFORE, AFTER], [TAKEN])
    assert [place["id"] for place in told["spans"]["places"]] == ["abu-kamal"]
    assert told["spans"]["foremost"] == ["islamic-state", "syrian-armed-forces"]
    assert [row[0] for row in told["events"]["events"]] == ["e1"]
    assert (told["spans"]["known"], told["events"]["known"]) == (None, None)
