"""The frame lexicon, as it stands and where it is wrong."""

import re
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.data import data_folder
from kg.know.frames import Besides, Filler, Form, Lexicon, load_lexicon
from kg.model import Manner, Relation

GOOD = """\
- id: seizing
  relation: captured
  gloss: An actor takes a place.
  types: {subject: actor, object: place, from: actor}
  unless-subject: {relation: lost, subject: from}
  verbs:
    - "take {object} (from {from})"
  nouns:
    - "capture of {object} (by {subject})"
  compounds:
    - "{subject}-captured {object}"
"""
VERBS = """\
- name: take
  forms: [takes, took, taken, taking]
"""


def _load(folder: Path, frames: str, verbs: str = VERBS) -> Lexicon:
    (folder / "frames.yaml").write_text(frames, "utf-8")
    (folder / "verbs.yaml").write_text(verbs, "utf-8")
    return load_lexicon(folder)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(data_folder("ontology") / "lexicon")


def test_triggers_stand_by_the_forms_of_their_heads(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, GOOD)
    assert set(lexicon.verbs) == {"take", "takes", "took", "taken", "taking"}
    assert set(lexicon.nouns) == {"capture", "captures"}
    assert set(lexicon.compounds) == {"captured"}
    assert "took" in lexicon
    assert "lost" not in lexicon


def test_a_frame_is_what_its_entry_says(tmp_path: Path) -> None:
    [trigger] = _load(tmp_path, GOOD).verbs["took"]
    frame = trigger.frame
    assert (trigger.form, frame.id, frame.relation) == (Form.VERB, "seizing", Relation.CAPTURED)
    assert frame.types == {"subject": Filler.ACTOR, "object": Filler.PLACE, "from": Filler.ACTOR}
    assert frame.unless_subject == (Relation.LOST, "from")
    assert (frame.manner, frame.present, frame.object_from_context) == (None, False, False)


def test_a_frame_may_say_something_besides(tmp_path: Path) -> None:
    also = "also: {relation: fought, subject: subject, object: from}"
    [trigger] = _load(tmp_path, GOOD.replace("gloss: An", f"{also}\n  gloss: An")).verbs["took"]
    assert trigger.frame.also == Besides(Relation.FOUGHT, "subject", "from")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("gloss: An", "also: fought\n  gloss: An", 3, "also must hold a relation"),
        (
            "gloss: An",
            "also: {relation: fought, subject: me, object: from}\n  gloss: An",
            3,
            "unknown role 'me'",
        ),
        ("relation: captured", "relation: ate", 2, "unknown relation 'ate'"),
        ("relation: captured", "colour: red", 2, "unknown key 'colour'"),
        ("  relation: captured\n", "", 1, "missing key 'relation'"),
        ("  gloss: An actor takes a place.\n", "", 1, "missing key 'gloss'"),
        (
            "types: {subject: actor, object: place, from: actor}",
            "types: place",
            4,
            "types must hold roles with what may fill them",
        ),
        ("object: place", "object: planet", 4, "unknown types 'planet'"),
        ("object: place", "winner: place", 4, "unknown role 'winner'"),
        ("types: {subject: actor, object: place, from: actor}", "types: {subject: actor}", 6, "has no type"),
        ("relation: lost", "relation: gone", 5, "unknown unless-subject 'gone'"),
        ('"take {object} (from {from})"', '"take {object} (from {from}"', 6, "a bracket is not closed"),
        ('"take {object} (from {from})"', '"take {prey}"', 6, "unknown role {prey}"),
        ('"take {object} (from {from})"', "[a, b]", 6, "verbs must hold texts only"),
        ("gloss: An", "manner: shouting\n  gloss: An", 3, "unknown manner 'shouting'"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    assert old in GOOD
    with pytest.raises(KnowledgeError) as raised:
        _load(tmp_path, GOOD.replace(old, new))
    error = raised.value
    assert (Path(error.file).name, error.entry) == ("frames.yaml", "seizing")
    assert reason in error.reason
    assert error.line == line


def test_a_frame_without_triggers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="needs verbs, nouns or compounds"):
        _load(tmp_path, GOOD[: GOOD.index("  verbs:")])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"verbs\.yaml:1"):
        load_lexicon(tmp_path)


