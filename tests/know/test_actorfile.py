"""Actors written by hand."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.actorfile import read_actors
from kg.model import Entity, Kind


def _actors(folder: Path, text: str) -> list[Entity]:
    file = folder / "groups.yaml"
    file.write_text(text, encoding="utf-8")
    return [entity for entity, _ in read_actors(file)]


def test_an_actor_with_everything(tmp_path: Path) -> None:
    text = """\
- label: Army of the North
  kind: armed-group
  aliases: [AN, Jaysh al-Shamal]
  parents: [northern-front]
  allegiance: borduria
  country: syldavia
  years: 2012-2017
  same_as: https://en.wikipedia.org/wiki/Army_of_the_North
"""
    assert _actors(tmp_path, text) == [
        Entity(
            "army-of-the-north",
            "Army of the North",
            Kind.ARMED_GROUP,
            aliases=("AN", "Jaysh al-Shamal"),
            country="syldavia",
            parents=("northern-front",),
            leans="borduria",
            same_as=("https://en.wikipedia.org/wiki/Army_of_the_North",),
            active=(2012, 2017),
        )
    ]


def test_a_speaker(tmp_path: Path) -> None:
    text = "- {label: Klow Radio, id: klow, kind: media, speaks_for: syldavia, leans: king}"
    assert _actors(tmp_path, text) == [
        Entity("klow", "Klow Radio", Kind.MEDIA, speaks_for="syldavia", leans="king")
    ]


def test_an_alias_in_other_capitals_is_another_name(tmp_path: Path) -> None:
    (entity,) = _actors(tmp_path, "- {label: Group, kind: militia, aliases: [ISIS, Isis]}")
    assert entity.aliases == ("ISIS", "Isis")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {label: A}", "1: A: missing key 'kind'"),
        ("- {kind: militia}", "1: entry 1: missing key 'label'"),
        ("- label: A\n  kind: town", "2: A: wrong kind 'town'; known: armed-force, armed-group, "),
        ("- label: A\n  kind: settlement", "2: A: wrong kind 'settlement'; known: "),
        ("- label: A\n  kind: militia\n  id: A b", "3: A b: id 'A b' is no slug; it would be 'a-b'"),
        ("- label: A\n  kind: militia\n  parent: b", "3: A: unknown key 'parent'; known: "),
        ("- label: A\n  kind: militia\n  years: then", "3: A: bad year 'then'; write "),
        ("- label: A\n  kind: militia\n  aliases: B", "3: A: aliases must be a list"),
        ("- label: A\n  kind: militia\n  aliases: [B, B]", "3: A: 'B' stands twice in aliases"),
        (
            "- label: Al-B\n  kind: militia\n  aliases: [al B]",
            "3: Al-B: alias 'al B' is found by another of its names already",
        ),
        ("- label: A\n  kind: media\n  leans: b\n  allegiance: c", "3: A: has both allegiance and leans"),
    ],
)
def test_wrong_entries(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        _actors(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'groups.yaml'}:{said}")
