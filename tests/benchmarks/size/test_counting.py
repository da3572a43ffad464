"""Counts of a table of events."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.size.counting import counted
from benchmarks.size.figures import UCDP

ROOT = Path(__file__).resolve().parents[3]
SYRIA = ROOT.parent / "shared" / "data" / "ucdp_ged_syria_v19_1.csv"


def row(
    place: str, day: str, sides: tuple[str, str], *, article: str, sources: int, best: int
) -> dict[str, str]:
    return {
        "where_coordinates": place,
        "latitude": "34.5",
        "longitude": "40.9",
        "date_start": day,
        "side_a": sides[0],
        "side_b": sides[1],
        "dyad_name": " - ".join(sides),
        "source_article": article,
        "number_of_sources": str(sources),
        "best": f"{best}.0",
        "deaths_civilians": "1.0" if best > 3 else "0.0",
    }


def test_days_places_sides_sources_and_dead_are_counted() -> None:
    found = counted(
        [
            row("Mill", "2016-01-01", ("Reds", "Blues"), article="one", sources=1, best=2),
            row("Mill", "2016-01-01", ("Reds", "Blues"), article="one", sources=2, best=4),
            row("Ford", "2016-01-02", ("Reds, Greens", "Blues"), article="two", sources=1, best=0),
            row("Mill", "2016-01-03", ("Reds", "Greens"), article="three", sources=9, best=3),
        ]
    )
    assert (found["events"], found["days"], found["groups"], found["pairs"]) == (4, 3, 3, 1)
    assert found["places"] == [(1, 3), (2, 1)]
    assert found["dyads"] == [(1, 2), (2, 1), (3, 1)]
    assert found["a_day"][0] == (0.0, 1)
    assert found["a_day"][-1] == (1.0, 2)
    assert found["reports_an_event"] == [0.5, 0.25, 0, 0, 0.25]
    assert found["events_a_report"][:2] == [0.6667, 0.3333]
    assert (found["killed"][0], found["killed"][-1], found["civilians"]) == ((0.0, 0), (0.999, 3), 0.25)


@pytest.mark.skipif(not SYRIA.exists(), reason="the file of UCDP is not here")
def test_the_table_has_what_the_file_has() -> None:
    with SYRIA.open(encoding="utf-8", newline="") as file:
        found = counted(list(csv.DictReader(file)))
    same = ("events", "days", "groups", "pairs")
    assert [found[name] for name in same] == [UCDP[name] for name in same]
    for shares in ("reports_an_event", "events_a_report", "civilians"):
        assert found[shares] == pytest.approx(UCDP[shares], abs=0.0002)
    ranks = {name: dict(found[name]) for name in ("places", "dyads")}
    assert all(ranks[name][rank] == events for name in ranks for rank, events in UCDP[name])
    assert dict(found["a_day"]) == {share: events for share, events in UCDP["a_day"] if share} | {0.0: 1}
