"""Reports in and out of a store: what is derived depends on what is there, never on how it came there."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.derive import derive_all, update
from kg.model import Claim, Entity, Kind, Relation, Report, Status
from kg.rdf import DERIVED, Names, relation_node
from kg.store import Store, memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity, report

SYRIA = Entity("syria", "Syria", Kind.STATE)
GOVERNMENT = Entity(
    "syrian-government", "Syrian government", Kind.GOVERNMENT, country="syria", parents=("syria",)
)
SANA = Entity("sana", "Sana", Kind.MEDIA, aliases=("Syrian Arab News",), speaks_for="syrian-government")
MILITIA = Entity("desert-hawks", "Desert Hawks", Kind.MILITIA, leans="syrian-government")
TWIN = Entity("twin", "Twin", Kind.FACILITY, lat=RAQQA.lat, lon=RAQQA.lon, country="syria")
ACTORS = (ARMY, ISLAMIC_STATE, SDF, OBSERVATORY, GOVERNMENT, MILITIA)
PROVINCE = Entity("raqqa-governorate", "Raqqa Governorate", Kind.REGION, country="syria")
VILLAGE = Entity(
    "karama", "Karama", Kind.SETTLEMENT, lat=35.9, lon=39.3, country="syria", parents=(PROVINCE.id,)
)
PLACES = (ABU_KAMAL, RAQQA, TWIN, PROVINCE, VILLAGE)
KNOWN = {e.id: e for e in (*ACTORS, SYRIA, SANA, PROVINCE)}
NAMES = Names(memory_store().base)

Told = tuple[Report, Sequence[Claim]]


def content(store: Store) -> frozenset[Quad]:
    return frozenset(store.quads())


def filled(reports: Sequence[Told]) -> Store:
    store = memory_store()
    update(store, reports, known=KNOWN)
    return store


def edges(store: Store, relation: str) -> set[tuple[str, str]]:
    found = store.quads(None, relation_node(Relation(relation)), None, DERIVED)
    return {tuple(str(t).strip("<>").rpartition("/")[2] for t in (q.subject, q.object)) for q in found}  # type: ignore[misc]


ACTIVE = st.sampled_from(
    [r for r in Relation if r is not Relation.DISPLACED]
    # What joins and parts sides bears on more than its own pair.
    + [
        Relation.ALLIED_WITH,
        Relation.FOUGHT,
        Relation.DEFECTED_TO,
        Relation.BROKE_WITH,
        Relation.CEASEFIRE_WITH,
    ]
)
OF_PLACE = frozenset(
    {"captured", "lost", "withdrew-from", "controls", "entered", "besieged", "lifted-siege", "handed-over"}
)


@st.composite
def told(draw: st.DrawFn) -> Told:
    day = draw(st.sampled_from((None, "2017-11-09", "2017-11-12", "2017-11-20")))
    source = draw(st.sampled_from((None, "Wire", "Sana", "Syrian Arab News")))
    own = report(draw(st.sampled_from("abcdef")), published=day, source=source)
    return own, list({c.id: c for c in draw(st.lists(claims(own), max_size=4))}.values())


@st.composite
def claims(draw: st.DrawFn, own: Report) -> Claim:
    relation = draw(ACTIVE)
    subject = draw(st.sampled_from(ACTORS)) if relation is not Relation.KILLED else None
    target = (*PLACES, SYRIA) if relation in OF_PLACE else tuple(a for a in ACTORS if a is not subject)
    return claim(
        relation,
        subject,
        draw(st.sampled_from(target)),
        day=draw(st.sampled_from((None, "2017-11-01", "2017-11-08", "2017-11-11"))),
        report=own,
        status=draw(st.sampled_from(("asserted", "asserted", "hedged", "denied", "negated", "planned"))),
        by=tuple(draw(st.lists(st.sampled_from((*ACTORS, SANA)), max_size=2, unique=True))),
        extent=draw(st.sampled_from(("whole", "whole", "part", "unknown"))),
        place=draw(st.sampled_from((None, *PLACES))) if relation not in OF_PLACE else None,
        source=draw(st.sampled_from((None, ISLAMIC_STATE))) if relation is Relation.DEFECTED_TO else None,
    )


STEPS = st.lists(st.one_of(told(), st.sampled_from("abcdef")), max_size=8)


@settings(max_examples=100)
@given(STEPS)
def test_what_is_derived_depends_only_on_the_reports_that_are_there(steps: list[Told | str]) -> None:
    store, there = memory_store(), dict[str, Told]()
    for step in steps:
        if isinstance(step, str):
            update(store, forget=[step])
            there.pop(step, None)
        else:
            update(store, [step], known=KNOWN)
            there[step[0].id] = step
    at_once = content(filled(list(there.values())))
    assert content(store) == at_once
    derive_all(store)
    assert content(store) == at_once


@settings(max_examples=40)
@given(st.lists(told(), max_size=4, unique_by=lambda t: t[0].id), told())
def test_forgetting_a_report_brings_back_what_was_before_it(before: list[Told], more: Told) -> None:
    others = [t for t in before if t[0].id != more[0].id]
    store = filled(others)
    was = content(store)
    update(store, [more], known=KNOWN)
    update(store, forget=[more[0].id])
    assert content(store) == was


@settings(max_examples=40)
@given(st.lists(told(), max_size=4, unique_by=lambda t: t[0].id))
def test_updating_twice_is_updating_once(reports: list[Told]) -> None:
    store = filled(reports)
    was = content(store)
    update(store, reports, known=KNOWN)
    assert content(store) == was


def test_a_captured_place_has_an_edge_a_relationship_and_an_interval() -> None:
    store = filled([(own := report("r1"), [claim(report=own)])])
    assert edges(store, "captured") == {("syrian-armed-forces", "abu-kamal")}
    assert answer(store, "SELECT ?n { ?r a kg:Relationship ; kg:claimCount ?n }") == ["1"]
    holder = answer(store, "SELECT ?h { ?i kg:place <BASE/entities/abu-kamal> ; kg:holder ?h }")
    assert holder == [NAMES.entity("syrian-armed-forces").value]


def answer(store: Store, query: str) -> list[str]:
    prefix = "PREFIX kg: <https://w3id.org/conflict-kg#> "
    rows = store.query(prefix + query.replace("BASE/", store.base))
    return [str(getattr(row[0], "value", row[0])) for row in rows]  # type: ignore[union-attr]


def test_a_symmetric_relation_has_its_edge_both_ways_and_one_relationship() -> None:
    own = report("r1")
    store = filled([(own, [claim("fought", SDF, ARMY, report=own), claim("fought", ARMY, SDF, report=own)])])
    assert edges(store, "fought") == {(SDF.id, ARMY.id), (ARMY.id, SDF.id)}
    assert answer(store, "SELECT ?n { ?r a kg:Relationship ; kg:claimCount ?n }") == ["2"]


def test_denied_negated_and_planned_claims_make_no_edge() -> None:
    own = report("r1")
    statuses = ("denied", "negated", "planned")
    store = filled([(own, [claim("attacked", ARMY, SDF, report=own, status=s) for s in statuses])])
    assert edges(store, "attacked") == set()


def test_denials_that_came_first_are_found_when_the_claim_comes() -> None:
    first, second = report("r1"), report("r2")
    store = filled([(first, [claim("attacked", ARMY, SDF, report=first, status=Status.DENIED, by=(ARMY,))])])
    update(store, [(second, [claim("attacked", ARMY, SDF, report=second)])], known=KNOWN)
    assert answer(store, "SELECT ?d { ?r a kg:Relationship ; kg:disputed ?d }") == ["true"]


def test_a_replaced_report_leaves_nothing_of_its_old_claims() -> None:
    own = report("r1")
    store = filled([(own, [claim("captured", ARMY, RAQQA, report=own)])])
    update(store, [(own, [claim("captured", SDF, ABU_KAMAL, report=own)])], known=KNOWN)
    assert edges(store, "captured") == {(SDF.id, "abu-kamal")}
    assert not list(store.quads(NAMES.entity("raqqa")))


def test_an_entity_stays_described_while_another_report_names_it() -> None:
    one, two = report("r1"), report("r2")
    store = filled([(one, [claim(report=one)]), (two, [claim("lost", ISLAMIC_STATE, report=two)])])
    update(store, forget=["r1"])
    assert list(store.quads(NAMES.entity("abu-kamal"), graph=DERIVED))
    assert not list(store.quads(NAMES.entity("syrian-armed-forces"), graph=DERIVED))


def test_those_to_whom_a_named_one_belongs_are_described_as_well() -> None:
    store = filled([(own := report("r1"), [claim(report=own)])])
    assert answer(store, "SELECT ?k { <BASE/entities/syria> a ?k FILTER(?k = kg:State) }") == [
        "https://w3id.org/conflict-kg#State"
    ]


def test_a_point_that_two_places_share_stays_for_the_other() -> None:
    one, two = report("r1"), report("r2")
    store = filled(
        [
            (one, [claim("captured", SDF, RAQQA, report=one)]),
            (two, [claim("captured", SDF, TWIN, report=two)]),
        ]
    )
    update(store, forget=["r2"])
    assert content(store) == content(filled([(one, [claim("captured", SDF, RAQQA, report=one)])]))


def test_an_alliance_told_later_joins_the_sides_of_an_older_dispute() -> None:
    one, two = report("r1"), report("r2", published="2017-11-10")
    rivals = [claim("captured", a, report=one, by=(a,)) for a in (ARMY, SDF)]
    store = filled([(one, rivals)])
    status = "SELECT ?s { ?i kg:controlStatus ?s }"
    assert answer(store, status) == ["https://w3id.org/conflict-kg#controlDisputed"]
    update(store, [(two, [claim("allied-with", ARMY, SDF, day="2017-11-08", report=two)])], known=KNOWN)
    assert answer(store, status) == ["https://w3id.org/conflict-kg#controlHeld"]
    update(store, forget=["r2"])
    assert answer(store, status) == ["https://w3id.org/conflict-kg#controlDisputed"]


def test_one_report_twice_in_one_update_is_refused_and_nothing_is_written() -> None:
    store, own = memory_store(), report("r1")
    was = content(store)
    with pytest.raises(ValueError, match="twice"):
        update(store, [(own, []), (own, [])])
    assert content(store) == was


def test_forgetting_what_is_not_there_changes_nothing() -> None:
    store = filled([(own := report("r1"), [claim(report=own)])])
    was = content(store)
    update(store, forget=["never"])
    assert content(store) == was


def test_deriving_all_anew_repairs_what_does_not_belong() -> None:
    store = filled([(own := report("r1"), [claim(report=own)])])
    was = content(store)
    stray = Quad(NAMES.entity("x"), relation_node(Relation.CAPTURED), NAMES.entity("abu-kamal"), DERIVED)
    lost = next(store.quads(NAMES.entity(ARMY.id), relation_node(Relation.CAPTURED), None, DERIVED))
    store.change(remove=[lost], add=[stray])
    derive_all(store)
    assert content(store) == was


def test_a_claim_without_agent_makes_no_relationship_but_its_place_is_described() -> None:
    own = report("r1")
    people = entity("residents", Kind.PEOPLE)
    store = filled([(own, [claim("displaced", None, people, report=own, place=RAQQA)])])
    assert answer(store, "SELECT ?r { ?r a kg:Relationship }") == []
    assert list(store.quads(NAMES.entity("raqqa"), graph=DERIVED))


def holders(store: Store, place: Entity) -> list[str]:
    query = f"SELECT ?h {{ ?i kg:place <BASE/entities/{place.id}> ; kg:holder ?h }}"
    return [name.rpartition("/")[2] for name in answer(store, query)]


def test_what_is_said_of_all_of_a_region_goes_for_the_places_in_it() -> None:
    """The village is only named in the first report; that the province is all taken comes later, and goes again."""
    one, two = report("r1"), report("r2", published="2017-11-10")
    store = filled([(one, [claim("attacked", SDF, VILLAGE, report=one)])])
    assert holders(store, VILLAGE) == []
    update(store, [(two, [claim("captured", SDF, PROVINCE, report=two)])], known=KNOWN)
    assert holders(store, VILLAGE) == holders(store, PROVINCE) == [SDF.id]
    update(store, forget=["r2"])
    assert holders(store, VILLAGE) == []


def test_a_place_named_later_lies_in_the_region_taken_before() -> None:
    one, two = report("r1"), report("r2", published="2017-11-10")
    store = filled([(one, [claim("captured", SDF, SYRIA, report=one)])])
    update(store, [(two, [claim("attacked", ARMY, VILLAGE, report=two)])], known=KNOWN)
    assert holders(store, VILLAGE) == [SDF.id]


def test_a_region_of_which_no_more_is_said_names_its_own_holder_only() -> None:
    own = report("r1")
    told = [claim("captured", SDF, PROVINCE, report=own, extent="unknown"), claim("attacked", SDF, VILLAGE)]
    store = filled([(own, told)])
    assert (holders(store, PROVINCE), holders(store, VILLAGE)) == ([SDF.id], [])
