"""Tables as Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.draw.files.table import Columns, Row, Type
from kg.errors import ExtraMissing

if TYPE_CHECKING:
    import pyarrow

_BATCH = 10_000


def parquet(columns: Columns[Row], rows: Iterable[Row]) -> bytes:
    """Give one Parquet file with the columns typed: days as date32, lists as lists, counts as int64.

    Rows are read in batches of ten thousand, so that only the compressed file is held whole. Without pyarrow
    it is an `ExtraMissing`.
    """
    try:
        import pyarrow  # noqa: PLC0415  an extra, and slow to load
        from pyarrow import parquet as files  # noqa: PLC0415
    except ImportError:
        raise ExtraMissing("pyarrow", "parquet") from None
    kinds = _kinds(pyarrow)
    schema = pyarrow.schema([pyarrow.field(c.name, kinds[c.type]) for c in columns])
    sink = io.BytesIO()
    with files.ParquetWriter(sink, schema) as writer:
        for batch in _batches(rows):
            arrays = [pyarrow.array([c.of(row) for row in batch], kinds[c.type]) for c in columns]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
    return sink.getvalue()


def _kinds(arrow: Any) -> dict[Type, pyarrow.DataType]:  # noqa: ANN401  the module, whose types end here
    return {
        Type.TEXT: arrow.string(),
        Type.WORD: arrow.string(),
        Type.COUNT: arrow.int64(),
        Type.MEASURE: arrow.float64(),
        Type.TRUTH: arrow.bool_(),
        Type.DAY: arrow.date32(),
        Type.LIST: arrow.list_(arrow.string()),
    }


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
