"""Pages of long lists: the address of the next one, in the answer and as a `Link` header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request, Response

from kg.serve.problems import path_of

PAGED: Final[Mapping[int | str, dict[str, Any]]] = {
    200: {
        "headers": {
            "Link": {
                "description": "Address of the next page, `rel=next`; absent on the last one.",
                "schema": {"type": "string"},
            }
        }
    }
}
"""What OpenAPI says of an answer that comes by pages."""


def link_next(request: Request, response: Response, after: str | None) -> str | None:
    """Give the address of the page behind `after`, filters kept, and set it as `Link`; none for `None`."""
    if after is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    address = f"{path_of(request.scope)}?{urlencode([*kept, ('after', after)])}"
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address
