"""All that the tables are made of, each part read when a table first needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from kg.draw.content.rows.columns import NONE, Codes, Groups, Measures, Words, coded, days
from kg.draw.content.rows.scope import Clocks
from kg.model import Basis, Control, Kind, Relationship
from kg.query.briefs import Brief, Cue, Headline, cue
from kg.query.naming import Entry
from kg.query.spellings import plain

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a ledger reads: claims and reports in short, relationships, who held each place, names by id.

    `intervals` gives all timelines, as known on a day where one is given, each in order. `sentences` gives those of
    some claims, `all_sentences` all. `merged` gives whom an entity counts as, if not as itself, `voices` whose voice
    speaks, `stakes` what speakers gain or lose by some claims, as known on a day where one is given.
    """

    briefs: Callable[[], Mapping[str, Brief]]
    headlines: Callable[[], Mapping[str, Headline]]
    relationships: Callable[[], Iterable[Relationship]]
    intervals: Callable[[date | None], Iterable[Control]]
    names: Callable[[], Mapping[str, Entry]]
    sentences: Callable[[Sequence[str]], Texts]
    all_sentences: Callable[[], Texts]
    merged: Callable[[], Mapping[str, str]]
    voices: Callable[[], Mapping[Cue, tuple[str, ...]]]
    stakes: Callable[[Sequence[str], date | None], Mapping[str, Basis]]


class Ledger:
    """The contents of one state of a graph, as arrays in the order of ids."""

    def __init__(self, sources: Sources) -> None:
        """Read from sources, each once."""
        self.sources = sources

    @cached_property
    def names(self) -> Mapping[str, Entry]:
        """Give entities by id."""
        return self.sources.names()

    @cached_property
    def briefs(self) -> list[Brief]:
        """Give claims by id."""
        return [brief for _, brief in sorted(self.sources.briefs().items())]

    @cached_property
    def headlines(self) -> list[Headline]:
        """Give reports by id."""
        return [line for _, line in sorted(self.sources.headlines().items())]

    @cached_property
    def edges(self) -> list[Relationship]:
        """Give relationships by id."""
        return sorted(self.sources.relationships(), key=lambda edge: edge.id)

    @cached_property
    def report_rows(self) -> Mapping[str, int]:
        """Give the place of each report among `headlines`."""
        return {line.id: row for row, line in enumerate(self.headlines)}

    @cached_property
    def claim_rows(self) -> Mapping[str, int]:
        """Give the place of each claim among `briefs`."""
        return {brief.id: row for row, brief in enumerate(self.briefs)}

    @cached_property
    def reports(self) -> Codes:
        """Give for each claim the place of its report."""
        rows = self.report_rows
        return np.array([rows[brief.report] for brief in self.briefs], np.int32)

    @cached_property
    def clocks(self) -> Clocks:
        """Give when each claim says that it happened, and when it was published."""
        return Clocks(
            days(b.start for b in self.briefs),
            days(b.end for b in self.briefs),
            self.published[self.reports],
        )

    @cached_property
    def published(self) -> Measures:
        """Give when each report was published."""
        return days(line.published for line in self.headlines)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Give the ids of the claims for and against what is disputed."""
        return frozenset(own for e in self.edges if e.disputed for own in e.claims + e.denials)

    @cached_property
    def voices(self) -> list[tuple[str, ...]]:
        """Give whose voices speak in each claim: one id for each line of kin."""
        known, reports = self.sources.voices(), self.reports.tolist()
        cues = (cue(b, self.headlines[report]) for b, report in zip(self.briefs, reports, strict=True))
        return [known.get(own, ()) for own in cues]

    @cached_property
    def publishers(self) -> tuple[Codes, Words]:
        """Give who published each report."""
        codes, keys = coded(line.source for line in self.headlines)
        return codes, Words(keys, keys)

    @cached_property
    def texts(self) -> list[str]:
        """Give the sentence of each claim in folded form."""
        found = self.sources.all_sentences()
        return [plain(found.get(brief.id, "")) for brief in self.briefs]

    def parties(self, ids: Iterable[str | None]) -> tuple[Codes, Words]:
        """Give entities numbers, each as the one that it counts as."""
        merged = self.merged
        codes, keys = coded(merged.get(one, one) if one else None for one in ids)
        return codes, self.entities(keys)

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """Give whom an entity counts as, if not as itself."""
        return self.sources.merged()

    def entities(self, keys: Sequence[str]) -> Words:
        """Give entities as words."""
        known = [self.names.get(key) for key in keys]
        return Words(
            keys,
            [entry.label if entry else key for key, entry in zip(keys, known, strict=True)],
            [entry.kind.value if entry else "" for entry in known],
        )

    def country_words(self, words: Words) -> tuple[Codes, Words]:
        """Give the country of each of some entities; a state is its own."""
        known = [self.names.get(key) for key in words.keys]
        return self.parties(
            (key if entry.kind is Kind.STATE else entry.country) if entry else None
            for key, entry in zip(words.keys, known, strict=True)
        )

    def countries(self, codes: Codes, words: Words) -> Groups:
        """Group rows by the country of the entity that each names."""
        lands, names = self.country_words(words)
        found = np.append(lands, np.int32(NONE))[codes]
        rows = np.flatnonzero(found != NONE).astype(np.int32)
        return Groups(rows, found[rows], names)

    @cached_property
    def titles(self) -> Words:
        """Give reports as words: by title, or by id where there is none."""
        return Words([line.id for line in self.headlines], [line.title or line.id for line in self.headlines])
