"""Everything derived anew: by edge, by place, by matter, in portions, so that no more is held than one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from math import inf

from pyoxigraph import NamedNode

from kg.derive.alliances import Alliances
from kg.derive.bonds import derive_bonds
from kg.derive.deeds import covers, scene
from kg.derive.deriving import derive_all_events, derive_edges, of_place
from kg.derive.describing import prune
from kg.derive.draft import Draft
from kg.derive.events import is_told_of
from kg.derive.facts import Facts
from kg.derive.judged import NOTHING, Judged, folded, judged
from kg.derive.memory import Memory
from kg.derive.places import derive_all_places
from kg.derive.regions import within
from kg.derive.relationships import Edge, edge_of
from kg.derive.revising import link_merged, revise, stand_in
from kg.derive.roll import Entry, Roll, Room
from kg.derive.sides import JOINING
from kg.derive.sweeping import KINDS, PLAIN, Sweep
from kg.model import Claim, Judgement, matter_of
from kg.rdf import DERIVED, Names
from kg.rdf.judgements import judgement_quads
from kg.rdf.standards import TYPE
from kg.store import Store

PORTION = 500_000
"""How many statements are written at once: about 400 MB while they wait."""

_CLAIMS = 20_000


def derive_all(
    store: Store, judgements: Iterable[Judgement] | None = None, *, portion: float = PORTION
) -> None:
    """Derive everything anew from the claims in the store; what is there already and right is not touched.

    Changes are made whenever `portion` statements have come together, and memory does not grow with the claims: up to
    then in one transaction. A process that is killed leaves what was changed by then; deriving again does the rest.
    Where `judgements` are given, they take the place of those in the store, and all is one transaction.
    """
    desk = Desk(store, portion if judgements is None else inf)
    if judgements is not None:
        desk.judge(judgements)
    _derive(desk)
    desk.draft.commit()


def anew(store: Store) -> Draft:
    """Give the store as it would be with everything derived anew; nothing is changed before it is committed."""
    desk = Desk(store, inf)
    _derive(desk)
    return desk.draft


class Desk:
    """Where deriving works: a draft that is written when it is full, and facts that are forgotten when they are many.

    Entities, ties and alliances are kept: these are asked for again and again.
    """

    def __init__(self, store: Store, most: float) -> None:
        """Begin with the store as it is; the draft is committed when it holds `most` statements."""
        self._most, self._judged = most, judged(store)
        self.bare = _is_bare(store)
        self.draft = Draft(store)
        self.facts = Facts(self.draft, judged=NOTHING)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Let judgements take the place of all that there are."""
        said, names = list(judgements), Names(self.draft.store.base)
        self.draft.clear(names.judgements)
        self.draft.replace((), judgement_quads(said, names))
        self._judged = folded(said)

    @property
    def judged(self) -> Judged:
        """Give what the judgements come to."""
        return self._judged

    def look(self, memory: Memory) -> None:
        """Look up from now on as analysts judged it, with what is remembered."""
        self.facts = Facts(self.draft, memory, self._judged)

    def relieve(self) -> None:
        """Write what has come together and forget the claims that were read, if it is much."""
        memory, full = self.facts.memory, self.draft.size >= self._most
        if full:
            self.draft.commit()
            self.draft = Draft(self.draft.store)
        if full or len(memory.claims) > _CLAIMS:
            self.look(
                Memory(
                    entities=memory.entities, ties=memory.ties, spells=memory.spells, reaches=memory.reaches
                )
            )


def _derive(desk: Desk) -> None:
    _describe(desk)
    with Roll() as roll:
        roll.note(_entries(desk))
        _sweep(desk, roll)
        _derive_edges(desk, roll)
        _derive_bonds(desk, roll)
        _derive_places(desk, roll)
        _derive_events(desk, roll)


def _sweep(desk: Desk, roll: Roll) -> None:
    """Take out what follows from nothing, before anything can follow from it."""
    if not desk.bare:
        roll.sort()
        for quad in Sweep(desk.draft, roll).stale():
            desk.draft.remove([quad])


