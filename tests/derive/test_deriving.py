"""What claims touch."""

from pyoxigraph import NamedNode

from kg.derive import Edge, update
from kg.derive.deriving import Touched, of_place, shorter, stored
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.model import Relation
from kg.rdf import relation_node
from kg.store import memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, SDF, claim, report


def test_claims_touch_pairs_and_places() -> None:
    facts, touched = Facts(Draft(memory_store())), Touched()
    fight = claim("fought", SDF, ARMY, place=ABU_KAMAL)
    touched.note(facts, [claim(), fight, claim("attacked"), claim("supports", SDF, ARMY, status="planned")])
    assert touched.places == {"abu-kamal"}
    assert set(touched.edges) == {
        Edge(ARMY.id, Relation.FOUGHT, SDF.id),
        Edge(ARMY.id, Relation.ATTACKED, "abu-kamal"),
    }


def test_holding_a_place_is_derived_with_the_place() -> None:
    assert of_place(claim("captured"))
    assert of_place(claim("besieged"))
    assert not of_place(claim("captured", ARMY, SDF))
    assert not of_place(claim("surrendered-to", ISLAMIC_STATE, SDF, place=ABU_KAMAL))


def test_a_relationship_has_its_plain_edges_with_it() -> None:
    store = memory_store()
    update(store, [(report(), [claim("fought", SDF, ARMY)])])
    facts = Facts(Draft(store))
    fought = relation_node(Relation.FOUGHT)
    plain = [q for q in stored(facts, Edge(ARMY.id, Relation.FOUGHT, SDF.id)) if q.predicate == fought]
    assert len(plain) == 2


def test_the_shorter_of_two_is_given_whole() -> None:
    nodes = [NamedNode(f"http://example.org/{i}") for i in range(5)]
    assert shorter(iter(nodes), iter(nodes[:2])) == nodes[:2]
    assert shorter(iter(nodes[:2]), iter(nodes)) == nodes[:2]
    assert shorter(iter(()), iter(nodes)) == []
