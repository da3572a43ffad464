"""Bytes, files and folders become reports; what cannot be read is refused with its reason, never dropped."""

from kg.read.days import day_of_publication, given_day, this_day, this_moment
from kg.read.gauge import Gauge, size_of
from kg.read.inputs import STDIN, SUFFIXES, Outcome, is_read, read, read_bytes
from kg.read.naming import names_in
from kg.read.outcome import Note, Refusal
from kg.read.record import admitted, given_report, record
from kg.read.row import Dataset, Row
from kg.read.terms import Terms

__all__ = [
    "STDIN",
    "SUFFIXES",
    "Dataset",
    "Gauge",
    "Note",
    "Outcome",
    "Refusal",
    "Row",
    "Terms",
    "admitted",
    "day_of_publication",
    "given_day",
    "given_report",
    "is_read",
    "names_in",
    "read",
    "read_bytes",
    "record",
    "size_of",
    "this_day",
    "this_moment",
]
