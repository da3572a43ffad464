"""The registry: what is in it and how it is asked."""

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.actors import Registry, load_registry
from kg.know.data import data_folder
from kg.know.names import fold
from kg.model import ACTOR_KINDS, Entity, Kind


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(data_folder("ontology"))


def _found(registry: Registry, words: str) -> list[str]:
    return [entity.id for entity in registry.find(words)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Syria", ["syria"]),
        ("the Syrian army", ["syrian-armed-forces"]),
        ("Syria's army", ["syrian-armed-forces"]),
        ("Syrian government forces", ["syrian-armed-forces"]),
        ("Syrian military", ["syrian-armed-forces"]),
        ("SAA", ["syrian-armed-forces"]),
        ("government of Syria", ["syrian-government"]),
        ("Syrian authorities", ["syrian-government"]),
        ("Iraqi forces", ["iraqi-armed-forces"]),
        ("US military", ["american-armed-forces"]),
        ("U.S. Defense Department", ["american-defence-ministry"]),
        ("Pentagon", ["american-defence-ministry"]),
        ("the government of the United Kingdom", ["british-government"]),
        ("Russian Ministry of Defence", ["russian-defence-ministry"]),
        ("Russia's defense ministry", ["russian-defence-ministry"]),
        ("Ministry of Defence of Ukraine", ["ukrainian-defence-ministry"]),
        ("Ukrainian foreign minister", ["ukrainian-foreign-ministry"]),
        ("South Sudanese army", ["south-sudanese-armed-forces"]),
        ("IDF", ["israeli-armed-forces"]),
        ("FARDC", ["congolese-armed-forces"]),
        ("Congolese army", ["congolese-armed-forces", "congo-brazzaville-armed-forces"]),
        ("Nigerien soldiers", ["nigerien-armed-forces"]),
        ("Nigerian soldiers", ["nigerian-armed-forces"]),
        ("Guinean army", ["guinean-armed-forces"]),
        ("North Korean troops", ["north-korean-armed-forces"]),
        ("IS", ["islamic-state"]),
        ("so-called Islamic State", ["islamic-state"]),
        ("Daesh", ["islamic-state"]),
        ("Hizbullah", ["hezbollah"]),
        ("Hayʼat Tahrir al-Sham", ["hayat-tahrir-al-sham"]),
        ("SDF", ["syrian-democratic-forces"]),
        ("the US-led coalition", ["us-led-coalition"]),
        ("Sana news agency", ["sana"]),
        ("Syrian Observatory for Human Rights", ["syrian-observatory-for-human-rights"]),
        ("M23 rebels", ["march-23-movement"]),
        ("Kremlin", ["russian-presidency"]),
        ("AFP", ["afp", "philippine-armed-forces"]),
        ("ADF", ["allied-democratic-forces", "ambazonia-defence-forces", "australian-armed-forces"]),
        ("the Russians", ["russia"]),
        ("the Guardian", ["the-guardian"]),
        ("New York Times", ["the-new-york-times"]),
        ("the Ukrainian president", ["ukrainian-presidency"]),
    ],
)
def test_find(registry: Registry, words: str, ids: list[str]) -> None:
    assert _found(registry, words) == ids


@pytest.mark.parametrize(
    "words",
    [
        "is",
        "us",
        "us forces",
        "who",
        "hamas",
        "Russians",
        "the Russian",
        "Guardian",
        "Ukrainian President",
        "President of Ukraine",
        "Syrian",
        "Syrian cheese",
        "army",
        "the army",
        "government forces",
        "Niger State",
        "forces of Nature",
        "",
        " the ",
    ],
)
def test_what_is_no_name(registry: Registry, words: str) -> None:
    assert _found(registry, words) == []


@pytest.mark.parametrize(
    ("word", "count"), [("Hezbollah", 3), ("al-Nusra", 4), ("Xyzzy", 0), ("", 0), ("the", 0)]
)
def test_longest(registry: Registry, word: str, count: int) -> None:
    assert registry.longest(word) >= count
    assert bool(registry.longest(word)) == bool(count)


def test_longest_covers_every_name_and_composition(registry: Registry) -> None:
    names = [name for e in registry.entities.values() for name in (e.label, *e.aliases)]
    names += [
        "Syrian ministry of the interior",
        "Ministry of Defence of the Democratic Republic of the Congo",
    ]
    short = [name for name in names if registry.longest(name) < len(fold(name).split())]
    assert short == []


@pytest.mark.parametrize(
    ("demonym", "state"),
    [
        ("Syrian", "syria"),
        ("Syrians", "syria"),
        ("US", "united-states"),
        ("American", "united-states"),
        ("Congolese", "democratic-republic-of-the-congo"),
        ("Dominican", "dominican-republic"),
        ("Emirati", "united-arab-emirates"),
        ("Burmese", "myanmar"),
    ],
)
def test_state_of(registry: Registry, demonym: str, state: str) -> None:
    found = registry.state_of(demonym)
    assert found is not None
    assert found.id == state