def _describe(desk: Desk) -> None:
    """Describe who is named, and let judgements have their say, before anything is derived of it."""
    draft, after = desk.draft, desk.judged
    for graph in draft.store.graphs():
        if Names(draft.store.base).is_judged(graph):
            draft.clear(graph)
    prune(draft, desk.facts.each(), after)
    revise(draft, after.of_report, after)
    stand_in(draft, after)
    link_merged(draft, after)
    desk.look(Memory())


def _entries(desk: Desk) -> Iterator[Entry]:
    """Tell of every claim what it tells of."""
    facts, covered = desk.facts, set[str]()
    for claim in facts.each():
        yield from _told_by(claim)
        if not desk.bare and (edge := edge_of(claim)) and claim.status.happened:
            yield Room.STANDING, edge.id, ""
        place = scene(claim)
        if place and covers(claim) and place.id not in covered:
            covered.add(place.id)
            yield from ((Room.PLACES, one, "") for one in within(facts, place.id))


def _told_by(claim: Claim) -> Iterator[Entry]:
    edge, place = edge_of(claim), scene(claim)
    if edge and not of_place(claim):
        yield Room.BONDS if edge.relation in JOINING else Room.EDGES, edge.id, claim.id
    if place:
        yield Room.PLACES, place.id, ""
    if is_told_of(claim):
        yield Room.EVENTS, matter_of(claim).id, claim.id


def _derive_edges(desk: Desk, roll: Roll) -> None:
    for edge, nodes in _edges(desk, roll, Room.EDGES):
        derive_edges(desk.facts, {edge: nodes}, whole=True, bare=desk.bare)
        desk.relieve()


def _derive_bonds(desk: Desk, roll: Roll) -> None:
    """Derive what lasts, when what parts stands already."""
    desk.look(replace(desk.facts.memory, ties=desk.facts.ties()))
    facts, alliances = desk.facts, Alliances(desk.facts)
    for edge, nodes in _edges(desk, roll, Room.BONDS):
        if desk.facts is not facts:
            facts, alliances = desk.facts, Alliances(desk.facts)
        derive_bonds(facts, {edge: nodes}, alliances, whole=True, bare=desk.bare)
        desk.relieve()


def _derive_places(desk: Desk, roll: Roll) -> None:
    """Derive who held each place, when it is known who stood with whom."""
    # What the draft took out and put back is among its changes no more: the ties are read afresh.
    desk.look(replace(desk.facts.memory, ties=None, spells={}, reaches=[]))
    desk.look(replace(desk.facts.memory, ties=desk.facts.ties()))
    facts, alliances = desk.facts, Alliances(desk.facts)
    for place, _ in roll.told(Room.PLACES):
        if desk.facts is not facts:
            facts, alliances = desk.facts, Alliances(desk.facts)
        derive_all_places(facts, [place], alliances, bare=desk.bare)
        desk.relieve()


def _derive_events(desk: Desk, roll: Roll) -> None:
    waiting: list[str] = []
    for _, claims in roll.told(Room.EVENTS):
        waiting += claims
        if len(waiting) > _CLAIMS // 10:
            _put_events(desk, waiting)
            waiting = []
    _put_events(desk, waiting)


def _put_events(desk: Desk, claims: Iterable[str]) -> None:
    facts = desk.facts
    derive_all_events(facts, facts.claims(map(facts.names.claim, claims)), bare=desk.bare)
    desk.relieve()


def _edges(desk: Desk, roll: Roll, room: Room) -> Iterator[tuple[Edge, list[NamedNode]]]:
    for _, ids in roll.told(room):
        nodes = [desk.facts.names.claim(own) for own in ids]
        first = next(iter(desk.facts.claims(nodes)), None)
        if first and (edge := edge_of(first)):
            yield edge, nodes


def _is_bare(store: Store) -> bool:
    """Tell whether nothing was derived yet in a store, nor put there as if it were."""
    kinds = (store.quads(None, TYPE, kind, DERIVED) for kind in KINDS)
    plain = (store.quads(None, edge, None, DERIVED) for edge in PLAIN)
    return next(chain.from_iterable(chain(kinds, plain)), None) is None
