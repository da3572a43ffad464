"""The table of ACLED's sub-event types."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.acled import EVENT_TYPE, EVENT_TYPES, Act, Where, load_sub_event_types
from kg.model import Kind, Manner, Relation

TABLE = load_sub_event_types()
HEADER = "relation,subject,object,manner,where,sub_event_type\n"
NOTHING = "".join(f"{relation},*,*,*,*,\n" for relation in Relation)


def test_there_are_25_sub_event_types_of_6_event_types() -> None:
    assert (len(EVENT_TYPE), len(EVENT_TYPES)) == (25, 6)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (Act(Relation.CAPTURED, Kind.ARMED_FORCE, Kind.SETTLEMENT), "Government regains territory"),
        (
            Act(Relation.CAPTURED, Kind.ARMED_FORCE, Kind.SETTLEMENT, where=Where.HOME),
            "Government regains territory",
        ),
        (
            Act(Relation.CAPTURED, Kind.ARMED_FORCE, Kind.SETTLEMENT, where=Where.ABROAD),
            "Non-state actor overtakes territory",
        ),
        (Act(Relation.CAPTURED, Kind.ARMED_GROUP, Kind.SETTLEMENT), "Non-state actor overtakes territory"),
        (Act(Relation.ATTACKED, Kind.ARMED_FORCE, Kind.ARMED_GROUP, Manner.DRONE), "Air/drone strike"),
        (Act(Relation.ATTACKED, Kind.ARMED_GROUP, Kind.PEOPLE, Manner.GROUND), "Attack"),
        (
            Act(Relation.ATTACKED, Kind.ARMED_GROUP, Kind.PEOPLE, Manner.SHELLING),
            "Shelling/artillery/missile attack",
        ),
        (Act(Relation.ATTACKED, Kind.ARMED_GROUP, Kind.ARMED_FORCE), "Armed clash"),
        (Act(Relation.KILLED, None, Kind.PEOPLE), "Attack"),
        (Act(Relation.HANDED_OVER, Kind.ARMED_GROUP, Kind.SETTLEMENT), "Non-violent transfer of territory"),
        (Act(Relation.CEASEFIRE_WITH, Kind.STATE, Kind.ARMED_GROUP), "Agreement"),
        (Act(Relation.SURRENDERED_TO, Kind.ARMED_GROUP, Kind.ARMED_FORCE), "Agreement"),
        (Act(Relation.LED_BY, Kind.ARMED_GROUP, Kind.PERSON), None),
        (Act(Relation.LOST, Kind.ARMED_GROUP, Kind.SETTLEMENT), None),
    ],
)
def test_sub_event_types_of_acts(act: Act, expected: str | None) -> None:
    assert TABLE.of(act) == expected


def test_every_answer_is_a_sub_event_type() -> None:
    for relation, kind, manner in product(Relation, (None, *Kind), (None, *Manner)):
        found = TABLE.of(Act(relation, kind, Kind.SETTLEMENT, manner))
        assert found is None or found in EVENT_TYPE


def test_the_first_row_that_fits_holds(tmp_path: Path) -> None:
    file = tmp_path / "acled.csv"
    rows = "# why\nfought,militia|people,*,*,*,Other\nfought,militia,*,drone,*,Grenade\n"
    file.write_text(f"{HEADER}\n{rows}{NOTHING}", encoding="utf-8")
    table = load_sub_event_types(file)
    assert table.of(Act(Relation.FOUGHT, Kind.MILITIA, Kind.STATE, Manner.DRONE)) == "Other"
    assert table.of(Act(Relation.FOUGHT, None, Kind.STATE, Manner.DRONE)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "acled.csv:1: header: must be relation,subject,object,manner,where,sub_event_type"),
        (
            "# a\nrelation,what\n",
            "acled.csv:2: header: must be relation,subject,object,manner,where,sub_event_type",
        ),
        (f"{HEADER}fought,*,*\n", "acled.csv:2: fought,*,*: 3 columns, not 6"),
        (f"{HEADER}flew,*,*,*,*,Other\n", "acled.csv:2: flew,*,*,*,*,Other: 'flew' is not a valid Relation"),
        (
            f"{HEADER}fought,cat,*,*,*,Other\n",
            "acled.csv:2: fought,cat,*,*,*,Other: 'cat' is not a valid Kind",
        ),
        (
            f"{HEADER}fought,*,*,*,*,Duel\n",
            "acled.csv:2: fought,*,*,*,*,Duel: 'Duel' is no sub-event type of ACLED's",
        ),
        (HEADER, "acled.csv:1: captured: its last row must fit everything: *,*,*,*"),
        (
            f"{HEADER}{NOTHING}fought,*,*,*,home,Other\n",
            "acled.csv:1: fought: its last row must fit everything: *,*,*,*",
        ),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "acled.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load_sub_event_types(file)
    assert str(refused.value) == said
