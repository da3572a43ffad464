"""The long tables: relationships, claims, places and reports, sifted over all rows and given by pages or as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import StreamingResponse

from kg.draw.content.rows import (
    Narrowing,
    Part,
    Scope,
    Sifted,
    Tables,
    What,
    chosen,
    facet_json,
    page,
    saving,
    sift,
)
from kg.serve.parameters import Day, Served
from kg.tabling import tables_of

router = APIRouter()

PAGE: Final = 200
_MOST: Final = 2000
_Words = Annotated[str, Query(max_length=20_000)]


async def _scope(  # noqa: PLR0917 - FastAPI gives them by name
    since: Annotated[Day | None, Query()] = None,
    until: Annotated[Day | None, Query()] = None,
    clock: Annotated[str, Query(pattern="^(happened|reported)$")] = "happened",
    known_on: Annotated[Day | None, Query()] = None,
    on: Annotated[Day | None, Query()] = None,
    kinds_off: _Words = "",
    relations_off: _Words = "",
    disputed: Annotated[bool, Query()] = False,
    least: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Scope:
    """Give what the page as a whole asks."""
    kinds, relations = (frozenset(filter(None, words.split(","))) for words in (kinds_off, relations_off))
    return Scope(since, until, clock, known_on, on, kinds, relations, disputed, least)


async def _narrowing(q: _Words = "", facets: _Words = "", sort: _Words = "") -> Narrowing:
    """Give what the table is asked."""
    return Narrowing(q, chosen(facets), sort)


async def _part(
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = PAGE,
    columns: _Words = "",
    seek: Annotated[str | None, Query(max_length=500)] = None,
) -> Part:
    """Give which part of it is wanted."""
    return Part(after, limit, columns, seek)


def _sifted(
    request: Request,
    graph: Served,
    what: Annotated[What, Query()],
    scope: Annotated[Scope, Depends(_scope)],
    asked: Annotated[Narrowing, Depends(_narrowing)],
) -> Sifted:
    """Sift a table of the graph as it is; the tables of how it was before are let go."""
    state, version = request.app.state, graph.version
    kept: tuple[str, Tables] | None = getattr(state, "tables", None)
    if kept is None or kept[0] != version:
        kept = state.tables = version, tables_of(graph)
    return sift(kept[1].table(what, scope), asked)


Asked = Annotated[Sifted, Depends(_sifted)]


@router.get("/explorer/rows.json")
def rows(sifted: Asked, part: Annotated[Part, Depends(_part)]) -> dict[str, Any]:
    """Give some rows of a table, with the facets of all."""
    return page(sifted, part)


@router.get("/explorer/facet.json")
def facet(sifted: Asked, name: _Words, words: _Words = "") -> dict[str, Any]:
    """Give the words of one facet that hold some words, with their counts."""
    found = next((one for one in sifted.table.facets if one.name == name), None)
    if found is None:
        raise HTTPException(404, f"{sifted.table.what} have no facet {name!r}")
    return facet_json(sifted, found, words)


@router.get("/explorer/rows.{form}")
def saved(sifted: Asked, form: str, columns: _Words = "") -> StreamingResponse:
    """Give all rows that pass as a file, `csv` or `list` (which is JSON), with some columns or those shown at first."""
    if form not in _FORMS:
        raise HTTPException(404)
    media, ending, write = _FORMS[form]
    table = sifted.table
    headers = {
        "Content-Disposition": f'attachment; filename="{table.what}.{ending}"',
        "Cache-Control": "no-store",
    }
    body = write(table, table.named(columns), sifted.rows)
    return StreamingResponse(body, media_type=media, headers=headers)


_FORMS: Final[Mapping[str, tuple[str, str, Callable[..., Iterator[bytes]]]]] = {
    "csv": ("text/csv; charset=utf-8", "csv", saving.sheet),
    "list": ("application/json", "json", saving.objects),
}
