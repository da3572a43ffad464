"""Reports go into a store or out of it, and what follows from them with them, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.derive.alliances import Alliances
from kg.derive.bonds import affected, derive_bonds
from kg.derive.deriving import Touched, derive_edges, derive_events
from kg.derive.describing import describe, undescribe
from kg.derive.draft import Draft
from kg.derive.facts import Facts, described
from kg.derive.judged import NOTHING
from kg.derive.judging import Case, opened, settle
from kg.derive.memory import Memory, keep, recall
from kg.derive.places import derive_places
from kg.derive.regions import Regions, around, scenes, within
from kg.derive.relationships import Edge
from kg.derive.revising import revise
from kg.derive.sides import JOINING, Pair
from kg.derive.ties import ties_of
from kg.model import Claim, Entity, Judgement, Report
from kg.rdf import DERIVED, report_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import judgement_quads
from kg.store import Store

_NOBODY: Mapping[str, Entity] = {}
_NO_VERSIONS: Mapping[str, str] = {}


def update(
    store: Store,
    add: Iterable[tuple[Report, Sequence[Claim]]] = (),
    forget: Iterable[str] = (),
    known: Mapping[str, Entity] = _NOBODY,
    judgements: Iterable[Judgement] = (),
    *,
    read_by: Mapping[str, str] = _NO_VERSIONS,
) -> None:
    """Put reports with their claims into a store, take others out by id, judge, and derive what follows.

    A report that is there under the same id is replaced; forgetting one that is not there does nothing.
    `known` is what was known before reading, by id: it describes publishers and those to whom the named ones
    belong. Judgements that are there already change nothing. All of it is one transaction, and touches only the
    pairs and places that old and new claims touch. `read_by` gives by the ids of reports the version of what read
    them. Two reports of one id in `add` are a `ValueError`.
    """
    added, draft, remembered = list(add), Draft(store), recall(store)
    case = opened(store, judgements, remembered.judged)
    before = _present(store, remembered, case)
    ids = [report.id for report, _ in added]
    if len(set(ids)) < len(ids):
        raise ValueError("one report is added twice in one update")
    ids = list(dict.fromkeys([*ids, *forget]))
    graphs = [before.names.report(i) for i in ids]
    touched = [before.names.report(i) for i in dict.fromkeys([*ids, *case.reports])]
    told = [node for g in touched for node in before.draft.told(std.DERIVED_FROM, g)]
    gone = before.claims([*told, *before.naming(before.retinue(case.turned))])
    # A rejected claim counts for nothing, and still named whom it named, as did one of a merged entity.
    named = Facts(Draft(store), judged=NOTHING).claims(told) if case.before.changes_claims else gone
    published = [q.object for g in graphs for q in store.quads(g, kg.SOURCE_NAME, None, g)]
    sources = [name.value for name in published if isinstance(name, Literal)]
    for graph in graphs:
        draft.clear(graph)
    draft.replace((), (q for r, c in added for q in report_quads(r, c, before.names, read_by.get(r.id))))
    draft.replace((), judgement_quads(case.new, before.names))
    news = describe(draft, added, known, case.after, before.memory.entities)
    revise(draft, case.judged(ids), case.after)
    news |= undescribe(draft, named, sources, case.after)
    news |= settle(draft, case)
    changed = _redescribed(draft, before)
    memory = _remembered(before.memory, told, ids, changed, case)
    present = [node for g in touched for node in draft.told(std.DERIVED_FROM, g)]
    present += before.naming(before.retinue(case.turned))
    then = Memory(
        entities=before.memory.entities,
        ties=before.ties(),
        days=dict(memory.days),
        spells=dict(memory.spells),
        reaches=memory.reaches,
    )
    before = Facts(before.draft, then, case.before)
    facts = Facts(draft, memory, case.after)
    facts.take(claim for _, claims in added for claim in claims)
    _derive(before, facts, (gone, present), news, changed)
    memory = replace(memory, ties=facts.ties())
    draft.commit()
    keep(store, memory)


def _remembered(
    memory: Memory, told: list[NamedNode], reports: list[str], changed: list[Entity], case: Case
) -> Memory:
    """Give what is still true of what was read before; who counts as whom bears on all of it."""
    if case.before.merged != case.after.merged:
        return Memory(judged=case.after, ties=memory.ties)
    return replace(memory.without(told, reports, changed), judged=case.after)


def _present(store: Store, memory: Memory, case: Case) -> Facts:
    """Give what is to be read of a store before it changes, with all that is remembered of it."""
    draft = Draft(store)
    return Facts(draft, memory if memory.ties else replace(memory, ties=ties_of(draft)), case.before)


def _redescribed(draft: Draft, before: Facts) -> list[Entity]:
    """Give the entities, as they were and as they will be, whose descriptions a draft changes."""
    nodes = [node for node in draft.changed(DERIVED) if before.names.is_entity(node)]
    found = [before.entities.get(before.names.local(node)) for node in nodes]
    found += [described(draft, node, before.names) for node in nodes]
    return [entity for entity in found if entity]


def _derive(
    before: Facts,
    facts: Facts,
    told: tuple[Sequence[Claim], Sequence[NamedNode]],
    news: set[str],
    changed: Iterable[Entity],
) -> None:
    """Derive anew what gone and new claims touch, and what hangs on entities with news of them."""
    (gone, new), touched = told, Touched()
    nodes = [*new, *(facts.naming(facts.retinue(news)) if news else ())]
    present = facts.claims(nodes)
    touched.note(facts, gone)
    touched.note(facts, present)
    for place in touched.told:
        facts.memory.covering.pop(place, None)
    parted = affected([*gone, *present], Alliances(before)) | affected([*gone, *present], Alliances(facts))
    alliances = _derive_relationships(facts, touched, parted)
    # A place that is described for the first time may lie in a region of all of which something is told.
    touched.places |= _moved(before, facts, changed)
    touched.places |= _places_of_turned(before, facts, alliances, [*gone, *present])
    derive_places(facts, touched, alliances)
    derive_events(facts, touched.matters)


def _derive_relationships(facts: Facts, touched: Touched, parted: Iterable[Edge]) -> Alliances:
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
    places = scenes(facts, facts.claims(fewer - more))
    both = scenes(facts, facts.claims(fewer & more))
    regions = Regions(facts)

    def telling(place: str) -> list[NamedNode]:
        return [*facts.at(place), *(facts.names.claim(c.id) for c in regions.above(place))]

    return both | {place for place in places - both if not more.isdisjoint(telling(place))}


def _moved(before: Facts, facts: Facts, changed: Iterable[Entity]) -> set[str]:
    """Give the places that come, go, or lie in another region than before, with those that lie in them."""
    found: set[str] = set()
    for place in {e.id for e in changed if e.is_place}:
        then, now = before.entities.get(place), facts.entities.get(place)
        if then is None or now is None or around(then) != around(now):
            found.add(place)
        if around(then) != around(now):
            found |= within(facts, place)
    return found
