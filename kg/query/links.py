"""Every relationship in brief, read once and then kept in step with the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.model import Link
from kg.query.looking import entities_of, in_graph, names_of, subjects
from kg.rdf import DERIVED, Names, relationship_at
from kg.rdf import vocabulary as kg
from kg.rdf.packing import packed_link
from kg.rdf.standards import TYPE
from kg.store import Store


class Links:
    """All relationships in brief: by strength, and by the entities that they join."""

    def __init__(self, rows: Mapping[str, Link]) -> None:
        """Hold links by id."""
        self.rows = rows

    @cached_property
    def ranked(self) -> Sequence[Link]:
        """Give every link, the strongest first."""
        return sorted(self.rows.values(), key=lambda link: link.strength)

    @cached_property
    def of(self) -> Mapping[str, Sequence[Link]]:
        """Give the links of each entity that has any, the strongest first."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.ranked:
            for end in {link.subject, link.object}:
                found[end].append(link)
        return dict(found)

    def neighbours(self, entity: str) -> list[str]:
        """Give those with whom an entity stands in any relation, by their strongest one."""
        return list(
            dict.fromkeys(o for link in self.of.get(entity, ()) if (o := link.other(entity)) != entity)
        )

    def renewed(self, gone: Iterable[str], come: Iterable[Link]) -> Links:
        """Give the links without some ids and with others."""
        left = set(gone)
        rows = {own: link for own, link in self.rows.items() if own not in left}
        return Links(rows | {link.id: link for link in come})


def links(store: Store) -> Links:
    """Give every relationship in brief as the store is now."""
    names = names_of(store)

    def renewed(kept: Links, touched: Iterable[NamedNode]) -> Links:
        nodes = list(filter(names.is_relationship, touched))
        return kept.renewed(map(names.local, nodes), _read(store, nodes, names))

    def every() -> Links:
        found = _read(store, subjects(store, TYPE, kg.RELATIONSHIP), names)
        return Links({link.id: link for link in found})

    return store.kept("links", every, renewed)


def _read(store: Store, nodes: Iterable[NamedNode], names: Names) -> Iterator[Link]:
    for node in nodes:
        found = next(store.quads(node, kg.PACKED, None, DERIVED), None)
        if found is not None and isinstance(found.object, Literal):
            yield packed_link(found.object.value, names.local(node))
        elif next(store.quads(node, TYPE, kg.RELATIONSHIP, DERIVED), None):
            yield Link.of(relationship_at(node, in_graph(store), names, entities_of(store)))
