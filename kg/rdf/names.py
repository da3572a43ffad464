"""The IRIs of what a store holds: BASE, a room of names, and an id in percent-encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from pyoxigraph import DefaultGraph, NamedNode

from kg.model import digest, slug
from kg.model.judgement import ANALYST

DERIVED = DefaultGraph()
"""The graph of entities and of all that is derived."""

_PLAIN = re.compile(r"[A-Za-z0-9_.~-]+\Z")


@dataclass(frozen=True, slots=True)
class Names:
    """Names under one base, an absolute IRI that ends in `/`; any other is refused with `ValueError`.

    An id may hold any characters but lone surrogates, which no IRI can carry; these and an empty id are a
    `ValueError`.

    >>> names = Names("http://localhost/")
    >>> names.report("wire/7 a").value
    'http://localhost/reports/wire%2F7%20a'
    >>> names.local(names.report("wire/7 a"))
    'wire/7 a'
    """

    base: str

    def __post_init__(self) -> None:
        """Refuse a base that is no absolute IRI ending in `/`."""
        if not self.base.endswith("/") or "://" not in self.base:
            raise ValueError(f"a base is an absolute IRI that ends in '/': {self.base!r}")
        NamedNode(self.base)

    def entity(self, id: str) -> NamedNode:
        """Name an actor or a place."""
        return self._name("entities", id)

    def report(self, id: str) -> NamedNode:
        """Name a report and the graph that holds it."""
        return self._name("reports", id)

    def field(self, report: str, field: str) -> NamedNode:
        """Name the stored `text` or `title` of a report."""
        return NamedNode(f"{self.report(report).value}/{field}")

    def claim(self, id: str) -> NamedNode:
        """Name a claim."""
        return self._name("claims", id)

    def relationship(self, id: str) -> NamedNode:
        """Name a derived relationship."""
        return self._name("relationships", id)

    def control(self, id: str) -> NamedNode:
        """Name an interval of a place's control."""
        return self._name("intervals", id)

    def matter(self, id: str) -> NamedNode:
        """Name what claims are about: a relation with its parties and place."""
        return self._name("matters", id)

    def event(self, id: str) -> NamedNode:
        """Name a derived event."""
        return self._name("events", id)

    @property
    def record(self) -> NamedNode:
        """Name the graph in which a store records its base."""
        return NamedNode(f"{self.base}graphs/store")

    def source(self, name: str) -> NamedNode:
        """Name a publisher by the slug of its name: spellings that differ in case or accents are one."""
        return self._name("sources", slug(name))

    def extractor(self, id: str) -> NamedNode:
        """Name what made a claim from words, such as `rules/2`."""
        return self._name("extractors", id)

    def maker(self, extractor: str) -> NamedNode:
        """Name what made a claim: an extractor, or the analyst whom `analyst/NAME` stands for."""
        if extractor.startswith(ANALYST):
            return self.analyst(extractor.removeprefix(ANALYST))
        return self.extractor(extractor)

    def made_by(self, node: NamedNode) -> str:
        """Give what `maker` was given to name a node."""
        return (ANALYST if self._is_in("analysts", node) else "") + self.local(node)

    def analyst(self, name: str) -> NamedNode:
        """Name whoever judges."""
        return self._name("analysts", name)

    def judgement(self, id: str) -> NamedNode:
        """Name a judgement."""
        return self._name("judgements", id)

    @property
    def judgements(self) -> NamedNode:
        """Name the graph of all judgements, from which nothing is ever taken."""
        return NamedNode(f"{self.base}graphs/judgements")

    def judged(self, report: str) -> NamedNode:
        """Name the graph of what judgements on a report's claims come to: their marks, and corrected claims."""
        return self._name("judged", report)

    def is_judged(self, node: object) -> bool:
        """Tell whether it names a graph that `judged` names."""
        return isinstance(node, NamedNode) and self._is_in("judged", node)

    def in_room(self, room: str, id: str) -> NamedNode:
        """Name whatever has an id in a room such as `claims`."""
        return self._name(room, id)

    def hashed(self, room: str, parts: Iterable[str]) -> NamedNode:
        """Name a part of something else by a hash of all that it says, in place of a blank node."""
        return self._name(room, digest(parts))

    def local(self, node: NamedNode) -> str:
        """Give the id that a name was made from; what these names would not write is a `ValueError`."""
        room, _, encoded = node.value.removeprefix(self.base).partition("/")
        if not (node.value.startswith(self.base) and room):
            raise ValueError(f"not a name under {self.base}: {node.value}")
        if _PLAIN.match(encoded):
            return encoded
        decoded = unquote(encoded, errors="strict")
        if not encoded or quote(decoded, safe="") != encoded:
            raise ValueError(f"not a name under {self.base}: {node.value}")
        return decoded

    def is_claim(self, node: NamedNode) -> bool:
        """Tell whether it names a claim of this base."""
        return node.value.startswith(f"{self.base}claims/")

    def is_relationship(self, node: NamedNode) -> bool:
        """Tell whether it names a relationship of this base."""
        return node.value.startswith(f"{self.base}relationships/")

    def is_control(self, node: NamedNode) -> bool:
        """Tell whether it names an interval of a place's control of this base."""
        return node.value.startswith(f"{self.base}intervals/")

    def is_event(self, node: NamedNode) -> bool:
        """Tell whether it names an event of this base."""
        return node.value.startswith(f"{self.base}events/")

    def is_report(self, node: NamedNode) -> bool:
        """Tell whether it names a report of this base, and not a field of one."""
        return self._is_in("reports", node) and "/" not in node.value[len(self.base) + len("reports/") :]

    def is_entity(self, node: NamedNode) -> bool:
        """Tell whether it names an actor or a place of this base."""
        return self._is_in("entities", node)

    def _is_in(self, room: str, node: NamedNode) -> bool:
        return node.value.startswith(f"{self.base}{room}/")

    def _name(self, room: str, id: str) -> NamedNode:
        if _PLAIN.match(id):
            return NamedNode(f"{self.base}{room}/{id}")
        if not id:
            raise ValueError(f"an empty id cannot be named in {room}")
        return NamedNode(f"{self.base}{room}/{quote(id, safe='')}")
