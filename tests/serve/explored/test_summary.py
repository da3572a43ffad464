"""What the shell of the explorer asks first."""

from __future__ import annotations

import httpx

from kg.graph import Graph


def test_the_summary_says_what_this_reader_may_do(client: httpx.Client, graph: Graph) -> None:
    told = client.get("/explorer/summary.json").json()
    assert told["totals"]["reports"] == graph.stats().reports
    assert (told["write"], told["local"], told["version"]) == (False, True, graph.version)
    elsewhere = client.get("/explorer/summary.json", headers={"X-Forwarded-For": "203.0.113.5"}).json()
    assert elsewhere["local"] is False


def test_the_days_are_counted_by_both_clocks(client: httpx.Client, graph: Graph) -> None:
    told = client.get("/explorer/days.json").json()
    assert {clock: dict(map(tuple, days)) for clock, days in told.items()} == {
        "happened": graph.daily().happened,
        "reported": graph.daily().reported,
    }
    # One of its reports has no day.
    assert sum(count for _, count in told["reported"]) == graph.stats().claims - 1
