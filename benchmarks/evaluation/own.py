"""The project's own gold."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.evaluation.table import Row, share
from kg.extract import Extractor
from tests.gold.reading import FILES, read_gold
from tests.gold.scoring import Score, Share, score

_WHAT = dict(zip(FILES, ("sentences of our own", "short reports of our own"), strict=True))


def own_rows(extractor: Extractor) -> Iterator[Row]:
    """Score the sentences and the reports, all 24 relations."""
    for name, what in _WHAT.items():
        gold = read_gold(name)
        found = score(gold, lambda item: extractor.claims(item.report))
        yield Row(f"{len(gold)} {what} on {len({g.war for g in gold})} wars, all relations", _said(found))
        yield Row("of those found, right", ", ".join(f"{n} {s}" for n, s in found.details.items() if s.whole))
        if found.traps.whole:
            yield Row("of the sentences, those that only look like a claim", f"fell for {_of(found.traps)}")


def own_errors(extractor: Extractor) -> Iterator[str]:
    """Give what was missed and made up, a line each below its text, and the figures of each relation."""
    for name in FILES:
        found = score(read_gold(name), lambda item: extractor.claims(item.report))
        yield from found.errors
        for relation, tally in found.relations.items():
            yield f"{name} {relation}: {tally.precision:.2f} {tally.recall:.2f} {tally.f1:.2f} {tally}"


def _said(found: Score) -> str:
    overall = found.overall
    return f"precision {overall.precision:.2f}, recall {overall.recall:.2f}, F1 {overall.f1:.2f}"


def _of(part: Share) -> str:
    return share(part.part, part.whole)
