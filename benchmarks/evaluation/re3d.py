"""Who fights and who stands with whom, by the crowd's marks on 48 documents (Dstl's re3d)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluation.reports import reports
from benchmarks.evaluation.table import Row, share
from kg.extract import Extractor
from kg.model import Argument, Claim, Relation
from tests.gold.naming import goes_by, words

FIGHTS = frozenset({Relation.FOUGHT, Relation.ATTACKED, Relation.BESIEGED, Relation.REPELLED})
STANDS = frozenset(
    {Relation.ALLIED_WITH, Relation.SUPPORTS, Relation.PART_OF, Relation.LED_BY, Relation.LINKED_UP_WITH}
)
SURE = 0.5
"""From which share of the crowd on a mark counts."""
_PRONOUNS = frozenset({"we", "they", "it", "them", "us", "who", "our", "you"})
_ASKED = {"FightingAgainst": FIGHTS, "AlliesOf": STANDS}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named organisations of one document that the crowd says to stand in a relation."""

    kind: str
    first: str
    second: str

    @property
    def key(self) -> tuple[str, frozenset[frozenset[str]]]:
        """What two marks of the same pair share, in whichever order and sort of name."""
        return self.kind, frozenset({words(self.first), words(self.second)})


def re3d_rows(folder: Path, extractor: Extractor) -> Iterator[Row]:
    """Give which of the pairs are found, either way round."""
    file = folder / "re3d" / "dev.jsonl"
    hits = dict.fromkeys(_ASKED, 0)
    asked = dict.fromkeys(_ASKED, 0)
    for report, line in zip(reports(file), file.read_text("utf-8").splitlines(), strict=True):
        claims = [c for c in extractor.claims(report) if c.status.happened]
        for pair in pairs(json.loads(line)):
            asked[pair.kind] += 1
            hits[pair.kind] += is_found(pair, claims)
    for kind, what in (("FightingAgainst", "who fights whom"), ("AlliesOf", "who is allied with whom")):
        yield Row(f"re3d, {what} among named organisations", f"found {share(hits[kind], asked[kind])}")


def pairs(document: dict[str, Any]) -> list[Pair]:
    """Give the pairs of a document, each once: both ends marked as organisations and named by more than a pronoun."""
    spans = {(e["begin"], e["end"]) for e in document["entities"] if e["type"] == "Organisation"}
    found: dict[tuple[str, frozenset[frozenset[str]]], Pair] = {}
    for mark in document["relations"]:
        ends = {(mark["sourceBegin"], mark["sourceEnd"]), (mark["targetBegin"], mark["targetEnd"])}
        pair = Pair(mark["type"], mark["source"], mark["target"])
        if mark["type"] in _ASKED and mark["confidence"] >= SURE and ends <= spans and _is_named(pair):
            found.setdefault(pair.key, pair)
    return list(found.values())


def _is_named(pair: Pair) -> bool:
    """Tell whether both ends hold a capital and something that tells them from another, and differ."""
    ends = (words(pair.first), words(pair.second))
    capitals = all(name != name.lower() for name in (pair.first, pair.second))
    return capitals and ends[0] != ends[1] and all(end and not end <= _PRONOUNS for end in ends)


def is_found(pair: Pair, claims: Sequence[Claim]) -> bool:
    """Tell whether a claim says so; who took a place from whom fought him."""
    return any(
        (goes_by(one, (pair.first,)) and goes_by(other, (pair.second,)))
        or (goes_by(one, (pair.second,)) and goes_by(other, (pair.first,)))
        for claim in claims
        for one, other in _ends(pair.kind, claim)
    )


def _ends(kind: str, claim: Claim) -> Iterator[tuple[Argument, Argument]]:
    if claim.subject is None:
        return
    if claim.relation in _ASKED[kind]:
        yield claim.subject, claim.object
    if kind == "FightingAgainst" and claim.source is not None:
        yield claim.subject, claim.source
