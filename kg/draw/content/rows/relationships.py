"""The table of relationships: who does what to whom, in how many reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.draw.content.rows.columns import (
    Codes,
    Column,
    Days,
    Groups,
    Mask,
    Measures,
    Number,
    One,
    Several,
    Words,
    days,
    distinct,
    spread,
)
from kg.draw.content.rows.ledger import Ledger
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import Facet, Table, What, grouped, kinds_of, relation_words, truths, without

_DISPUTED = Words(["yes"], ["disputed"])


@dataclass(frozen=True, slots=True, eq=False)
class _Rests:
    """Which claims each relationship rests on: claim `claims[i]` stands for or against relationship `rows[i]`."""

    rows: Codes
    claims: Codes

    def among(self, told: Mask) -> _Rests:
        kept = told[self.claims]
        return _Rests(self.rows[kept], self.claims[kept])

    def count(self, length: int) -> Measures:
        return np.bincount(self.rows, minlength=length).astype(float)


class Relationships:
    """The relationships of a ledger as columns."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from a ledger."""
        self._ledger = ledger

    def table(self, scope: Scope) -> Table:
        """Give the table within a scope: counts and days are those of the claims within it."""
        length = len(self._ledger.edges)
        within = np.ones(length, bool)
        for codes, keys, off in (
            (self._relations[0], self._relations[1].keys, scope.relations_off),
            (self._subjects[0], self._subjects[1].kinds or (), scope.kinds_off),
            (self._objects[0], self._objects[1].kinds or (), scope.kinds_off),
        ):
            within &= without(codes, off, keys)
        if not scope.narrows:
            return self._whole.replaced(self._fitting(within, scope, self._reports, self._disputed))
        told = self._ledger.clocks.within(scope)
        kept = self._claims.among(told)
        counts, disputed = self._counted(kept, self._ledger.reports), self._denied(told)
        within = self._fitting(within, scope, counts, disputed)
        return self._whole.replaced(within, *self._narrowed(kept, counts, disputed))

    def _fitting(self, within: Mask, scope: Scope, counts: Measures, disputed: Mask) -> Mask:
        fitting = within & (counts >= scope.least)
        return fitting & disputed if scope.disputed else fitting

    def _narrowed(
        self, kept: _Rests, counts: Measures, disputed: Mask
    ) -> tuple[Sequence[Column], Sequence[Facet]]:
        """Give the columns and facets that follow from some of the claims."""
        length, (publishers, words) = len(self._ledger.edges), self._ledger.publishers
        codes = publishers[self._ledger.reports[kept.claims]]
        sources = grouped(*distinct(kept.rows[codes >= 0], codes[codes >= 0]), words)
        first, last = self._days(kept)
        ending = Days("last", "Last", last)
        columns = (
            Number("reports", "Reports", counts),
            Number("claims", "Claims", kept.count(length), shown=False),
            Number("speakers", "Speakers", self._speakers(kept)),
            Days("first", "First", first),
            ending,
            _marked(disputed),
            Several("sources", "Sources", sources, length, shown=False),
        )
        return columns, [*_facets(sources, disputed, ending)]

    def _counted(self, kept: _Rests, codes: Codes) -> Measures:
        """Count for each relationship what is distinct among what its claims have."""
        rows, _ = distinct(kept.rows, codes[kept.claims])
        return np.bincount(rows, minlength=len(self._ledger.edges)).astype(float)

    def _speakers(self, kept: _Rests) -> Measures:
        rows, codes, _ = self._voices
        begins, ends = (np.searchsorted(rows, kept.claims, side) for side in ("left", "right"))
        many = ends - begins
        at = np.repeat(begins - np.concatenate([[0], many.cumsum()[:-1]]), many) + np.arange(many.sum())
        edges, _ = distinct(np.repeat(kept.rows, many), codes[at])
        return np.bincount(edges, minlength=len(self._ledger.edges)).astype(float)

    def _denied(self, told: Mask) -> Mask:
        """Tell of each relationship whether it is disputed by what is told.

        Where nobody denies it, its claims stand against those of others, and which of them is not told.
        """
        length = len(self._ledger.edges)
        denied, silent = self._denials.among(told).count(length) > 0, self._denials.count(length) == 0
        found: Mask = denied | (self._disputed & silent)
        return found

    def _days(self, kept: _Rests) -> tuple[Measures, Measures]:
        """Give the first and the last day of what some claims tell, or, where none is dated, of their reports."""
        clocks, length = self._ledger.clocks, len(self._ledger.edges)
        told = [(clocks.first, clocks.last), (clocks.reported, clocks.reported)]
        spans = []
        for one, other in told:
            first, last = np.full(length, np.inf), np.full(length, -np.inf)
            for values in (one[kept.claims], other[kept.claims]):
                known = ~np.isnan(values)
                np.minimum.at(first, kept.rows[known], values[known])
                np.maximum.at(last, kept.rows[known], values[known])
            spans.append((first, last))
        (first, last), (early, late) = spans
        first, last = (np.where(np.isinf(a), b, a) for a, b in ((first, early), (last, late)))
        return np.where(np.isinf(first), np.nan, first), np.where(np.isinf(last), np.nan, last)

    @cached_property
    def _claims(self) -> _Rests:
        return self._rests("claims")

    @cached_property
    def _denials(self) -> _Rests:
        return self._rests("denials")

    def _rests(self, side: str) -> _Rests:
        rows = self._ledger.claim_rows
        pairs = [
            (row, rows[own])
            for row, edge in enumerate(self._ledger.edges)
            for own in getattr(edge, side)
            if own in rows
        ]
        found = np.array(pairs, np.int32).reshape(-1, 2)
        return _Rests(found[:, 0], found[:, 1])

    @cached_property
    def _voices(self) -> tuple[Codes, Codes, list[str]]:
        return spread(self._ledger.voices)

    @cached_property
    def _relations(self) -> tuple[Codes, Words]:
        return relation_words(edge.relation.value for edge in self._ledger.edges)

    @cached_property
    def _subjects(self) -> tuple[Codes, Words]:
        return self._ledger.parties(edge.subject.id for edge in self._ledger.edges)

    @cached_property
    def _objects(self) -> tuple[Codes, Words]:
        return self._ledger.parties(edge.object.id for edge in self._ledger.edges)

    @cached_property
    def _reports(self) -> Measures:
        return np.array([len(edge.reports) for edge in self._ledger.edges], float)

    @cached_property
    def _disputed(self) -> Mask:
        return np.array([edge.disputed for edge in self._ledger.edges], bool)

    @cached_property
    def _sources(self) -> Groups:
        rows, codes, keys = spread(edge.sources for edge in self._ledger.edges)
        return Groups(rows, codes, Words(keys, keys))

    @cached_property
    def _whole(self) -> Table:
        ledger, edges = self._ledger, self._ledger.edges
        subjects, objects, relations = self._subjects, self._objects, self._relations
        last = Days("last", "Last", days(e.last for e in edges))
        columns = (
            One("from", "From", *subjects, type="entity"),
            One("relation", "Relation", *relations),
            One("to", "To", *objects, type="entity"),
            Number("reports", "Reports", self._reports),
            Number("claims", "Claims", np.array([len(e.claims) for e in edges], float), shown=False),
            Number("speakers", "Speakers", np.array([len(e.witnesses) for e in edges], float)),
            Days("first", "First", days(e.first for e in edges)),
            last,
            _marked(self._disputed),
            Several("sources", "Sources", self._sources, len(edges), shown=False),
        )
        facets = (
            Facet("relation", "Relation", One("", "", *relations).groups),
            Facet("from", "From", One("", "", *subjects).groups),
            Facet("fromKind", "Kind of from", lambda: kinds_of(*subjects), "from", "kind"),
            Facet("to", "To", One("", "", *objects).groups),
            Facet("toKind", "Kind of to", lambda: kinds_of(*objects), "to", "kind"),
            Facet("country", "Country of to", lambda: ledger.countries(*objects), "to", "country"),
            *_facets(self._sources, self._disputed, last),
        )
        ids = [edge.id for edge in edges]
        return Table(What.RELATIONSHIPS, ids, columns, facets, "-reports", np.ones(len(ids), bool))


def _facets(sources: Groups, disputed: Mask, last: Days) -> Iterator[Facet]:
    yield Facet("source", "Source", lambda: sources, "sources")
    yield Facet("disputed", "Disputed", lambda: truths(disputed, "disputed", "not disputed"), by="truth")
    yield Facet("year", "Year of the last", last.groups, "last", "year")


def _marked(disputed: Mask) -> One:
    return One("disputed", "Disputed", disputed.astype(np.int32) - 1, _DISPUTED)
