"""Measures how sure claims are against how often they are right: `python benchmarks/calibration.py [EVAL] [--fit]`.

Judged are all claims of the project's own gold, which lists what its words carry, and, with EVAL (a folder with
`score_territory.py`, `territory/dev.jsonl` and `articles/dev.jsonl`), those of its reports that say who captured,
controls or withdrew from what. A claim is right when relation, subject and object are, and whether it happened; days,
speakers and extents are not judged. `--fit` prints the values for the table in `kg/extract/confidence.py`, and how well
values fitted on nine tenths of the reports do on the last.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.extract import Extractor, load_extractor
from kg.extract.confidence import VALUES
from kg.model import Claim, Explanation, Report, claim_json, digest
from kg.settings import Settings
from tests.gold.reading import FILES, read_gold
from tests.gold.scoring import covers

FOLDS, ROUNDS, PRIOR, MOST, PLAIN = 10, 200, 8.0, 0.97, ("reading", "plain")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what it rests on, the set it is of, and whether it is right."""

    claim: Claim
    why: Explanation
    group: str
    right: bool
    sure: float


def own(extractor: Extractor) -> Iterator[Judged]:
    """Judge the claims of the project's own gold."""
    for name in FILES:
        for item in read_gold(name):
            for claim, why in extractor.explained(item.report):
                like = [g for g in item.claims if g.status.happened == claim.status.happened]
                yield Judged(claim, why, f"own {name}", any(covers(g, claim) for g in like), claim.confidence)


def foreign(extractor: Extractor, folder: Path) -> Iterator[Judged]:
    """Judge the territory claims of the sets in a folder by its own rule of matching."""
    sys.path.insert(0, str(folder))
    scorer: Any = importlib.import_module("score_territory")
    for name in ("territory", "articles"):
        for line in (folder / name / "dev.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            gold = [g for g in item["claims"] if g.get("status") != "not-asserted"]
            day = date.fromisoformat(item["published"])
            report = Report(item["id"], item["text"], item.get("title") or None, day, item.get("source"))
            for claim, why in extractor.explained(report):
                if claim.status.happened and scorer.key(claim.relation.value) in scorer.SCORED:
                    right = any(scorer.matches(claim_json(claim), g) for g in gold)
                    yield Judged(claim, why, name, right, claim.confidence)


def fitted(judged: Sequence[Judged]) -> Mapping[tuple[str, str], float]:
    """Fit the values of the table, so that the claims that a feature marks are right as often as they are sure.

    Each round scales every value by right over expected, both with a few claims added that are right as often as
    plain ones, so that a rare feature stays near 1; none goes above it, and no reading above `MOST`.
    """
    values = dict.fromkeys(VALUES, 1.0)
    keys = [[key for f in j.why.factors if (key := (f.feature, f.choice)) in values] for j in judged]
    having = {key: [n for n, marks in enumerate(keys) if key in marks] for key in values}
    for _ in range(ROUNDS):
        for key, found in having.items():
            plain = PRIOR * (values[key] if key == PLAIN else 1.0)
            expected = sum(prod(values[k] for k in keys[n]) for n in found) + PRIOR * values[key]
            right = sum(judged[n].right for n in found) + plain
            values[key] = min(MOST if key == PLAIN else 1.0, values[key] * right / expected)
    return values


def held_out(judged: Sequence[Judged]) -> Iterator[Judged]:
    """Give each claim as sure as values say that were fitted without its tenth of the reports."""
    for fold in range(FOLDS):
        values = fitted([j for j in judged if _fold(j) != fold])
        for one in judged:
            if _fold(one) == fold:
                marks = ((f.feature, f.choice) for f in one.why.factors)
                yield replace(one, sure=prod(values.get(m, 1.0) for m in marks))


def _fold(judged: Judged) -> int:
    return int(digest([judged.claim.report])[:8], 16) % FOLDS


def table(title: str, judged: Iterable[Judged], key: Callable[[Judged], Iterable[str]]) -> None:
    """Print for each group of claims how many there are, how sure they are and how many are right."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for name in key(one):
            groups[name].append(one)
    print(f"\n{title:<44} {'n':>4} {'sure':>5} {'right':>5}")
    for name in sorted(groups):
        found = groups[name]
        sure = sum(j.sure for j in found) / len(found)
        print(f"{name:<44} {len(found):>4} {sure:>5.2f} {sum(j.right for j in found) / len(found):>5.2f}")


def bin_of(judged: Judged) -> list[str]:
    """Give the span of confidence that a claim lies in."""
    first, last = next((a, b) for a, b in pairwise(EDGES) if a <= judged.sure < b)
    return [f"{first:.2f} to {min(last, 1):.2f}"]


def main(arguments: Sequence[str]) -> None:
    """Read, judge and print."""
    extractor = load_extractor(Settings.from_env())
    judged = list(own(extractor))
    for folder in (Path(a) for a in arguments if not a.startswith("-")):
        judged += foreign(extractor, folder)
    table("confidence", judged, bin_of)
    table("set", judged, lambda j: [j.group])
    table("factor", judged, lambda j: {f"{f.feature} {f.choice}" for f in j.why.factors})
    if "--fit" in arguments:
        table("held out", held_out(judged), bin_of)
        print("\nfitted")
        for (feature, choice), value in fitted(judged).items():
            print(f'    ("{feature}", "{choice}"): {value:.2f},')


if __name__ == "__main__":
    main(sys.argv[1:])
