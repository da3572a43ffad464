"""What the view of questions and queries asks beside the public interface."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request

from kg.errors import UsageError
from kg.query.prefixes import prefixes
from kg.query.terms import words
from kg.serve.parameters import Served

router = APIRouter()


@router.get("/explorer/sparql.json")
def sparql(graph: Served, request: Request) -> dict[str, Any]:
    """Give what an editor of queries needs: prefixes, the vocabulary, and the limits of seconds and rows."""
    settings = request.app.state.settings
    return {
        "base": graph.base,
        "prefixes": prefixes(graph.base),
        "words": [asdict(word) for word in words()],
        "seconds": settings.query_seconds,
        "rows": settings.query_rows,
    }


@router.get("/explorer/filled.json")
def filled(
    graph: Served,
    ask: Annotated[str, Query(max_length=200, description="Name of a question.")],
    given: Annotated[
        str, Query(alias="with", max_length=10_000, description="Its parameters as a form.")
    ] = "",
) -> dict[str, str]:
    """Give the SPARQL of a question with its parameters put in; what `/queries` refuses is refused."""
    pairs = parse_qsl(given)
    known = dict(pairs)
    if len(known) < len(pairs):
        raise UsageError("a parameter is given more than once")
    return {"sparql": graph.filled(ask, **known)}
