"""Claims over HTTP."""

from __future__ import annotations

import httpx
import pytest

from kg.model import Claim, claim_json
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, CLAIMS, FOUGHT, RAQQA_FELL, WITHDREW

ORDERED = sorted(CLAIMS, key=lambda c: c.id)


def test_all_claims(client: httpx.Client) -> None:
    answer = client.get("/claims")
    assert answer.json() == {"claims": [claim_json(c) for c in ORDERED], "total": 4, "next": None}
    assert answer.headers["link"] == '</claims>; rel="first"'


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_pages_walk_all(client: httpx.Client, size: int) -> None:
    walked: list[str] = []
    answer = client.get("/claims", params={"limit": size, "until": "2030-01-01"})
    for _ in range(10):
        walked += [c["id"] for c in answer.json()["claims"]]
        address = answer.json()["next"]
        if address is None:
            break
        assert answer.json()["total"] == len(ORDERED)
        assert answer.links["first"]["url"] == f"/claims?limit={size}&until=2030-01-01"
        assert answer.links["next"]["url"] == address
        answer = client.get(address)
    assert walked == [c.id for c in ORDERED]


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        ({"entity": "islamic-state"}, [WITHDREW, FOUGHT, RAQQA_FELL]),
        ({"entity": "Syrian army"}, [CAPTURED, FOUGHT]),
        ({"relation": "captured"}, [CAPTURED, RAQQA_FELL]),
        ({"place": "Abu Kamal"}, [CAPTURED, WITHDREW, FOUGHT]),
        ({"source": "Monitor"}, [WITHDREW, FOUGHT]),
        ({"status": "hedged"}, [FOUGHT]),
        ({"since": "2017-11-09"}, [WITHDREW]),
        ({"until": "2017-10-31"}, [RAQQA_FELL]),
        ({"relation": "captured", "since": "2017-11-01", "until": "2017-11-30"}, [CAPTURED]),
        ({"relation": "lost"}, []),
        ({"source": "Nobody"}, []),
    ],
)
def test_filters(client: httpx.Client, filter: dict[str, str], found: list[Claim]) -> None:
    told = client.get("/claims", params=filter).json()["claims"]
    assert [c["id"] for c in told] == sorted(c.id for c in found)


def test_an_unknown_entity_is_no_empty_list(client: httpx.Client) -> None:
    assert "Abu Kamal" in " ".join(problem(client.get("/claims?entity=abu-kemal"), 404)["nearest"])
    problem(client.get("/claims?place=nowhere+at+all"), 404)
    assert problem(client.get("/claims?entity="), 404)["detail"] == "no entity ''"


def test_what_is_no_place_is_no_empty_list(client: httpx.Client) -> None:
    body = problem(client.get("/claims?place=islamic-state"), 400)
    assert body["detail"] == "Islamic State (armed-group) is no place"


def test_one_claim_with_its_sentence(client: httpx.Client) -> None:
    assert client.get(f"/claims/{CAPTURED.id}").json() == claim_json(CAPTURED) | {
        "context": {
            "before": "Fog lay over the river.",
            "sentence": "The army captured Abu Kamal.",
            "after": "Shops stayed shut.",
        },
        "told_in": {
            "id": CAPTURED.report,
            "title": "Town <b>falls</b>",
            "published": "2017-11-09",
            "source": "Wire",
            "url": None,
        },
        "judgements": [],
    }


def test_a_sentence_alone_and_one_for_others(client: httpx.Client) -> None:
    alone = {"before": None, "sentence": WITHDREW.evidence.text, "after": None}
    assert client.get(f"/claims/{WITHDREW.id}").json()["context"] == alone
    elsewhere = client.get(f"/claims/{CAPTURED.id}", headers={"Origin": "https://other.example"}).json()
    assert elsewhere["context"] == {"before": None, "sentence": CAPTURED.evidence.text, "after": None}


def test_an_unknown_claim(client: httpx.Client) -> None:
    assert problem(client.get("/claims/0000000000000000"), 404)["detail"].startswith("no claim")
