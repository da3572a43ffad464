"""Who held each place of the samples, against a table that argues for every row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.model import Bounds, Control

LINES = (Path(__file__).parent / "timelines.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line for line in LINES if line and not line.startswith("#")]


def place_of(row: str) -> str:
    return row.partition(" | ")[0]


PLACES = list(dict.fromkeys(map(place_of, ROWS)))


@pytest.fixture(scope="module")
def graph(samples: Graph) -> Graph:
    return samples


def row(interval: Control) -> str:
    """Write an interval as the table does."""
    return " | ".join(
        (
            interval.place.id,
            interval.status.value,
            " ".join(h.id for h in interval.holders) or "-",
            interval.basis.value if interval.basis else "-",
            bounds(interval.start),
            bounds(interval.end),
            interval.last_confirmed.isoformat() if interval.last_confirmed else "-",
            f"{len(interval.supporting)}:{len(interval.against)}",
        )
    )


def bounds(day: Bounds | None) -> str:
    if day is None:
        return "-"
    first, last = (d.isoformat() if d else "" for d in (day.earliest, day.latest))
    return first if first == last and first else f"{first}..{last}"


@pytest.mark.parametrize("place", PLACES)
def test_a_place_was_held_as_a_reader_would_write(place: str, graph: Graph) -> None:
    assert [row(i) for i in graph.control(place)] == [r for r in ROWS if place_of(r) == place]


def test_every_place_with_a_timeline_is_in_the_table(graph: Graph) -> None:
    found = graph.sparql(
        "SELECT DISTINCT ?place { ?interval a kg:ControlInterval ; kg:place ?place }", media_type="text/csv"
    )
    nodes = found.body.decode().split()[1:]
    assert sorted(node.rpartition("/")[2] for node in nodes) == sorted(PLACES)


def test_every_row_is_argued_for() -> None:
    firsts = [i for i, line in enumerate(LINES) if line in ROWS and (i == 0 or not LINES[i - 1])]
    assert firsts == []


@pytest.mark.parametrize(
    ("known_on", "status", "first"),
    [
        (date(2017, 11, 9), "held", "syrian-armed-forces"),
        (date(2017, 11, 10), "held", "syrian-armed-forces"),
        (date(2017, 11, 12), "held", "islamic-state"),
        (date(2017, 11, 20), "held", "islamic-state"),
    ],
)
def test_abu_kamal_on_12_november_as_it_was_known(
    known_on: date, status: str, first: str, graph: Graph
) -> None:
    """Until the 10th the army alone is told to have it; what changed on the 10th and 11th is published after that."""
    (found,) = graph.control("abu-kamal", on=date(2017, 11, 12), known_on=known_on)
    assert (found.status.value, found.holders[0].id) == (status, first)