@pytest.mark.parametrize("word", ["us", "syrian", "Kurdish", "Economist", ""])
def test_no_state_of(registry: Registry, word: str) -> None:
    assert registry.state_of(word) is None


def test_bodies_of_a_state(registry: Registry) -> None:
    syria, islamic_state = registry.entities["syria"], registry.entities["islamic-state"]
    force = registry.body(syria, "armed-forces")
    assert force is registry.get("syrian-armed-forces")
    assert registry.body(syria, "navy") is None
    assert registry.body(islamic_state, "government") is None


def test_capitals_stand_for_states(registry: Registry) -> None:
    seats = {
        seat: registry.capital_state(seat)
        for seat in ("Moscow", "Kiev", "Washington", "Sana'a", "Mosul", "male")
    }
    assert {seat: state and state.id for seat, state in seats.items()} == {
        "Moscow": "russia",
        "Kiev": "ukraine",
        "Washington": "united-states",
        "Sana'a": "yemen",
        "Mosul": None,
        "male": None,
    }


def test_ids_that_others_rely_on(registry: Registry) -> None:
    labels = {
        "syrian-armed-forces": "Syrian Armed Forces",
        "syrian-government": "Syrian government",
        "islamic-state": "Islamic State",
        "syrian-democratic-forces": "Syrian Democratic Forces",
        "syrian-observatory-for-human-rights": "Syrian Observatory for Human Rights",
        "hezbollah": "Hezbollah",
        "iraqi-armed-forces": "Iraqi Armed Forces",
        "united-states": "United States",
        "iran": "Iran",
        "sana": "Syrian Arab News Agency",
        "afp": "Agence France-Presse",
    }
    assert {name: registry.entities[name].label for name in labels} == labels
    assert registry.get("no-such-actor") is None


def test_who_speaks_for_whom(registry: Registry) -> None:
    speaks = {
        name: registry.entities[name].speaks_for
        for name in ("sana", "amaq-news-agency", "tass", "dmitry-peskov")
    }
    assert speaks == {
        "sana": "syrian-government",
        "amaq-news-agency": "islamic-state",
        "tass": "russian-government",
        "dmitry-peskov": "russian-presidency",
    }
    assert registry.entities["deepstate"].leans == "ukraine"
    assert registry.entities["syrian-observatory-for-human-rights"].leans is None


def test_how_much_is_known(registry: Registry) -> None:
    ruled = {entity.id for c in registry.countries for entity in (c.state, *c.bodies.values())}
    written = [e for e in registry.entities.values() if e.id not in ruled]
    kinds = Counter(entity.kind for entity in written)
    groups = sum(
        kinds[k] for k in (Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION, Kind.ARMED_FORCE, Kind.GOVERNMENT)
    )
    assert len(registry.countries) >= 205
    assert len(written) >= 1700
    assert groups >= 650
    assert kinds[Kind.MEDIA] >= 200
    assert kinds[Kind.MONITOR] >= 60
    assert kinds[Kind.INTERNATIONAL_ORGANISATION] >= 50
    assert kinds[Kind.PERSON] >= 300
    linked = sum(bool(entity.same_as) for entity in written)
    assert linked >= 1200


def test_every_reference_leads_somewhere(registry: Registry) -> None:
    known = registry.entities
    for entity in known.values():
        references = {*entity.parents, entity.speaks_for, entity.leans, entity.country} - {None}
        assert references <= set(known), entity.id
        assert entity.id not in references, entity.id
    assert {e.kind for e in known.values()} <= ACTOR_KINDS | {Kind.REGION}


def test_labels_and_places_are_sound(registry: Registry) -> None:
    labels = Counter(entity.label.casefold() for entity in registry.entities.values())
    assert [label for label, count in labels.items() if count > 1] == []
    located = [c.state for c in registry.countries if c.state.lat is None or c.state.lon is None]
    assert located == []
    assert len({c.iso for c in registry.countries if c.iso}) >= 196


def test_pages_are_valid_and_name_one_entity(registry: Registry) -> None:
    pages = Counter(page for entity in registry.entities.values() for page in entity.same_as)
    assert [page for page, count in pages.items() if count > 1] == []
    assert [
        page for page in pages if not re.fullmatch(r"https://en\.wikipedia\.org/wiki/[^\s<>\"{}|\\^`]+", page)
    ] == []


def test_no_alias_is_a_common_word(registry: Registry) -> None:
    common = {
        "army",
        "rebels",
        "group",
        "media",
        "free",
        "forces",
        "troops",
        "militants",
        "police",
        "military",
        "north",
    }
    common |= {
        "state",
        "government",
        "opposition",
        "coalition",
        "alliance",
        "movement",
        "party",
        "security",
        "border",
    }
    names = {fold(name) for e in registry.entities.values() for name in (e.label, *e.aliases)}
    assert names & common == set()


