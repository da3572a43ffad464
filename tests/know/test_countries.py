"""The rule over countries."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.bodies import BODIES
from kg.know.countries import Country, read_countries
from kg.model import Entity, Kind

SYLDAVIA = """\
- name: Syldavia
  iso: SY
  geonames: 7
  lat: 44.5
  lon: 20
  demonyms: [Syldavian, Syldav]
  plurals: [Syldavians]
  capitals: [Klow]
  aliases: [Kingdom of Syldavia]
  territories: [SX]
  same_as: https://en.wikipedia.org/wiki/Syldavia
  disputed: {borduria: Western Borduria}
  bodies:
    armed-forces: {label: Royal Syldavian Forces, aliases: [RSF], years: 1930-}
    defence-ministry: {same_as: https://en.wikipedia.org/wiki/Syldavian_defence}
"""


def _countries(folder: Path, text: str) -> tuple[Country, ...]:
    file = folder / "countries.yaml"
    file.write_text(text, encoding="utf-8")
    return read_countries(file)


def test_a_state(tmp_path: Path) -> None:
    (country,) = _countries(tmp_path, SYLDAVIA)
    assert country.state == Entity(
        "syldavia",
        "Syldavia",
        Kind.STATE,
        aliases=("Kingdom of Syldavia",),
        lat=44.5,
        lon=20.0,
        geonames=7,
        same_as=("https://en.wikipedia.org/wiki/Syldavia",),
        disputed=(("borduria", "Western Borduria"),),
    )
    assert (country.iso, country.territories, country.capitals) == ("SY", ("SX",), ("Klow",))
    assert (country.demonyms, country.plurals) == (("Syldavian", "Syldav"), ("Syldavians",))


def test_its_bodies(tmp_path: Path) -> None:
    (country,) = _countries(tmp_path, SYLDAVIA)
    bodies = country.bodies
    assert list(bodies) == list(BODIES)
    assert bodies["government"] == Entity(
        "syldavian-government",
        "Syldavian government",
        Kind.GOVERNMENT,
        aliases=("Syldavian authorities",),
        country="syldavia",
        parents=("syldavia",),
        speaks_for="syldavia",
    )
    assert bodies["armed-forces"] == Entity(
        "syldavian-armed-forces",
        "Royal Syldavian Forces",
        Kind.ARMED_FORCE,
        aliases=(
            "RSF",
            "Syldavian Armed Forces",
            "Syldavian army",
            "Syldavian military",
            "Syldavian forces",
            "Syldavian troops",
        ),
        country="syldavia",
        parents=("syldavian-government",),
        active=(1930, None),
    )
    ministry = bodies["defence-ministry"]
    assert (ministry.label, ministry.aliases) == (
        "Syldavian Ministry of Defence",
        ("Syldavian Defence Ministry",),
    )
    assert (ministry.parents, ministry.speaks_for) == (("syldavian-government",), "syldavian-armed-forces")
    assert ministry.same_as == ("https://en.wikipedia.org/wiki/Syldavian_defence",)
    assert bodies["foreign-ministry"].label == "Syldavian Ministry of Foreign Affairs"


def test_a_region_has_no_bodies(tmp_path: Path) -> None:
    (country,) = _countries(tmp_path, "- {name: Zilheroum, kind: region, demonyms: [Zilheroumi]}")
    assert (country.state.kind, country.bodies) == (Kind.REGION, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {name: A}", "1: A: missing key 'demonyms'"),
        ("- name: A\n  demonyms: []", "2: A: demonyms is empty"),
        ("- name: A\n  demonyms: [An]\n  capital: B", "3: A: unknown key 'capital'; known: "),
        (
            "- {name: A, demonyms: [An], kind: armed-group}",
            "1: A: kind must be state or region, not 'armed-group'",
        ),
        (
            "- name: A\n  demonyms: [An]\n  bodies: {navy: {label: B}}",
            "3: A: unknown body 'navy'; known: government, ",
        ),
        (
            "- name: A\n  demonyms: [An]\n  bodies:\n    police: {name: B}",
            "3: A: police: unknown key 'name'; known: ",
        ),
        (
            "- {name: A, demonyms: [An], disputed: B}",
            "1: A: disputed must hold a party's id and its name for the place",
        ),
        ("- {name: A, demonyms: [An], lat: 91}", "1: A: lat must be from -90 to 90, not 91"),
    ],
)
def test_wrong_entries(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        _countries(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'countries.yaml'}:{said}")
