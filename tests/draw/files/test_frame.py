"""Tables as pandas data frames."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from kg.draw.files import CLAIMS, RELATIONSHIPS, frame, told
from kg.errors import ExtraMissing
from tests.draw.scene import scene

SCENE = scene()


def test_columns_are_typed() -> None:
    table = frame(RELATIONSHIPS, SCENE.edges)
    assert {name: str(table.dtypes[name]) for name in ("id", "relation", "reports", "object_lat")} == {
        "id": "string",
        "relation": "category",
        "reports": "Int64",
        "object_lat": "float64",
    }
    assert {name: str(table.dtypes[name]) for name in ("first", "disputed", "claim_ids")} == {
        "first": "datetime64[s]",
        "disputed": "bool",
        "claim_ids": "object",
    }
    assert len(table) == 32
    row = table.iloc[0]
    assert (row["first"], row["last"]) == (pd.Timestamp(2017, 11, 8), pd.Timestamp(2017, 11, 19))
    assert row["claim_ids"] == SCENE.edges[0].claims


def test_days_can_be_reckoned_with() -> None:
    table = frame(CLAIMS, told(SCENE.claims.values(), SCENE.reports.__getitem__, lambda _: {}))
    delays = (table["published"] - table["date_start"]).dt.days
    assert delays[table["object"].eq("abu-kamal")].dropna().unique().tolist() == [1.0]
    assert table["from"].isna().all()
    assert table["relation"].value_counts()["captured"] == sum(
        claim.relation == "captured" for claim in SCENE.claims.values()
    )


def test_no_rows_have_the_same_columns() -> None:
    empty = frame(CLAIMS, [])
    assert len(empty) == 0
    assert list(empty.columns) == [column.name for column in CLAIMS]
    assert str(empty.dtypes["published"]) == "datetime64[s]"


def test_the_extra_is_named_where_pandas_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraMissing, match=r"^pandas is not installed; the extra kg\[pandas\] brings it$"):
        frame(RELATIONSHIPS, [])
