"""Common nouns and cue words, as they stand and where they are wrong."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.actors import load_registry
from kg.know.data import data_folder
from kg.know.words import CUES, Alliance, Cues, Nouns, load_cues, load_nouns
from kg.model import Extent, Kind, Manner

NOUNS = """\
- id: fighters
  use: actor
  kind: armed-group
  nouns: [rebel]
  refers: [armed-group, militia]
- id: brigades
  use: actor-name
  kind: armed-group
  nouns: [brigade]
- id: towns
  use: place
  kind: settlement
  nouns: [town]
- id: parts
  use: extent
  kind: part
  nouns: [part]
- id: people
  use: words
  nouns: [civilian]
- id: persuasions
  use: words
  nouns: [tribal]
- id: not-territory
  use: words
  nouns: [ship]
- id: sons
  use: actor-name-of
  kind: armed-group
  nouns: [sons]
- id: bodies
  use: words
  nouns: [police]
- id: given-names
  use: words
  nouns: [lena]
"""
CUES_FILE = """\
- id: speech
  words: [say, tell]
- id: manner-drone
  words: [drone]
"""
NUMBERS = """\
- name: dozens
  least: 24
- name: many
"""


def _nouns(folder: Path, text: str) -> Nouns:
    file = folder / "nouns.yaml"
    file.write_text(text, "utf-8")
    return load_nouns(file)


def _cues(folder: Path, cues: str = CUES_FILE, numbers: str = NUMBERS) -> Cues:
    (folder / "cues.yaml").write_text(cues, "utf-8")
    (folder / "numbers.yaml").write_text(numbers, "utf-8")
    return load_cues(folder)


def test_nouns_stand_in_all_their_forms(tmp_path: Path) -> None:
    nouns = _nouns(tmp_path, NOUNS)
    assert nouns.actors == {"rebel": Kind.ARMED_GROUP, "rebels": Kind.ARMED_GROUP}
    assert nouns.refers["rebels"] == {Kind.ARMED_GROUP, Kind.MILITIA}
    assert nouns.name_heads == {"brigade": Kind.ARMED_GROUP}
    assert nouns.name_starts == {"sons": Kind.ARMED_GROUP}
    assert nouns.places["towns"] is Kind.SETTLEMENT
    assert nouns.extents["parts"] is Extent.PART
    assert nouns.people == {"civilian", "civilians"}
    assert nouns.not_territory == {"ship", "ships"}


@pytest.mark.parametrize(
    ("old", "new", "line", "entry", "reason"),
    [
        (
            "kind: armed-group\n  nouns: [rebel]",
            "kind: horde\n  nouns: [rebel]",
            3,
            "fighters",
            "unknown kind 'horde'",
        ),
        (
            "kind: armed-group\n  nouns: [rebel]",
            "kind: settlement\n  nouns: [rebel]",
            3,
            "fighters",
            "kind 'settlement' does not fit use 'actor'",
        ),
        ("use: place", "use: planet", 11, "towns", "unknown use 'planet'"),
        ("refers: [armed-group, militia]", "refers: [mob]", 5, "fighters", "unknown refers 'mob'"),
        ("nouns: [town]", "nouns: town", 13, "towns", "nouns must be a list"),
        ("nouns: [town]", "nouns: [town, town]", 13, "towns", "'town' stands twice in nouns"),
        ("  nouns: [town]\n", "", 10, "towns", "missing key 'nouns'"),
        ("kind: part", "kind: bit", 16, "parts", "unknown kind 'bit'"),
        ("use: extent", "colour: red", 15, "parts", "unknown key 'colour'"),
    ],
)
def test_a_wrong_noun_entry_is_named_with_its_line(  # noqa: PLR0917 - one row of a table
    tmp_path: Path, old: str, new: str, line: int, entry: str, reason: str
) -> None:
    assert old in NOUNS
    with pytest.raises(KnowledgeError) as raised:
        _nouns(tmp_path, NOUNS.replace(old, new))
    error = raised.value
    assert (Path(error.file).name, error.entry) == ("nouns.yaml", entry)
    assert reason in error.reason
    assert error.line == line


@pytest.mark.parametrize("name", ["people", "persuasions", "not-territory"])
def test_a_missing_list_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnowledgeError, match=f"the list '{name}' is missing"):
        _nouns(tmp_path, NOUNS.replace(f"id: {name}", "id: other"))


def test_cues_by_name(tmp_path: Path) -> None:
    cues = _cues(tmp_path)
    assert cues["speech"] == {"say", "tell"}
    assert cues["denying"] == frozenset()
    assert cues.manners == {"drone": Manner.DRONE}
    assert cues.numbers == {"dozens": 24, "many": None}
    with pytest.raises(KeyError):
        cues["no such list"]


@pytest.mark.parametrize(
    ("cues", "line", "entry", "reason"),
    [
        ("- id: spech\n  words: [say]\n", 1, "spech", "unknown list"),
        ("- id: manner-magic\n  words: [spell]\n", 1, "manner-magic", "unknown id 'magic'"),
        ("- id: speech\n  words: say\n", 2, "speech", "words must be a list"),
        ("- id: speech\n", 1, "speech", "missing key 'words'"),
        ("- id: speech\n  words: [say]\n  colour: red\n", 3, "speech", "unknown key 'colour'"),
        ('- id: speech\n  words: ["say", ""]\n', 2, "speech", "words is empty"),
    ],
)
def test_a_wrong_cue_entry_is_named_with_its_line(
    tmp_path: Path, cues: str, line: int, entry: str, reason: str
) -> None:
    with pytest.raises(KnowledgeError) as raised:
        _cues(tmp_path, cues)
    error = raised.value
    assert (Path(error.file).name, error.line, error.entry) == ("cues.yaml", line, entry)
    assert reason in error.reason


@pytest.mark.parametrize(
    ("numbers", "line", "reason"),
    [
        ("- name: dozens\n  least: many\n", 2, "least must be a number, not 'many'"),
        ("- name: dozens\n  least: -3\n", 2, "least must be from 0"),
        ("- least: 3\n", 1, "missing key 'name'"),
        ("- name: dozens\n  most: 3\n", 2, "unknown key 'most'"),
    ],
)
def test_a_wrong_number_is_named_with_its_line(tmp_path: Path, numbers: str, line: int, reason: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        _cues(tmp_path, CUES_FILE, numbers)
    error = raised.value
    assert (Path(error.file).name, error.line) == ("numbers.yaml", line)
    assert reason in error.reason


def test_what_the_project_ships_is_whole() -> None:
    folder = data_folder("ontology") / "lexicon"
    cues = load_cues(folder)
    assert [name for name in sorted(CUES) if not cues[name]] == []
    assert set(cues.manners.values()) == set(Manner) - {Manner.OTHER}
    nouns = load_nouns(folder / "nouns.yaml")
    assert nouns.actors["militiamen"] is Kind.MILITIA
    assert nouns.places["villages"] is Kind.SETTLEMENT
    assert {"ship", "prisoners", "talks"} <= nouns.not_territory


def test_the_coalition_of_a_war_is_told_by_its_country_and_by_whom_it_is_against(tmp_path: Path) -> None:
    nouns = _nouns(
        tmp_path,
        NOUNS + "\n- id: allies\n  use: alliance\n  nouns: [coalition]\n  actors: [allied-force]\n"
        "  countries: [iraq, syria]\n  against: [islamic-state]\n",
    )
    allies = Alliance(("allied-force",), frozenset({"islamic-state"}))
    assert nouns.alliances == {"iraq": (allies,), "syria": (allies,)}


def test_an_alliance_against_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="missing key 'against'"):
        _nouns(
            tmp_path,
            NOUNS
            + "\n- id: allies\n  use: alliance\n  nouns: [coalition]\n  actors: [x]\n  countries: [iraq]\n",
        )


def test_the_alliances_that_the_project_ships_are_known_actors() -> None:
    registry = load_registry(data_folder("ontology"))
    alliances = load_nouns(data_folder("ontology") / "lexicon" / "nouns.yaml").alliances
    meant = {i for found in alliances.values() for a in found for i in (*a.actors, *a.against)}
    assert {i for i in (*meant, *alliances) if registry.get(i) is None} == set()


@pytest.mark.parametrize("word", ["power plant", "air-base", "Balkan"])
def test_a_list_of_single_words_refuses_what_no_token_can_be(tmp_path: Path, word: str) -> None:
    said = f"{word!r} is no single word in lower case"
    with pytest.raises(KnowledgeError, match=rf"nouns.yaml:\d+: towns: {said}"):
        _nouns(tmp_path, NOUNS.replace("[town]", f"[town, {word}]"))
    (tmp_path / "numbers.yaml").write_text(NUMBERS, "utf-8")
    (tmp_path / "cues.yaml").write_text(f"- id: speech\n  words: [say, {word}]\n", "utf-8")
    with pytest.raises(KnowledgeError, match=rf"cues.yaml:2: speech: {said}"):
        load_cues(tmp_path)


def test_manners_and_bounds_may_be_several_words(tmp_path: Path) -> None:
    (tmp_path / "numbers.yaml").write_text(NUMBERS, "utf-8")
    text = "- id: manner-ied\n  words: [car bomb]\n- id: at-least\n  words: [no fewer than]\n"
    (tmp_path / "cues.yaml").write_text(text, "utf-8")
    cues = load_cues(tmp_path)
    assert cues.manners == {"car bomb": Manner.IED}
    assert cues["at-least"] == {"no fewer than"}
