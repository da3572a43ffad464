"""Addresses of next pages."""

from __future__ import annotations

from dataclasses import replace

from fastapi import Request, Response

from kg.serve.pages import cut
from tests.factory import claim


def request(query: str) -> Request:
    return Request(
        {"type": "http", "method": "GET", "path": "/claims", "query_string": query.encode(), "headers": []}
    )


def test_filters_are_kept_and_the_place_moves() -> None:
    response, found = Response(), [replace(claim(), id=name) for name in ("é", "né&w", "z")]
    page, address = cut(found, 2, request("entity=a%26b+c&after=old&limit=2"), response)
    assert page == found[:2]
    assert address == "/claims?entity=a%26b+c&limit=2&after=n%C3%A9%26w"
    assert response.headers["link"] == f'<{address}>; rel="next"'


def test_the_last_page_leads_nowhere() -> None:
    for found in ([], [claim()], [claim(), claim()]):
        response = Response()
        assert cut(found, 2, request("limit=2"), response) == (found, None)
        assert "link" not in response.headers
