"""The supplement: what an entry gives, and how a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.actors import load_registry
from kg.know.data import data_folder
from kg.know.places import Place, read_supplement, supplement_files
from kg.model import Kind


def _read(folder: Path, text: str) -> Place:
    (folder / "places.yaml").write_text(text, "utf-8")
    return read_supplement(folder)[0].place


def test_an_entry_gives_a_place(tmp_path: Path) -> None:
    place = _read(
        tmp_path,
        """
- label: Golan Heights
  kind: region
  country: syria
  lat: 33.0
  lon: 35.8
  feature: plateau
  population: 50000
  aliases: [Golan]
  part_of: [syria]
  same_as: https://en.wikipedia.org/wiki/Golan_Heights
  disputed: {syria: Golan, israel: Golan}
""",
    )
    entity = place.entity
    assert (entity.id, entity.label, entity.kind) == ("golan-heights", "Golan Heights", Kind.REGION)
    assert (entity.lat, entity.lon, entity.country) == (33.0, 35.8, "syria")
    assert entity.aliases == ("Golan",)
    assert entity.parents == ("syria",)
    assert entity.disputed == (("syria", "Golan"), ("israel", "Golan"))
    assert (place.feature, place.population, place.chosen) == ("plateau", 50000, True)


def test_a_short_entry_is_enough(tmp_path: Path) -> None:
    place = _read(tmp_path, "- {label: Abu Kamal, kind: settlement, geonames: 174448}")
    assert (place.entity.geonames, place.entity.lat, place.feature) == (174448, None, "populated place")


@pytest.mark.parametrize(
    ("entry", "line", "reason"),
    [
        ("- label: Ber\n  kind: town", 2, "kind must be one of"),
        ("- label: Syria\n  kind: state", 2, "kind must be one of"),
        ("- label: Ber", 1, "missing key 'kind'"),
        ("- label: Ber\n  kind: settlement\n  lat: 91\n  lon: 1", 3, "lat must be from -90 to 90"),
        ("- label: Ber\n  kind: settlement\n  lat: 1", 3, "lat and lon must stand together"),
        ("- label: Ber\n  kind: settlement\n  id: Ber!", 3, "must be lower-case letters"),
        ("- label: Ber\n  kind: settlement\n  aliases: [Ber]", 3, "'Ber' is the label already"),
        ("- label: Ber\n  kind: settlement\n  colour: red", 3, "unknown key 'colour'"),
        ("- label: Ber\n  kind: settlement\n  disputed: yes", 3, "disputed must hold"),
        (
            "- label: Ber\n  kind: area\n- label: Ber\n  kind: area",
            3,
            "the id 'ber' stands in places.yaml:1 too",
        ),
    ],
)
def test_a_wrong_entry_is_named_with_file_line_and_reason(
    tmp_path: Path, entry: str, line: int, reason: str
) -> None:
    with pytest.raises(KnowledgeError) as caught:
        _read(tmp_path, entry)
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert caught.value.file.endswith("places.yaml")


def test_the_supplement_that_comes_with_the_package_reads() -> None:
    folder = data_folder("ontology") / "places"
    places = [one.place for one in read_supplement(folder)]
    assert len(supplement_files(folder)) >= 5
    assert len(places) >= 1000
    assert all(place.entity.lat is not None or place.entity.geonames for place in places)
    assert {place.entity.kind for place in places} == {
        Kind.REGION,
        Kind.SETTLEMENT,
        Kind.FACILITY,
        Kind.NATURAL_FEATURE,
        Kind.AREA,
    }


def test_no_id_of_the_supplement_and_no_party_to_a_dispute_is_at_odds_with_the_registry() -> None:
    registry = load_registry(data_folder("ontology"))
    places = [one.place.entity for one in read_supplement(data_folder("ontology") / "places")]
    assert [place.id for place in places if registry.get(place.id)] == []
    parties = {party for place in places for party, _ in place.disputed}
    assert [party for party in sorted(parties) if not registry.get(party)] == []
