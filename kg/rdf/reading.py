"""Claims read from the named graphs of reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.errors import InvalidData
from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Extent,
    Interval,
    Manner,
    Precision,
    Quantity,
    Status,
    reading_order,
)
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of
from kg.rdf.names import Names
from kg.rdf.nodes import Lookup, Node, by_subject, node_at, reading, typed
from kg.rdf.spans import ROLES, words_at


def claims_from_quads(quads: Iterable[Quad], names: Names, entities: Mapping[str, Entity]) -> list[Claim]:
    """Read every claim that quads hold, as it was when written, by report, title before text, trigger and id.

    A claim that breaks the form, or names an entity that is not among `entities`, is `InvalidData`.
    """
    kept = list(quads)
    lookup = by_subject(kept)
    claims = [claim_at(n, lookup, names, entities) for n in typed(kept, kg.CLAIM)]
    return sorted(claims, key=reading_order)


def claim_at(name: NamedNode, lookup: Lookup, names: Names, entities: Mapping[str, Entity]) -> Claim:
    """Read one claim; `lookup` gives the quads of a node, of this one and of those it points to."""
    with reading(name):
        return _Reader(node_at(name, lookup), lookup, names, entities).claim()


@dataclass(frozen=True, slots=True)
class _Reader:
    node: Node
    lookup: Lookup
    names: Names
    entities: Mapping[str, Entity]

    def claim(self) -> Claim:
        node, names = self.node, self.names
        subject, required, source, target, place = (
            self._argument(node, entity, words) for _, entity, words in ROLES
        )
        if required is None:
            raise InvalidData(f"no claim with an object: {node.name.value}")
        manner = node.maybe_node(kg.MANNER)
        return Claim(
            id=names.local(node.name),
            report=names.local(node.node(std.DERIVED_FROM)),
            relation=kg.relation_of(node.node(kg.RELATION)),
            status=kg.value_of(Status, node.node(kg.STATUS)),
            subject=subject,
            object=required,
            trigger=words_at(node.node(kg.TRIGGER), self.lookup),
            evidence=self._evidence(),
            extent=kg.value_of(Extent, node.node(kg.EXTENT)),
            source=source,
            target=target,
            place=place,
            place_precision=node.text(kg.PLACE_PRECISION),
            date=date_of(node),
            attributed_to=self._speakers(),
            manner=kg.value_of(Manner, manner) if manner else None,
            quantity=quantity_of(self.node, self.lookup),
            confidence=float(node.text(kg.CONFIDENCE)),
            extractor=names.made_by(node.node(std.MADE_BY)),
        )

    def _argument(self, node: Node, predicate: NamedNode, words: NamedNode) -> Argument | None:
        name, mention = node.maybe_node(predicate), node.maybe_node(words)
        if name is None:
            return None
        entity = self.entities.get(self.names.local(name))
        if entity is None:
            raise InvalidData(f"{self.node.name.value} names an unknown entity: {name.value}")
        return Argument(entity, words_at(mention, self.lookup) if mention else None)

    def _speakers(self) -> tuple[Argument, ...]:
        said = [node_at(n, self.lookup) for n in self.node.nodes(kg.ATTRIBUTION_OF)]
        said.sort(key=lambda n: int(n.text(kg.POSITION)))
        speakers = (self._argument(n, kg.SPEAKER, kg.SPEAKER_MENTION) for n in said)
        return tuple(s for s in speakers if s)

    def _evidence(self) -> Evidence:
        sentence = node_at(self.node.node(kg.EVIDENCE), self.lookup)
        selectors = [node_at(n, self.lookup) for n in sentence.nodes(std.HAS_SELECTOR)]
        said = Node(sentence.name, {p: o for s in selectors for p, o in s.said.items()})
        field = sentence.node(std.HAS_SOURCE).value.rpartition("/")[2]
        return Evidence(field, said.text(std.EXACT), int(said.text(std.START)), int(said.text(std.END)))


def date_of(node: Node) -> Interval | None:
    """Read when what a claim tells of happened; `None` where it does not say."""
    precision = node.maybe_node(kg.DATE_PRECISION)
    if precision is None:
        return None
    start, end = node.maybe_text(kg.EARLIEST), node.maybe_text(kg.LATEST)
    return Interval(
        day_of(start) if start else None,
        day_of(end) if end else None,
        kg.value_of(Precision, precision),
        node.maybe_text(kg.DATE_TEXT),
    )


def quantity_of(node: Node, lookup: Lookup) -> Quantity | None:
    """Read how many people a claim tells of; `None` where it does not say."""
    name = node.maybe_node(kg.QUANTITY)
    if name is None:
        return None
    said = node_at(name, lookup)
    low, best, high = (said.maybe_text(p) for p in (kg.LOW, kg.BEST, kg.HIGH))
    return Quantity(_whole(low), _whole(best), _whole(high), said.text(kg.UNIT), said.text(kg.QUANTITY_TEXT))


def _whole(value: str | None) -> int | None:
    return None if value is None else int(value)
