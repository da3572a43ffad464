"""Reports cut into shards by what is in them, so that the same reports make the same shards wherever they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from kg.cluster.versions import Versions
from kg.model import Report
from kg.parcel import packed
from kg.read import Outcome

_BESIDE: Final = 1000
_DIGITS: Final = 13


@dataclass(frozen=True, slots=True)
class Shard:
    """Reports that are read together, no two of one id."""

    reports: tuple[Report, ...]

    def name(self, versions: Versions, base: str) -> str:
        """Give what is named after the words and facts of its reports, the versions that read them and the base."""
        parts = [versions.as_json(), base, *map(digest_of, self.reports)]
        return "shard-" + sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what came in, in its order: the reports of a shard, with what is no report and came between them."""

    outcomes: tuple[Outcome, ...]

    @property
    def shard(self) -> Shard:
        """Give the reports."""
        return Shard(tuple(o for o in self.outcomes if isinstance(o, Report)))


@dataclass(frozen=True, slots=True)
class Cut:
    """How large shards are: from `least` to `most` characters and one report more, half way between as a rule.

    A report counts as `report` characters more than it has: a short one takes its time, too.
    """

    least: int = 40_000
    most: int = 200_000
    report: int = 200

    def pieces(self, outcomes: Iterable[Outcome]) -> Iterator[Piece]:
        """Cut behind reports that their own words choose, so that a change moves no borders but those next to it.

        A report whose id is in the shard already begins another; so does what comes after a thousand rows, notes and
        refusals.
        """
        piece: list[Outcome] = []
        ids: set[str] = set()
        size = 0
        for outcome in outcomes:
            if (isinstance(outcome, Report) and outcome.id in ids) or len(piece) - len(ids) >= _BESIDE:
                yield Piece(tuple(piece))
                piece, ids, size = [], set(), 0
            piece.append(outcome)
            if isinstance(outcome, Report):
                ids.add(outcome.id)
                size += self._weight(outcome)
                if self._ends(outcome, size):
                    yield Piece(tuple(piece))
                    piece, ids, size = [], set(), 0
        if piece:
            yield Piece(tuple(piece))

    def _weight(self, report: Report) -> int:
        return len(report.text) + self.report

    def _ends(self, report: Report, size: int) -> bool:
        if size >= self.most:
            return True
        # Long reports are chosen more often than short ones: the borders lie evenly in the words.
        share = int(digest_of(report)[:_DIGITS], 16) / 16**_DIGITS
        return size >= self.least and share * (self.most - self.least) / 2 < self._weight(report)


def digest_of(report: Report) -> str:
    """Give 32 hexadecimal digits that depend on all words and facts of a report."""
    return sha256(json.dumps(packed(report), sort_keys=True).encode()).hexdigest()[:32]
