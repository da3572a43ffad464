"""Words in a field of a report as RDF."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from kg.model import Argument, Mention
from kg.rdf import Names, by_subject
from kg.rdf import vocabulary as kg
from kg.rdf.spans import Field, words_at
from tests.factory import ARMY, ISLAMIC_STATE

NAMES = Names("http://localhost/")
TEXT = Field(NAMES, "r1", "text")
WORDS = Mention("it 😀", 5, 9)


def mention_node(field: Field, argument: Argument) -> NamedNode | None:
    said = list(field.mention(NAMES.claim("c"), kg.SUBJECT_MENTION, argument))
    return next((o for _, p, o in said if p == kg.SUBJECT_MENTION and isinstance(o, NamedNode)), None)


def test_words_come_back() -> None:
    said = TEXT.mention(NAMES.claim("c"), kg.SUBJECT_MENTION, Argument(ARMY, WORDS))
    node = mention_node(TEXT, Argument(ARMY, WORDS))
    assert node
    assert words_at(node, by_subject(Quad(*s) for s in said)) == WORDS


def test_a_mention_is_told_by_field_words_and_entity() -> None:
    title = Field(NAMES, "r1", "title")
    nodes = {
        mention_node(field, argument)
        for field in (TEXT, title)
        for argument in (Argument(ARMY, WORDS), Argument(ISLAMIC_STATE, WORDS))
    }
    assert len(nodes) == 4
    assert mention_node(TEXT, Argument(ARMY, WORDS)) == mention_node(TEXT, Argument(ARMY, WORDS))


def test_without_words_nothing_is_said() -> None:
    assert mention_node(TEXT, Argument(ARMY)) is None
