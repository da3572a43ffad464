"""What claims are about."""

from kg.model import Matter, Relation, matter_of
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF, claim


def test_a_matter_is_relation_parties_place_and_receiver() -> None:
    told = claim("handed-over", ARMY, RAQQA, target=SDF, place=ABU_KAMAL)
    assert matter_of(told) == Matter(Relation.HANDED_OVER, ARMY.id, RAQQA.id, ABU_KAMAL.id, SDF.id)


def test_day_speaker_status_and_loser_do_not_matter() -> None:
    one = claim(day="2017-11-08", by=(ARMY,))
    other = claim(day=None, status="denied", source=ISLAMIC_STATE)
    assert matter_of(one) == matter_of(other)
    assert matter_of(one).id == "60c79ba723b63358"


def test_a_symmetric_relation_is_one_matter_whoever_is_named_first() -> None:
    assert matter_of(claim("fought", SDF, ARMY)) == matter_of(claim("fought", ARMY, SDF))
    assert matter_of(claim("attacked", SDF, ARMY)) != matter_of(claim("attacked", ARMY, SDF))


def test_killing_without_an_agent_has_an_empty_subject() -> None:
    assert matter_of(claim("killed", None, ISLAMIC_STATE)).subject == ""
