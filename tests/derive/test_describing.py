"""Descriptions of entities, there as long as somebody needs them."""

from dataclasses import replace

from kg.derive.describing import alive, describe, undescribe
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.model import Entity, Kind
from kg.store import memory_store
from tests.factory import ABU_KAMAL, ARMY, claim, report

STATE = Entity("syria", "Syria", Kind.STATE)
GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT, parents=("syria",))
WIRE = Entity("wire-agency", "Wire", Kind.MEDIA)
KNOWN = {e.id: e for e in (STATE, GOVERNMENT, WIRE)}
ADDED = [(report(), [claim()])]


def test_named_ones_their_kin_and_publishers_are_described() -> None:
    draft = Draft(memory_store())
    news = describe(draft, ADDED, KNOWN)
    assert news == {ARMY.id, ABU_KAMAL.id, "syria", "syrian-government", "wire-agency"}
    assert dict(Facts(draft).entities) == {e.id: e for e in (ARMY, ABU_KAMAL, *KNOWN.values())}


def test_nothing_is_news_the_second_time() -> None:
    draft = Draft(memory_store())
    describe(draft, ADDED, KNOWN)
    assert describe(draft, ADDED, KNOWN) == set()


def test_what_was_known_before_reading_outranks_what_a_report_brings() -> None:
    draft = Draft(memory_store())
    describe(draft, ADDED, {ARMY.id: replace(ARMY, label="Syrian Arab Army")})
    assert Facts(draft).entities[ARMY.id].label == "Syrian Arab Army"


def test_the_fuller_description_stays_whichever_comes_first() -> None:
    bare = replace(ABU_KAMAL, lat=None, lon=None, geonames=None)
    for first, second in ((bare, ABU_KAMAL), (ABU_KAMAL, bare)):
        draft = Draft(memory_store())
        for place in (first, second):
            describe(draft, [(report(), [claim(object=place)])], {})
        assert Facts(draft).entities[ABU_KAMAL.id] == ABU_KAMAL


def test_a_changed_allegiance_is_news_and_a_changed_position_is_not() -> None:
    draft = Draft(memory_store())
    describe(draft, ADDED, {})
    assert describe(draft, ADDED, {ABU_KAMAL.id: replace(ABU_KAMAL, lat=34.5)}) == set()
    assert describe(draft, ADDED, {ARMY.id: replace(ARMY, parents=())}) == {ARMY.id}


def test_what_nobody_refers_to_any_more_goes_with_all_it_brought() -> None:
    draft = Draft(memory_store())
    describe(draft, ADDED, KNOWN)
    out = undescribe(draft, [claim()], ["Wire"])
    assert out == {ARMY.id, ABU_KAMAL.id, "syria", "syrian-government", "wire-agency"}
    assert len(Facts(draft).entities) == 0


def test_nobody_is_alive_by_itself() -> None:
    draft = Draft(memory_store())
    describe(draft, ADDED, KNOWN)
    assert not alive(Facts(draft), "syria")
