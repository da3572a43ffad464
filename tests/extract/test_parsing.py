"""Names shown to the parser as single familiar words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.parts import parsed, token

if TYPE_CHECKING:
    from kg.extract import Extractor

OFFSET = 17


@pytest.mark.parametrize(
    "text",
    [
        "IS lost Raqqa.",
        "Islamic State lost Deir ez-Zor and Abu Kamal in 2017.",
        "Fighters of the M23 left al-Qaim’s outskirts — and fled.",
        "The Syrian Observatory for Human Rights, whose office is in Coventry, said so.",
    ],
)
def test_every_token_covers_its_words_in_the_report(extractor: Extractor, text: str) -> None:
    sentence = parsed(extractor, text, offset=OFFSET)
    assert len(sentence.spans) == len(sentence.doc)
    at = OFFSET
    for start, end in sentence.spans:
        assert at <= start < end
        assert text[at - OFFSET : start - OFFSET].strip() == ""
        at = end
    assert text[at - OFFSET :].strip() == ""


def test_a_name_of_several_words_is_one_token(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Islamic State left Abu Kamal.", offset=OFFSET)
    assert len(sentence.doc) == 4
    assert {sentence.words(sentence.doc[i]): e.id for i, e in sentence.named.items()} == {
        "Islamic State": "islamic-state",
        "Abu Kamal": "abu-kamal",
    }


def test_the_acronym_is_is_no_verb(extractor: Extractor) -> None:
    sentence = parsed(extractor, "IS lost Raqqa.")
    lost = token(sentence, "lost")
    assert (lost.dep_, token(sentence, "IS").dep_) == ("ROOT", "nsubj")


def test_a_demonym_with_a_common_noun_stays_two_words(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Syrian troops left.")
    troops = token(sentence, "troops")
    assert sentence.named[troops.i].id == "syrian-armed-forces"
    assert sentence.mention(troops).text == "Syrian troops"


def test_a_mention_counts_from_the_start_of_the_report(extractor: Extractor) -> None:
    sentence = parsed(extractor, "IS left Abu Kamal.", offset=OFFSET)
    mention = sentence.mention(token(sentence, "Abu Kamal"))
    assert (mention.text, mention.start, mention.end) == ("Abu Kamal", OFFSET + 8, OFFSET + 17)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Troops entered al-Ayadiya.", "Troops entered Ayadiya ."),
        ("They fled north-east of it.", "They fled northeast of it ."),
        ("A car-bomb went off.", "A car - bomb went off ."),
    ],
)
def test_a_hyphen_that_is_part_of_a_word(extractor: Extractor, text: str, shown: str) -> None:
    assert " ".join(t.text for t in parsed(extractor, text).doc) == shown
