"""Tables as Parquet."""

from __future__ import annotations

import io
import sys
from datetime import date

import pyarrow
import pytest
from pyarrow.parquet import ParquetFile, read_table

from kg.draw.files import CLAIMS, RELATIONSHIPS, parquet, told
from kg.errors import ExtraMissing
from tests.draw.scene import scene

SCENE = scene()


def test_columns_are_typed() -> None:
    table = read_table(io.BytesIO(parquet(RELATIONSHIPS, SCENE.edges)))
    types = {field.name: field.type for field in table.schema}
    assert types["id"] == pyarrow.string()
    assert types["reports"] == pyarrow.int64()
    assert types["object_lat"] == pyarrow.float64()
    assert types["disputed"] == pyarrow.bool_()
    assert types["first"] == pyarrow.date32()
    assert types["claim_ids"].value_type == pyarrow.string()
    row = table.to_pylist()[0]
    assert (row["first"], row["last"]) == (date(2017, 11, 8), date(2017, 11, 19))
    assert row["claim_ids"] == list(SCENE.edges[0].claims)
    assert row["disputed"] is True


def test_what_is_unknown_is_null() -> None:
    rows = told(SCENE.claims.values(), SCENE.reports.__getitem__, lambda _: {})
    table = read_table(io.BytesIO(parquet(CLAIMS, rows)))
    assert table.num_rows == len(SCENE.claims)
    first = table.to_pylist()[0]
    assert (first["from"], first["quantity_low"], first["date_text"]) == (None, None, None)
    assert first["published"] == date(2017, 11, 9)


def test_no_rows_have_the_same_columns() -> None:
    empty, full = (read_table(io.BytesIO(parquet(RELATIONSHIPS, SCENE.edges[:n]))) for n in (0, 3))
    assert empty.num_rows == 0
    assert empty.schema == full.schema


def test_many_rows_are_written_in_groups() -> None:
    file = ParquetFile(io.BytesIO(parquet(RELATIONSHIPS[:2], (SCENE.edges[0] for _ in range(10_001)))))
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [10_000, 1]


def test_the_extra_is_named_where_pyarrow_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraMissing, match=r"^pyarrow is not installed; the extra kg\[parquet\] brings it$"):
        parquet(RELATIONSHIPS, [])
