"""Names of a table matched to entities: a list of spellings, and how sure each match is."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.model import Entity, Kind
from kg.query.properties import PROPERTIES, position, proposed, types_of
from kg.query.reconciling import Strictness, Wanted, candidate_json, reconcile
from kg.rdf import entity_quads
from kg.store import Store, memory_store
from tests.query.world import BASE, NAMES

TOWN, GROUP = Kind.SETTLEMENT, Kind.ARMED_GROUP
ENTITIES = (
    Entity("syria", "Syria", Kind.STATE, aliases=("Syrian Arab Republic",)),
    Entity("iraq", "Iraq", Kind.STATE),
    Entity("ukraine", "Ukraine", Kind.STATE),
    Entity(
        "deir-ez-zor-governorate",
        "Deir ez-Zor Governorate",
        Kind.REGION,
        country="syria",
        parents=("syria",),
    ),
    Entity("raqqa-governorate", "Raqqa Governorate", Kind.REGION, aliases=("Raqqa",), country="syria"),
    Entity(
        "abu-kamal",
        "Abu Kamal",
        TOWN,
        ("Albu Kamal", "Al-Bukamal"),
        34.45,
        40.92,
        174448,
        "syria",
        ("deir-ez-zor-governorate",),
        same_as=("https://en.wikipedia.org/wiki/Abu_Kamal",),
    ),
    Entity("deir-ez-zor", "Deir ez-Zor", TOWN, (), 35.33, 40.14, country="syria"),
    Entity("raqqa", "Raqqa", TOWN, (), 35.95, 39.01, country="syria"),
    Entity("al-qaim", "Al-Qa'im", TOWN, (), 34.37, 41.09, country="iraq"),
    Entity("mosul", "Mosul", TOWN, ("Al-Mawsil",), 36.34, 43.13, country="iraq"),
    Entity("kharkiv", "Kharkiv", TOWN, ("Kharkov",), 49.99, 36.23, country="ukraine"),
    Entity("salihiyah-syria", "Salihiyah", TOWN, (), 34.74, 40.75, country="syria"),
    Entity("salihiyah-iraq", "Salihiyah", TOWN, (), 33.2, 44.4, country="iraq"),
    Entity("islamic-state", "Islamic State", GROUP, ("IS", "ISIS", "ISIL", "Daesh")),
    Entity("hayat-tahrir-al-sham", "Hay'at Tahrir al-Sham", GROUP, ("HTS",), country="syria"),
    Entity("ahrar-al-sham", "Ahrar al-Sham", GROUP, country="syria"),
    Entity("peoples-defence-units", "People's Defence Units", GROUP, ("YPG",)),
    Entity("syrian-armed-forces", "Syrian Armed Forces", Kind.ARMED_FORCE, ("Syrian army",), country="syria"),
)


@pytest.fixture(scope="module")
def store() -> Store:
    made = memory_store(BASE)
    made.change(add=entity_quads(ENTITIES, NAMES))
    return made


@pytest.mark.parametrize(
    ("name", "best", "score", "match"),
    [
        ("Abu Kamal", "abu-kamal", 100.0, True),
        ("ABU-KAMAL", "abu-kamal", 100.0, True),
        ("Albu Kamal", "abu-kamal", 99.0, True),
        ("al Bukamal", "abu-kamal", 99.0, True),
        ("Abou Kamal", "abu-kamal", 96.0, False),
        ("Abu Kemal", "abu-kamal", 88.9, False),
        ("Al-Bu Kemal", "abu-kamal", 85.7, False),
        ("Deir Ezzor", "deir-ez-zor", 98.0, True),
        ("Deir al-Zor", "deir-ez-zor", 98.0, True),
        ("Dayr az-Zawr", "deir-ez-zor", 96.0, False),
        ("Deir ez-Zour", "deir-ez-zor", 96.0, False),
        ("Deir ez-Zor Governorate", "deir-ez-zor-governorate", 100.0, True),
        ("Raqqa", "raqqa", 100.0, False),
        ("ar-Raqqah", "raqqa", 96.0, False),
        ("Rakka", "raqqa", 96.0, False),
        ("el-Qaim", "al-qaim", 98.0, True),
        ("Al Qaʾim", "al-qaim", 100.0, True),
        ("Qaim", "al-qaim", 98.0, True),
        ("Mossul", "mosul", 96.0, False),
        ("Al Mawsil", "mosul", 99.0, True),
        ("Kharkov", "kharkiv", 99.0, True),
        ("Kharkiw", "kharkiv", 85.7, False),
        ("Харків", "kharkiv", 96.0, False),
        ("\u202bKharkiv\u202c\u200b", "kharkiv", 100.0, True),
        ("Salihiyah", "salihiyah-iraq", 100.0, False),
        ("Daesh", "islamic-state", 99.0, True),
        ("ISIS", "islamic-state", 99.0, True),
        ("Hayat Tahrir ash-Sham", "hayat-tahrir-al-sham", 98.0, True),
        ("Peoples Defense Units", "peoples-defence-units", 95.0, False),
        ("islamic-state", "islamic-state", 100.0, True),
        ("the Syrian Army", "syrian-armed-forces", 99.0, True),
    ],
)
def test_spellings_of_groups_and_towns(store: Store, name: str, best: str, score: float, match: bool) -> None:
    found = reconcile(store, Wanted(name))
    assert (found[0].entity.id, found[0].score, found[0].match) == (best, score, match)
    assert not any(one.match for one in found[1:])
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize("name", ["Vorkuta", "zzzz", "\u200b\u200f", "---", "x" * 1000, "ق" * 40])
def test_what_is_not_here_has_no_candidate(store: Store, name: str) -> None:
    assert reconcile(store, Wanted(name)) == []


def best(store: Store, **said: object) -> list[tuple[str, float, bool]]:
    found = reconcile(store, Wanted(**said))  # type: ignore[arg-type]
    return [(one.entity.id, one.score, one.match) for one in found]


def test_a_type_tells_namesakes_apart(store: Store) -> None:
    assert best(store, name="Raqqa", types=("settlement",)) == [("raqqa", 100.0, True)]
    assert best(store, name="Raqqa", types=("region",)) == [("raqqa-governorate", 99.0, True)]
    assert best(store, name="Raqqa", types=("militia",)) == []
    assert best(store, name="Syria", types=("actor", "place"), strictness=Strictness.ALL)[0][0] == "syria"
    assert best(store, name="Raqqa", types=("actor", "place"), strictness=Strictness.ALL) == [
        ("iraq", 72.8, False)
    ]
    rather = best(store, name="Raqqa", types=("region",), strictness=Strictness.SHOULD)
    assert rather == [("raqqa-governorate", 99.0, True), ("raqqa", 90.0, False), ("iraq", 65.5, False)]


@pytest.mark.parametrize(
    ("property", "value", "found"),
    [
        ("country", "iraq", [("salihiyah-iraq", 100.0, True), ("salihiyah-syria", 70.0, False)]),
        (
            "country",
            "Syrian Arab Republic",
            [("salihiyah-syria", 100.0, True), ("salihiyah-iraq", 70.0, False)],
        ),
        ("coordinates", "33.21,44.41", [("salihiyah-iraq", 100.0, True), ("salihiyah-syria", 70.0, False)]),
        (
            "coordinates",
            "POINT(40.7 34.7)",
            [("salihiyah-syria", 100.0, True), ("salihiyah-iraq", 70.0, False)],
        ),
        ("latitude", "34.7", [("salihiyah-syria", 100.0, True), ("salihiyah-iraq", 70.0, False)]),
        ("kind", "region", [("salihiyah-iraq", 70.0, False), ("salihiyah-syria", 70.0, False)]),
        ("geonames", "1", [("salihiyah-iraq", 95.0, False), ("salihiyah-syria", 95.0, False)]),
    ],
)
def test_properties_tell_namesakes_apart(
    store: Store, property: str, value: str, found: list[tuple[str, float, bool]]
) -> None:
    assert best(store, name="Salihiyah", properties=((property, (value,)),)) == found


def test_a_property_that_disagrees_unmakes_a_match(store: Store) -> None:
    said = (("country", ("iraq",)),)
    assert best(store, name="Abu Kamal", properties=said) == [("abu-kamal", 70.0, False)]
    assert best(store, name="Abu Kamal", properties=(("country", ("iraq", "syria")),)) == [
        ("abu-kamal", 100.0, True)
    ]
    above = (("parent", ("Syria",)),)
    assert best(store, name="Abu Kamal", properties=above) == [("abu-kamal", 100.0, True)]


@pytest.mark.parametrize(
    "said",
    [
        (("geonames", ("174448",)),),
        (("same-as", ("https://en.wikipedia.org/wiki/Abu_Kamal",)),),
        (("alias", ("albu kamal",)), ("country", ("syria",))),
    ],
)
def test_without_a_name_a_key_finds(store: Store, said: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    assert best(store, properties=said) == [("abu-kamal", 100.0, True)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": "Raqqa", "types": ("town",)}, "'town' is no type; known: actor, place, state"),
        ({"name": "Raqqa", "properties": (("size", ("1",)),)}, "'size' is no property; known: kind, country"),
        ({"name": "Raqqa", "properties": (("coordinates", ("north",)),)}, "'north' is no position"),
        ({"name": "Raqqa", "properties": (("coordinates", ("100,1",)),)}, "'100,1' is no position"),
        ({"name": "Raqqa", "properties": (("latitude", ("north",)),)}, "'north' is no number of degrees"),
        ({}, "a query without a name needs one of the properties geonames, same-as, alias"),
        ({"name": " ", "properties": (("country", ("syria",)),)}, "a query without a name needs one"),
        ({"properties": (("same-as", ("a b",)),)}, "'a b' is no address"),
    ],
)
def test_what_cannot_be_meant(store: Store, said: dict[str, object], why: str) -> None:
    with pytest.raises(UsageError) as refused:
        best(store, **said)
    assert str(refused.value).startswith(why)


def test_a_limit_hides_no_rival(store: Store) -> None:
    assert best(store, name="Raqqa", limit=1) == [("raqqa", 100.0, False)]


def test_a_candidate_as_the_specification_writes_it(store: Store) -> None:
    [one] = reconcile(store, Wanted("Abu Kamal", limit=1))
    assert candidate_json(one) == {
        "id": "abu-kamal",
        "name": "Abu Kamal",
        "description": "settlement, deir-ez-zor-governorate, syria",
        "type": [{"id": "settlement", "name": "settlement"}, {"id": "place", "name": "place"}],
        "score": 100.0,
        "match": True,
        "features": [{"id": "name", "value": 100.0}, {"id": "properties", "value": 1.0}],
    }


def test_properties_by_type() -> None:
    assert types_of(Kind.STATE) == ("state", "place", "actor")
    assert [p.id for p in proposed(None)] == list(PROPERTIES)
    assert "coordinates" not in {p.id for p in proposed("person")}
    assert "leans" not in {p.id for p in proposed("settlement")}
    assert {p.id for p in proposed("state")} == set(PROPERTIES)
    assert (position("34.5 , 40"), position(" point( 40 34.5 ) ")) == ((34.5, 40.0), (34.5, 40.0))
