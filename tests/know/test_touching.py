"""What a change of what is known bears on."""

from __future__ import annotations

import pytest

from kg.know.stock import Item
from kg.know.touching import Change, change

HAMAS = Item("h", ("Hamas", "Islamic Resistance Movement"), ("palestine",))
WING = Item("w", ("Qassam Brigades",), ("hamas",))
UNIT = Item("u", ("Nukhba",), ("qassam-brigades",))
BEFORE = {"actor hamas": HAMAS, "actor qassam-brigades": WING, "actor nukhba": UNIT, "list cues": Item("c")}


def test_nothing_changed() -> None:
    assert not change(BEFORE, dict(BEFORE))
    assert change(BEFORE, dict(BEFORE)).touches("Hamas said so.") is None


def test_a_name_more_or_less_bears_on_that_name_alone() -> None:
    more = BEFORE | {"actor hamas": Item("h", (*(HAMAS.names or ()), "Harakat"), HAMAS.refers)}
    assert change(BEFORE, more) == change(more, BEFORE) == Change({"Harakat": "actor hamas"})


def test_an_entry_that_says_something_else_bears_on_its_names_and_on_all_who_refer_to_it() -> None:
    other = BEFORE | {"actor hamas": Item("other", ("Hamas", "Harakat"), HAMAS.refers)}
    found = change(BEFORE, other)
    assert set(found.names) == {
        "Hamas",
        "Islamic Resistance Movement",
        "Harakat",
        "Qassam Brigades",
        "Nukhba",
    }
    assert found.wide == ()
    without = {key: item for key, item in BEFORE.items() if key != "actor nukhba"}
    assert change(BEFORE, without) == Change({"Nukhba": "actor nukhba"})


def test_a_list_of_cues_and_what_a_country_is_bear_on_any_report() -> None:
    assert change(BEFORE, BEFORE | {"list cues": Item("d")}) == Change({}, ("list cues",))
    syria = {"country syria": Item("s", ("Syria", "Syrian"))}
    assert change(syria, {}).wide == ("country syria",)
    assert change(syria, {"country syria": Item("t", ("Syria", "Syrian"))}).wide == ("country syria",)
    more = change(syria, {"country syria": Item("s", ("Syria", "Syrian", "Shami"))})
    assert (more.wide, dict(more.names)) == ((), {"Shami": "country syria"})
    assert change(syria, {}).touches("It rained.") == "country syria"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("al-Qaim", "They fled Qa'im at night."),
        ("al-Qaim", "AL QAIM IS QUIET"),
        ("Deir ez-Zor Governorate", "in Deir al-Zor province"),
        ("Raqqa", "Raqqa’s mayor spoke."),
        ("Hayat Tahrir al-Sham", "the Hay’at Taḥrīr al-Shām"),
        ("M23", "said M23."),
        ("U.S. Central Command", "the US Central Command"),
        ("Rebels United", "left the town.Rebels were United"),
        ("State", "the state of it"),
        ("defense", "in defence of the town"),
        ("captured", "US-captured weapons"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, text: str) -> None:
    assert Change({name: "entry"}).touches(text) == "entry"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Qaim", "The claim was denied."),
        ("Deir ez-Zor", "Deir Hafir"),
        ("Raqqa", ""),
        ("!?", "He left!?"),
    ],
)
def test_a_name_is_not_found_where_a_word_of_it_begins_nowhere(name: str, text: str) -> None:
    assert Change({name: "entry"}).touches(text) is None
