"""Relationships as rows."""

from __future__ import annotations

from kg.draw.files import EDGES, RELATIONSHIPS
from tests.draw.scene import scene


def test_a_relationship_names_what_stands_behind_its_counts() -> None:
    told = scene()
    edge = told.edge("syrian-armed-forces", "captured", "abu-kamal")
    row = {column.name: column.of(edge) for column in RELATIONSHIPS}
    assert {
        name: row[name] for name in ("id", "subject", "relation", "object", "object_lat", "object_lon")
    } == {
        "id": edge.id,
        "subject": "syrian-armed-forces",
        "relation": "captured",
        "object": "abu-kamal",
        "object_lat": 34.45,
        "object_lon": 40.92,
    }
    for count, ids in (("claims", "claim_ids"), ("denials", "denial_ids"), ("reports", "report_ids")):
        members = row[ids]
        assert isinstance(members, tuple)
        assert row[count] == len(members)
    assert row["witness_ids"] == ("syrian-armed-forces", "syrian-observatory-for-human-rights")


def test_gephi_finds_its_own_columns() -> None:
    names = [column.name for column in EDGES]
    assert names[:7] == ["Source", "Target", "Type", "Weight", "Id", "Kind", "Label"]
    assert len({name.lower() for name in names}) == len(names)
