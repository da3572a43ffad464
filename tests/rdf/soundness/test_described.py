"""Descriptions of entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Entity, Kind
from kg.rdf import KG, Names, by_subject, entity_quads
from kg.rdf.soundness.described import Cast, Described, described_faults
from kg.rdf.standards import LABEL
from tests.factory import ARMY, RAQQA

NAMES = Names("http://h/")


def check(quads: Iterable[Quad], entity: Entity = RAQQA) -> tuple[list[str], Described]:
    known = Described()
    found = described_faults(NAMES.entity(entity.id), by_subject(quads), NAMES, known)
    return [fault.what for fault in found], known


def test_a_sound_description_with_its_point_and_names() -> None:
    odd = replace(
        RAQQA,
        aliases=("b", "a"),
        disputed=(("ukraine", "X"), ("russia", "Y")),
        active=(988, None),
        same_as=("urn:x",),
    )
    quads = entity_quads([odd], NAMES)
    wrong, known = check(quads)
    assert (wrong, known.entities, known.ids) == ([], {"raqqa": odd}, {"raqqa"})
    assert len(known.satellites) == 3


def test_plain_edges_and_judgements_describe_nobody() -> None:
    edge = Quad(NAMES.entity("raqqa"), NamedNode(KG + "fought"), NAMES.entity("x"))
    assert check([edge]) == ([], Described())
    merged = Quad(NAMES.entity("raqqa"), NamedNode(KG + "mergedInto"), NAMES.entity("x"))
    assert check([*entity_quads([RAQQA], NAMES), edge, merged])[0] == []


@pytest.mark.parametrize(
    ("entity", "told"),
    [
        (replace(RAQQA, label=""), "has an empty label"),
        (replace(RAQQA, lat=-91.0), "lies at latitude -91.0"),
        (replace(RAQQA, lon=181.0), "lies at longitude 181.0"),
        (replace(RAQQA, lon=None), "has a latitude without a longitude"),
        (replace(RAQQA, lat=None), "has a longitude without a latitude"),
        (replace(RAQQA, geonames=0), "has the GeoNames id 0"),
        (replace(RAQQA, active=(2017, 2011)), "was active from 2017 to 2011"),
    ],
)
def test_what_no_entity_can_be(entity: Entity, told: str) -> None:
    assert check(entity_quads([entity], NAMES))[0] == [told]


def test_what_is_said_twice_and_what_does_not_belong() -> None:
    quads = entity_quads([RAQQA], NAMES)
    twice = Quad(NAMES.entity("raqqa"), LABEL, Literal("Rakka"))
    wrong, known = check([*quads, twice])
    assert (wrong, known.entities, known.ids) == (
        ['is described twice: 2 labels, "Rakka", "Raqqa"'],
        {},
        {"raqqa"},
    )
    mood = Quad(NAMES.entity("raqqa"), NamedNode(KG + "mood"), Literal("grim"))
    assert check([*quads, mood])[0] == ['kg:mood "grim" does not belong there']


def test_a_stand_in_acts_and_is_a_place() -> None:
    cast = Cast({"syrian-armed-forces": ARMY})
    assert (cast["syrian-armed-forces"], list(cast), len(cast)) == (ARMY, ["syrian-armed-forces"], 1)
    assert (cast["x"].kind, cast["x"].is_actor, cast["x"].is_place) == (Kind.STATE, True, True)
