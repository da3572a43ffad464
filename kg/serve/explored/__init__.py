"""What the explorer asks of the server: its page, its files, and JSON made for its views alone."""

from __future__ import annotations

from fastapi import APIRouter

from kg.serve.explored import (
    assets,
    basemap,
    changes,
    evidence,
    network,
    reading,
    rows,
    spans,
    sparql,
    start,
    summary,
    timeline,
)


def explored() -> APIRouter:
    """Give every route of the explorer."""
    router = APIRouter(include_in_schema=False)
    for part in (
        start,
        assets,
        basemap,
        summary,
        changes,
        reading,
        sparql,
        timeline,
        rows,
        evidence,
        spans,
        network,
    ):
        router.include_router(part.router)
    return router
