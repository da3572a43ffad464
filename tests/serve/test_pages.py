"""Addresses of next pages."""

from __future__ import annotations

from fastapi import Request, Response

from kg.serve.pages import link_next


def request(query: str) -> Request:
    return Request(
        {"type": "http", "method": "GET", "path": "/claims", "query_string": query.encode(), "headers": []}
    )


def test_filters_are_kept_and_the_place_moves() -> None:
    response = Response()
    address = link_next(request("entity=a%26b+c&after=old&limit=2"), response, "né&w")
    assert address == "/claims?entity=a%26b+c&limit=2&after=n%C3%A9%26w"
    assert response.headers["link"] == f'<{address}>; rel="next"'


def test_the_last_page_leads_nowhere() -> None:
    response = Response()
    assert link_next(request("limit=2"), response, None) is None
    assert "link" not in response.headers
