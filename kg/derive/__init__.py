"""What follows from claims: relationships, who held a place when, and what is disputed."""

from kg.derive.control import Account, account, timeline
from kg.derive.dateline import Dateline, Datelines, dateline
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.sides import Pacts, Sides, Spell, pacts
from kg.derive.updating import derive_all, derive_for, update
from kg.derive.witness import witnesses

__all__ = [
    "Account",
    "Dateline",
    "Datelines",
    "Edge",
    "Pacts",
    "Sides",
    "Spell",
    "account",
    "dateline",
    "derive_all",
    "derive_for",
    "edge_of",
    "pacts",
    "relationships",
    "timeline",
    "update",
    "witnesses",
]
