"""A place's timeline with the claims behind it."""

from __future__ import annotations

from datetime import date

from kg.derive import update
from kg.model import Basis
from kg.query.timeline import timeline
from kg.store import memory_store
from tests import factory as f

FIRST = f.report("first", "Taken: the town.", "2017-11-09", "Wire")
SECOND = f.report("second", "Denied: that it fell.", "2017-11-12", None)
TAKEN = f.claim(report=FIRST, by=(f.ARMY,))
SEEN = f.claim(report=SECOND, by=(f.OBSERVATORY,), day="2017-11-08")
DENIED = f.claim(report=SECOND, by=(f.ISLAMIC_STATE,), status="denied")


def test_each_interval_has_what_was_said_for_and_against_it() -> None:
    store = memory_store()
    update(store, [(FIRST, [TAKEN]), (SECOND, [SEEN, DENIED])])
    [chapter] = timeline(store, f.ABU_KAMAL.id)
    assert [(t.claim.id, t.supports, t.published, t.source, t.stake) for t in chapter.sayings] == [
        (TAKEN.id, True, date(2017, 11, 9), "Wire", Basis.OWN_INTEREST),
        (SEEN.id, True, date(2017, 11, 12), None, Basis.INDEPENDENT),
        (DENIED.id, False, date(2017, 11, 12), None, Basis.OWN_INTEREST),
    ]
    assert chapter.sayings[0].claim == TAKEN
    [known] = timeline(store, f.ABU_KAMAL.id, date(2017, 11, 10))
    assert [t.claim.id for t in known.sayings] == [TAKEN.id]
    assert timeline(store, f.ABU_KAMAL.id, date(2017, 11, 8)) == []
    assert timeline(store, "atlantis") == []
