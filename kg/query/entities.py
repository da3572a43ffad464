"""The one entity meant by a name, and those that belong to another."""

from __future__ import annotations

from heapq import nsmallest

from kg.errors import NotFound
from kg.model import Entity
from kg.query.looking import counts_as, entities_of, names_of, subjects
from kg.query.naming import Naming, naming
from kg.query.spellings import plain
from kg.rdf.vocabulary import PARENT
from kg.store import Store


def find_entity(store: Store, name: str) -> Entity:
    """Find the one entity meant by an id, a label or an alias, capitals and accents aside if need be.

    Of several with that name the one that has it as its label is meant, then the one with most relations, then
    the first by id. What an analyst merged into another is that other. No such entity is `NotFound` with the nearest
    labels.
    """
    entities = entities_of(store)
    if name in entities:
        return entities[counts_as(store, name)]
    known = naming(store)
    bearers = {own: entry for own in known.entities.bearers(name) if (entry := known.entries.get(own))}
    for same in (lambda one: one == name, lambda one: plain(one) == plain(name)):
        if found := [own for own, entry in bearers.items() if any(map(same, entry.names))]:
            best = min(found, key=lambda own: (not same(bearers[own].label), -bearers[own].edges, own))
            return entities[best]
    raise NotFound("entity", name, _nearest(known, name))


def belonging(store: Store, actor: str) -> frozenset[str]:
    """Give the ids of an actor and of all whose line of first parents leads to it: of an army its units."""
    names, entities = names_of(store), entities_of(store)
    found, todo = {actor}, [actor]
    while todo:
        above = todo.pop()
        below = {names.local(n) for n in subjects(store, PARENT, names.entity(above)) if names.is_entity(n)}
        new = {
            i
            for i in below - found
            if i in entities and entities[i].is_actor and entities[i].parents[0] == above
        }
        found |= new
        todo.extend(new)
    return frozenset(found)


def _nearest(known: Naming, name: str) -> tuple[str, ...]:
    fits = [(-round(fit.rank), known.entries.get(own), own) for own, fit in known.entities.find(name).items()]
    best = nsmallest(3, ((rank, -entry.edges, own, entry.label) for rank, entry, own in fits if entry))
    return tuple(label for _, _, _, label in best)
