"""Addresses of next pages."""

from __future__ import annotations

from fastapi import Request, Response

from kg.serve.pages import leafed


def request(query: str) -> Request:
    return Request(
        {"type": "http", "method": "GET", "path": "/claims", "query_string": query.encode(), "headers": []}
    )


def test_filters_are_kept_and_the_place_moves() -> None:
    response = Response()
    address = leafed(request("entity=a%26b+c&after=old&limit=2"), response, "n\u00e9&w")
    assert address == "/claims?entity=a%26b+c&limit=2&after=n%C3%A9%26w"
    first = '</claims?entity=a%26b+c&limit=2>; rel="first"'
    assert response.headers["link"] == f'<{address}>; rel="next", {first}'


def test_the_last_page_leads_only_back() -> None:
    response = Response()
    assert leafed(request("after=x"), response, None) is None
    assert response.headers["link"] == '</claims>; rel="first"'
