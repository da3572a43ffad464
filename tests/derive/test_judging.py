"""Judgements on a store: what is derived depends on the reports and judgements that are there, not on their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.derive import derive_all, update
from kg.model import Claim, Entity, Judgement, Kind
from kg.rdf import DERIVED, Names
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import judgement_quads
from kg.store import Store, memory_store
from tests.derive.saying import made, merge, of
from tests.derive.test_updating import ACTORS, KNOWN, PLACES, Told, content, edges, filled, told
from tests.factory import ARMY, ISLAMIC_STATE, RAQQA, SDF, claim, report

NAMES = Names(memory_store().base)


def judged(reports: Sequence[Told], judgements: Sequence[Judgement]) -> Store:
    store = filled(reports)
    update(store, judgements=judgements)
    return store


CHANGES = st.sampled_from(
    [
        (("subject", SDF.id),),
        (("status", "denied"),),
        (("date", "2017-11-11"),),
        (("extent", "part"), ("date", None)),
        (("place", RAQQA.id),),
    ]
)


@st.composite
def judging(draw: st.DrawFn, number: int, seen: list[Claim], before: list[Judgement]) -> Judgement | None:
    kind = draw(
        st.sampled_from(["accept", "reject", "correct", "merge", "split", "locate", "leaning", "undo"])
    )
    if kind in ("accept", "reject", "correct"):
        if not seen:
            return None
        changes = draw(CHANGES) if kind == "correct" else ()
        return of(number, kind, draw(st.sampled_from(seen)), *changes)
    if kind == "undo":
        return made(number, kind, undoes=draw(st.sampled_from(before)).id) if before else None
    some = draw(st.sampled_from([ACTORS, PLACES]))
    one, other = draw(st.permutations(some))[:2]
    if kind == "merge":
        return merge(number, one, other)
    if kind == "split":
        return made(number, kind, entities=(one.id,))
    if kind == "locate":
        return made(number, kind, entities=(draw(st.sampled_from(PLACES)).id,), position=(1.5, 2.5))
    source = Entity("wire", "Wire", Kind.MEDIA) if draw(st.booleans()) else KNOWN["sana"]
    leans: tuple[str, ...] = draw(st.sampled_from([(), (ARMY.id,), (SDF.id,)]))
    return made(number, kind, entities=(source.id, *leans), known=[source, *(KNOWN[i] for i in leans)])


@settings(max_examples=60)
@given(st.data())
def test_what_is_derived_depends_only_on_the_reports_and_judgements_that_are_there(
    data: st.DataObject,
) -> None:
    store, there, seen, said = memory_store(), dict[str, Told](), list[Claim](), list[Judgement]()
    for number in range(data.draw(st.integers(0, 9))):
        match data.draw(st.sampled_from(["read", "judge", "judge", "forget"])):
            case "read":
                step = data.draw(told())
                update(store, [step], known=KNOWN)
                there[step[0].id] = step
                seen += step[1]
            case "forget":
                gone = data.draw(st.sampled_from("abcdef"))
                update(store, forget=[gone])
                there.pop(gone, None)
            case _:
                new = data.draw(judging(number, seen, said))
                if new:
                    update(store, judgements=[new])
                    said.append(new)
    was = content(store)
    assert content(judged(list(there.values()), said)) ^ was == set()
    derive_all(store)
    assert content(store) == was


OWN = report("r1")
TAKEN = claim(report=OWN)


def held(store: Store, place: str = "abu-kamal") -> list[tuple[str, ...]]:
    """Give the holders of each interval of a place."""
    nodes = [q.subject for q in store.quads(None, kg.PLACE, NAMES.entity(place), DERIVED)]
    holders = [
        [q.object for q in store.quads(n, kg.HOLDER, None, DERIVED)]
        for n in nodes
        if isinstance(n, NamedNode)
    ]
    return [tuple(sorted(NAMES.local(h) for h in some if isinstance(h, NamedNode))) for some in holders]


def values(store: Store, predicate: NamedNode, node: NamedNode | None = None) -> list[str]:
    found = (q.object for q in store.quads(node, predicate))
    return [o.value for o in found if isinstance(o, Literal)]


def basis(store: Store) -> list[str]:
    found = (q.object for q in store.quads(None, kg.BASIS, None, DERIVED))
    return [n.value.rpartition("#")[2] for n in found if isinstance(n, NamedNode)]


def test_a_rejected_claim_counts_for_nothing_and_undoing_brings_it_back() -> None:
    store = filled([(OWN, [TAKEN])])
    was = content(store)
    no = of(1, "reject", TAKEN)
    update(store, judgements=[no])
    assert (edges(store, "captured"), held(store)) == (set(), [])
    # What the report names stays described, and the claim stays told.
    assert list(store.quads(NAMES.entity("abu-kamal"), kg.GEONAMES))
    assert list(store.quads(NAMES.claim(TAKEN.id), kg.REJECTED_BY, NAMES.judgement(no.id)))
    back = made(2, "undo", undoes=no.id)
    update(store, judgements=[back])
    assert content(store) - was == frozenset(judgement_quads([no, back], NAMES))


def test_an_accepted_claim_is_marked_and_weighs_what_it_weighed() -> None:
    store = filled([(OWN, [TAKEN])])
    was = content(store)
    yes = of(1, "accept", TAKEN)
    update(store, judgements=[yes])
    mark = Quad(NAMES.claim(TAKEN.id), kg.ACCEPTED_BY, NAMES.judgement(yes.id), NAMES.judged("r1"))
    assert content(store) - was == {mark, *judgement_quads([yes], NAMES)}


def test_the_last_word_counts_whichever_came_in_first() -> None:
    yes, no = of(1, "accept", TAKEN), of(2, "reject", TAKEN)
    for said in ([yes, no], [no, yes]):
        store = filled([(OWN, [TAKEN])])
        for one in said:
            update(store, judgements=[one])
        assert edges(store, "captured") == set()


def test_a_corrected_claim_counts_in_place_of_the_old() -> None:
    fix = of(1, "correct", TAKEN, ("subject", SDF.id), ("date", "2017-11-05"))
    store = judged([(OWN, [TAKEN])], [fix])
    assert edges(store, "captured") == {(SDF.id, "abu-kamal")}
    assert held(store) == [(SDF.id,)]
    assert values(store, kg.ON_DAY, NAMES.claim(fix.correction)) == ["2017-11-05"]
    # A correction of the correction takes its place.
    more = of(
        2,
        "correct",
        replace(TAKEN, id=fix.correction, extractor="analyst/Ann"),
        ("subject", ISLAMIC_STATE.id),
    )
    update(store, judgements=[more])
    assert edges(store, "captured") == {(ISLAMIC_STATE.id, "abu-kamal")}
    update(store, judgements=[made(3, "undo", undoes=fix.id)])
    assert edges(store, "captured") == {(ARMY.id, "abu-kamal")}
    assert not list(store.quads(NAMES.entity(SDF.id), graph=DERIVED))


def test_judgements_survive_reading_anew_forgetting_and_reading_again() -> None:
    no = of(1, "reject", TAKEN)
    store = judged([(OWN, [TAKEN])], [no])
    was = content(store)
    update(store, forget=["r1"])
    assert content(store) - frozenset(memory_store().quads()) == frozenset(judgement_quads([no], NAMES))
    update(store, [(OWN, [TAKEN])], known=KNOWN)
    assert content(store) == was


def test_a_new_reading_of_the_same_sentence_is_judged_as_the_old() -> None:
    other = replace(TAKEN, id="0123456789abcdef", trigger=replace(TAKEN.trigger, start=4, end=8))
    store = judged([(OWN, [TAKEN])], [of(1, "reject", TAKEN)])
    update(store, [(OWN, [other])], known=KNOWN)
    assert edges(store, "captured") == set()
    lost = claim("lost", report=OWN)
    update(store, [(OWN, [lost])], known=KNOWN)
    assert edges(store, "lost") == {(ARMY.id, "abu-kamal")}


def test_a_judgement_may_come_before_its_report() -> None:
    store = memory_store()
    update(store, judgements=[of(1, "correct", TAKEN, ("subject", SDF.id))])
    assert not list(store.quads(NAMES.entity(SDF.id), graph=DERIVED))
    update(store, [(OWN, [TAKEN])], known=KNOWN)
    assert edges(store, "captured") == {(SDF.id, "abu-kamal")}


def test_what_counts_as_another_does_so_everywhere_until_it_is_split() -> None:
    rebels = Entity("rebels-of-raqqa", "Rebels of Raqqa", Kind.ARMED_GROUP)
    town = replace(RAQQA, id="ar-raqqah", label="Ar-Raqqah")
    other = report("r2")
    reports: list[Told] = [
        (OWN, [claim("captured", SDF, RAQQA, report=OWN)]),
        (other, [claim("captured", rebels, town, report=other)]),
    ]
    store = filled(reports)
    was = content(store)
    said = [merge(1, SDF, rebels), merge(2, RAQQA, town)]
    update(store, judgements=said)
    assert edges(store, "captured") == {(SDF.id, "raqqa")}
    assert (held(store, "raqqa"), held(store, "ar-raqqah")) == ([(SDF.id,)], [])
    links = {(q.subject, q.object) for q in store.quads(None, kg.MERGED_INTO)}
    assert links == {
        (NAMES.entity(rebels.id), NAMES.entity(SDF.id)),
        (NAMES.entity(town.id), NAMES.entity("raqqa")),
    }
    update(store, judgements=[made(3, "split", entities=(rebels.id,)), made(4, "split", entities=("raqqa",))])
    assert frozenset(q for q in content(store) if q.graph_name != NAMES.judgements) == was


def test_who_is_kept_is_described_though_no_report_names_it() -> None:
    store = judged([(OWN, [claim("captured", SDF, RAQQA, report=OWN)])], [merge(1, ISLAMIC_STATE, SDF)])
    assert edges(store, "captured") == {(ISLAMIC_STATE.id, "raqqa")}
    assert values(store, kg.AS_READ, NAMES.entity(ISLAMIC_STATE.id)) == [""]


def test_a_place_is_where_the_analyst_puts_it() -> None:
    store = filled([(OWN, [TAKEN])])
    was = content(store)
    there = made(1, "locate", entities=("abu-kamal",), position=(34.5, 41.0))
    update(store, judgements=[there])
    assert values(store, std.AS_WKT) == ["POINT(41.0 34.5)"]
    # A report read later does not put it back.
    update(store, [(OWN, [TAKEN])], known=KNOWN)
    assert values(store, std.AS_WKT) == ["POINT(41.0 34.5)"]
    update(store, judgements=[made(2, "undo", undoes=there.id)])
    assert frozenset(q for q in content(store) if q.graph_name != NAMES.judgements) == was


def test_a_source_that_leans_is_weighed_so_even_if_it_is_only_a_name() -> None:
    store = filled([(OWN, [TAKEN])])
    was = content(store)
    assert basis(store) == ["basisIndependent"]
    wire = Entity("wire", "Wire", Kind.MEDIA)
    leans = made(1, "leaning", entities=("wire", ARMY.id), known=[wire, *KNOWN.values()])
    update(store, judgements=[leans])
    assert basis(store) == ["basisOwnInterest"]
    update(store, judgements=[made(2, "leaning", entities=("wire",), known=[wire])])
    assert basis(store) == ["basisIndependent"]
    update(store, judgements=[made(3, "undo", undoes=made(2, "leaning", entities=("wire",)).id)])
    assert basis(store) == ["basisOwnInterest"]
    update(store, judgements=[made(4, "undo", undoes=leans.id)])
    assert frozenset(q for q in content(store) if q.graph_name != NAMES.judgements) == was


def test_judgements_that_are_there_already_change_nothing() -> None:
    said = [of(1, "reject", TAKEN), merge(2, SDF, ARMY)]
    store = judged([(OWN, [TAKEN])], said)
    was = content(store)
    update(store, judgements=said)
    assert content(store) == was
