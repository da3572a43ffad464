"""Timelines of the places that claims touch, derived anew with the relationships of those who hold them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from pyoxigraph import Literal, Quad

from kg.derive.alliances import Alliances
from kg.derive.deriving import Touched, edge_node, of_place, write_edges
from kg.derive.facts import Facts
from kg.derive.regions import Regions
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.story import Story
from kg.derive.telling import Teller
from kg.model import Claim, Control
from kg.rdf import DERIVED, control_quads
from kg.rdf import vocabulary as kg


def derive_places(facts: Facts, touched: Touched, alliances: Alliances) -> None:
    """Derive anew who held the touched places, and those edges of holding them that are touched or turn."""
    regions, teller, stories = Regions(facts), Teller(facts, alliances), facts.memory.stories
    for place in sorted(touched.places):
        before, above = stories.pop(place, None), tuple(regions.above(place))
        edges = touched.held.get(place, set())
        if before:
            story = teller.gone_on(place, before, touched.told.get(place, set()), above)
            doubtful = story.account.contradicted ^ before.account.contradicted
            _derive_held(facts, story, edges, [c for c in story.claims if c.id in doubtful])
            _write_changes(facts, before, story)
        else:
            story = teller.begun(place, above)
            _derive_held(facts, story, edges, story.claims)
            nodes = facts.draft.derived(kg.PLACE, facts.names.entity(place))
            old = [q for n in nodes if facts.names.is_control(n) for q in facts.draft.at(n)]
            facts.draft.replace(old, control_quads(story.account.intervals, facts.names))
        stories[place] = story


def derive_all_places(
    facts: Facts, places: Iterable[str], alliances: Alliances, *, bare: bool = False
) -> None:
    """Derive who held places, by id, of which nothing is remembered; `bare` says that nothing was derived yet."""
    regions, teller = Regions(facts), Teller(facts, alliances)
    for place in places:
        story = teller.begun(place, tuple(regions.above(place)))
        held = [c for c in story.claims if of_place(c)]
        contradicted, spans = story.account.contradicted, story.account.intervals
        edges = () if bare else sorted({edge for c in held if (edge := edge_of(c))})
        write_edges(facts, edges, relationships(held, facts.datelines, facts.entities, contradicted))
        facts.draft.replace(() if bare else _stored(facts, place, spans), control_quads(spans, facts.names))


def _stored(facts: Facts, place: str, spans: Iterable[Control]) -> list[Quad]:
    """Give the quads of a place's intervals, and of whatever stands where some are to stand."""
    told = facts.draft.derived(kg.PLACE, facts.names.entity(place))
    nodes = dict.fromkeys(n for n in told if facts.names.is_control(n))
    nodes |= dict.fromkeys(facts.names.control(span.id) for span in spans)
    return [q for node in nodes for q in facts.draft.at(node)]


def _write_changes(facts: Facts, before: Story, story: Story) -> None:
    """Put the intervals of a story in the place of those of before, without touching what is in both."""
    then = {c.id: c for c in before.account.intervals}
    now = {c.id: c for c in story.account.intervals}
    going = [i for i, control in then.items() if now.get(i) != control]
    coming = [control for i, control in now.items() if then.get(i) != control]
    old = [q for i in going for q in facts.draft.at(facts.names.control(i))]
    facts.draft.replace(old, control_quads(coming, facts.names))


def _derive_held(facts: Facts, story: Story, touched: AbstractSet[Edge], doubtful: Iterable[Claim]) -> None:
    """Derive the touched edges of holding a place, and those that turn of the edges of `doubtful` claims."""
    contradicted = story.account.contradicted
    maybe = {edge for c in doubtful if of_place(c) and (edge := edge_of(c))} - touched
    told: dict[Edge, list[Claim]] = {edge: [] for edge in (*touched, *maybe)}
    for claim in story.claims if told else ():
        if of_place(claim) and (edge := edge_of(claim)) in told:
            told[edge].append(claim)
    turned = {e for e in maybe if _turns(facts, e, told[e], contradicted)}
    anew = sorted(touched | turned)
    new = (claim for edge in anew for claim in told[edge])
    write_edges(facts, anew, relationships(new, facts.datelines, facts.entities, contradicted))


def _turns(facts: Facts, edge: Edge, claims: Iterable[Claim], contradicted: AbstractSet[str]) -> bool:
    """Tell whether an edge becomes disputed or ceases to be so by what was said of other edges."""
    said = [c.status.happened for c in claims]
    disputed = not all(said) or any(c.id in contradicted for c in claims)
    stood = facts.draft.quads(edge_node(facts, edge), kg.DISPUTED, None, DERIVED)
    return any(said) and [q.object for q in stood] != [Literal(disputed)]
