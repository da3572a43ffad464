"""Descriptions of entities in the default graph: there while a report names them or who refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from pyoxigraph import NamedNode

from kg.derive.draft import Draft
from kg.derive.facts import Described, Facts, as_read, described, is_read
from kg.derive.judged import NOTHING, Judged
from kg.model import Claim, Entity, Report, slug
from kg.rdf import Names, entity_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import as_read_quad
from kg.rdf.names import DERIVED
from kg.rdf.spans import NAMING

_LINKS = (kg.PARENT, kg.COUNTRY, kg.SPEAKS_FOR, kg.LEANS_TO)

Added = Sequence[tuple[Report, Sequence[Claim]]]
"""Reports with the claims read from each."""


def describe(
    draft: Draft,
    added: Added,
    known: Mapping[str, Entity],
    judged: Judged = NOTHING,
    read: dict[str, Entity] | None = None,
) -> set[str]:
    """Describe what reports name, and whom that refers to; give the ids of those whose allegiance is news.

    `known` is what was known before reading: its descriptions outrank those that come with claims, and it
    supplies the publishers and the ones that are referred to. Of two others for one id the fuller one stays.
    What was judged of an entity outranks them all. `read` holds descriptions that were read of the store before,
    and takes in more; they are those that were read from reports only where nothing was judged.
    """
    there = Described(draft, read, judged) if read is not None and judged == NOTHING else None
    wanted = _wanted(added, known).values()
    return {e.id for e in wanted if _put(draft, e, there, certain=e.id in known, judged=judged)}


def _wanted(added: Added, known: Mapping[str, Entity]) -> dict[str, Entity]:
    named: dict[str, Entity] = {}
    for entity in (a.entity for _, claims in added for c in claims for a in c.arguments()):
        named[entity.id] = fuller(named.get(entity.id, entity), entity)
    sources = {report.source for report, _ in added if report.source}
    found = {name: known.get(name, entity) for name, entity in named.items()}
    found |= {entity.id: entity for entity in _publishers(sources, known)}
    todo = list(found.values())
    while todo:
        new = {i: known[i] for i in referred(todo.pop()) if i in known and i not in found}
        found |= new
        todo.extend(new.values())
    return found


def _publishers(sources: set[str], known: Mapping[str, Entity]) -> Iterator[Entity]:
    called = _called(known)
    found = {i for s in sources for i in (*called.get(s, ()), slug(s))}
    yield from (known[i] for i in sorted(found) if i in known and known[i].is_actor)


def _called(known: Mapping[str, Entity]) -> Mapping[str, Sequence[str]]:
    """Give the ids of actors by their names; those of what was known last are kept, since it seldom changes."""
    if _last and _last[0][0] is known:
        return _last[0][1]
    called: dict[str, list[str]] = {}
    for entity in known.values():
        for name in {entity.label, *entity.aliases} if entity.is_actor else ():
            called.setdefault(name, []).append(entity.id)
    _last[:] = [(known, called)]
    return called


_last: list[tuple[Mapping[str, Entity], Mapping[str, Sequence[str]]]] = []


def referred(entity: Entity) -> list[str]:
    """Give the ids of those to whom an entity's description refers."""
    others = (entity.country, entity.speaks_for, entity.leans)
    return [*entity.parents, *(other for other in others if other)]


def fuller(one: Entity, other: Entity) -> Entity:
    """Choose between two descriptions, whichever came first."""
    if one == other:
        return one
    return max(one, other, key=lambda e: (sum(bool(getattr(e, f.name)) for f in fields(e)), repr(e)))


def _put(
    draft: Draft, entity: Entity, there: Mapping[str, Entity] | None, *, certain: bool, judged: Judged
) -> bool:
    """Write a description; tell whether it changes what is derived."""
    names = Names(draft.store.base)
    node = names.entity(entity.id)
    old = as_read(draft, node, names) if there is None else there.get(entity.id)
    new = entity if old is None or certain else fuller(old, entity)
    if old != new:
        describe_as_judged(draft, new.id, new, judged)
    return old is None or _bearing(old) != _bearing(new)


