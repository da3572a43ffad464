"""What the newest reports changed, for the front page."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query

from kg.model import news_json
from kg.serve.parameters import Day, Served
from kg.serve.plain import in_json

router = APIRouter()

MOST: Final = 50
"""How many places one answer compares at most: each is told anew as it was known before."""


@router.get("/explorer/changes.json")
@in_json
def changes(
    graph: Served,
    since: Annotated[Day | None, Query()] = None,
    limit: Annotated[int, Query(ge=0, le=MOST)] = 3,
    after: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Give the newest reports and what is known by them; places come `limit` at a time, `after` is where to go on."""
    return news_json(graph.news(since, limit=limit, after=after))
