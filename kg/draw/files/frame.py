"""Tables as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.draw.files.table import Columns, Row, Type
from kg.errors import ExtraMissing

if TYPE_CHECKING:
    import pandas

_DTYPES = {
    Type.TEXT: "string",
    Type.WORD: "category",
    Type.COUNT: "Int64",
    Type.MEASURE: "float64",
    Type.TRUTH: "bool",
    # Seconds reach every day that a report can name; nanoseconds end in 2262.
    Type.DAY: "datetime64[s]",
    Type.LIST: "object",
}


def frame(columns: Columns[Row], rows: Iterable[Row]) -> pandas.DataFrame:
    """Give a data frame with one column for each, typed also where there are no rows.

    Days are `datetime64[s]`, counts `Int64`, words of an enumeration categories, other text `string`, lists
    tuples. Without pandas it is an `ExtraMissing`.
    """
    try:
        import pandas  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        raise ExtraMissing("pandas", "pandas") from None
    given = list(rows)
    return pandas.DataFrame(
        {c.name: pandas.Series([c.of(row) for row in given], dtype=_DTYPES[c.type]) for c in columns}
    )
