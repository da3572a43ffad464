"""Who does what to whom in a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract import tree
from tests.extract.parts import parsed, token

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "direct", "passive"),
    [
        ("Troops captured the town.", "captured", "Troops", "town", False),
        ("Troops captured the town that militants had held.", "held", "militants", "town", False),
        ("The town was captured by troops.", "captured", "town", None, True),
        ("The city, captured by rebels, was burned.", "captured", "city", None, True),
        ("The army, which captured the town, withdrew.", "captured", "army", "town", False),
        ("The army, which captured the town, withdrew.", "withdrew", "army", None, False),
        (
            "Iraqi forces entered Tal Afar, capturing the bridge.",
            "capturing",
            "Iraqi forces",
            "bridge",
            False,
        ),
        ("Troops forced the rebels to leave the town.", "leave", "rebels", "town", False),
        ("The rebels promised to leave.", "leave", "rebels", None, False),
        ("Troops took and held the bridge.", "held", "Troops", "bridge", False),
        ("Rebels pulled out of the town.", "pulled", "Rebels", None, False),
        (
            "An alliance of fighters, which captured the town, advanced.",
            "captured",
            "alliance",
            "town",
            False,
        ),
    ],
)
def test_subject_and_object_of_a_verb(  # noqa: PLR0917 - one row of a table
    extractor: Extractor, sentence: str, verb: str, subject: str, direct: str | None, passive: bool
) -> None:
    parse = parsed(extractor, sentence)
    head = token(parse, verb)
    found, object_ = tree.surface_subject(head), tree.direct_object(head)
    assert found is not None
    assert subject.endswith(parse.words(found))
    assert (object_ and parse.words(object_)) == direct
    assert tree.is_passive(head) is passive


def test_who_did_it_stands_behind_by(extractor: Extractor) -> None:
    parse = parsed(extractor, "The town was captured by troops after the militants left.")
    assert tree.agent(token(parse, "captured")) == token(parse, "troops")
    assert tree.agent(token(parse, "left")) is None


def test_joined_nouns_come_in_order(extractor: Extractor) -> None:
    parse = parsed(extractor, "They took the bridge, the airport and the port.")
    heads = tree.coordinated(token(parse, "bridge"))
    assert [t.text for t in heads] == ["bridge", "airport", "port"]


def test_a_phrase_begins_at_its_article(extractor: Extractor) -> None:
    parse = parsed(extractor, "They took the small northern port.")
    assert tree.subtree_start(token(parse, "port")).text == "the"


def test_words_are_found_behind_prepositions_of_two_parts(extractor: Extractor) -> None:
    parse = parsed(extractor, "Rebels pulled out of the town.")
    [(last, target)] = tree.prepositional([token(parse, "pulled")], ["out of"])
    assert (last.text, target.text) == ("of", "town")
    assert list(tree.prepositional([token(parse, "pulled")], ["into"])) == []


def test_the_clause_of_a_noun_is_its_verbs(extractor: Extractor) -> None:
    parse = parsed(extractor, "Troops captured the town.")
    assert tree.clause_head(token(parse, "town")) == token(parse, "captured")
    assert tree.clause_head(token(parse, "captured")) == token(parse, "captured")


def test_a_sentence_without_a_verb_has_its_root_as_clause(extractor: Extractor) -> None:
    parse = parsed(extractor, "The quiet of the morning")
    assert tree.clause_head(token(parse, "morning")) == next(iter(parse.doc.sents)).root


def test_governors_go_up_to_the_first_verb(extractor: Extractor) -> None:
    parse = parsed(extractor, "Officials said troops captured the town.")
    assert [above.text for above, _ in tree.governors(token(parse, "town"))] == ["captured", "said"]


def test_a_hyphen_joins_to_the_next_word(extractor: Extractor) -> None:
    parse = parsed(extractor, "US-backed fighters left.")
    assert tree.is_hyphenated(token(parse, "US"))
    assert not tree.is_hyphenated(token(parse, "fighters"))
