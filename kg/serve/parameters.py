"""What a request may ask: types of parameters, and the refusal of what no route knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BeforeValidator

from kg.graph import Graph

MAX_PAGE = 1000


def iso_day(words: object) -> date:
    """Read `YYYY-MM-DD`; other forms, among them seconds since 1970, are a `ValueError`."""
    if not isinstance(words, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        raise ValueError("a day is written YYYY-MM-DD")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"{words} is no day") from None


Day = Annotated[date, BeforeValidator(iso_day)]
Name = Annotated[str, Path(description="An id, label or alias, percent-encoded.", examples=["abu-kamal"])]
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description="How many at most.")]
After = Annotated[str | None, Query(max_length=500, description="Where the page before ended: its `next`.")]
Since = Annotated[Day | None, Query(description="First day, inclusive: YYYY-MM-DD.", examples=["2017-11-01"])]
Until = Annotated[Day | None, Query(description="Last day, inclusive: YYYY-MM-DD.", examples=["2017-11-30"])]
On = Annotated[Day | None, Query(description="As it was on this day: YYYY-MM-DD.", examples=["2017-11-12"])]
KnownOn = Annotated[
    Day | None,
    Query(
        description="Only by reports published until this day; those without a day are left out and counted.",
        examples=["2017-11-10"],
    ),
]


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which a claim's event lies."""

    since: date | None
    until: date | None


async def span(since: Since = None, until: Until = None) -> Span:
    """Give the days asked for."""
    return Span(since, until)


async def graph_of(request: Request) -> Graph:
    """Give the graph that is served."""
    graph: Graph = request.app.state.graph
    return graph


Days = Annotated[Span, Depends(span)]
Served = Annotated[Graph, Depends(graph_of)]


async def only_known(request: Request) -> None:
    """Refuse query parameters that the operation does not describe, and repeated ones.

    A mistyped filter would else give everything, which looks like an answer.
    """
    known = _described(request.app).get(request.scope["route"].path_format, frozenset())
    names = [name for name, _ in request.query_params.multi_items()]
    faults = {
        name: f"there is no such parameter here; known: {_listed(known)}"
        for name in names
        if name not in known
    }
    faults |= {name: "given more than once" for name in names if name in known and _repeats(name, names)}
    if faults:
        raise RequestValidationError([{"loc": ("query", name), "msg": why} for name, why in faults.items()])


def _repeats(name: str, names: Sequence[str]) -> bool:
    # Of the parameters here only the SPARQL protocol's graphs are lists.
    return names.count(name) > 1 and not name.endswith("-graph-uri")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _described(app: FastAPI) -> Mapping[str, frozenset[str]]:
    known: Mapping[str, frozenset[str]] | None = getattr(app.state, "known_parameters", None)
    if known is None:
        known = {path: _query_names(item) for path, item in app.openapi()["paths"].items()}
        app.state.known_parameters = known
    return known


def _query_names(path_item: Mapping[str, Any]) -> frozenset[str]:
    operations = [op for op in path_item.values() if isinstance(op, dict)]
    return frozenset(p["name"] for op in operations for p in op.get("parameters", ()) if p["in"] == "query")