def test_the_whole_lexicon_loads(lexicon: Lexicon) -> None:
    words = (lexicon.verbs, lexicon.nouns, lexicon.compounds)
    triggers = [t for heads in words for found in heads.values() for t in found]
    assert {t.frame.relation for t in triggers} == set(Relation)
    assert len({t.frame.id for t in triggers}) >= 60
    assert len({t.pattern for t in triggers}) >= 400


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("captured", Relation.CAPTURED),
        ("retaken", Relation.CAPTURED),
        ("recaptured", Relation.CAPTURED),
        ("overran", Relation.CAPTURED),
        ("wrested", Relation.CAPTURED),
        ("lost", Relation.LOST),
        ("withdrew", Relation.WITHDREW_FROM),
        ("fled", Relation.WITHDREW_FROM),
        ("besieged", Relation.BESIEGED),
        ("shelled", Relation.ATTACKED),
        ("ceded", Relation.HANDED_OVER),
        ("defected", Relation.DEFECTED_TO),
    ],
)
def test_words_that_reports_use(lexicon: Lexicon, word: str, relation: Relation) -> None:
    assert relation in {t.frame.relation for t in lexicon.verbs[word]}


@pytest.mark.parametrize("word", ["capture", "fall", "loss", "withdrawal", "siege", "handover"])
def test_nominals_that_reports_use(lexicon: Lexicon, word: str) -> None:
    assert word in lexicon.nouns


@pytest.mark.parametrize("word", ["held", "controlled", "occupied", "backed", "led", "allied", "aligned"])
def test_compounds_that_reports_use(lexicon: Lexicon, word: str) -> None:
    assert word in lexicon.compounds


def test_attacks_from_the_air_have_their_manner(lexicon: Lexicon) -> None:
    assert {t.frame.manner for t in lexicon.verbs["bombed"]} == {Manner.AIR_STRIKE}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("  unless-subject: lost", "unless-subject must hold a relation and a subject"),
        ("  unless-subject: {relation: lost, subject: owner}", "unknown role 'owner'"),
        ("  present: yes", "present must be true or false, not 'yes'"),
        ("  object-from-context: 1", "object-from-context must be true or false, not '1'"),
        ('  nouns: ["{subject:head} against {object}"]', "needs heads"),
    ],
)
def test_a_frame_whose_settings_cannot_be_meant_is_named(tmp_path: Path, lines: str, reason: str) -> None:
    (tmp_path / "verbs.yaml").write_text("", "utf-8")
    frame = (
        "- id: taking\n  relation: captured\n  gloss: To take.\n  types: {subject: actor, object: place}\n"
    )
    (tmp_path / "frames.yaml").write_text(f'{frame}{lines}\n  verbs: ["take {{object}}"]\n', "utf-8")
    with pytest.raises(KnowledgeError, match=f"frames.yaml:5: taking: .*{re.escape(reason)}"):
        load_lexicon(tmp_path)


def test_a_frame_that_stands_twice_is_named(tmp_path: Path) -> None:
    (tmp_path / "verbs.yaml").write_text("", "utf-8")
    frame = (
        "- id: taking\n  relation: captured\n  gloss: To take.\n  types: {subject: actor, object: place}\n"
        '  verbs: ["take {object}"]\n'
    )
    (tmp_path / "frames.yaml").write_text(frame * 2, "utf-8")
    with pytest.raises(KnowledgeError, match=r"frames\.yaml:6: taking: stands twice"):
        load_lexicon(tmp_path)


def test_fixed_words_stand_by_their_forms(lexicon: Lexicon) -> None:
    assert lexicon.fixed["hands"] == {"hand", "hands"}
    assert lexicon.fixed["control"] == {"control"}
    assert lexicon.fixed["dislodging"] == {"dislodge"}
