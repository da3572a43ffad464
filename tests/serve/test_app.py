"""The description of the interface is whole and true."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kg.query.catalogue import questions
from kg.query.described import ROOMS

METHODS = {"get", "post"}
WRITTEN = {
    ("/judgements/{id}", "delete"),
    ("/reports/{id}", "delete"),
    ("/store", "delete"),
    ("/store", "put"),
    ("/store/{path}", "delete"),
    ("/store/{path}", "put"),
}
POSTED = {("/judgements", "post"), ("/reports", "post"), ("/store", "post"), ("/store/{path}", "post")}


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> dict[str, Any]:
    body: dict[str, Any] = client.get("/openapi.json").json()
    return body


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, op) for path, item in described["paths"].items() for method, op in item.items()]


def test_every_route_is_described(described: dict[str, Any]) -> None:
    asking = {path for path in described["paths"] if path.startswith("/queries/")}
    assert asking == {f"/queries/{name}" for name in questions()}
    assert set(described["paths"]) - asking - {f"/{room}/{{id}}" for room in ROOMS} == {
        "/.well-known/void",
        "/actors/{id}/allies",
        "/actors/{id}/holdings",
        "/claims",
        "/claims/{id}",
        "/claims/{id}/explanation",
        "/compare",
        "/disputes",
        "/entities",
        "/entities/{id}",
        "/entities/{id}/relations",
        "/events",
        "/events/{id}",
        "/graph",
        "/graph.html",
        "/graph.json",
        "/healthz",
        "/intervals/{id}",
        "/judgements",
        "/judgements/{id}",
        "/places",
        "/places/{id}/control",
        "/places/{id}/timeline",
        "/queries",
        "/readyz",
        "/reconcile",
        "/reconcile/preview",
        "/reconcile/properties",
        "/reconcile/suggest/entity",
        "/reconcile/suggest/property",
        "/reconcile/suggest/type",
        "/relationships",
        "/relationships/{id}",
        "/reports",
        "/reports/submissions/{id}",
        "/reports/{id}",
        "/search",
        "/sparql",
        "/store",
        "/store/{path}",
    }
    writing = {(path, method) for path, method, _ in operations(described) if method not in METHODS}
    assert writing == WRITTEN


def test_what_writes_asks_for_a_token(described: dict[str, Any]) -> None:
    guarded = {
        (path, method)
        for path, method, op in operations(described)
        if {"token": []} in op.get("security", ())
    }
    assert guarded >= WRITTEN | POSTED | {("/sparql", "post"), ("/reports/submissions/{id}", "get")}
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_every_operation_explains_itself(described: dict[str, Any]) -> None:
    names = [op["operationId"] for _, _, op in operations(described)]
    assert len(names) == len(set(names))
    for _, _, op in operations(described):
        assert op["summary"]
        assert op["description"]
        assert len(op["tags"]) == 1
        problems = {status: r for status, r in op["responses"].items() if not status.startswith(("2", "3"))}
        assert "default" in problems
        assert "422" not in problems
        assert all(list(r["content"]) == ["application/problem+json"] for r in problems.values())
        assert all(p["description"] for p in op.get("parameters", ()))


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    def references(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*map(references, value.values()))
        return set().union(*map(references, value)) if isinstance(value, list) else set()

    schemas = described["components"]["schemas"]
    assert {name.removeprefix("#/components/schemas/") for name in references(described)} <= set(schemas)
    bodies = [s for s in schemas.values() if s.get("type") == "object"]
    assert all(s["description"] and s["additionalProperties"] is False for s in bodies)


def test_answers_have_examples(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    for path, _, op in operations(described):
        content = op["responses"].get("200", {}).get("content", {}).get("application/json")
        if content and path != "/sparql":
            assert schemas[content["schema"]["$ref"].rpartition("/")[2]]["examples"]
