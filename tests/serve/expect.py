"""What every test of an error wants to see."""

from __future__ import annotations

from typing import Any

import httpx

from kg.serve.problems import Problem


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Give the members of a problem, having seen that it is one with this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    Problem.model_validate(body)
    assert (body["type"], body["status"]) == ("about:blank", status)
    return body
