"""The table of reports: who published what when, and how much was read in it."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from kg.draw.content.rows.claims import Claims
from kg.draw.content.rows.columns import Codes, Days, Mask, Measures, Number, One
from kg.draw.content.rows.ledger import Ledger
from kg.draw.content.rows.scope import Clocks, Scope
from kg.draw.content.rows.table import Facet, Table, What, names


class Reports:
    """The reports of a ledger as columns."""

    def __init__(self, ledger: Ledger, claims: Claims) -> None:
        """Read from a ledger and its table of claims."""
        self._ledger, self._claims = ledger, claims

    def table(self, scope: Scope) -> Table:
        """Give the table within a scope, with the numbers of claims and places within it.

        A report is within days of the one clock by its own day, within days of the other by its claims; where kinds
        and relations are off, only with claims that are left.
        """
        told = self._claims.table(scope).within
        claims = self._counted(told)
        within = self._published(scope)
        if scope.kinds_off or scope.relations_off or scope.disputed or _by_claims(scope):
            within &= claims > 0
        places = Number("places", "Places", self._places(told))
        return self._whole.replaced(within, Number("claims", "Claims", claims), places)

    def _published(self, scope: Scope) -> Mask:
        day = self._ledger.published
        if _by_claims(scope):
            scope = Scope(known_on=scope.known_on)
        return Clocks(day, day, day).within(scope)

    def _counted(self, told: Mask) -> Measures:
        ledger = self._ledger
        return np.bincount(ledger.reports[told], minlength=len(ledger.headlines)).astype(float)

    def _places(self, told: Mask) -> Measures:
        """Count the places of the claims of each report, each once."""
        codes, words = self._claims.places
        there = told & (codes >= 0)
        width = max(len(words.keys), 1)
        pairs = np.unique(self._ledger.reports[there].astype(np.int64) * width + codes[there])
        return np.bincount(pairs // width, minlength=len(self._ledger.headlines)).astype(float)

    @cached_property
    def _whole(self) -> Table:
        lines = self._ledger.headlines
        ids, nothing = [line.id for line in lines], np.zeros(len(lines))
        own: Codes = np.arange(len(ids), dtype=np.int32)
        source = One("source", "Source", *names(line.source for line in lines))
        published = Days("published", "Published", self._ledger.published)
        columns = (
            One("title", "Title", own, self._ledger.titles, type="report"),
            source,
            published,
            Number("claims", "Claims", nothing),
            Number("places", "Places", nothing),
        )
        facets = (
            Facet("source", "Source", source.groups),
            Facet("year", "Year", published.groups),
            Facet("month", "Month", published.months),
        )
        return Table(What.REPORTS, ids, columns, facets, "-published", np.ones(len(ids), bool))


def _by_claims(scope: Scope) -> bool:
    return bool(scope.since or scope.until) and scope.clock == "happened"
