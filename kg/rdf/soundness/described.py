"""Descriptions of actors and places, read and held against what their writing anew would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Entity, Fault, FaultKind, Kind, Relation
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.entities import entity_at, entity_quads
from kg.rdf.names import Names
from kg.rdf.nodes import Lookup
from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.literals import literal_faults
from kg.rdf.soundness.wording import Wording

RELATIONS = frozenset(kg.relation_node(r) for r in Relation)
_KINDS = frozenset(kg.node_of(k) for k in Kind)
# What judgements come to, and plain edges, follow from elsewhere.
_FOLLOWING = RELATIONS | {kg.MERGED_INTO, kg.AS_READ}
_SATELLITES = (std.HAS_GEOMETRY, kg.CALLED)


class Cast(Mapping[str, Entity]):
    """The entities that claims may name: who is not well described is stood in for by one of any kind."""

    def __init__(self, found: Mapping[str, Entity]) -> None:
        """Hold those that are well described."""
        self._found = found

    def __getitem__(self, id: str) -> Entity:
        """Give an entity or its stand-in, a state, which both acts and is a place; any id has one."""
        return self._found.get(id) or Entity(id, id, Kind.STATE)

    def __iter__(self) -> Iterator[str]:
        """Give the ids of those that are well described."""
        return iter(self._found)

    def __len__(self) -> int:
        """Count those that are well described."""
        return len(self._found)


@dataclass(slots=True)
class Described:
    """The entities of a default graph: those that can be read, the ids of those said anything of, their satellites.

    Satellites are the nodes that hang on an entity: its point, the names that parties give it.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    satellites: set[str] = field(default_factory=set)


def described_faults(node: NamedNode, lookup: Lookup, names: Names, known: Described) -> Iterator[Fault]:
    """Name what is wrong with the description of one entity, and note it in `known`.

    `lookup` gives the quads of a node in the default graph. An entity of which nothing but plain edges is said
    is not described, which is for who names it to say.
    """
    wording = Wording(names.base)
    said = [q for q in lookup(node) if q.predicate not in _FOLLOWING]
    if not said:
        return
    satellites = [q.object for q in said if q.predicate in _SATELLITES and isinstance(q.object, NamedNode)]
    known.ids.add(names.local(node))
    known.satellites.update(s.value for s in satellites)
    hung = [q for s in satellites for q in lookup(s)]
    wrong = list(literal_faults([*said, *hung], wording)) + list(_twice(node, said, wording))
    if wrong:
        yield from wrong
        return
    try:
        entity = entity_at(node, lookup, names)
    except InvalidData as error:
        yield Fault(FaultKind.ENTITY, node.value, wording.unreadable(node, error))
        return
    known.entities[entity.id] = entity
    if wrong := list(_values(node, entity)):
        yield from wrong
        return
    found, due = {*said, *hung}, set(entity_quads([entity], names))
    for one, what in differing(found - due, due - found, wording):
        yield Fault(FaultKind.STATEMENT, one, what)


def _twice(node: NamedNode, said: Iterable[Quad], wording: Wording) -> Iterator[Fault]:
    said = list(said)
    labels = [q.object for q in said if q.predicate == std.LABEL]
    kinds = [q.object for q in said if q.predicate == std.TYPE and q.object in _KINDS]
    for what, found in (("labels", labels), ("kinds", kinds)):
        if len(found) > 1:
            told = f"is described twice: {len(found)} {what}, {wording.terms(found)}"
            yield Fault(FaultKind.ENTITY, node.value, told)


def _values(node: NamedNode, entity: Entity) -> Iterator[Fault]:
    first, last = entity.active
    wrong = {
        "has an empty label": not entity.label,
        f"lies at latitude {entity.lat}": not -90 <= (entity.lat or 0) <= 90,
        f"lies at longitude {entity.lon}": not -180 <= (entity.lon or 0) <= 180,
        "has a latitude without a longitude": entity.lat is not None and entity.lon is None,
        "has a longitude without a latitude": entity.lon is not None and entity.lat is None,
        f"has the GeoNames id {entity.geonames}": entity.geonames is not None and entity.geonames < 1,
        f"was active from {first} to {last}": None not in (first, last) and (first or 0) > (last or 0),
    }
    for what, is_so in wrong.items():
        if is_so:
            yield Fault(FaultKind.ENTITY, node.value, what)
