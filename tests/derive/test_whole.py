"""Everything derived anew in portions: it is the same as derived at once, and as derived report by report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.derive import anew, derive_all, update, whole
from kg.model import Claim, Relation, Report
from kg.rdf import DERIVED, relation_node
from kg.store import Store, memory_store
from tests.derive.saying import of
from tests.derive.test_updating import ACTORS, KNOWN, claims, content, filled
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report

ROOMS = ("relationships", "intervals", "events", "periods")
PLAIN = frozenset(map(relation_node, Relation))


def underived(store: Store) -> Store:
    """Give a store of the same reports, judgements and descriptions, of which nothing is derived."""
    rooms = tuple(f"{store.base}{room}/" for room in ROOMS)
    left = memory_store(store.base)
    left.change(
        add=(
            q
            for q in store.quads()
            if q.graph_name != DERIVED or not (str(q.subject)[1:].startswith(rooms) or q.predicate in PLAIN)
        )
    )
    return left


@st.composite
def wars(draw: st.DrawFn) -> list[tuple[Report, Sequence[Claim]]]:
    """Give several reports that are all different."""
    found: list[tuple[Report, Sequence[Claim]]] = []
    for number in range(draw(st.integers(0, 5))):
        own = report(f"r{number}", published=draw(st.sampled_from((None, "2017-11-09", "2017-11-20"))))
        told = draw(st.lists(claims(own), max_size=4))
        found.append((own, list({c.id: c for c in told}.values())))
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wars(), st.sampled_from([1, 30, 10_000]))
def test_in_whatever_portions_it_comes_to_the_same(
    monkeypatch: pytest.MonkeyPatch, told: list[tuple[Report, Sequence[Claim]]], portion: int
) -> None:
    monkeypatch.setattr(whole, "_CLAIMS", 1)
    store = filled(told)
    plain = underived(store)
    derive_all(plain, portion=portion)
    assert content(plain) == content(store)


def test_with_judgements_too() -> None:
    own = report("r1")
    told = [claim("attacked", ARMY, SDF, report=own), claim("fought", SDF, ISLAMIC_STATE, report=own)]
    store = filled([(own, told)])
    update(store, judgements=[of(1, "reject", told[0])], known=KNOWN)
    plain = underived(store)
    derive_all(plain, portion=1)
    assert content(plain) == content(store)
    assert not list(plain.quads(None, relation_node(Relation.ATTACKED), None, DERIVED))


def test_where_nothing_is_derived_each_portion_is_written_when_it_is_full() -> None:
    own = report("r1")
    told = [claim("attacked", one, other, report=own) for one in ACTORS for other in ACTORS if one != other]
    store = underived(filled([(own, told)]))
    before = store.version
    derive_all(store, portion=100)
    assert store.version - before == 5


def test_where_something_is_derived_what_differs_is_changed_at_once() -> None:
    own = report("r1")
    store = filled([(own, [claim(report=own)])])
    was, before = content(store), store.version
    edge = next(store.quads(None, relation_node(Relation.CAPTURED), None, DERIVED))
    store.change(remove=[edge])
    derive_all(store, portion=1)
    assert (content(store), store.version - before) == (was, 2)


def test_what_is_sound_differs_in_nothing_from_what_is_derived_anew() -> None:
    own = report("r1")
    store = filled([(own, [claim(report=own), claim("fought", SDF, ARMY, report=own)])])
    assert anew(store).difference() == (set(), set())
