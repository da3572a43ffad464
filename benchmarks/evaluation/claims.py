"""The sets whose scorers lie beside them: news items and whole articles."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluation.reports import reports
from benchmarks.evaluation.table import Row
from kg.extract import Extractor
from kg.model import claim_json

_ARTICLES = re.compile(
    r"territory P (?P<p>\S+) R (?P<r>\S+) F1 (?P<f>\S+) traps (?P<traps>\d+) "
    r"attribution (?P<said>\S+) dates (?P<days>\S+) recall (?P<rest>.*)"
)


def territory_rows(folder: Path, extractor: Extractor) -> Iterator[Row]:
    """Score who took, holds or left what in dated news items."""
    found = json.loads(_scored(folder, "territory", extractor))
    yield Row(
        f"{found['reports']} dated news items, who took, holds or left what",
        f"precision {found['precision']:.2f}, recall {found['recall']:.2f}, F1 {found['f1']:.2f}",
    )
    yield Row(
        "the same items",
        f"speaker {found['attribution']}, loser {found['loser']}, fell for {found['traps_fallen_for']} traps",
    )


def article_rows(folder: Path, extractor: Extractor) -> Iterator[Row]:
    """Score whole articles: the same, and who fought whom and is allied with whom."""
    said = _scored(folder, "articles", extractor)
    found = _ARTICLES.match(said)
    if not found:
        raise ValueError(f"the scorer of the articles says something else: {said}")
    yield Row(
        f"{sum(1 for _ in reports(folder / 'articles' / 'dev.jsonl'))} whole articles, the same question",
        f"precision {found['p']}, recall {found['r']}, F1 {found['f']}; told as done though it was not: "
        f"{found['traps']}; speaker {found['said']}, days {found['days']}",
    )
    yield Row("the same articles, found", re.sub(r" (?=[a-z])", ", ", found["rest"].strip()))


def _scored(folder: Path, name: str, extractor: Extractor) -> str:
    gold = folder / name / "dev.jsonl"
    with tempfile.TemporaryDirectory() as place:
        claims = Path(place) / "claims.jsonl"
        with claims.open("w", encoding="utf-8") as lines:
            for report in reports(gold):
                lines.writelines(json.dumps(claim_json(c)) + "\n" for c in extractor.claims(report))
        ran = subprocess.run(  # noqa: S603  the folder is the caller's own
            [sys.executable, str(folder / f"score_{name}.py"), str(gold), str(claims)],
            check=True,
            capture_output=True,
            text=True,
        )
    return ran.stdout
