"""The four tables of one state of a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Final

from kg.draw.content.rows.claims import Claims
from kg.draw.content.rows.ledger import Ledger, Sources
from kg.draw.content.rows.places import Places
from kg.draw.content.rows.relationships import Relationships
from kg.draw.content.rows.reports import Reports
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import Table, What

_SCOPES: Final = 8


class Tables:
    """Tables over a ledger; what was read is kept, and so are the tables of the scopes asked for last."""

    def __init__(self, sources: Sources) -> None:
        """Read from sources when a table first needs them."""
        self.ledger = ledger = Ledger(sources)
        self.places = Places(ledger)
        claims = Claims(ledger)
        self._makers: Mapping[What, Callable[[Scope], Table]] = {
            What.RELATIONSHIPS: Relationships(ledger).table,
            What.CLAIMS: claims.table,
            What.PLACES: self.places.table,
            What.REPORTS: Reports(ledger, claims).table,
        }
        self._made = lru_cache(_SCOPES)(self._make)
        self._turn = Lock()

    def table(self, what: What, scope: Scope) -> Table:
        """Give a table within a scope."""
        # Two that ask at once would else both read all there is.
        with self._turn:
            return self._made(what, scope)

    def _make(self, what: What, scope: Scope) -> Table:
        return self._makers[what](scope)
