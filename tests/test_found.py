"""Lists that pandas can take as tables."""

from __future__ import annotations

from datetime import date

import pandas as pd

from kg.graph import Graph
from tests.test_graph import full, graph

__all__ = ["full", "graph"]


def test_what_was_found_is_a_list(full: Graph) -> None:
    claims = full.claims(place="Raqqa")
    assert claims == list(claims)
    assert len(claims) == 2
    assert isinstance(claims, list)


def test_claims_bring_what_their_reports_tell(full: Graph) -> None:
    table = full.claims(place="Abu Kamal", source="Desert Wire").to_pandas()
    assert table["subject"].unique().tolist() == ["syrian-armed-forces"]
    assert table["source"].unique().tolist() == ["Desert Wire"]
    assert table["published"].tolist() == [pd.Timestamp(2017, 11, 9)] * len(table)
    assert pd.isna(full.claims(report="undated").to_pandas()["published"]).all()


def test_relationships_are_rows_too(full: Graph) -> None:
    assert full.relationships().to_pandas()["id"].tolist() == [edge.id for edge in full.relationships()]
    near = full.relations("Raqqa", relation="lost").to_pandas()
    assert near[["subject", "object"]].values.tolist() == [["islamic-state", "raqqa"]]
    assert full.relationships(around="Raqqa").to_pandas()["object"].eq("raqqa").all()


def test_nothing_found_is_an_empty_table(full: Graph) -> None:
    assert len(full.claims(relation="killed").to_pandas()) == 0


def test_events_and_intervals_are_rows_too(full: Graph) -> None:
    events = full.events(place="Abu Kamal").to_pandas()
    assert events["earliest"].tolist() == [pd.Timestamp(2017, 11, 8), pd.Timestamp(2017, 11, 11)]
    spans = full.control("Abu Kamal").to_pandas()
    assert spans["holders"].tolist() == [("syrian-armed-forces",), ("islamic-state",)]
    assert spans["lasting"].tolist() == [False, True]
    for found in (full.timelines(), full.holdings("Islamic State")):
        assert found.to_pandas()["place"].tolist() == [interval.place.id for interval in found]
        assert "abu-kamal" in found.to_pandas()["place"].tolist()
    assert len(full.allies("Islamic State").to_pandas()) == 0


def test_disputes_and_changes_are_rows_too(full: Graph) -> None:
    changes = full.compare(date(2017, 11, 9), date(2017, 11, 12))
    assert changes.to_pandas()["place"].tolist() == [change.place.id for change in changes] == ["abu-kamal"]
    assert changes.to_pandas()["holders_after"].tolist() == [("islamic-state",)]
    disputes = full.disputes()
    assert disputes.to_pandas()["kind"].tolist() == [dispute.kind for dispute in disputes]
