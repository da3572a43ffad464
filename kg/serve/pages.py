"""Pages of long lists: the address of the next one, in the answer and as a `Link` header."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Depends, Request, Response

from kg.graph import Graph
from kg.query.lists import Listed
from kg.serve.parameters import After, Limit
from kg.serve.paths import path_of

PAGED: Final[Mapping[int | str, dict[str, Any]]] = {
    200: {
        "headers": {
            "Link": {
                "description": "Addresses of the next page (`rel=next`, absent on the last one) and of the first.",
                "schema": {"type": "string"},
            }
        }
    }
}
"""What OpenAPI says of an answer that comes by pages."""


def leafed(request: Request, response: Response, after: str | None) -> str | None:
    """Give the address of the page behind the id `after`, `None` on the last one.

    It keeps the filters and is set as `Link` too, and so is that of the first page.
    """
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    path = path_of(request.scope)
    first = f"{path}?{urlencode(kept)}" if kept else path
    address = f"{path}?{urlencode([*kept, ('after', after)])}" if after is not None else None
    following = [f'<{address}>; rel="next"'] if address else []
    response.headers["Link"] = ", ".join([*following, f'<{first}>; rel="first"'])
    return address


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page of a list is wanted, and where its address goes."""

    limit: int
    after: str | None
    request: Request
    response: Response

    def of(self, what: Listed, to_json: Callable[[Any], dict[str, Any]], **filters: object) -> dict[str, Any]:
        """Give a page of a list as JSON, with how many there are in all and the address of the next page."""
        graph: Graph = self.request.app.state.graph
        found = graph.listed(what, limit=self.limit, after=self.after, **filters)  # type: ignore[arg-type]
        following = leafed(self.request, self.response, found.after)
        return {what.value: [to_json(one) for one in found.items], "total": found.total, "next": following}


async def leaf(request: Request, response: Response, limit: Limit = 50, after: After = None) -> Leaf:
    """Give the page that is wanted."""
    return Leaf(limit, after, request, response)


Paged = Annotated[Leaf, Depends(leaf)]
