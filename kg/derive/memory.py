"""What was read of a store, kept from one update of it to the next."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from kg.derive.dateline import Dateline
from kg.derive.judged import Judged
from kg.derive.periods import Turn
from kg.derive.relationships import Edge
from kg.derive.sides import Pair, Spell
from kg.derive.story import Story
from kg.derive.ties import Ties
from kg.model import Claim, Entity, Relation, slug
from kg.store import Store

# About 70 MB, and with the stories of places about 60 MB.
_CLAIMS = 40_000
_ENTITIES = 20_000


@dataclass(frozen=True, slots=True)
class Reach:
    """Who is of each side, and the edges of `KEPT` relations from and to a side, as some ties have them."""

    ties: Ties
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    joined: dict[tuple[str, frozenset[Relation]], list[tuple[Edge, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """Claims by node, datelines by report, entities by id and ties, as a store holds them and analysts judged them.

    `judged` is what the judgements in the store come to, `None` before they were read, as `ties`. `out` are the
    claims that count for nothing, `days` those of which the claims of relationships speak, `turns` what those of
    them make that join or part two, both by id. `stories` are those of places, `covering` the claims on all of
    regions, both by the place's id; `spells` are the alliances of sides, `reaches` whom a side reaches by ties.
    """

    claims: dict[NamedNode, Claim] = field(default_factory=dict)
    datelines: dict[str, Dateline] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    judged: Judged | None = None
    ties: Ties | None = None
    out: set[NamedNode] = field(default_factory=set)
    days: dict[str, frozenset[date]] = field(default_factory=dict)
    turns: dict[str, tuple[Turn, ...]] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    covering: dict[str, list[Claim]] = field(default_factory=dict)
    spells: dict[Pair, tuple[Spell, ...]] = field(default_factory=dict)
    reaches: list[Reach] = field(default_factory=list)

    def reach_by(self, ties: Ties) -> Reach:
        """Give who reaches whom by some ties, to look up and to add to."""
        for reach in self.reaches:
            if reach.ties is ties:
                return reach
        self.reaches[:] = [*self.reaches[-1:], Reach(ties)]
        return self.reaches[-1]

    def forget_edge(self, id: str) -> None:
        """Forget what a relationship came to."""
        self.days.pop(id, None)
        self.turns.pop(id, None)

    def without(
        self, claims: Iterable[NamedNode], reports: Iterable[str], described: Iterable[Entity]
    ) -> Memory:
        """Give a memory that has forgotten claims, reports, and all that rests on changed descriptions.

        It takes the claims and datelines over: of the one before only the entities are of use.
        """
        changed = list(described)
        entities = dict(self.entities)
        ids = {e.id for e in changed}
        left = Memory(
            self.claims,
            self.datelines,
            entities,
            self.judged,
            self.ties,
            self.out,
            self.days,
            self.turns,
            {place: story for place, story in self.stories.items() if not story.bears_on(ids)},
            {} if ids else self.covering,
            {} if any(e.is_actor for e in changed) else self.spells,
            [] if any(e.is_actor for e in changed) else self.reaches,
        )
        for node in claims:
            left.claims.pop(node, None)
            left.out.discard(node)
        for report in reports:
            left.datelines.pop(report, None)
        left._forget_entities(ids & self.entities.keys())
        left._forget_publishers({n for e in changed if e.is_actor for n in (e.id, e.label, *e.aliases)})
        return left

    def _forget_entities(self, changed: AbstractSet[str]) -> None:
        for entity in changed:
            del self.entities[entity]
        if changed:
            naming = [n for n, c in self.claims.items() if any(a.entity.id in changed for a in c.arguments())]
            for node in naming:
                del self.claims[node]

    def _forget_publishers(self, called: AbstractSet[str]) -> None:
        """Forget the datelines whose publisher a newly described actor may be."""
        if not called:
            return
        sources = {line.source for line in self.datelines.values() if line.source}
        doubtful = {source for source in sources if source in called or slug(source) in called}
        for report in [r for r, line in self.datelines.items() if line.source in doubtful]:
            del self.datelines[report]


_kept: WeakKeyDictionary[Store, tuple[int, Memory]] = WeakKeyDictionary()


def recall(store: Store) -> Memory:
    """Take what is remembered of a store as it is now; nothing if anybody changed it since.

    Who takes it gives it back with `keep`: if an update fails in between, nothing is remembered.
    """
    version, memory = _kept.pop(store, (None, Memory()))
    return memory if version == store.version else Memory()


def keep(store: Store, memory: Memory) -> None:
    """Remember what was read of a store as it is now; once that is too much, only judgements and ties."""
    if len(memory.claims) > _CLAIMS or len(memory.entities) > _ENTITIES:
        # What else is kept has as many entries as the claims speak of, or as the store has reports.
        memory = Memory(judged=memory.judged, ties=memory.ties)
    _kept[store] = (store.version, memory)
