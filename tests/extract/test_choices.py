"""All that a name may mean."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.choices import choice, standing
from kg.extract.name import Name
from kg.extract.placing import Chooser
from kg.know import gazetteer
from kg.model import Candidate, Entity, Kind, Words
from tests import factory

WORDS = Words("text", "Raqqa", 4, 9)
FAR = Entity("raqqa-9", "Raqqa", Kind.SETTLEMENT, country="elsewhere")
PLACES = (
    gazetteer.Candidate(FAR, 500, "PPL", None),
    gazetteer.Candidate(factory.RAQQA, 220_000, "PPLA", None),
)


def test_what_was_chosen_comes_first_then_the_others_by_score() -> None:
    name = Name(1, 2, "Raqqa", (factory.ISLAMIC_STATE,), PLACES)
    found = choice(
        WORDS, name, Chooser({"syria": 2}), wanted=Kind.SETTLEMENT, nearby=(), chosen=factory.RAQQA
    )
    assert [(c.entity.id, c.score) for c in found.candidates] == [
        ("raqqa", 18.45),
        ("islamic-state", 1.0),
        ("raqqa-9", 5.52),
    ]
    assert (found.words, found.considered) == (WORDS, 3)


def test_a_name_of_many_places_shows_ten_and_counts_all() -> None:
    many = tuple(replace(PLACES[0], entity=replace(FAR, id=f"raqqa-{n}")) for n in range(30))
    found = choice(WORDS, Name(1, 2, "Raqqa", (), many), Chooser({}), wanted=None, nearby=(), chosen=FAR)
    assert (len(found.candidates), found.considered) == (10, 30)


def test_a_name_that_was_made_of_its_words_means_one_thing() -> None:
    made = Entity("river-force", "River Force", Kind.ARMED_GROUP)
    name = Name(1, 3, "River Force", made=made)
    found = choice(WORDS, name, Chooser({}), wanted=None, nearby=(), chosen=made)
    assert (found.candidates, found.considered) == ((Candidate(made, 1.0),), 1)


def test_actors_stand_by_the_countries_of_the_report() -> None:
    actors = (factory.ARMY, factory.ISLAMIC_STATE, replace(factory.ARMY, country="iraq"))
    assert [standing(a, {"syria": 1}) for a in actors] == [2, 1, 0]
    assert [standing(a, {"syria": 4}) for a in actors] == [5, 1, 0]
