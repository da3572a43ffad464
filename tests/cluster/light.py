"""Readers for workers, and the functions by which these load them; none needs the parser."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg.cluster.versions import Versions, versions
from kg.cluster.working import Order
from kg.errors import KnowledgeError
from kg.model import Claim, Entity, Report
from kg.settings import Settings
from tests import reading
from tests.reading import NAMES

VERSIONS = Versions("rules/1 (c0de)", "model 1", "1e81c0")
BASE = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before reading."""

    known: Mapping[str, Entity] = field(default_factory=lambda: {e.id: e for e in NAMES.values()})


@dataclass(frozen=True, slots=True)
class Light:
    """Reads as `tests.reading.Reader` does.

    A report that holds the word `deadly` ends its process, one that holds `endless` never ends; one that is the path of
    a file takes that away and ends its process. Each takes so many `seconds` beside.
    """

    knowledge: Known = field(default_factory=Known)
    seconds: float = 0.0

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        time.sleep(self.seconds)
        if "deadly" in report.text or _taken(report.text):
            os.kill(os.getpid(), signal.SIGKILL)
        while "endless" in report.text:
            time.sleep(0.01)
        return reading.Reader().claims(report)

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report."""
        return map(self.claims, reports)


def _taken(words: str) -> bool:
    if not words.startswith("/"):
        return False
    with suppress(FileNotFoundError):
        Path(words).unlink()
        return True
    return False


def light(_settings: Settings) -> Light:
    """Load a reader made by hand."""
    return Light()


def slow(_settings: Settings) -> Light:
    """Load one that takes about as long as the true reader, and none of a processor."""
    return Light(seconds=0.01)


def lacking(_settings: Settings) -> Light:
    """Fail as a worker does that has a wrong registry."""
    raise KnowledgeError("actors.yaml", 3, "army", "no kind")


def order(url: object, **other: object) -> Order:
    """Give an order for workers that read by hand."""
    given = {"versions": VERSIONS, "base": BASE, "model": "m", "url": str(url), "load": light}
    return Order(**(given | other))  # type: ignore[arg-type]


def true_order(url: object, **other: object) -> Order:
    """Give an order for workers in processes of their own, which know their true versions."""
    return order(url, versions=versions(Settings()), model=Settings().model, **other)
