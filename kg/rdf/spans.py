"""Words in a field of a report as RDF: spans and mentions, selectors in the sense of Web Annotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.model import Argument, Mention
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.names import Names
from kg.rdf.nodes import Lookup, Statement, node_at

ROLES = (
    ("subject", kg.SUBJECT, kg.SUBJECT_MENTION),
    ("object", kg.OBJECT, kg.OBJECT_MENTION),
    ("source", kg.FROM, kg.FROM_MENTION),
    ("target", kg.TO, kg.TO_MENTION),
    ("place", kg.PLACE, kg.PLACE_MENTION),
)
"""The roles of a claim: field of the model, property of the entity, property of the words that name it."""

NAMING = (*(entity for _, entity, _ in ROLES), kg.ATTRIBUTED_TO)
"""The properties by which a claim names entities, speakers last."""


@dataclass(frozen=True, slots=True)
class Field:
    """The `text` or `title` of one report."""

    names: Names
    report: str
    field: str

    @property
    def node(self) -> NamedNode:
        """Name the stored words."""
        return self.names.field(self.report, self.field)

    def hashed(self, room: str, *parts: str | Mention | None) -> NamedNode:
        """Name something in this field by a hash of the parts that make it."""
        return self.names.hashed(room, [self.report, self.field, *_flat(parts)])

    def span(self, node: NamedNode, words: Mention) -> Iterator[Statement]:
        """Say which words a node stands for."""
        yield node, kg.IN_TEXT, self.node
        yield node, std.START, Literal(words.start)
        yield node, std.END, Literal(words.end)
        yield node, std.EXACT, Literal(words.text)

    def mention(self, node: NamedNode, predicate: NamedNode, argument: Argument) -> Iterator[Statement]:
        """Say which words name an argument; one that no words name says nothing.

        The same words that name the same entity are one mention, whatever claims it serves.
        """
        if argument.mention is None:
            return
        words = self.hashed("mentions", argument.entity.id, argument.mention)
        yield node, predicate, words
        yield words, std.TYPE, kg.MENTION
        yield words, kg.MENTION_OF, self.names.entity(argument.entity.id)
        yield from self.span(words, argument.mention)


def _flat(parts: tuple[str | Mention | None, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Mention):
            yield from (str(part.start), str(part.end), part.text)
        else:
            yield part or ""


def words_at(name: NamedNode, lookup: Lookup) -> Mention:
    """Read the words of a span or mention."""
    node = node_at(name, lookup)
    return Mention(node.text(std.EXACT), int(node.text(std.START)), int(node.text(std.END)))
