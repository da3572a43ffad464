"""The choice of a form by `Accept`."""

from __future__ import annotations

import pytest

from kg.serve.forms import HTML, JSON, JSON_LD, TURTLE, Form, chosen, had_as

OFFERED = (JSON, HTML, TURTLE)


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle; q=1", TURTLE),
        ("application/json;q=0.2, text/turtle;q=0.9", TURTLE),
        ("text/*, application/json;q=0.5", HTML),
        ("text/html;q=0, text/*", TURTLE),
        ("*/*, application/json;q=0", HTML),
        ("application/ld+json", None),
        ("text/html;q=much", None),
        ("*/*;q=0", None),
        (",;,", None),
    ],
)
def test_the_form_that_is_liked_best(accept: str, wanted: Form | None) -> None:
    assert chosen(OFFERED, accept) == wanted


def test_what_openapi_is_told() -> None:
    assert had_as(JSON_LD, TURTLE, described={"headers": {}}) == {
        200: {
            "headers": {},
            "content": {
                "application/ld+json": {"schema": {"type": ["object", "array"]}},
                "text/turtle": {"schema": {"type": "string"}},
            },
        }
    }
