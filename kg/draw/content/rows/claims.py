"""The table of claims: who said that who did what, when, and when it was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from kg.draw.content.rows.columns import (
    Codes,
    Column,
    Days,
    Groups,
    Late,
    Mask,
    Number,
    One,
    Several,
    Words,
    coded,
    spread,
)
from kg.draw.content.rows.ledger import Ledger
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import (
    Facet,
    Table,
    What,
    kinds_of,
    plain_words,
    relation_words,
    without,
)
from kg.draw.content.summary import STAKES
from kg.model import PLACE_KINDS, Basis

_PUBLISHER: Final = "source:"

FEW: Final = 5000
"""Up to so many claims it is told unasked what speakers gain or lose: to weigh more takes too long to wait for."""


class Claims:
    """The claims of a ledger as columns."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from a ledger."""
        self._ledger = ledger

    def table(self, scope: Scope) -> Table:
        """Give the table within a scope."""
        within = self._ledger.clocks.within(scope)
        within &= without(self.relations[0], scope.relations_off, self.relations[1].keys)
        for codes, words in (self.subjects, self.objects):
            within &= without(codes, scope.kinds_off, words.kinds or ())[: len(within)]
        if scope.disputed:
            within &= self._disputed
        if scope.known_on:
            return self._whole.replaced(within, *self._stakes(scope.known_on))
        return self._whole.replaced(within)

    def _stakes(self, known_on: date | None = None) -> tuple[list[Late], list[Facet]]:
        """Give what speakers gain or lose, as a column, and as a facet where there are few claims."""
        ids, few = self._ids, len(self._ids) <= FEW

        def told(some: Sequence[str]) -> dict[str, list[str]]:
            found = self._ledger.sources.stakes(some, known_on)
            return {own: [basis.value, STAKES[basis][0]] for own, basis in found.items()}

        def grouped() -> Groups:
            found = told(ids)
            codes, keys = coded(found[own][0] if own in found else None for own in ids)
            return One("", "", codes, Words(keys, [STAKES[Basis(key)][0] for key in keys])).groups()

        column = Late("stake", "Stake", ids, told, lambda: told(ids), shown=few, type="stake")
        return [column], [Facet("stake", "Stake", grouped)] if few else []

    @cached_property
    def _ids(self) -> list[str]:
        return [brief.id for brief in self._ledger.briefs]

    @cached_property
    def relations(self) -> tuple[Codes, Words]:
        """Give the relation of each."""
        return relation_words(b.relation for b in self._ledger.briefs)

    @cached_property
    def subjects(self) -> tuple[Codes, Words]:
        """Give who acts."""
        return self._ledger.parties(b.subject for b in self._ledger.briefs)

    @cached_property
    def objects(self) -> tuple[Codes, Words]:
        """Give whom or what it is done to."""
        return self._ledger.parties(b.object for b in self._ledger.briefs)

    @cached_property
    def places(self) -> tuple[Codes, Words]:
        """Give where it happened: the place that is named, else the object if that is one."""
        entries = self._ledger.names

        def found() -> Iterator[str | None]:
            for brief in self._ledger.briefs:
                entry = entries.get(brief.object)
                yield brief.place or (brief.object if entry and entry.kind in PLACE_KINDS else None)

        return self._ledger.parties(found())

    @cached_property
    def speakers(self) -> Groups:
        """Give who says so: those the report names, else its publisher."""
        ledger = self._ledger
        sources = [line.source for line in ledger.headlines]
        merged, reports = ledger.merged, ledger.reports.tolist()

        def said() -> Iterator[Sequence[str]]:
            for brief, report in zip(ledger.briefs, reports, strict=True):
                source = sources[report]
                yield [merged.get(one, one) for one in brief.speakers] or (
                    [_PUBLISHER + source] if source else []
                )

        rows, codes, keys = spread(said())
        words = ledger.entities(keys)
        labels = [label.removeprefix(_PUBLISHER) for label in words.labels]
        return Groups(rows, codes, Words(keys, labels, words.kinds))

    @cached_property
    def _disputed(self) -> Mask:
        found = self._ledger.disputed
        return np.fromiter((b.id in found for b in self._ledger.briefs), bool, len(self._ledger.briefs))

    @cached_property
    def _whole(self) -> Table:
        ledger, ids, (stakes, weighed) = self._ledger, self._ids, self._stakes()
        briefs, (publishers, sources) = ledger.briefs, ledger.publishers
        words = {
            "who": One("who", "Who", *self.subjects, type="entity"),
            "relation": One("relation", "Relation", *self.relations),
            "whom": One("whom", "Whom or what", *self.objects, type="entity"),
            "place": One("place", "Place", *self.places, type="entity", shown=False),
            "status": One("status", "Status", *plain_words(b.status for b in briefs)),
            "extent": One("extent", "Extent", *plain_words(b.extent for b in briefs), shown=False),
            "source": One("source", "Source", publishers[ledger.reports], sources),
            "judged": One("judged", "Judged", *plain_words(b.judged for b in briefs), shown=False),
        }
        happened = Days("happened", "Happened", ledger.clocks.first, ledger.clocks.last)
        reported = Days("reported", "Reported", ledger.clocks.reported)
        columns: tuple[Column, ...] = (
            *(words[name] for name in ("who", "relation", "whom", "place", "status", "extent")),
            happened,
            reported,
            words["source"],
            Several("speaker", "Who says so", self.speakers, len(ids)),
            *stakes,
            Number("confidence", "Confidence", np.array([b.confidence for b in briefs], float), shown=False),
            words["judged"],
            One("report", "Report", ledger.reports, ledger.titles, type="report", shown=False),
            self._sentence(),
        )
        facets = (*self._facets(words, happened, reported, weighed),)
        return Table(What.CLAIMS, ids, columns, facets, "-reported", np.ones(len(ids), bool))

    def _sentence(self) -> Late:
        sources, ledger = self._ledger.sources, self._ledger
        return Late(
            "sentence", "Sentence", self._ids, sources.sentences, sources.all_sentences, lambda: ledger.texts
        )

    def _facets(
        self, words: Mapping[str, One], happened: Days, reported: Days, weighed: Sequence[Facet]
    ) -> Iterator[Facet]:
        def of(*names: str) -> Iterator[Facet]:
            return (Facet(name, words[name].label, words[name].groups) for name in names)

        yield from of("relation", "status", "who")
        yield Facet("kind", "Kind of who", lambda: kinds_of(*self.subjects), "who", "kind")
        yield from of("whom", "place")
        yield Facet("country", "Country", lambda: self._ledger.countries(*self.places), "place", "country")
        yield from of("source")
        yield Facet("speaker", "Who says so", lambda: self.speakers)
        yield from weighed
        yield Facet("year", "Year it happened", happened.groups, "happened", "year")
        yield Facet("reported", "Year it was reported", reported.groups, by="year")
        yield from of("extent", "judged")
