"""The table of reports: who published what when, and how much was read in it."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from kg.draw.content.rows.claims import Claims
from kg.draw.content.rows.columns import Codes, Days, Mask, Measures, Number, One, distinct
from kg.draw.content.rows.ledger import Ledger
from kg.draw.content.rows.scope import Clocks, Scope
from kg.draw.content.rows.table import Facet, Table, What


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
        claims, places = self._counted(told), self._places(told)
        within = self._published(scope)
        if scope.kinds_off or scope.relations_off or scope.disputed or _by_claims(scope):
            within &= claims > 0
        columns = Number("claims", "Claims", claims), Number("places", "Places", places)
        return self._whole.replaced(within, columns)

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
        codes, _ = self._claims.places
        there = told & (codes >= 0)
        rows, _ = distinct(self._ledger.reports[there], codes[there])
        return np.bincount(rows, minlength=len(self._ledger.headlines)).astype(float)

    @cached_property
    def _whole(self) -> Table:
        lines = self._ledger.headlines
        ids, nothing = [line.id for line in lines], np.zeros(len(lines))
        own: Codes = np.arange(len(ids), dtype=np.int32)
        source = One("source", "Source", *self._ledger.publishers)
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
            Facet("year", "Year", published.groups, "published", "year"),
            Facet("month", "Month", published.months, "published", "month"),
        )
        return Table(What.REPORTS, ids, columns, facets, "-published", np.ones(len(ids), bool))


def _by_claims(scope: Scope) -> bool:
    return bool(scope.since or scope.until) and scope.clock == "happened"
