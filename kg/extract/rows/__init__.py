"""Rows of data sets of events to claims: link their names, read their codes."""

from kg.extract.rows.linking import Named, Sort
from kg.extract.rows.reader import Coded, RowReader, load_row_reader

__all__ = ["Coded", "Named", "RowReader", "Sort", "load_row_reader"]
