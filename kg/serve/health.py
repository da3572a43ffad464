"""Whether the process answers, and whether the graph does."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from kg.serve.answers import Health, Readiness
from kg.serve.parameters import Served
from kg.serve.problems import responses

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health, responses=responses(400), summary="Is the process alive")
async def health() -> dict[str, Any]:
    """Answer at once, without touching the graph."""
    return {"status": "ok"}


@router.get(
    "/readyz", response_model=Readiness, responses=responses(400, 503), summary="Does the graph answer"
)
def readiness(graph: Served) -> dict[str, Any]:
    """Count the graph's reports and claims; 503 when the store cannot be used."""
    stats = graph.stats()
    return {"status": "ok", "version": graph.version, "reports": stats.reports, "claims": stats.claims}
