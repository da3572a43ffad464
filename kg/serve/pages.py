"""Pages of long lists: the address of the next one, in the answer and as a `Link` header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response

from kg.serve.paths import path_of

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


class _Listed(Protocol):
    @property
    def id(self) -> str: ...


L = TypeVar("L", bound=_Listed)


def cut(
    found: Sequence[L], limit: int, request: Request, response: Response
) -> tuple[Sequence[L], str | None]:
    """Give the first `limit` of what was found, and the address of the page behind them if there is more.

    One more than `limit` is looked up, to know. The address keeps the filters and is set as `Link` too.
    """
    page = found[:limit]
    return page, _link_next(request, response, page[-1].id) if len(found) > limit else None


def _link_next(request: Request, response: Response, after: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    address = f"{path_of(request.scope)}?{urlencode([*kept, ('after', after)])}"
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address
