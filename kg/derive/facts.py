"""What deriving reads of a store: claims without their words, datelines, descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from pyoxigraph import Literal, NamedNode

from kg.derive.dateline import Dateline
from kg.derive.draft import Draft
from kg.derive.judged import NOTHING, Judged
from kg.derive.judged import judged as _judged
from kg.derive.memory import Memory
from kg.derive.ties import Ties, drafted, ties_of
from kg.model import (
    Claim,
    Entity,
    Kind,
    Matter,
    slug,
)
from kg.rdf import DERIVED, Names, entity_at
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.gist import from_gist, gist
from kg.rdf.judgements import entity_as_read
from kg.rdf.literals import day_of
from kg.rdf.nodes import node_at
from kg.rdf.spans import NAMING

_OUT = (kg.REJECTED_BY, kg.CORRECTED_BY)


class Described(Mapping[str, Entity]):
    """The entities that a draft's default graph describes, each read once, when it is first asked for.

    One that was merged into another is that other, and so it is to those that refer to it.
    """

    def __init__(
        self, draft: Draft, found: dict[str, Entity] | None = None, judged: Judged = NOTHING
    ) -> None:
        """Read from a draft, whose entities must not change any more; `found` holds those already read."""
        self._draft, self._names, self._judged = draft, Names(draft.store.base), judged
        self._found: dict[str, Entity] = {} if found is None else found
        self._missing: set[str] = set()

    def __getitem__(self, id: str) -> Entity:
        """Give an entity; one that is not described is a `KeyError`."""
        if id not in self._found and id not in self._missing:
            entity = described(self._draft, self._names.entity(self._judged.root(id)), self._names)
            if entity:
                self._found[id] = self._judged.united(entity)
            else:
                self._missing.add(id)
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        """Give every id, in no order."""
        for quad in self._draft.quads(None, std.LABEL, None, DERIVED):
            if isinstance(quad.subject, NamedNode) and self._names.is_entity(quad.subject):
                yield self._names.local(quad.subject)

    def __len__(self) -> int:
        """Count the entities."""
        return sum(1 for _ in iter(self))


def described(draft: Draft, node: NamedNode, names: Names) -> Entity | None:
    """Read one entity as the default graph describes it; `None` if it does not."""
    said = list(draft.at(node))
    if not any(quad.predicate == std.LABEL for quad in said):
        return None
    return entity_at(node, lambda name: said if name == node else draft.at(name), names)


def as_read(draft: Draft, node: NamedNode, names: Names) -> Entity | None:
    """Read one entity as it was described before any judgement; `None` where nothing but judgements describes it."""
    said = [q.object for q in draft.quads(node, kg.AS_READ, None, DERIVED)]
    texts = [text.value for text in said if isinstance(text, Literal)]
    return entity_as_read(texts[0]) if texts else described(draft, node, names)


def is_described(draft: Draft, node: NamedNode) -> bool:
    """Tell whether the default graph describes an entity."""
    return any(True for _ in draft.quads(node, std.LABEL, None, DERIVED))


def is_read(draft: Draft, node: NamedNode) -> bool:
    """Tell whether anything but judgements describes an entity."""
    by_judgement = draft.quads(node, kg.AS_READ, Literal(""), DERIVED)
    return is_described(draft, node) and not any(True for _ in by_judgement)


class Facts:
    """A draft read for deriving; what was read is kept, so the draft's reports and entities must stand.

    Everything is as analysts judged it: rejected claims are not there, corrected ones are in place of the old, merged
    entities are one. With `NOTHING` for `judged` it is as it was read.
    """

    def __init__(self, draft: Draft, memory: Memory | None = None, judged: Judged | None = None) -> None:
        """Read from a draft; `memory` holds what is known of it already and takes in what is read.

        `judged` is what the judgements come to, those of the draft's store unless given.
        """
        self.draft, self.names = draft, Names(draft.store.base)
        self.judged = _judged(draft.store) if judged is None else judged
        self.memory = memory or Memory()
        self.entities = Described(draft, self.memory.entities, self.judged)
        self.datelines = self.memory.datelines
        self._publishers: dict[str, str] = {}

    def ties(self) -> Ties:
        """Give kinship and alliances as the draft has them now."""
        kept = self.memory.ties
        return drafted(self.draft, ties_of(self.draft) if kept is None else kept)

    def claims(self, nodes: Iterable[NamedNode]) -> list[Claim]:
        """Read claims, each once, in no order; nodes that are no claims any more are left out."""
        found = (self.claim(node) for node in dict.fromkeys(nodes))
        return [claim for claim in found if claim]

    def gather(self) -> list[Claim]:
        """Read every claim that there is: in one pass, unless judgements bear on some."""
        self._date()
        if self.judged.changes_claims:
            told = (q.subject for q in self.draft.quads(None, std.TYPE, kg.CLAIM))
            return self.claims(node for node in told if isinstance(node, NamedNode))
        return self.claims(self._unpacked())

    def each(self) -> Iterator[Claim]:
        """Read every claim that there is, one by one; none of them is kept."""
        if self.judged.changes_claims:
            for quad in self.draft.quads(None, std.TYPE, kg.CLAIM):
                if isinstance(quad.subject, NamedNode) and (claim := self.claim(quad.subject)):
                    self.memory.claims.clear()
                    yield claim
        else:
            for quad in self.draft.quads(None, kg.PACKED):
                node, text = quad.subject, quad.object
                if isinstance(node, NamedNode) and isinstance(text, Literal) and self.names.is_claim(node):
                    yield from_gist(text.value, self.names.local(node), self.entities)

    def _unpacked(self) -> Iterator[NamedNode]:
        for quad in self.draft.quads(None, kg.PACKED):
            node, text = quad.subject, quad.object
            if isinstance(node, NamedNode) and isinstance(text, Literal) and self.names.is_claim(node):
                if node not in self.memory.claims:
                    own = self.names.local(node)
                    self.memory.claims[node] = from_gist(text.value, own, self.entities)
                yield node

    def take(self, claims: Iterable[Claim]) -> None:
        """Take claims that the draft holds just as they are here, so that they need not be read of it.

        Where judgements may have changed them they are read all the same.
        """
        if not self.judged.changes_claims:
            for claim in claims:
                self.memory.claims[self.names.claim(claim.id)] = from_gist(
                    gist(claim), claim.id, self.entities
                )

    def claim(self, node: NamedNode) -> Claim | None:
        """Read what a claim says and who says it, without the words it rests on."""
        claim = self.memory.claims.get(node)
        if claim is None:
            if node in self.memory.out:
                return None
            if self._is_out(node):
                self.memory.out.add(node)
                return None
            claim = self._read(node)
            if claim is None:
                return None
            self.memory.claims[node] = claim
        if claim.report not in self.datelines:
            self.datelines[claim.report] = self._dateline(self.names.report(claim.report))
        return claim

    def _is_out(self, node: NamedNode) -> bool:
        marks = _OUT if self.judged.changes_claims else ()
        return any(True for mark in marks for _ in self.draft.quads(node, mark))

    def _read(self, node: NamedNode) -> Claim | None:
        for quad in self.draft.quads(node, kg.PACKED):
            if quad.graph_name != DERIVED and isinstance(quad.object, Literal):
                return from_gist(quad.object.value, self.names.local(node), self.entities)
        return None

    def _date(self) -> None:
        """Read the datelines of all reports in two passes."""
        days, sources = self._said(std.DATE_PUBLISHED), self._said(kg.SOURCE_NAME)
        for report in {*days, *sources}:
            if (own := self.names.local(report)) not in self.datelines:
                self.datelines[own] = self._line(days.get(report), sources.get(report))

    def _said(self, predicate: NamedNode) -> dict[NamedNode, str]:
        """Give what reports say of themselves by one predicate."""
        return {
            quad.subject: quad.object.value
            for quad in self.draft.quads(None, predicate)
            if quad.subject == quad.graph_name
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
        }

    def _dateline(self, report: NamedNode) -> Dateline:
        # The words of a report would take longer to read than all the rest.
        said = (std.DATE_PUBLISHED, kg.SOURCE_NAME)
        node = node_at(
            report, lambda name: (q for p in said for q in self.draft.quads(name, p, None, report))
        )
        return self._line(node.maybe_text(std.DATE_PUBLISHED), node.maybe_text(kg.SOURCE_NAME))

    def _line(self, published: str | None, source: str | None) -> Dateline:
        if source and source not in self._publishers:
            self._publishers[source] = self._publisher(source)
        return Dateline(
            day_of(published) if published else None, source, self._publishers[source] if source else None
        )

    def _publisher(self, source: str) -> str:
        """Give the id of the actor of a publisher's name, a medium before others, or the slug of the name."""
        found = (self.entities[i] for i in self.called(source))
        actors = sorted((e.kind is not Kind.MEDIA, e.id) for e in found if e.is_actor)
        return actors[0][1] if actors else self.judged.root(slug(source))

    def called(self, source: str) -> set[str]:
        """Give the ids of the described entities that a publisher's name can mean."""
        nodes = (n for p in (std.LABEL, std.ALT_LABEL) for n in self.draft.derived(p, Literal(source)))
        ids = {self.names.local(n) for n in nodes if self.names.is_entity(n)} | {slug(source)}
        return {i for i in ids if i in self.entities}

    def about(self, matter: Matter) -> Iterator[NamedNode]:
        """Give the claims of one matter, in whichever words of those that count as one."""
        groups = (matter.subject, matter.object, matter.place, matter.target)
        for one, other, *rest in product(*(self.judged.group(i) for i in groups)):
            ends = sorted((one, other)) if matter.relation.symmetric else (one, other)
            told_of = Matter(matter.relation, *ends, *rest)
            yield from self.draft.told(kg.MATTER, self.names.matter(told_of.id))

    def naming(self, ids: Iterable[str]) -> Iterator[NamedNode]:
        """Give the claims that name one of some entities in any role, or that one of them published."""
        for entity in dict.fromkeys(member for one in ids for member in self.judged.group(one)):
            node = self.names.entity(entity)
            for role in NAMING:
                yield from self.draft.told(role, node)
            for report in self._published_by(entity):
                yield from self.draft.told(std.DERIVED_FROM, report)

    def told_at(self, claim: Claim) -> int:
        """Give where in its report a claim's words begin; 0 if nothing says so."""
        quads = self.draft.quads
        spans = [q.object for q in quads(self.names.claim(claim.id), kg.TRIGGER)]
        starts = (q.object for span in spans if isinstance(span, NamedNode) for q in quads(span, std.START))
        return min((int(start.value) for start in starts if isinstance(start, Literal)), default=0)

    def at(self, place: str) -> list[NamedNode]:
        """Give the claims that have a place for their object, their subject or where they happened."""
        nodes = [self.names.entity(one) for one in self.judged.group(place)]
        roles = [kg.OBJECT, kg.PLACE]
        # A state is the subject of whatever it does; nobody says that a state surrendered as a place.
        if (entity := self.entities.get(place)) and not entity.is_actor:
            roles.append(kg.SUBJECT)
        return [claim for role in roles for node in nodes for claim in self.draft.told(role, node)]

    def published_by(self, entity: str) -> Iterator[NamedNode]:
        """Give the reports whose publisher has a name or the id of an entity, or of what counts as one with it."""
        for one in self.judged.group(entity):
            yield from self._published_by(one)

    def _published_by(self, entity: str) -> Iterator[NamedNode]:
        merged = entity in self.judged.merged
        known = (
            described(self.draft, self.names.entity(entity), self.names)
            if merged
            else self.entities.get(entity)
        )
        if known is None or not known.is_actor:
            return
        for name in {known.label, *known.aliases}:
            yield from self.draft.told(kg.SOURCE_NAME, Literal(name))
        yield from self.draft.told(std.PUBLISHER, self.names.source(entity))

    def retinue(self, ids: Iterable[str]) -> set[str]:
        """Give entities with all that belong to them, speak for them or lean to them, however indirectly."""
        found, todo = set(ids), list(ids)
        while todo:
            one = todo.pop()
            for link in (kg.PARENT, kg.SPEAKS_FOR, kg.LEANS_TO):
                new = self.referring(one, link) - found
                found |= new
                todo.extend(new)
        return found

    def referring(self, id: str, link: NamedNode) -> set[str]:
        """Give those who refer to an entity, or to what counts as one with it, by a property."""
        nodes = (self.names.entity(one) for one in self.judged.group(id))
        found = (n for node in nodes for n in self.draft.derived(link, node))
        return {self.judged.root(self.names.local(n)) for n in found}
