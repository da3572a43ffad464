"""What follows from claims: relationships, who held a place when, and what is disputed."""

from kg.derive.archive import Archive, archive
from kg.derive.control import Account, account
from kg.derive.dateline import Dateline, Datelines, dateline
from kg.derive.describing import referred
from kg.derive.known import known, recounted
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.sides import Sides
from kg.derive.staking import Staking
from kg.derive.updating import update
from kg.derive.whole import anew, derive_all
from kg.derive.witness import witnesses

__all__ = [
    "Account",
    "Archive",
    "Dateline",
    "Datelines",
    "Edge",
    "Sides",
    "Staking",
    "account",
    "anew",
    "archive",
    "dateline",
    "derive_all",
    "edge_of",
    "known",
    "recounted",
    "referred",
    "relationships",
    "update",
    "witnesses",
]
