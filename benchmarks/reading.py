"""Measures the speed of reading beside that of the parser alone: `python benchmarks/reading.py [--shared FOLDER]`.

Both read the same texts, in one process, in turns, so that what else the machine does touches both alike. The parser
is the same pipeline with tagger, parser and lemmatizer (and what they build on) over whole texts by `nlp.pipe`, in
batches of the pipeline's own size, as in reading; reading is everything from a report to its claims. The ratio is of
the medians of the rounds; more than 1 means that reading is the slower.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.evaluation.geoparsing import FILES, articles
from benchmarks.evaluation.reports import reports
from kg.extract import Extractor
from kg.model import Report
from kg.settings import Settings
from kg.text import extractor

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
COMPARED = frozenset({"tok2vec", "tagger", "attribute_ruler", "parser", "lemmatizer"})


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of each round of reading and of the parser alone, over the same texts."""

    what: str
    words: int
    reading: tuple[float, ...]
    parsing: tuple[float, ...]

    def __str__(self) -> str:
        """Write rates in words a second, and the ratio of the medians with that of the best rounds."""
        read, parsed = median(self.reading), median(self.parsing)
        best = min(self.reading) / min(self.parsing)
        return (
            f"{self.what}: reading {self.words / read:,.0f} words/s, parser alone {self.words / parsed:,.0f} words/s, "
            f"ratio {read / parsed:.2f} (best rounds {best:.2f})"
        )


def war_news(folder: Path, count: int) -> list[Report]:
    """Take so many items on wars, spread over the whole file."""
    found = list(reports(folder / "corpus" / "current_events.jsonl"))
    return found[:: max(1, len(found) // count)][:count]


def general_news(folder: Path, count: int) -> list[Report]:
    """Take so many articles of general news, spread over both sets."""
    found = [a for file in FILES.values() for a in articles(folder / "geoparsing" / file)]
    return [Report(a.id, a.text) for a in found[:: max(1, len(found) // count)]][:count]


def compare(what: str, texts: Sequence[Report], reader: Extractor, rounds: int) -> Speed:
    """Read and parse in turns, the order changing from round to round, after one unmeasured turn of each."""
    reading: list[float] = []
    parsing: list[float] = []
    work: list[tuple[Callable[[], object], list[float]]] = [
        (lambda: _read(texts, reader), reading),
        (lambda: _parse(texts, reader), parsing),
    ]
    for number in range(rounds + 1):
        for do, spent in work if number % 2 else reversed(work):
            start = time.perf_counter()
            do()
            if number:
                spent.append(time.perf_counter() - start)
    words = sum(len(r.text.split()) for r in texts)
    return Speed(what, words, tuple(reading), tuple(parsing))


def _read(texts: Sequence[Report], reader: Extractor) -> None:
    for _ in reader.read_all(texts):
        pass


def _parse(texts: Sequence[Report], reader: Extractor) -> None:
    spare = [name for name in reader.nlp.pipe_names if name not in COMPARED]
    with reader.nlp.select_pipes(disable=spare):
        for _ in reader.nlp.pipe(r.text for r in texts):
            pass


def measured(folder: Path, rounds: int, count: int) -> Iterator[Speed]:
    """Measure on each set that is there."""
    reader = extractor(Settings.from_env())
    if (folder / "corpus").is_dir():
        yield compare("war news", war_news(folder, count), reader, rounds)
    if (folder / "geoparsing").is_dir():
        yield compare("general news", general_news(folder, count // 4), reader, rounds)


def main(folder: Path, rounds: int, count: int) -> None:
    """Print the ratios."""
    if not folder.is_dir():
        print(f"{folder} is not there: nothing to read", file=sys.stderr)
        return
    for speed in measured(folder, rounds, count):
        print(speed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the sets of others")
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds")
    parser.add_argument(
        "--count", type=int, default=1000, help="items of war news, and four times the articles"
    )
    given = parser.parse_args()
    main(given.shared, given.rounds, given.count)
