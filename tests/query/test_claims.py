"""Claims by id and by what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.errors import NotFound
from kg.model import Claim, Relation, Status
from kg.query.claims import claim, claims, each, neighbours
from kg.store import Store
from tests import factory as f
from tests.query import world as w


def by_id(*found: Claim) -> list[Claim]:
    return sorted(found, key=lambda c: c.id)


def test_every_claim_reads_as_it_was_written(store: Store) -> None:
    assert claims(store) == by_id(*w.CLAIMS)
    for told in w.CLAIMS:
        assert claim(store, told.id) == told


def test_every_claim_is_read_when_it_is_asked_for(store: Store) -> None:
    assert list(each(store)) == claims(store)
    assert next(each(store)) == by_id(*w.CLAIMS)[0]


@pytest.mark.parametrize("id", ["nothing", "", "\ud800", w.ARMY_REPORT.id])
def test_no_such_claim(store: Store, id: str) -> None:
    with pytest.raises(NotFound, match="no claim"):
        claim(store, id)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"entity": f.ARMY.id}, (w.TAKEN, w.HELPED, w.FOUGHT, w.RETAKEN, w.DENIED)),
        ({"entity": f.OBSERVATORY.id}, (w.RETAKEN,)),
        ({"entity": "atlantis"}, ()),
        ({"relation": Relation.CAPTURED}, (w.TAKEN, w.RETAKEN, w.DENIED)),
        ({"place": f.ABU_KAMAL.id}, (w.TAKEN, w.FOUGHT, w.RETAKEN, w.DENIED)),
        ({"place": f.RAQQA.id}, (w.FLED,)),
        ({"source": "Desk"}, (w.RETAKEN, w.DENIED, w.SDF_FOUGHT)),
        ({"source": "desk"}, ()),
        ({"report": "blog-3"}, (w.FLED, w.HAMLET_HIT)),
        ({"report": "blog-3", "source": "Wire"}, ()),
        ({"report": "wire-1", "source": "Wire"}, (w.TAKEN, w.HELPED, w.FOUGHT)),
        ({"status": Status.DENIED}, (w.DENIED,)),
        ({"entity": f.ARMY.id, "status": Status.DENIED, "place": f.ABU_KAMAL.id}, (w.DENIED,)),
        ({"since": date(2017, 11, 9)}, (w.HELPED, w.RETAKEN, w.SDF_FOUGHT)),
        ({"until": date(2017, 11, 8)}, (w.TAKEN, w.FOUGHT, w.DENIED)),
        ({"since": date(2017, 11, 10), "until": date(2017, 11, 10)}, (w.SDF_FOUGHT,)),
        ({"since": date(2018, 1, 1)}, ()),
    ],
)
def test_filters(store: Store, filters: dict[str, Any], expected: tuple[Claim, ...]) -> None:
    assert claims(store, **filters) == by_id(*expected)


def test_pages_follow_on_each_other(store: Store) -> None:
    pages, after = [], None
    while page := claims(store, limit=3, after=after):
        pages.append(page)
        after = page[-1].id
    assert [len(p) for p in pages] == [3, 3, 2]
    assert [c for p in pages for c in p] == by_id(*w.CLAIMS)
    assert claims(store, limit=0) == []


def test_neighbours(store: Store) -> None:
    assert neighbours(store, w.TAKEN) == ("Rain fell.", "Its allies helped.")
    assert neighbours(store, w.HELPED) == ("The army captured Abu Kamal!", "Nobody answered.")
    assert neighbours(store, w.FLED) == ("", "")


def test_on_disk(stored: Store) -> None:
    assert claims(stored, entity=f.ARMY.id, limit=2) == claims(stored, entity=f.ARMY.id)[:2]
    assert claims(stored) == by_id(*w.CLAIMS)