def test_every_entity_is_found_by_its_label(registry: Registry) -> None:
    lost = [e.label for e in registry.entities.values() if e not in registry.find(e.label)]
    assert lost == []


COUNTRIES = (
    "- {name: Syldavia, demonyms: [Syldavian], capitals: [Klow]}\n- {name: Borduria, demonyms: [Bordurian]}\n"
)


def _load(folder: Path, actors: str, countries: str = COUNTRIES) -> Registry:
    (folder / "actors").mkdir()
    (folder / "countries.yaml").write_text(countries, encoding="utf-8")
    (folder / "actors" / "groups.yaml").write_text(actors, encoding="utf-8")
    return load_registry(folder)


@pytest.mark.parametrize(
    ("name", "countries", "ids"),
    [
        ("IS", (), ["islamic-state"]),
        ("Iwo", (), ["iwo-community"]),
        ("Opponents of Morsi", ("egypt",), ["opponents-of-mohamed-morsi"]),
        ("Government of Yemen (North Yemen)", (), ["yemeni-government"]),
        ("Ugandans", (), ["uganda"]),
        ("Sham Legion, SNA", (), ["faylaq-al-sham", "syrian-national-army"]),
        (
            "Government of Eritrea, Government of Ethiopia",
            (),
            ["eritrean-government", "ethiopian-government"],
        ),
        ("Sham Legion, Nobody at All", (), []),
        ("Nobody at All", (), []),
        ("", (), []),
    ],
)
def test_names_that_data_sets_list(
    registry: Registry, name: str, countries: tuple[str, ...], ids: list[str]
) -> None:
    assert [entity.id for entity in registry.listed(name, countries)] == ids


def test_of_several_that_a_data_set_means_those_of_its_countries_come_first(registry: Registry) -> None:
    assert registry.listed("PLA", ("india",))[0].id == "peoples-liberation-army-of-manipur"
    assert registry.listed("PLA", ("china",))[0].id == "chinese-armed-forces"
    assert registry.listed("Ansar al-Sharia", ("tunisia",))[0].id == "ansar-al-sharia-in-tunisia"


def test_a_name_only_listed_is_not_found_in_a_report(registry: Registry) -> None:
    assert _found(registry, "Iwo") == _found(registry, "Alexander") == _found(registry, "Civilians") == []


def test_the_general_comes_before_its_branch(tmp_path: Path) -> None:
    registry = _load(
        tmp_path,
        "- {label: Front in Klow, kind: armed-group, aliases: [FF], parents: [front]}\n"
        "- {label: Front, kind: armed-group, aliases: [FF]}\n",
    )
    assert _found(registry, "FF") == ["front", "front-in-klow"]


def test_the_registry_cannot_be_changed(tmp_path: Path) -> None:
    registry = _load(tmp_path, "[]")
    with pytest.raises(TypeError):
        registry.entities["x"] = Entity("x", "X", Kind.MILITIA)  # type: ignore[index]
    with pytest.raises(AttributeError):
        registry.entities = {}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        ("- {label: Syldavia, kind: militia}", "1: Syldavia: id 'syldavia' stands twice"),
        ("- {label: A, kind: militia}\n- label: B\n  id: a\n  kind: militia", "3: a: id 'a' stands twice"),
        ("- {label: SYLDAVIA, id: b, kind: militia}", "1: b: label 'SYLDAVIA' is that of 'syldavia' too"),
        ("- label: A\n  kind: militia\n  parents: [b]", "3: A: parents 'b' is in no file"),
        ("- label: A\n  kind: militia\n  allegiance: b", "3: A: allegiance 'b' is in no file"),
        ("- label: A\n  kind: media\n  leans: b", "3: A: leans 'b' is in no file"),
        ("- label: A\n  kind: media\n  speaks_for: b", "3: A: speaks_for 'b' is in no file"),
        ("- label: A\n  kind: media\n  country: b", "3: A: country 'b' is in no file"),
        (
            "- label: A\n  kind: media\n  country: bordurian-government",
            "3: A: country 'bordurian-government' is no state",
        ),
        (
            "- {label: A, kind: militia, parents: [b]}\n- {label: B, kind: militia, parents: [a]}",
            "1: A: is its own parent",
        ),
    ],
)
def test_wrong_files(tmp_path: Path, actors: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        _load(tmp_path, actors)
    assert str(error.value) == f"{tmp_path / 'actors' / 'groups.yaml'}:{said}"


def test_a_disputed_place_names_known_parties(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"countries.yaml:1: A: disputed 'b' is in no file$"):
        _load(tmp_path, "[]", "- {name: A, demonyms: [An], disputed: {b: C}}")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"countries.yaml:1: file: No such file"):
        load_registry(tmp_path)


def test_loading_twice_gives_the_same(registry: Registry) -> None:
    assert list(load_registry(data_folder("ontology")).entities.items()) == list(registry.entities.items())
