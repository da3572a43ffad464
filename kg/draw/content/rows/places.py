"""The table of places: who holds each, since when, and how much is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from kg.draw.content.rows.columns import Codes, Days, Groups, Mask, Number, One, Several, Words, days, spread
from kg.draw.content.rows.ledger import Ledger
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import Facet, Table, What, names, plain_words, without
from kg.draw.style import KINDS
from kg.model import PLACE_KINDS, Control, ControlStatus, Kind
from kg.query.control import on_day

_MOMENTS = 8


class Places:
    """The places of a ledger as columns."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from a ledger."""
        self._ledger = ledger
        self._at = lru_cache(_MOMENTS)(self._worked_out)

    def table(self, scope: Scope) -> Table:
        """Give the table within a scope: the holders of its day as known on its day, the claims of its days."""
        whole, disputed = self._at(scope.on, scope.known_on)
        told = self._ledger.clocks.within(scope)
        told &= without(self._relations[0], scope.relations_off, self._relations[1].keys)
        rows = self._told_at[0][told[self._told_at[1]]]
        counts = np.bincount(rows, minlength=len(self._ids)).astype(float)
        within = without(self._kinds[0], scope.kinds_off, self._kinds[1].keys)
        if scope.narrows or scope.relations_off:
            within &= counts > 0
        if scope.disputed:
            within &= disputed
        return whole.replaced(within, [Number("claims", "Claims", counts)])

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(own for own, entry in self._ledger.names.items() if entry.kind in PLACE_KINDS)

    @cached_property
    def _kinds(self) -> tuple[Codes, Words]:
        codes, words = plain_words(self._ledger.names[own].kind.value for own in self._ids)
        return codes, Words(words.keys, [KINDS[Kind(key)].name for key in words.keys])

    @cached_property
    def _relations(self) -> tuple[Codes, Words]:
        return names(b.relation for b in self._ledger.briefs)

    @cached_property
    def _told_at(self) -> tuple[Codes, Codes]:
        """Give which claims tell of which places: claim `[1][i]` of place `[0][i]`."""
        rows, merged = {own: row for row, own in enumerate(self._ids)}, self._ledger.merged
        pairs = [
            (rows[place], claim)
            for claim, brief in enumerate(self._ledger.briefs)
            for place in {merged.get(p, p) for p in (brief.object, brief.place) if p}
            if place in rows
        ]
        found = np.array(pairs, np.int32).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def _worked_out(self, on: date | None, known_on: date | None) -> tuple[Table, Mask]:
        ledger, ids = self._ledger, self._ids
        own = np.arange(len(ids), dtype=np.int32)
        named, kinds = ledger.entities(ids), self._kinds
        spans = self.spans(known_on)
        now = [_moment(spans.get(place, ()), on) for place in ids]
        rows, codes, keys = spread([h.id for h in span.holders] if span else () for span in now)
        holders = Groups(rows, codes, ledger.entities(keys))
        status = plain_words(span.status.value if span else None for span in now)
        since = Days("since", "Since", days(_began(span) for span in now))
        countries = One("country", "Country", *ledger.country_words(named), type="entity")
        changes = np.array([_changes(spans.get(place, ())) for place in ids], float)
        columns = (
            One("name", "Place", own, named, type="entity"),
            One("kind", "Kind", *kinds),
            countries,
            Several("holder", "Held by", holders, len(ids), type="entities"),
            One("status", "Status", *status, type="control"),
            since,
            Number("changes", "Changes", changes),
            Number("claims", "Claims", np.zeros(len(ids))),
        )
        facets = (
            Facet("kind", "Kind", One("", "", *kinds).groups),
            Facet("country", "Country", countries.groups),
            Facet("status", "Status", One("", "", *status).groups),
            Facet("holder", "Held by", lambda: holders),
            Facet("year", "Held since", since.groups, "since", "year"),
        )
        disputed = np.array(
            [span is not None and span.status is ControlStatus.DISPUTED for span in now], bool
        )
        return Table(What.PLACES, ids, columns, facets, "-claims", np.ones(len(ids), bool)), disputed

    def spans(self, known_on: date | None = None) -> dict[str, list[Control]]:
        """Give the timeline of each place that has one, as known on a day if one is given."""
        found: dict[str, list[Control]] = {}
        for span in self._ledger.sources.intervals(known_on):
            found.setdefault(span.place.id, []).append(span)
        return found


def _moment(spans: Sequence[Control], on: date | None) -> Control | None:
    """Give the interval that counts on a day, the last where none is given; `None` where nothing is known."""
    if not spans:
        return None
    if on is None:
        return spans[-1]
    found = on_day(spans[0].place, spans, on)
    return found if found.id or found.holders else None


def _began(span: Control | None) -> date | None:
    return (span.start.latest or span.start.earliest) if span else None


def _changes(spans: Iterable[Control]) -> int:
    """Count how often others came to hold a place, from when it was first known who did."""
    held = [{h.id for h in span.holders} for span in spans if span.holders]
    return sum(1 for one, other in pairwise(held) if one != other)
