"""Games and votes borrow the words of war."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "Syria attacked Jordan from the first minute and won 3-1 in Amman.",
        "Pakistan seized the last two wickets before lunch.",
        "The ruling party captured Lagos with a record turnout.",
        "Voters in Kano watched the ruling party lose the city to its rivals, the ballots showed.",
    ],
)
def test_games_and_votes_are_no_war(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []


def test_fighters_attack_a_vote_all_the_same(extractor: Extractor) -> None:
    assert told(extractor, "Al-Shabaab seized Adale after a low turnout in the vote.") == [
        "al-shabaab captured adale"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake killed 40 people in Herat.",
        "At least 30 people were killed when the dam broke in Derna.",
    ],
)
def test_mishaps_kill_without_a_war(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []
