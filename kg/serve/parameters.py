"""What a request may ask: types of parameters, and the refusal of what no route knows."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BeforeValidator

from kg.errors import UsageError
from kg.graph import Graph
from kg.model import Relation, Status

MAX_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which a claim's event lies."""

    since: date | None
    until: date | None


def iso_day(words: object) -> date:
    """Read `YYYY-MM-DD`; other forms, among them seconds since 1970, are a `ValueError`."""
    if not isinstance(words, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        raise ValueError("a day is written YYYY-MM-DD")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"{words} is no day") from None


def iso_interval(words: str) -> Span:
    """Read an interval of ISO 8601: days, months or years, one alone or two with a slash, `..` for an open end.

    Other forms are a `ValueError`.

    >>> iso_interval("../2017")
    Span(since=None, until=datetime.date(2017, 12, 31))
    """
    first, slash, last = words.partition("/")
    if not slash:
        last = first
    since, until = (None if end == ".." and slash else _whole(end) for end in (first, last))
    found = Span(since and since[0], until and until[1])
    if found.since and found.until and found.until < found.since:
        raise ValueError("an interval does not run backwards")
    return found


def _whole(words: str) -> tuple[date, date]:
    """Give the first and the last day of a day, a month or a year."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-[0-9]{2})?)?", words)
    if parts is None:
        raise ValueError("an interval is FIRST/LAST, each a day, month or year such as 2017-11-08, or `..`")
    if parts[2] and len(words) == 10:
        return iso_day(words), iso_day(words)
    year, month = int(parts[1]), int(parts[2] or 0)
    try:
        return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f"{words} is no month or year") from None


Day = Annotated[date, BeforeValidator(iso_day)]
Name = Annotated[str, Path(description="An id, label or alias, percent-encoded.", examples=["abu-kamal"])]
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description="How many at most.")]
After = Annotated[str | None, Query(max_length=500, description="Where the page before ended: its `next`.")]
Since = Annotated[Day | None, Query(description="First day, inclusive: YYYY-MM-DD.", examples=["2017-11-01"])]
Until = Annotated[Day | None, Query(description="Last day, inclusive: YYYY-MM-DD.", examples=["2017-11-30"])]
On = Annotated[Day | None, Query(description="As it was on this day: YYYY-MM-DD.", examples=["2017-11-12"])]
When = Annotated[
    str | None,
    Query(
        max_length=30,
        description="Instead of `since` and `until`: days, months or years, `FIRST/LAST` or one alone, `..` is open.",
        examples=["2017-11-01/2017-11-30"],
    ),
]
KnownOn = Annotated[
    Day | None,
    Query(
        description="Only by reports published until this day; those without a day are left out and counted.",
        examples=["2017-11-10"],
    ),
]


async def span(since: Since = None, until: Until = None, when: When = None) -> Span:
    """Give the days asked for; an interval beside one of its ends is a `UsageError`."""
    if when is None:
        return Span(since, until)
    if since or until:
        raise UsageError("when: an interval stands for since and until, not beside them")
    try:
        return iso_interval(when)
    except ValueError as error:
        raise UsageError(f"when: {error}") from None


Days = Annotated[Span, Depends(span)]
_Filter = Annotated[str | None, Query(max_length=500)]


@dataclass(frozen=True, slots=True)
class Sifting:
    """The filters that every list knows, by the names under which `Graph.listed` takes them."""

    asked: Mapping[str, Any]


async def sifting(  # noqa: PLR0917 - FastAPI gives them by name
    days: Days,
    entity: Annotated[_Filter, Query(description="Id or name of anyone or anything in it.")] = None,
    actor: Annotated[_Filter, Query(description="Who acts, is acted on, loses or receives.")] = None,
    place: Annotated[_Filter, Query(description="What is taken, or where it happens.")] = None,
    source: Annotated[_Filter, Query(description="Publisher of a report that it rests on.")] = None,
    relation: Annotated[Relation | None, Query(description="Only this relation.")] = None,
    status: Annotated[Status | None, Query(description="Only with a claim of this status.")] = None,
    q: Annotated[_Filter, Query(description="Words of names in it, of a report those of its title.")] = None,
) -> Sifting:
    """Give the filters asked for."""
    named = {"entity": entity, "actor": actor, "place": place, "source": source, "q": q}
    return Sifting(named | {"relation": relation, "status": status, "since": days.since, "until": days.until})


async def graph_of(request: Request) -> Graph:
    """Give the graph that is served."""
    graph: Graph = request.app.state.graph
    return graph


Sifted = Annotated[Sifting, Depends(sifting)]
Disputed = Annotated[bool | None, Query(description="Only what is disputed, or only what is not.")]
Served = Annotated[Graph, Depends(graph_of)]


async def only_known(request: Request) -> None:
    """Refuse query parameters that the operation does not describe, and repeated ones.

    A mistyped filter would else give everything, which looks like an answer.
    """
    if not request.query_params:
        return
    route = request.scope["route"]
    known = _described(request.app).get(route.path_format) or _taken(route.dependant)
    names = [name for name, _ in request.query_params.multi_items()]
    faults = {
        name: f"there is no such parameter here; known: {_listed(known)}"
        for name in names
        if name not in known
    }
    faults |= {name: "given more than once" for name in names if name in known and _repeats(name, names)}
    if faults:
        raise RequestValidationError([{"loc": ("query", name), "msg": why} for name, why in faults.items()])


def _taken(by: Dependant) -> frozenset[str]:
    """Give the parameters of a route that is not described, and of what it depends on."""
    deeper = (_taken(other) for other in by.dependencies)
    return frozenset(taken.alias for taken in by.query_params).union(*deeper)


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
