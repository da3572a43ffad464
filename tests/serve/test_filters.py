"""The same filters under the same names on every list."""

from __future__ import annotations

import httpx
import pytest

from tests.serve.expect import problem
from tests.serve.story import CAPTURED, FOUGHT, HOSTILE, MONITOR, RAQQA_FELL, UNDATED, WITHDREW

LISTS = ("claims", "events", "relationships", "disputes", "reports")
COMMON = {"entity", "actor", "place", "source", "relation", "status", "since", "until", "when", "q"}


def found(client: httpx.Client, what: str, **filters: str) -> set[str]:
    body = client.get(f"/{what}", params=filters).json()
    assert body["total"] == len(body[what]) or "limit" in filters, body
    return {one["id"] for one in body[what]}


@pytest.mark.parametrize("what", LISTS)
def test_every_list_describes_them(client: httpx.Client, what: str) -> None:
    operation = client.get("/openapi.json").json()["paths"][f"/{what}"]["get"]
    assert {p["name"] for p in operation["parameters"]} >= COMMON | {"limit", "after"}


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        ({"actor": "islamic-state"}, {WITHDREW, FOUGHT, RAQQA_FELL}),
        ({"actor": "syrian-armed-forces", "status": "hedged"}, {FOUGHT}),
        ({"entity": "syrian-observatory-for-human-rights"}, {WITHDREW}),
        ({"place": "abu-kamal"}, {CAPTURED, WITHDREW, FOUGHT}),
        ({"source": "Monitor"}, {WITHDREW, FOUGHT}),
        ({"source": "Nobody"}, set()),
        ({"relation": "captured"}, {CAPTURED, RAQQA_FELL}),
        ({"when": "2017-11-09"}, {WITHDREW}),
        ({"when": "2017-11-08/2017-11-09"}, {CAPTURED, WITHDREW, FOUGHT}),
        ({"when": "../2017-10"}, {RAQQA_FELL}),
        ({"when": "2017-11/.."}, {CAPTURED, WITHDREW, FOUGHT}),
        ({"since": "2017-11-09"}, {WITHDREW}),
        ({"q": "raqa"}, {RAQQA_FELL}),
        ({"q": "zzzzqqqq"}, set()),
    ],
)
def test_claims(client: httpx.Client, filters: dict[str, str], claims: set[object]) -> None:
    assert found(client, "claims", **filters) == {getattr(c, "id", "") for c in claims}


@pytest.mark.parametrize("what", ["events", "relationships"])
@pytest.mark.parametrize(
    ("filters", "relations"),
    [
        ({}, {"captured", "withdrew-from", "fought"}),
        ({"actor": "islamic-state", "place": "abu-kamal"}, {"withdrew-from", "fought"}),
        ({"status": "hedged"}, {"fought"}),
        ({"source": "Wire"}, {"captured"}),
        ({"when": "2017-11-09/.."}, {"withdrew-from"}),
        ({"q": "raqqa"}, {"captured"}),
        ({"entity": "raqqa"}, {"captured"}),
        ({"disputed": "true"}, set()),
    ],
)
def test_what_is_derived(
    client: httpx.Client, what: str, filters: dict[str, str], relations: set[str]
) -> None:
    body = client.get(f"/{what}", params=filters).json()
    wanted = (
        relations if (what, filters.get("actor")) != ("relationships", "islamic-state") else {"withdrew-from"}
    )
    assert {one["relation"] for one in body[what]} == wanted
    assert body["total"] == len(body[what])


@pytest.mark.parametrize(
    ("filters", "reports"),
    [
        ({"source": "Monitor"}, {MONITOR}),
        ({"q": "falls"}, {HOSTILE}),
        ({"since": "2017-11-10"}, {MONITOR, "weather"}),
        ({"place": "raqqa"}, {UNDATED}),
        ({"status": "hedged", "source": "Wire"}, set()),
        ({"relation": "fought", "actor": "syrian-armed-forces"}, {MONITOR}),
    ],
)
def test_reports(client: httpx.Client, filters: dict[str, str], reports: set[object]) -> None:
    assert found(client, "reports", **filters) == {getattr(r, "id", r) for r in reports}


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize(
    ("filters", "status"),
    [
        ({"when": "yesterday"}, 400),
        ({"when": "2017-13"}, 400),
        ({"when": "2017-02-30"}, 400),
        ({"when": "2018/2017"}, 400),
        ({"when": ".."}, 400),
        ({"when": "2017", "since": "2017-01-01"}, 400),
        ({"since": "2018-01-01", "until": "2017-01-01"}, 400),
        ({"place": "islamic-state"}, 400),
        ({"actor": "abu-kamal"}, 400),
        ({"actor": "nobody at all"}, 404),
        ({"entity": ""}, 404),
        ({"relation": "loved"}, 400),
    ],
)
def test_what_cannot_be_meant(client: httpx.Client, what: str, filters: dict[str, str], status: int) -> None:
    problem(client.get(f"/{what}", params=filters), status)


def test_days_are_given_as_intervals_too(client: httpx.Client) -> None:
    (event,) = client.get("/events", params={"relation": "withdrew-from"}).json()["events"]
    assert event["interval"] == "2017-11-09/2017-11-09"
    spans = client.get("/places/abu-kamal/control").json()["intervals"]
    assert spans[0]["interval"].startswith("2017-11-08/")
    assert client.get(f"/intervals/{spans[0]['id']}").json()["interval"] == spans[0]["interval"]
