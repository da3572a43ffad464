"""Reports go into a store or out of it, and what follows from them with them, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg.derive.alliances import Alliances
from kg.derive.bonds import affected, derive_bonds
from kg.derive.deeds import scene as scene_of
from kg.derive.deriving import Touched, derive_edges, derive_events, derive_places, relationship_at_node
from kg.derive.describing import describe, prune, undescribe
from kg.derive.draft import Draft
from kg.derive.facts import Facts, described
from kg.derive.memory import keep, recall
from kg.derive.relationships import Edge
from kg.derive.sides import JOINING, Pair
from kg.model import Claim, Entity, Relation, Report
from kg.rdf import DERIVED, relation_node, report_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.store import Store

_NOBODY: Mapping[str, Entity] = {}


def update(
    store: Store,
    add: Iterable[tuple[Report, Sequence[Claim]]] = (),
    forget: Iterable[str] = (),
    known: Mapping[str, Entity] = _NOBODY,
) -> None:
    """Put reports with their claims into a store, take others out by id, and derive what follows.

    A report that is there under the same id is replaced; forgetting one that is not there does nothing.
    `known` is what was known before reading, by id: it describes publishers and those to whom the named ones
    belong. All of it is one transaction, and touches only the pairs and places that old and new claims touch.
    Two reports of one id in `add` are a `ValueError`.
    """
    added, draft, before = list(add), Draft(store), Facts(Draft(store), recall(store))
    ids = [report.id for report, _ in added]
    if len(set(ids)) < len(ids):
        raise ValueError("one report is added twice in one update")
    ids = list(dict.fromkeys([*ids, *forget]))
    graphs = [before.names.report(i) for i in ids]
    told = [node for g in graphs for node in before.draft.told(std.DERIVED_FROM, g)]
    gone = before.claims(told)
    published = [q.object for g in graphs for q in store.quads(g, kg.SOURCE_NAME, None, g)]
    sources = [name.value for name in published if isinstance(name, Literal)]
    for graph in graphs:
        draft.clear(graph)
    draft.replace((), (q for r, c in added for q in report_quads(r, c, before.names)))
    news = describe(draft, added, known) | undescribe(draft, gone, sources)
    memory = before.memory.without(told, ids, _redescribed(draft, before))
    _derive(before, Facts(draft, memory), gone, [c for _, claims in added for c in claims], news)
    draft.commit()
    keep(store, memory)


def _redescribed(draft: Draft, before: Facts) -> list[Entity]:
    """Give the entities, as they were and as they will be, whose descriptions a draft changes."""
    nodes = [node for node in draft.changed(DERIVED) if before.names.is_entity(node)]
    found = [before.entities.get(before.names.local(node)) for node in nodes]
    found += [described(draft, node, before.names) for node in nodes]
    return [entity for entity in found if entity]


def _derive(before: Facts, facts: Facts, gone: Sequence[Claim], new: Sequence[Claim], news: set[str]) -> None:
    """Derive anew what gone and new claims touch, and what hangs on entities with news of them."""
    touched = Touched()
    nodes = [facts.names.claim(claim.id) for claim in new]
    nodes += facts.naming(facts.retinue(news)) if news else []
    present = facts.claims(nodes)
    touched.note(facts, gone)
    touched.note(facts, present)
    parted = affected([*gone, *present], Alliances(before)) | affected([*gone, *present], Alliances(facts))
    alliances = _derive_relationships(facts, touched, parted)
    touched.places |= _places_of_turned(before, facts, alliances, [*gone, *present])
    derive_places(facts, touched, alliances)
    derive_events(facts, touched.matters)


def _derive_relationships(facts: Facts, touched: Touched, parted: Iterable[Edge] = ()) -> Alliances:
    """Derive what parts before what lasts, then give the alliances that follow from both."""
    bonds: dict[Edge, list[NamedNode]] = {edge: [] for edge in parted}
    bonds |= {edge: news for edge, news in touched.edges.items() if edge.relation in JOINING}
    derive_edges(facts, {e: news for e, news in touched.edges.items() if e.relation not in JOINING})
    derive_bonds(facts, bonds, Alliances(facts))
    return Alliances(facts)


def _places_of_turned(before: Facts, facts: Facts, now: Alliances, claims: Sequence[Claim]) -> set[str]:
    """Give the places in whose stories two sides figure that are allied on other days than before."""
    then = Alliances(before)
    pairs = {p for a in (then, now) for p in map(a.sides.pair, claims) if p}
    turned = [p for p in pairs if then.spells(p) != now.spells(p)]
    return {place for pair in turned for place in _places_of_both(facts, now, pair)}


def _places_of_both(facts: Facts, alliances: Alliances, pair: Pair) -> set[str]:
    """Give the places that claims naming one side and claims naming the other tell of.

    What the sides are named by is compared node by node: reading the claims of a whole side would cost more
    than all the rest.
    """
    one, other = (set(facts.naming(facts.retinue(alliances.members(head)))) for head in sorted(pair))
    fewer, more = sorted((one, other), key=len)
    places = {scene.id for claim in facts.claims(fewer - more) if (scene := scene_of(claim))}
    both = {scene.id for claim in facts.claims(fewer & more) if (scene := scene_of(claim))}
    return both | {place for place in places - both if not more.isdisjoint(facts.at(place))}


def derive_all(store: Store) -> None:
    """Derive everything anew from the claims in the store, in one transaction."""
    draft = Draft(store)
    told = [q.subject for q in draft.quads(None, std.TYPE, kg.CLAIM) if isinstance(q.subject, NamedNode)]
    prune(draft, Facts(draft).claims(told))
    _wipe(draft)
    facts, touched = Facts(draft), Touched()
    touched.note(facts, facts.claims(told))
    derive_places(facts, touched, _derive_relationships(facts, touched))
    derive_events(facts, touched.matters)
    draft.commit()


def _wipe(draft: Draft) -> None:
    """Take out all that was derived, and every plain edge, whatever put it there."""
    edges = list(draft.derived(std.TYPE, kg.RELATIONSHIP))
    others = [
        n for kind in (kg.CONTROL_INTERVAL, kg.EVENT, kg.PERIOD_CLASS) for n in draft.derived(std.TYPE, kind)
    ]
    going = [q for node in edges for q in relationship_at_node(draft, node)]
    going += [q for node in others for q in draft.at(node)]
    going += [q for r in Relation for q in draft.quads(None, relation_node(r), None, DERIVED)]
    draft.replace(going, ())
