"""What entities and reports are found by, read once and then kept in step with the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.model import ACTOR_KINDS, Kind, Relation
from kg.query.looking import counting_as, counts_as, names_of
from kg.query.spellings import Spellings
from kg.rdf import DERIVED, Names, node_of, relation_node
from kg.rdf import vocabulary as kg
from kg.rdf.standards import ALT_LABEL, HEADLINE, LABEL, TYPE
from kg.store import Store

_FOREMOST: Final = 16
_KINDS: Final = {node_of(kind): kind for kind in Kind}
_RELATIONS: Final = {relation_node(relation): relation for relation in Relation}


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entity is found by and sorted under.

    `names` are its label, its aliases and the names of what an analyst merged into it. `relations` counts the
    others with whom it stands in each relation, as subject or as object.
    """

    label: str
    names: tuple[str, ...]
    kind: Kind
    country: str | None = None
    relations: Mapping[Relation, int] = field(default_factory=dict)

    @property
    def edges(self) -> int:
        """Count its relations."""
        return sum(self.relations.values())


class Naming:
    """The entities and the titles of reports as names; a store has one, which follows its changes."""

    def __init__(self, store: Store) -> None:
        """Read all that a store holds."""
        self._store = store
        self.entries: dict[str, Entry] = _all_entries(store)
        self.entities = Spellings({own: entry.names for own, entry in self.entries.items()})
        for own, entry in self.entries.items():
            self.entities.weigh(own, entry.edges)
        self.titles: dict[str, str] = dict(_titles(store))
        self.reports = Spellings({own: (title,) for own, title in self.titles.items()})

    def renewed(self, touched: Iterable[NamedNode]) -> Naming:
        """Give the names after a change, of which what it was about is read again."""
        # Others may be walking through these.
        after = copy(self)
        after.entries, after.titles = dict(self.entries), dict(self.titles)
        names = names_of(self._store)
        nodes = list(touched)
        ids = {names.local(n) for n in nodes if names.is_entity(n)}
        for own in ids | {counts_as(self._store, own) for own in ids}:
            after.reread_entity(own)
        for own in {names.local(n) for n in nodes if names.is_report(n)}:
            after.reread_report(own, names)
        return after

    def reread_entity(self, id: str) -> None:
        """Follow what became of one entity."""
        entry = _entry(self._store, id)
        before = self.entries.get(id)
        if entry is None:
            self.entries.pop(id, None)
        else:
            self.entries[id] = entry
        if (entry and entry.names) != (before and before.names):
            self.entities.put(id, entry.names if entry else ())
        if entry:
            self.entities.weigh(id, entry.edges)

    def reread_report(self, id: str, names: Names) -> None:
        """Follow what became of one report."""
        node = names.report(id)
        title = _first_text(self._store, node, HEADLINE, node)
        if title == self.titles.pop(id, None) and title is None:
            return
        if title is not None:
            self.titles[id] = title
        self.reports.put(id, () if title is None else (title,))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entities there are of each kind, and how many relationships of each relation.

    `foremost` are the ids of the actors in the most relationships, the foremost first: up to 16.
    """

    kinds: Mapping[Kind, int]
    relations: Mapping[Relation, int]
    foremost: tuple[str, ...] = ()


def tally(store: Store) -> Tally:
    """Count the entities and relationships of a store."""
    named = naming(store).entries
    entries = named.values()
    ends: Counter[Relation] = Counter()
    for entry in entries:
        ends.update(entry.relations)
    # Each is counted at both of its ends.
    relations = {one: n // 2 for one, n in ends.items()}
    return Tally(Counter(entry.kind for entry in entries), relations, _foremost(named))


def _foremost(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    found = (
        (-entry.edges, own) for own, entry in entries.items() if entry.kind in ACTOR_KINDS and entry.edges
    )
    return tuple(own for _, own in nsmallest(_FOREMOST, found))


def naming(store: Store) -> Naming:
    """Give the names of a store as it is now."""
    return store.kept("naming", lambda: Naming(store), Naming.renewed)


def _entry(store: Store, id: str) -> Entry | None:
    node = names_of(store).entity(id)
    label = _first_text(store, node, LABEL, DERIVED)
    types = (q.object for q in store.quads(node, TYPE, None, DERIVED))
    kind = next((_KINDS[t] for t in types if isinstance(t, NamedNode) and t in _KINDS), None)
    if label is None or kind is None or counts_as(store, id) != id:
        return None
    country = next((q.object for q in store.quads(node, kg.COUNTRY, None, DERIVED)), None)
    return Entry(
        label,
        tuple(_names(store, label, counting_as(store, id))),
        kind,
        names_of(store).local(country) if isinstance(country, NamedNode) else None,
        _relations(store, node),
    )


def _names(store: Store, label: str, ids: Iterable[str]) -> dict[str, None]:
    nodes = [names_of(store).entity(own) for own in ids]
    said = (q.object for n in nodes for p in (LABEL, ALT_LABEL) for q in store.quads(n, p, None, DERIVED))
    return dict.fromkeys([label, *sorted(t.value for t in said if isinstance(t, Literal))])


def _relations(store: Store, node: NamedNode) -> dict[Relation, int]:
    counted = {
        relation: sum(1 for _ in store.quads(node, predicate, None, DERIVED))
        # A symmetric relation stands there both ways.
        + (0 if relation.symmetric else sum(1 for _ in store.quads(None, predicate, node, DERIVED)))
        for predicate, relation in _RELATIONS.items()
    }
    return {relation: count for relation, count in counted.items() if count}


def _all_entries(store: Store) -> dict[str, Entry]:
    labels, aliases = _texts(store, LABEL), _texts(store, ALT_LABEL)
    countries = dict(_pairs(store, kg.COUNTRY))
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in _pairs(store, kg.MERGED_INTO):
        merged[other].append(one)
    gone = {one for others in merged.values() for one in others}
    relations = _all_relations(store)
    entries = {}
    for own, kind in _all_kinds(store):
        if own in labels and own not in gone:
            known = (own, *merged.get(own, ()))
            said = sorted(n for one in known for n in (*labels.get(one, ()), *aliases.get(one, ())))
            label = labels[own][0]
            names = tuple(dict.fromkeys([label, *said]))
            entries[own] = Entry(label, names, kind, countries.get(own), relations.get(own, {}))
    return entries


def _all_kinds(store: Store) -> Iterator[tuple[str, Kind]]:
    names = names_of(store)
    for node, kind in _KINDS.items():
        for quad in store.quads(None, TYPE, node, DERIVED):
            if isinstance(quad.subject, NamedNode) and names.is_entity(quad.subject):
                yield names.local(quad.subject), kind


def _all_relations(store: Store) -> dict[str, Counter[Relation]]:
    counted: defaultdict[str, Counter[Relation]] = defaultdict(Counter)
    for predicate, relation in _RELATIONS.items():
        for one, other in _pairs(store, predicate):
            counted[one][relation] += 1
            if not relation.symmetric:
                counted[other][relation] += 1
    return counted


def _pairs(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    names = names_of(store)
    for quad in store.quads(None, predicate, None, DERIVED):
        ends = (quad.subject, quad.object)
        if isinstance(ends[0], NamedNode) and isinstance(ends[1], NamedNode):
            yield names.local(ends[0]), names.local(ends[1])


def _texts(store: Store, predicate: NamedNode) -> dict[str, list[str]]:
    names = names_of(store)
    found: dict[str, list[str]] = {}
    for quad in store.quads(None, predicate, None, DERIVED):
        if isinstance(quad.subject, NamedNode) and names.is_entity(quad.subject):
            found.setdefault(names.local(quad.subject), []).append(getattr(quad.object, "value", ""))
    return found


def _titles(store: Store) -> Iterator[tuple[str, str]]:
    names = names_of(store)
    for quad in store.quads(None, HEADLINE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield names.local(quad.subject), quad.object.value


def _first_text(
    store: Store, node: NamedNode, predicate: NamedNode, graph: NamedNode | DefaultGraph
) -> str | None:
    quad = next(store.quads(node, predicate, None, graph), None)
    return quad.object.value if quad and isinstance(quad.object, Literal) else None
