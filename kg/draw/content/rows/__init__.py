"""Relationships, claims, places and reports as long tables: sifted, counted, sorted, saved."""

from kg.draw.content.rows import saving
from kg.draw.content.rows.asking import Narrowing, Part, Sifted, chosen, facet_json, ordered, page, sift
from kg.draw.content.rows.embedded import embedded
from kg.draw.content.rows.ledger import Ledger, Sources
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import Table, What
from kg.draw.content.rows.tables import Tables

__all__ = [
    "Ledger",
    "Narrowing",
    "Part",
    "Scope",
    "Sifted",
    "Sources",
    "Table",
    "Tables",
    "What",
    "chosen",
    "embedded",
    "facet_json",
    "ordered",
    "page",
    "saving",
    "sift",
]