def _bearing(entity: Entity) -> tuple[object, ...]:
    called = (entity.label, entity.aliases)
    return entity.kind, entity.parents, entity.speaks_for, entity.leans, called


def describe_as_judged(
    draft: Draft, id: str, entity: Entity | None, judged: Judged, *, read: bool = True
) -> None:
    """Describe an entity as analysts judged it, keeping how it was described before; `None` takes it out.

    Without `read` nothing but judgements describes it.
    """
    names = Names(draft.store.base)
    node = names.entity(id)
    old, new = described(draft, node, names), judged.applied(entity) if entity else None
    going = entity_quads([old], names) if old else []
    coming = entity_quads([new], names) if new else []
    if entity and (new != entity or not read):
        coming.append(as_read_quad(id, entity if read else None, names))
    going += draft.quads(node, kg.AS_READ, None, DERIVED)
    draft.replace([q for q in going if not _shared(draft, q.subject)], coming)


def _shared(draft: Draft, node: object) -> bool:
    """Tell whether a point is where another place is as well."""
    return isinstance(node, NamedNode) and len(list(draft.derived(std.HAS_GEOMETRY, node))) > 1


def undescribe(
    draft: Draft, gone: Iterable[Claim], sources: Iterable[str], judged: Judged = NOTHING
) -> set[str]:
    """Take out descriptions that nothing refers to any more, of what forgotten claims and reports named.

    Gives the ids of those taken out.
    """
    facts = Facts(draft, judged=NOTHING)
    todo = {a.entity.id for c in gone for a in c.arguments()}
    todo |= {i for source in sources for i in facts.called(source)}
    out: set[str] = set()
    while todo:
        one = todo.pop()
        entity = as_read(draft, facts.names.entity(one), facts.names)
        if entity and not alive(facts, entity.id):
            describe_as_judged(draft, one, None, judged)
            out.add(entity.id)
            todo.update(referred(entity))
    return out


def alive(facts: Facts, entity: str) -> bool:
    """Tell whether a report names an entity or was published by it, or someone so named refers to it.

    What only judgements say keeps nobody alive.
    """
    seen, todo = {entity}, [entity]
    while todo:
        one = todo.pop()
        if _published(facts, one) or _named(facts, one):
            return True
        node = facts.names.entity(one)
        links = {facts.names.local(n) for link in _LINKS for n in facts.draft.derived(link, node)}
        new = {other for other in links - seen if one in _referred_as_read(facts, other)}
        seen |= new
        todo.extend(new)
    return False


def _published(facts: Facts, id: str) -> bool:
    read = is_read(facts.draft, facts.names.entity(id))
    return read and any(True for _ in facts.published_by(id))


def _named(facts: Facts, id: str) -> bool:
    node, quads = facts.names.entity(id), facts.draft.quads
    graphs = (q.graph_name for role in NAMING for q in quads(None, role, node))
    return any(graph != DERIVED and not facts.names.is_judged(graph) for graph in graphs)


def _referred_as_read(facts: Facts, id: str) -> list[str]:
    entity = as_read(facts.draft, facts.names.entity(id), facts.names)
    return referred(entity) if entity else []


def prune(draft: Draft, claims: Iterable[Claim], judged: Judged = NOTHING) -> None:
    """Take out every description that neither claims, publishers nor the described refer to; judge the others.

    `claims` are all that reports make.
    """
    facts = Facts(draft, judged=NOTHING)
    live = {a.entity.id for c in claims for a in c.arguments()}
    sources = {q.object for q in draft.quads(None, kg.SOURCE_NAME) if q.graph_name != DERIVED}
    read = [as_read(draft, facts.names.entity(one), facts.names) for one in facts.entities]
    everyone = {entity.id: entity for entity in read if entity}
    live |= {i for s in sources for i in facts.called(getattr(s, "value", "")) if i in everyone}
    todo = [everyone[i] for i in live if i in everyone]
    while todo:
        new = {i for i in referred(todo.pop()) if i in everyone and i not in live}
        live |= new
        todo.extend(everyone[i] for i in new)
    for one, entity in everyone.items():
        if one not in live or facts.entities[one] != judged.applied(entity):
            describe_as_judged(draft, one, entity if one in live else None, judged)
