"""What is said of all of a region, and the places in it."""

from kg.derive import update
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.regions import Regions, around, scenes, within
from kg.model import Claim, Entity, Kind
from kg.store import memory_store
from tests.factory import ARMY, RAQQA, SDF, claim, report

SYRIA = Entity("syria", "Syria", Kind.STATE)
PROVINCE = Entity("raqqa-governorate", "Raqqa Governorate", Kind.REGION, country="syria")
DISTRICT = Entity("tabqa-district", "Tabqa District", Kind.REGION, country="syria", parents=(PROVINCE.id,))
TOWN = Entity("tabqa", "Tabqa", Kind.SETTLEMENT, country="syria", parents=(DISTRICT.id,))
KNOWN = {e.id: e for e in (SYRIA, PROVINCE, DISTRICT)}


def facts(*claims: Claim) -> Facts:
    store = memory_store()
    update(store, [(report(), claims)], known=KNOWN)
    return Facts(Draft(store))


ALL = claim("captured", SDF, PROVINCE)
SOME = claim("captured", ARMY, PROVINCE, extent="part")
STATE = claim("lost", ARMY, SYRIA)
TOLD = facts(ALL, SOME, STATE, claim("attacked", ARMY, TOWN), claim("attacked", ARMY, RAQQA))


def test_all_of_a_region_goes_for_what_lies_in_it_however_deep() -> None:
    regions = Regions(TOLD)
    assert [c.id for c in regions.above(TOWN.id)] == sorted([ALL.id, STATE.id])
    assert [c.id for c in regions.above(PROVINCE.id)] == [STATE.id]
    assert regions.above(SYRIA.id) == []
    assert regions.above("nowhere") == []


def test_the_places_within_are_those_that_are_described() -> None:
    assert within(TOLD, PROVINCE.id) == {DISTRICT.id, TOWN.id}
    assert within(TOLD, SYRIA.id) == {PROVINCE.id, DISTRICT.id, TOWN.id, RAQQA.id}
    assert within(TOLD, TOWN.id) == set()


def test_a_claim_tells_of_its_place_and_one_on_all_of_a_region_of_those_in_it() -> None:
    assert scenes(TOLD, [SOME]) == {PROVINCE.id}
    assert scenes(TOLD, [ALL]) == {PROVINCE.id, DISTRICT.id, TOWN.id}
    assert scenes(TOLD, [claim("attacked", ARMY, TOWN)]) == set()


def test_an_actor_lies_nowhere() -> None:
    assert (around(ARMY), around(SYRIA), around(None)) == ((), (), ())
    assert around(TOWN) == (DISTRICT.id, "syria")
