"""What a report has said so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.chronicle import Chronicle
from kg.extract.discourse import Discourse
from kg.extract.meaning import Meaning
from kg.extract.memory import Memory
from kg.model import Antecedent, Argument, Mention, Recall, Words
from tests import factory
from tests.extract.parts import parsed

if TYPE_CHECKING:
    from kg.extract import Extractor

TEXT = "The army captured Abu Kamal, the monitor said."
ARMY, TOWN = Mention("The army", 0, 8), Mention("Abu Kamal", 18, 27)
MONITOR = Mention("the monitor", 29, 40)


def test_who_acted_who_was_acted_on_and_who_spoke_are_remembered(extractor: Extractor) -> None:
    memory = Memory(Discourse(), Chronicle())
    claim = replace(
        factory.claim(),
        subject=Argument(factory.ARMY, ARMY),
        object=Argument(factory.ABU_KAMAL, TOWN),
        attributed_to=(Argument(factory.OBSERVATORY, MONITOR),),
    )
    memory.note(claim, parsed(extractor, TEXT))
    army = Words("text", "The army", 0, 8)
    assert [(s.entity.id, s.subject, s.target, s.words) for s in memory.discourse.behind] == [
        ("syrian-armed-forces", True, False, army),
        ("abu-kamal", False, True, Words("text", "Abu Kamal", 18, 27)),
    ]
    speaker = memory.discourse.speaker
    assert speaker is not None
    assert (speaker.entity, speaker.words) == (factory.OBSERVATORY, Words("text", "the monitor", 29, 40))
    taker = Antecedent(Recall.TAKER, army)
    assert memory.taken == {"abu-kamal": Meaning(factory.ARMY, ARMY, rests_on=taker)}


def test_a_plan_takes_no_place_and_words_elsewhere_are_not_remembered(extractor: Extractor) -> None:
    memory, sentence = Memory(Discourse(), Chronicle()), parsed(extractor, TEXT)
    planned = replace(factory.claim(status="planned"), subject=Argument(factory.ARMY, ARMY))
    memory.note(planned, sentence)
    memory.note(factory.claim(by=(factory.OBSERVATORY,)), sentence)
    assert memory.taken == {}
    assert [s.entity.id for s in memory.discourse.behind] == ["syrian-armed-forces"]
    assert memory.discourse.speaker is not None
    assert memory.discourse.speaker.words is None
