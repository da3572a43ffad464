"""Reports over HTTP."""

from __future__ import annotations

from urllib.parse import quote

import httpx

from kg.model import claim_json, report_json
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, FOUGHT, HOSTILE, MONITOR, REPORTS, WITHDREW

ORDERED = sorted(REPORTS, key=lambda r: r.id)
ADDRESS = f"/reports/{quote(HOSTILE.id, safe='')}"


def test_pages_walk_all(client: httpx.Client) -> None:
    walked, address = [], "/reports?limit=1"
    while address:
        body = client.get(address).json()
        walked += body["reports"]
        address = body["next"]
    assert walked == [report_json(r) for r in ORDERED]
    assert client.get("/reports").json() == {"reports": walked, "total": 4, "next": None}


def test_one_report_whatever_its_id_holds(client: httpx.Client) -> None:
    whole = {
        "id": HOSTILE.id,
        "title": "Town <b>falls</b>",
        "published": "2017-11-09",
        "source": "Wire",
        "url": None,
        "text": HOSTILE.text,
        "claims": [claim_json(CAPTURED)],
    }
    assert client.get(ADDRESS).json() == whole
    assert client.get(f"/reports/{quote(HOSTILE.id)}").json() == whole


def test_claims_stand_as_in_the_text(client: httpx.Client) -> None:
    told = [c["id"] for c in client.get(f"/reports/{MONITOR.id}").json()["claims"]]
    assert told == sorted([WITHDREW.id, FOUGHT.id])
    undated = client.get("/reports/undated").json()
    assert (undated["published"], undated["source"], len(undated["claims"])) == (None, None, 1)
    assert client.get("/reports/weather").json()["claims"] == []


def test_the_text_stays_on_this_machine(client: httpx.Client) -> None:
    for header in (
        {"Origin": "https://other.example"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Host": "rebound.example"},
    ):
        body = client.get(ADDRESS, headers=header).json()
        assert body["text"] is None
        assert body["claims"] == [claim_json(CAPTURED)]


def test_an_unknown_report(client: httpx.Client) -> None:
    problem(client.get("/reports/nothing"), 404)
    problem(client.get("/reports/"), 404)
