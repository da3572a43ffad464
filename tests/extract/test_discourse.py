"""What a report has spoken of so far."""

from kg.extract.discourse import Discourse, Seen
from kg.model import Entity, Kind
from tests import factory


def _group(entity: Entity) -> bool:
    return entity.kind is Kind.ARMED_GROUP


def _meant(seen: Seen | None) -> Entity | None:
    return seen.entity if seen else None


OTHER = factory.entity("Boko Haram")


def test_who_was_spoken_of_last_is_meant() -> None:
    discourse = Discourse()
    discourse.note(factory.ISLAMIC_STATE, 0, 0)
    discourse.note(OTHER, 1, 60)
    assert _meant(discourse.latest(_group, 2, 100)) == OTHER


def test_who_acted_comes_before_who_was_only_named() -> None:
    discourse = Discourse()
    discourse.note(factory.ISLAMIC_STATE, 1, 50, subject=True)
    discourse.note(OTHER, 1, 60)
    assert _meant(discourse.latest(_group, 2, 100)) == factory.ISLAMIC_STATE


def test_what_stands_behind_the_words_is_not_meant() -> None:
    discourse = Discourse()
    discourse.note(OTHER, 1, 120)
    assert _meant(discourse.latest(_group, 1, 100)) is None


def test_nobody_who_is_excluded_is_meant() -> None:
    discourse = Discourse()
    discourse.note(factory.ISLAMIC_STATE, 0, 0)
    discourse.note(OTHER, 1, 60)
    assert _meant(discourse.latest(_group, 2, 100, not_these={"boko-haram"})) == factory.ISLAMIC_STATE


def test_a_name_that_comes_later_is_meant_where_none_came_before() -> None:
    discourse = Discourse(ahead=[Seen(OTHER, 3, 200)])
    assert _meant(discourse.latest(_group, 0, 10)) == OTHER
    assert _meant(discourse.latest(_group, 0, 10, forward=False)) is None


def test_memory_fades_after_a_dozen_sentences() -> None:
    discourse = Discourse()
    discourse.note(OTHER, 0, 0)
    assert _meant(discourse.latest(_group, 12, 900)) == OTHER
    assert _meant(discourse.latest(_group, 13, 990)) is None


def test_places_are_asked_for_by_kind() -> None:
    discourse = Discourse()
    discourse.note(factory.RAQQA, 0, 0)
    discourse.note(factory.ISLAMIC_STATE, 1, 50)
    assert _meant(discourse.place(2, 100, {Kind.SETTLEMENT})) == factory.RAQQA
    assert _meant(discourse.place(2, 100, {Kind.REGION})) is None


def test_a_state_is_an_actor_but_no_plain_place() -> None:
    discourse = Discourse()
    discourse.note(Entity("syria", "Syria", Kind.STATE), 0, 0)
    assert _meant(discourse.place(1, 50, {Kind.SETTLEMENT, Kind.REGION})) is None


def test_two_are_meant_in_the_order_in_which_they_were_named() -> None:
    discourse = Discourse()
    discourse.note(OTHER, 1, 60)
    discourse.note(factory.ISLAMIC_STATE, 1, 80)
    assert [s.entity for s in discourse.pair(_group, 2, 100)] == [OTHER, factory.ISLAMIC_STATE]
    assert discourse.pair(_group, 6, 400) == []


def test_those_last_opposed_come_before_those_named_together() -> None:
    discourse = Discourse()
    third = factory.entity("Ansar Dine")
    discourse.oppose(Seen(OTHER, 1, 60), Seen(factory.ISLAMIC_STATE, 1, 20))
    discourse.note(OTHER, 2, 90)
    discourse.note(third, 2, 99)
    assert [s.entity for s in discourse.pair(_group, 3, 200)] == [factory.ISLAMIC_STATE, OTHER]
    assert discourse.pair(lambda e: e == third, 3, 200) == []


def test_an_entity_is_known_by_its_id() -> None:
    discourse = Discourse(ahead=[Seen(OTHER, 3, 200)])
    assert discourse.known("boko-haram") == OTHER
    assert discourse.known("ansar-dine") is None
