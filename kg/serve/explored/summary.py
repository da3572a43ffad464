"""What the graph is and holds, for the shell of the explorer."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from kg.draw.content.summary import summary as told
from kg.serve.care import holds_text
from kg.serve.parameters import Served

router = APIRouter()


@router.get("/explorer/summary.json")
def summary(graph: Served, request: Request) -> dict[str, Any]:
    """Give totals, kinds, relations and stakes by name, and what this reader may do."""
    return {
        **told(graph.stats(), graph.tally(), *graph.spans()),
        "title": "kg",
        "version": graph.version,
        "write": request.app.state.access.writes,
        "local": holds_text(request),
    }


@router.get("/explorer/days.json")
def days(graph: Served) -> dict[str, Any]:
    """Count statements by the day on which it happened, and by the day on which it was reported."""
    daily = graph.daily()
    return {"happened": list(daily.happened.items()), "reported": list(daily.reported.items())}
