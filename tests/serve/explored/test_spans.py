"""Who held what and what happened, in bulk over HTTP: the same as asked of one place and one day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from kg.graph import Graph
from kg.settings import Settings
from tests.serve.live import live
from tests.serve.story import CAPTURED

FIRST = date(1970, 1, 1)


def test_all_places_come_with_their_intervals(client: httpx.Client, graph: Graph) -> None:
    told = client.get("/explorer/spans.json").json()
    places = {place["id"]: [span[0] for span in place["spans"]] for place in told["places"]}
    assert places == {own: [c.id for c in graph.control(own)] for own in ("abu-kamal", "raqqa")}
    assert told["foremost"] == ["islamic-state", "syrian-armed-forces", "syrian-democratic-forces"]


def test_as_known_on_a_day_the_reports_without_one_are_counted(client: httpx.Client) -> None:
    told = client.get("/explorer/spans.json", params={"known_on": "2017-11-09"}).json()
    [place] = [place for place in told["places"] if place["spans"]]
    assert (place["id"], told["known"], told["undated"]) == ("abu-kamal", "2017-11-09", 1)
    assert [span[0] for span in place["spans"]] == [None]


def test_events_meet_the_days_asked_for(client: httpx.Client) -> None:
    told = client.get("/explorer/events.json").json()
    assert sorted(told["labels"]) == [
        "Islamic State fought Syrian Armed Forces at Abu Kamal",
        "Islamic State withdrew from Abu Kamal",
        "Syrian Armed Forces captured Abu Kamal",
        "Syrian Democratic Forces captured Raqqa",
    ]
    some = client.get("/explorer/events.json", params={"since": "2017-11-09", "until": "2017-11-09"}).json()
    assert some["labels"] == ["Islamic State withdrew from Abu Kamal"]
    known = client.get("/explorer/events.json", params={"known_on": "2017-11-09"}).json()
    assert (known["labels"], known["undated"]) == (["Syrian Armed Forces captured Abu Kamal"], 1)


@pytest.mark.parametrize(
    "query",
    ["known_on=yesterday", "since=2017-13-01", "since=2017-11-09&until=2017-11-08", "knownon=2017-11-09"],
)
def test_days_that_are_none_are_refused(client: httpx.Client, query: str) -> None:
    assert client.get(f"/explorer/events.json?{query}").status_code == 400


def test_what_changes_the_graph_changes_the_answer() -> None:
    from kg.store import memory_store
    from tests.serve.story import REPORTS, Told

    with Graph(memory_store(), Settings(), Told()) as graph, live(graph, Settings()) as client:
        assert client.get("/explorer/spans.json").json()["places"] == []
        graph.add(REPORTS)
        assert [p["id"] for p in client.get("/explorer/spans.json").json()["places"]] == [
            "abu-kamal",
            "raqqa",
        ]
        graph.forget(CAPTURED.report)
        told = client.get("/explorer/events.json").json()
        assert "Syrian Armed Forces captured Abu Kamal" not in told["labels"]


def on_day(told: dict[str, Any], place: dict[str, Any], day: date) -> tuple[str, list[str], set[str]]:
    """Find how a place stood on a day as the map does: status, holders, possible holders."""
    number = (day - FIRST).days
    begun = [i for i, span in enumerate(place["spans"]) if span[2] is None or span[2] <= number]
    at = begun[-1] if begun else -1
    ids = [own for own, _, _ in told["actors"]]
    near = [s for s in place["spans"][at + 1 : at + 2] if s[1] is None or s[1] <= number]
    status, holders, possible = ("unknown", [], [])
    if begun:
        span = place["spans"][at]
        status, holders, possible = told["statuses"][span[4]], span[5], span[6]
    others = {i for s in near for i in s[5]} | set(possible)
    return status, [ids[i] for i in holders], {ids[i] for i in others if i not in holders}


@pytest.mark.parametrize("known_on", [None, "2017-11-09", "2017-11-10", "2017-11-12", "2023-09-01"])
def test_the_samples_stand_as_each_place_does(samples: Graph, known_on: str | None) -> None:
    with live(samples, Settings()) as client:
        told = client.get("/explorer/spans.json", params={"known_on": known_on} if known_on else {}).json()
    known = date.fromisoformat(known_on) if known_on else None
    # As known on a day each place is worked out anew for each day.
    apart = 97 if known is None else 776
    days = [date(2014, 6, 1) + timedelta(days=past) for past in range(0, 4_400, apart)] + [date(2017, 11, 10)]
    shown = {place["id"]: place for place in told["places"]}
    everywhere = {interval.place.id for interval in samples.timelines()}
    assert shown.keys() <= everywhere
    for own in everywhere:
        place = shown.get(own, {"spans": []})
        for day in days:
            [held] = samples.control(own, on=day, known_on=known)
            wanted = held.status.value, [e.id for e in held.holders], {e.id for e in held.possible}
            assert on_day(told, place, day) == wanted, (own, day)
