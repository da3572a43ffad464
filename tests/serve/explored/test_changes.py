"""What the newest reports changed, as the front page asks for it."""

from __future__ import annotations

import httpx

from tests.serve.expect import problem
from tests.serve.story import BARE, HOSTILE, MONITOR


def test_the_newest_reports_and_what_they_changed(client: httpx.Client) -> None:
    told = client.get("/explorer/changes.json").json()
    assert (told["since"], told["newest"], told["total"]) == ("2017-11-06", "2017-11-12", 3)
    assert [(r["id"], r["claims"]) for r in told["reports"]] == [
        (BARE.id, 0),
        (MONITOR.id, 2),
        (HOSTILE.id, 1),
    ]
    [place] = told["places"]
    assert (place["place"]["id"], place["turn"], place["reports"]) == (
        "abu-kamal",
        "first-told",
        [MONITOR.id, HOSTILE.id],
    )
    assert (told["compared"], told["after"]) == (1, None)


def test_what_is_asked_for_is_given(client: httpx.Client) -> None:
    later = client.get("/explorer/changes.json", params={"since": "2017-11-10"}).json()
    assert (later["since"], later["total"]) == ("2017-11-10", 2)
    begun = client.get("/explorer/changes.json", params={"limit": 0}).json()
    assert (begun["compared"], begun["places"], begun["after"]) == (1, [], 0)
    assert client.get("/explorer/changes.json", params={"after": 1}).json()["places"] == []


def test_what_cannot_be_meant_is_refused(client: httpx.Client) -> None:
    for name, value in (("since", "yesterday"), ("limit", "51"), ("after", "-1"), ("until", "2017-11-10")):
        body = problem(client.get("/explorer/changes.json", params={name: value}), 400)
        assert [fault["parameter"] for fault in body["errors"]] == [name]
