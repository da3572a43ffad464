"""A world of three regions and five settlements, for tests of compiling and looking up."""

from __future__ import annotations

from pathlib import Path

from kg.know.atlas import atlas
from kg.know.gazetteer import Gazetteer
from kg.know.geonames import City, world
from kg.know.placefile import write_places
from kg.know.places import Place
from kg.know.regions import Division

STATES = {"SY": "syria", "US": "united-states"}
DIVISIONS = (
    Division(1, "Dayr az Zawr", "SY", 1, "SY.07", "Province", ("Deir ez-Zor Governorate",), 170792),
    Division(2, "Abu Kamal District", "SY", 2, "SY.07.1", parent=1),
    Division(3, "Alabama", "US", 1, "US.AL", "State", (), 4829764),
)
CITIES = (
    City(174448, "Ālbū Kamāl", "SY", 34.45, 40.92, 57572, ("Abu Kamal", "Al-Bukamal", "أبو كمال"), (1,)),
    City(170794, "Deir ez-Zor", "SY", 35.34, 40.14, 271800, ("Deir Ezzor", "Dayr az-Zawr"), (1,)),
    City(170, "Al Qaryah", "SY", 35.0, 40.0, 900, (), (1,)),
    City(4829, "Arab", "US", 34.3, -86.5, 8000, (), (3,)),
    City(4830, "Qaryah", "US", 33.0, -86.0, 90000, (), (3,)),
)


def places() -> list[Place]:
    """Give every place of it, as listed."""
    return list(world(DIVISIONS, CITIES, STATES))


def gazetteer(folder: Path, noise: frozenset[str] = frozenset({"arab"})) -> Gazetteer:
    """Compile it into a folder and open it."""
    file = folder / "tiny.sqlite"
    write_places(file, atlas(places(), (), (), STATES.values(), noise), noise)
    return Gazetteer(file)
