"""The bodies of a state and what they are called."""

from kg.know.bodies import BEFORE_OF, BODIES, BODY_OF, MINISTRIES, TITLES
from kg.know.names import fold


def test_phrases_are_folded_and_name_one_body() -> None:
    phrases = [phrase for body in BODIES.values() for phrase in body.phrases]
    assert [p for p in phrases if fold(p) != p] == []
    assert len(phrases) == len(set(phrases)) == len(BODY_OF)


def test_parents_and_speakers_are_bodies() -> None:
    others = {body.parent for body in BODIES.values()} | {body.speaks_for for body in BODIES.values()}
    assert others - set(BODIES) == {"state", None}


def test_titles_and_what_stands_before_of_are_phrases() -> None:
    assert (
        set(BODY_OF) >= TITLES >= {"president", "prime minister", "foreign minister", "minister of defence"}
    )
    assert set(BODY_OF) >= BEFORE_OF >= {"government", "ministry of defense", "armed forces"}
    assert "forces" not in BEFORE_OF


def test_words_of_ministries_name_bodies() -> None:
    assert MINISTRIES["defense"] == MINISTRIES["defence"] == "defence-ministry"
    assert set(MINISTRIES.values()) <= set(BODIES)
