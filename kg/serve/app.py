"""The application: routes over one graph, which only a write token changes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from anyio import to_thread
from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi

from kg.graph import Graph
from kg.intake import Intake
from kg.serve import (
    claims,
    docs,
    entities,
    graph_store,
    happening,
    health,
    holding,
    judgements,
    judging,
    page,
    problems,
    queries,
    reconcile,
    reports,
    search,
    sparql,
    submitting,
)
from kg.serve.access import Access
from kg.serve.around import surround
from kg.serve.choosing import known_by, negotiated, with_formats
from kg.serve.explored import explored
from kg.serve.kept import Kept
from kg.serve.parameters import only_known
from kg.serve.things import things
from kg.serve.writer import writer
from kg.settings import Settings

_DESCRIPTION: Final = """\
A graph of who holds, takes and leaves which place, who fights and who stands with whom. Each edge can be
traced to the claims behind it, and each claim to its sentence, its source and its day.

Days are `YYYY-MM-DD` and inclusive; `when` takes an interval of ISO 8601. Every id is an address, which gives a
page, JSON, JSON-LD, Turtle or N-Triples by `Accept` or `format`; 406 lists what there is. Answers carry an `ETag`.
Lists take the same filters, say their `total`, and are walked by following `next`, a `Link` header too.
Ids in paths are percent-encoded. A parameter that an operation does not know is refused. Every error is a
problem after RFC 9457. Full texts are given only to clients on the server's own machine or
with a token, sent as `Authorization: Bearer TOKEN`.

A SPARQL query may take {seconds:g} seconds and give {rows:,} rows.
"""

_TAGS: Final = [
    {"name": "entities", "description": "Actors and places: search, facts, relations."},
    {"name": "search", "description": "Anything by words, with counts."},
    {
        "name": "reconcile",
        "description": "Names of a table matched to entities, for OpenRefine and its like.",
    },
    {"name": "holding", "description": "Who held what when, who says so, what changed hands."},
    {"name": "happening", "description": "Events, disputes, allies, relationships."},
    {"name": "claims", "description": "Who said what, in which sentence."},
    {"name": "reports", "description": "The reports that were read."},
    {"name": "judgements", "description": "What analysts accepted, rejected, corrected, merged, located."},
    {
        "name": "things",
        "description": "Whatever else has an address: relationships, intervals, sources, parts.",
    },
    {"name": "questions", "description": "Questions of the catalogue, with typed parameters."},
    {"name": "sparql", "description": "SPARQL 1.1 queries."},
    {"name": "page", "description": "The network to look at, and as JSON."},
    {"name": "health", "description": "For those who run it."},
]


def create_app(graph: Graph, settings: Settings, access: Access | None = None) -> FastAPI:
    """Make the application that serves `graph` within the limits of `settings`; the caller closes it.

    Without `access` nobody may write.
    """
    app = FastAPI(
        title="kg",
        version="1",
        summary="A knowledge graph of wars from news, every edge traced to its sentence.",
        description=_DESCRIPTION.format(seconds=settings.query_seconds, rows=settings.query_rows),
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(only_known), Depends(negotiated)],
        responses=problems.responses("default"),
        generate_unique_id_function=lambda route: route.name,
        lifespan=_taking_in,
    )
    app.state.graph, app.state.pages, app.state.room = graph, {}, sparql.room()
    app.state.access, app.state.settings = access or Access(), settings
    app.state.writer, app.state.reading = writer(), writer()
    app.state.intake = Intake(graph, settings, graph.home)
    for part in (
        entities,
        search,
        reconcile,
        holding,
        happening,
        claims,
        submitting,
        reports,
        judgements,
        judging,
        sparql,
        graph_store,
        page,
        health,
        docs,
    ):
        app.include_router(part.router)
    app.include_router(explored())
    app.include_router(queries.catalogue())
    app.include_router(things())
    app.add_middleware(Kept, known_by=known_by)
    problems.install(app)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    surround(app, settings.serving)
    return app


@asynccontextmanager
async def _taking_in(app: FastAPI) -> AsyncIterator[None]:
    """Read what was taken in before the start, and stop reading before the end."""
    intake: Intake = app.state.intake
    if app.state.access.writes:
        await to_thread.run_sync(intake.resume)
    yield
    await to_thread.run_sync(intake.close)


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
        )
        schema["components"]["schemas"] |= problems.schemas() | submitting.schemas() | judging.schemas()
        app.state.forms = with_formats(schema)
        app.openapi_schema = schema
    return app.openapi_schema
