"""Disputes and changes of hands as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.files import CHANGES, DISPUTES
from kg.model import Change, ControlStatus, Dispute
from tests.draw.files.test_control import HELD
from tests.draw.scene import scene
from tests.factory import ISLAMIC_STATE

DAY = date(2017, 11, 8)


def test_a_dispute_of_who_held_a_place() -> None:
    assert {column.name: column.of(Dispute(HELD, None, DAY)) for column in DISPUTES} == {
        "kind": "control",
        "since": DAY,
        "place": "abu-kamal",
        "place_label": "Abu Kamal",
        "holders": ("syrian-armed-forces",),
        "subject": None,
        "relation": None,
        "object": None,
        "for": 2,
        "against": 1,
        "for_ids": ("c1", "c2"),
        "against_ids": ("c3",),
    }


def test_a_disputed_relationship() -> None:
    edge = scene().edge("syrian-armed-forces", "captured", "abu-kamal")
    assert {column.name: column.of(Dispute(None, edge, None)) for column in DISPUTES} == {
        "kind": "relationship",
        "since": None,
        "place": None,
        "place_label": None,
        "holders": (),
        "subject": "syrian-armed-forces",
        "relation": "captured",
        "object": "abu-kamal",
        "for": 3,
        "against": 1,
        "for_ids": edge.claims,
        "against_ids": edge.denials,
    }


def test_a_change_of_hands() -> None:
    after = replace(HELD, holders=(ISLAMIC_STATE,), status=ControlStatus.CONTESTED)
    assert {column.name: column.of(Change(HELD, after)) for column in CHANGES} == {
        "place": "abu-kamal",
        "place_label": "Abu Kamal",
        "lat": 34.45,
        "lon": 40.92,
        "holders_before": ("syrian-armed-forces",),
        "status_before": "held",
        "holders_after": ("islamic-state",),
        "status_after": "contested",
    }
