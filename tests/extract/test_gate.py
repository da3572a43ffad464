"""Which sentences are parsed at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from kg.extract.gate import Gate
from kg.extract.name import Name
from kg.model import Entity, Kind, Report

if TYPE_CHECKING:
    from kg.extract import Extractor

ENTITIES = {
    "Raqqa": Entity("raqqa", "Raqqa", Kind.SETTLEMENT),
    "Springfield": Entity("springfield", "Springfield", Kind.SETTLEMENT),
    "Damascus": Entity("damascus", "Damascus", Kind.SETTLEMENT),
    "Hezbollah": Entity("hezbollah", "Hezbollah", Kind.ARMED_GROUP),
    "Moscow": Entity("moscow", "Moscow", Kind.SETTLEMENT),
    "Ukraine": Entity("ukraine", "Ukraine", Kind.STATE),
    "Nestor": Entity("nestor", "Nestor", Kind.ORGANISATION),
}


def opened(extractor: Extractor, *texts: str) -> list[bool]:
    """Give what the gate lets in of a report of these sentences; names are those of `ENTITIES`."""
    docs = [extractor.nlp.make_doc(text) for text in texts]
    return Gate(extractor.knowledge).open_to([(doc, named(doc)) for doc in docs])


def named(doc: Doc) -> list[tuple[Name, Entity]]:
    return [(Name(t.i, t.i + 1, t.text), ENTITIES[t.text]) for t in doc if t.text in ENTITIES]


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah took Raqqa.",
        "Hezbollah left the town.",
        "Hezbollah-held villages burnt.",
        "The recapture of Raqqa was announced.",
        "Damascus backs Hezbollah.",
        "Rebels seized a bridge.",
        "Four people were killed in Raqqa.",
        "Raqqa is in the hands of the rebels.",
        "Hezbollah mounted a campaign to dislodge the rebels.",
    ],
)
def test_a_sentence_with_the_words_of_a_frame_and_who_may_fill_it_is_let_in(
    extractor: Extractor, text: str
) -> None:
    assert opened(extractor, text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hezbollah was founded long ago.",
        "Hezbollah has a radio station and a school in Raqqa.",
        "He took Springfield by surprise.",
        "The shop in Springfield is run by two sisters.",
        "Taking a bus to Springfield is cheap.",
        "It held on to the title.",
        "Nestor supports charities.",
        "Springfield captured seven wickets, Nestor said.",
    ],
)
def test_a_sentence_that_lacks_a_word_of_its_frames_or_who_may_fill_them_is_not(
    extractor: Extractor, text: str
) -> None:
    assert opened(extractor, text) == [False]


def test_a_report_that_speaks_of_fighters_is_let_in_by_pronouns_and_nouns(extractor: Extractor) -> None:
    lines = ["They took the town.", "It left the area."]
    assert opened(extractor, *lines) == [False, False]
    assert opened(extractor, *lines, "Hezbollah was founded long ago.") == [True, True, False]
    assert opened(extractor, *lines, "The rebels were tired.") == [True, True, False]


def test_behind_a_sentence_that_is_let_in_the_next_need_name_nobody(extractor: Extractor) -> None:
    lines = [
        "Three people were killed.",
        "Ukraine attacked Moscow.",
        "Three people were killed.",
        "It rained.",
    ]
    assert opened(extractor, *lines) == [False, True, True, False]


def test_a_report_without_sentences_has_none_to_parse(extractor: Extractor) -> None:
    assert opened(extractor) == []


def test_a_text_without_a_word_that_heads_a_trigger_is_shut_and_read_to_nothing(extractor: Extractor) -> None:
    gate = Gate(extractor.knowledge)
    quiet = "Grapes ripen early this year around Raqqa, growers of olives say."
    assert gate.is_shut(quiet)
    assert gate.is_shut("")
    assert not gate.is_shut("GRAPES-CAPTURED")
    assert not gate.is_shut(f"{quiet} The army captured Raqqa.")
    told = "The Syrian army captured Raqqa."
    reports = [Report(str(n), told if n % 40 == 0 else quiet) for n in range(300)]
    found = list(extractor.read_all(reports))
    assert [len(claims) for claims in found] == [int(n % 40 == 0) for n in range(300)]
    # The title counts, too.
    assert len(extractor.claims(Report("t", quiet, told))) == 1
