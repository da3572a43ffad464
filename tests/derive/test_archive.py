"""Many places as known on a day: the same answers as for one place at a time."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.derive import Archive, known, update
from kg.derive.draft import Draft
from kg.derive.events import events
from kg.derive.facts import Facts
from kg.model import Claim, Control, Event, Judgement
from kg.query.control import control
from kg.query.events import events as stored
from kg.store import Store, memory_store
from tests.derive.test_judging import judging
from tests.derive.test_updating import KNOWN, PLACES, SYRIA, Told, filled, told
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, report

EVERYWHERE = [place.id for place in (*PLACES, SYRIA)]
DAYS = st.sampled_from([date.fromisoformat(f"2017-11-{day:02}") for day in (8, 9, 11, 12, 19, 20)])
EARLY, LATE = report("r1", published="2017-11-09"), report("r2", published="2017-11-12")


def derived(store: Store) -> dict[str, list[Control]]:
    return {place: control(store, place) for place in EVERYWHERE}


def timelines(store: Store, day: date) -> dict[str, tuple[Control, ...]]:
    found = Archive.of(store).control(day, derived(store))
    return {place: found.get(place, ()) for place in EVERYWHERE}


def happened(store: Store, day: date) -> dict[str, Event]:
    """Fold the claims published by a day into events, all of them anew."""
    facts = Facts(Draft(store))
    claims = facts.gather()
    by_then = (c for c in claims if (on := facts.datelines[c.report].published) and on <= day)
    return {e.id: e for e in events(by_then, facts.datelines, facts.entities)}


@settings(max_examples=60)
@given(st.data(), st.lists(told(), max_size=6, unique_by=lambda t: t[0].id), DAYS)
def test_what_was_known_of_all_is_what_was_known_of_each(
    data: st.DataObject, reports: list[Told], day: date
) -> None:
    store, seen, said = filled(reports), list[Claim](), list[Judgement]()
    seen += (c for _, claims in reports for c in claims)
    for number in range(data.draw(st.integers(0, 2))):
        if new := data.draw(judging(number, seen, said)):
            update(store, judgements=[new])
            said.append(new)
    assert timelines(store, day) == known(store, EVERYWHERE, day)
    found = Archive.of(store).events(day, stored(store))
    assert {e.id: e for e in found} == happened(store, day)
    assert len({e.id for e in found}) == len(found)


def test_a_place_of_which_all_is_known_keeps_its_timeline() -> None:
    taken = claim("captured", ARMY, day="2017-11-08", report=EARLY, by=(OBSERVATORY,))
    store = filled([(EARLY, [taken])])
    intervals = derived(store)
    assert Archive.of(store).control(date(2017, 11, 9), intervals)[ABU_KAMAL.id] == tuple(
        intervals[ABU_KAMAL.id]
    )


def test_a_place_of_which_nothing_is_known_yet_has_none() -> None:
    late = claim("captured", SDF, RAQQA, day="2017-10-17", report=LATE)
    store = filled([(LATE, [late])])
    assert Archive.of(store).control(date(2017, 11, 11), derived(store)) == {RAQQA.id: ()}


def test_alliances_told_of_later_join_nobody_at_a_place_of_which_all_is_known() -> None:
    both = [
        claim("captured", side, day="2017-11-08", report=EARLY, by=(OBSERVATORY,)) for side in (ARMY, SDF)
    ]
    allied = claim("allied-with", ARMY, SDF, day="2017-11-08", report=LATE)
    store = filled([(EARLY, both), (LATE, [allied])])
    found = Archive.of(store)
    [before] = found.control(date(2017, 11, 9), derived(store))[ABU_KAMAL.id]
    [after] = found.control(date(2017, 11, 12), derived(store))[ABU_KAMAL.id]
    assert (before.status.value, after.status.value) == ("disputed", "held")


def test_an_event_rests_on_what_was_known_by_the_day() -> None:
    undated = report("r0", published=None)
    clash = {
        own.id: claim("fought", ARMY, ISLAMIC_STATE, day="2017-11-08", place=ABU_KAMAL, report=own)
        for own in (EARLY, LATE, undated)
    }
    store = memory_store()
    update(store, [(own, [clash[own.id]]) for own in (EARLY, LATE, undated)], known=KNOWN)
    whole = stored(store)
    assert [e.reports for e in whole] == [("r0", "r1", "r2")]
    found = Archive.of(store)
    assert found.events(date(2017, 11, 8), whole) == []
    assert [e.reports for e in found.events(date(2017, 11, 9), whole)] == [("r1",)]
    assert [e.reports for e in found.events(date(2017, 11, 12), whole)] == [("r1", "r2")]
