"""Descriptions of entities in the default graph: there while a report names them or who refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from pyoxigraph import NamedNode

from kg.derive.draft import Draft
from kg.derive.facts import Facts, described
from kg.model import Claim, Entity, Report, slug
from kg.rdf import Names, entity_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.names import DERIVED

_LINKS = (kg.PARENT, kg.COUNTRY, kg.SPEAKS_FOR, kg.LEANS_TO)

Added = Sequence[tuple[Report, Sequence[Claim]]]
"""Reports with the claims read from each."""


def describe(draft: Draft, added: Added, known: Mapping[str, Entity]) -> set[str]:
    """Describe what reports name, and whom that refers to; give the ids of those whose allegiance is news.

    `known` is what was known before reading: its descriptions outrank those that come with claims, and it
    supplies the publishers and the ones that are referred to. Of two others for one id the fuller one stays.
    """
    names = Names(draft.store.base)
    return {e.id for e in _wanted(added, known).values() if _put(draft, e, names, e.id in known)}


def _wanted(added: Added, known: Mapping[str, Entity]) -> dict[str, Entity]:
    named: dict[str, Entity] = {}
    for entity in (a.entity for _, claims in added for c in claims for a in c.arguments()):
        named[entity.id] = _fuller(named.get(entity.id, entity), entity)
    sources = {report.source for report, _ in added if report.source}
    found = {name: known.get(name, entity) for name, entity in named.items()}
    found |= {entity.id: entity for entity in _publishers(sources, known)}
    todo = list(found.values())
    while todo:
        new = {i: known[i] for i in _referred(todo.pop()) if i in known and i not in found}
        found |= new
        todo.extend(new.values())
    return found


def _publishers(sources: set[str], known: Mapping[str, Entity]) -> Iterator[Entity]:
    ids = {slug(source) for source in sources}
    for entity in known.values():
        if entity.is_actor and (entity.id in ids or not sources.isdisjoint((entity.label, *entity.aliases))):
            yield entity


def _referred(entity: Entity) -> list[str]:
    others = (entity.country, entity.speaks_for, entity.leans)
    return [*entity.parents, *(other for other in others if other)]


def _fuller(one: Entity, other: Entity) -> Entity:
    """Choose between two descriptions, whichever came first."""
    return max(one, other, key=lambda e: (sum(bool(getattr(e, f.name)) for f in fields(e)), repr(e)))


def _put(draft: Draft, entity: Entity, names: Names, certain: bool) -> bool:
    """Write a description; tell whether it changes what is derived."""
    old = described(draft, names.entity(entity.id), names)
    new = entity if old is None or certain else _fuller(old, entity)
    if old != new:
        _rewrite(draft, old, new, names)
    return old is None or _bearing(old) != _bearing(new)


def _bearing(entity: Entity) -> tuple[object, ...]:
    called = (entity.label, entity.aliases)
    return entity.kind, entity.parents, entity.speaks_for, entity.leans, called


def _rewrite(draft: Draft, old: Entity | None, new: Entity | None, names: Names) -> None:
    going = entity_quads([old], names) if old else []
    coming = entity_quads([new], names) if new else []
    draft.replace([q for q in going if not _shared(draft, q.subject)], coming)


def _shared(draft: Draft, node: object) -> bool:
    """Tell whether a point is where another place is as well."""
    return isinstance(node, NamedNode) and len(list(draft.derived(std.HAS_GEOMETRY, node))) > 1


def undescribe(draft: Draft, gone: Iterable[Claim], sources: Iterable[str]) -> set[str]:
    """Take out descriptions that nothing refers to any more, of what forgotten claims and reports named.

    Gives the ids of those taken out.
    """
    facts = Facts(draft)
    todo = {a.entity.id for c in gone for a in c.arguments()}
    todo |= {i for source in sources for i in facts.called(source)}
    out: set[str] = set()
    while todo:
        entity = described(draft, facts.names.entity(todo.pop()), facts.names)
        if entity and not alive(facts, entity.id):
            _rewrite(draft, entity, None, facts.names)
            out.add(entity.id)
            todo.update(_referred(entity))
    return out


def alive(facts: Facts, entity: str) -> bool:
    """Tell whether a report names an entity or was published by it, or someone so named refers to it."""
    seen, todo = {entity}, [entity]
    while todo:
        one = todo.pop()
        if any(True for _ in facts.published_by(one)) or any(True for _ in facts.naming([one])):
            return True
        node = facts.names.entity(one)
        links = (n for link in _LINKS for n in facts.draft.derived(link, node))
        new = {facts.names.local(n) for n in links} - seen
        seen |= new
        todo.extend(new)
    return False


def prune(draft: Draft, claims: Iterable[Claim]) -> None:
    """Take out every description that neither claims, publishers nor the described refer to."""
    facts = Facts(draft)
    live = {a.entity.id for c in claims for a in c.arguments()}
    sources = {q.object for q in draft.quads(None, kg.SOURCE_NAME) if q.graph_name != DERIVED}
    live |= {i for s in sources for i in facts.called(getattr(s, "value", ""))}
    everyone = {entity.id: entity for entity in facts.entities.values()}
    todo = [everyone[i] for i in live if i in everyone]
    while todo:
        new = {i for i in _referred(todo.pop()) if i in everyone and i not in live}
        live |= new
        todo.extend(everyone[i] for i in new)
    for dead in everyone.keys() - live:
        _rewrite(draft, everyone[dead], None, facts.names)
