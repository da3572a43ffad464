"""Matching of tables after the Reconciliation Service API 0.2, for OpenRefine and its like."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final, TypeVar

from anyio import to_thread
from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import BaseModel, ValidationError

from kg.errors import UsageError
from kg.graph import Graph
from kg.model import Entity, Kind
from kg.query.finding import What
from kg.query.properties import TYPES, Value, property_named, proposed, types_of
from kg.query.reconciling import candidate_json, described
from kg.rdf import KG
from kg.serve import matched
from kg.serve.matched import MOST_QUERIES, MOST_ROWS
from kg.serve.parameters import Served
from kg.serve.posted import FORM, form_of
from kg.serve.problems import responses

router = APIRouter(prefix="/reconcile", tags=["reconcile"])

_MOST_BYTES: Final = 1_000_000
_PAGE: Final = 20
_SIZE: Final = {"width": 400, "height": 180}
# OpenRefine shows the preview in a frame of its own page.
_POLICY: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *"
_PREVIEW: Final = Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{label}</title></head>\n'
    "<body><h1>{label}</h1><p>{what}</p>{names}{place}</body></html>\n"
)
_ACCEPTED: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                },
                "example": {"queries": matched.BATCH},
            }
        },
    }
}

_Text = Annotated[str | None, Query(max_length=8000)]
Queries = Annotated[_Text, Query(description="A batch of queries as JSON.", examples=[matched.BATCH])]
Extend = Annotated[
    _Text, Query(description="Ids and properties to fetch, as JSON.", examples=[matched.EXTENSION])
]
Prefix = Annotated[str, Query(max_length=1000, description="What was typed so far.", examples=["abu"])]
Cursor = Annotated[int, Query(ge=0, le=1000, description="How many to pass over.")]
OfType = Annotated[str | None, Query(max_length=100, description="Only of this type.", examples=["place"])]
Ignored = Annotated[
    str | None, Query(max_length=1000, description="Sent by OpenRefine; taken and without effect.")
]

M = TypeVar("M", bound=BaseModel)


@router.get(
    "",
    response_model=matched.Reconciled,
    response_model_exclude_unset=True,
    responses=responses(400, 413),
    summary="Match a table: what is offered, and answers",
)
async def reconcile(
    graph: Served, request: Request, queries: Queries = None, extend: Extend = None
) -> dict[str, Any]:
    """Give the manifest, or with `queries` the candidates of each, or with `extend` values of properties.

    The address without parameters is what OpenRefine asks for as a standard service. JSONP is not offered: every
    answer may be read by pages of other sites. Posting takes longer batches.
    """
    if queries is None and extend is None:
        return _manifest(graph, str(request.base_url))
    return await _answered(graph, queries, extend)


@router.post(
    "",
    response_model=matched.Reconciled,
    response_model_exclude_unset=True,
    responses=responses(400, 413, 415),
    summary="Match a table, posted",
    openapi_extra=_ACCEPTED,
)
async def posted_reconcile(graph: Served, request: Request) -> dict[str, Any]:
    """Answer a form with `queries` or `extend`, of at most 1,000,000 bytes, as by GET."""
    form = await form_of(request, frozenset({"queries", "extend"}), _MOST_BYTES)
    return await _answered(graph, form.get("queries"), form.get("extend"))


@router.get(
    "/suggest/entity",
    response_model=matched.Suggestions,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="Complete the name of an entity",
)
def suggest_entity(
    *,
    graph: Served,
    prefix: Prefix,
    cursor: Cursor = 0,
    type: OfType = None,
    type_strict: Ignored = None,
    key: Ignored = None,
    lang: Ignored = None,
) -> dict[str, Any]:
    """Give entities whose name or id begins so, then those that come near, twenty at a time."""
    if type is not None and type not in TYPES:
        raise UsageError(f"type: {type!r} is none of {', '.join(TYPES)}")
    every = graph.find(prefix, what=What.ENTITY).page(_PAGE + cursor if type is None else 1000)
    found = [graph.entity(one.id) for one in every]
    known = _known(graph, prefix)
    ordered = [*known, *(one for one in found if one not in known)]
    fitting = [one for one in ordered if type is None or type in types_of(one.kind)]
    return {"result": [_suggested(one) for one in fitting[cursor : cursor + _PAGE]]}


@router.get(
    "/suggest/property",
    response_model=matched.Suggestions,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="Complete the name of a property",
)
def suggest_property(prefix: Prefix, cursor: Cursor = 0) -> dict[str, Any]:
    """Give properties whose id or name begins so."""
    known = [{"id": one.id, "name": one.name} for one in proposed(None)]
    return {"result": _beginning(known, prefix)[cursor : cursor + _PAGE]}


@router.get(
    "/suggest/type",
    response_model=matched.Suggestions,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="Complete the name of a type",
)
def suggest_type(prefix: Prefix, cursor: Cursor = 0) -> dict[str, Any]:
    """Give types whose id begins so."""
    return {"result": _beginning([_typed(one) for one in TYPES], prefix)[cursor : cursor + _PAGE]}


@router.get(
    "/properties",
    response_model=matched.Proposal,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="Properties that can be fetched",
)
def properties(
    type: OfType = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 100,
) -> dict[str, Any]:
    """Give the properties that entities of a type have."""
    if type is not None and type not in TYPES:
        raise UsageError(f"type: {type!r} is none of {', '.join(TYPES)}")
    known = [{"id": one.id, "name": one.name} for one in proposed(type)]
    return {"type": type, "properties": known[:limit]}


@router.get(
    "/preview",
    response_class=HTMLResponse,
    responses=responses(400, 404),
    summary="A small page about an entity",
)
def preview(
    graph: Served,
    id: Annotated[str, Query(max_length=1000, description="An id.", examples=["abu-kamal"])],
) -> HTMLResponse:
    """Give a page of 400 by 180 pixels without a script, to be shown in a frame."""
    return HTMLResponse(_page(graph.entity(id)), headers={"Content-Security-Policy": _POLICY})


def _manifest(graph: Graph, root: str) -> dict[str, Any]:
    def at(path: str) -> dict[str, str]:
        return {"service_url": root.rstrip("/"), "service_path": f"/reconcile/{path}"}

    return {
        "versions": ["0.2"],
        "name": f"Actors and places of {root}",
        "identifierSpace": f"{graph.base}entities/",
        "schemaSpace": KG,
        "documentation": f"{root}docs",
        "defaultTypes": [_typed("actor"), _typed("place")],
        "view": {"url": root + "entities/{{id}}"},
        "preview": {"url": root + "reconcile/preview?id={{id}}"} | _SIZE,
        "suggest": {what: at(f"suggest/{what}") for what in ("entity", "property", "type")},
        "extend": {"propose_properties": at("properties"), "property_settings": []},
        "batchSize": MOST_QUERIES,
    }


async def _answered(graph: Graph, queries: str | None, extend: str | None) -> dict[str, Any]:
    if (queries is None) == (extend is None):
        raise UsageError("one of queries and extend is needed")
    if queries is not None:
        batch = _read(matched.Batch, "queries", queries).root
        if len(batch) > MOST_QUERIES:
            raise HTTPException(413, f"a batch may have {MOST_QUERIES} queries, not {len(batch)}")
        return await to_thread.run_sync(partial(_candidates, graph, batch))
    wanted = _read(matched.ExtensionQuery, "extend", extend or "")
    if len(wanted.ids) > MOST_ROWS:
        raise HTTPException(413, f"{MOST_ROWS} entities may be extended at once, not {len(wanted.ids)}")
    return await to_thread.run_sync(partial(_extended, graph, wanted))


def _read(model: type[M], name: str, written: str) -> M:
    try:
        return model.model_validate_json(written)
    except ValidationError as error:
        faults = [
            {"loc": ("query", ".".join([name, *map(str, one["loc"])])), "msg": one["msg"]}
            for one in error.errors(include_url=False)
        ]
        raise RequestValidationError(faults[:20]) from None


def _candidates(graph: Graph, batch: dict[str, matched.Query]) -> dict[str, Any]:
    found = {}
    for key, query in batch.items():
        try:
            found[key] = {"result": [candidate_json(one) for one in graph.reconcile(query.wanted())]}
        except UsageError as error:
            raise UsageError(f"queries.{key}: {error}") from None
    return found


def _extended(graph: Graph, wanted: matched.ExtensionQuery) -> dict[str, Any]:
    columns = [property_named(one.id) for one in wanted.properties]
    meta = [
        {"id": one.id, "name": one.name} | ({"type": _typed(one.gives)} if one.gives else {})
        for one in columns
    ]
    entities = graph.entities()
    rows = {
        own: {
            one.id: [_cell(value) for value in one.values(entities[own], entities)] if own in entities else []
            for one in columns
        }
        for own in wanted.ids
    }
    return {"meta": meta, "rows": rows}


def _cell(value: Value) -> dict[str, Any]:
    if isinstance(value, Entity):
        return {"id": value.id, "name": value.label}
    return {{str: "str", float: "float", int: "int"}[type(value)]: value}


def _known(graph: Graph, id: str) -> list[Entity]:
    entities = graph.entities()
    return [entities[id]] if id in entities else []


def _suggested(entity: Entity) -> dict[str, Any]:
    types = [{"id": one, "name": one} for one in types_of(entity.kind)]
    return {
        "id": entity.id,
        "name": entity.label,
        "description": described(entity),
        "notable": types,
    }


def _typed(known: str) -> dict[str, Any]:
    broader = [one for kind in Kind if kind.value == known for one in types_of(kind) if one != known]
    return {"id": known, "name": known} | (
        {"broader": [{"id": one, "name": one} for one in broader]} if broader else {}
    )


def _beginning(known: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    start = prefix.strip().lower()
    return [one for one in known if one["id"].startswith(start) or one["name"].lower().startswith(start)]


def _page(entity: Entity) -> str:
    names = Markup("<p>Also: {}</p>").format("; ".join(entity.aliases[:8])) if entity.aliases else ""
    at = None if entity.lat is None or entity.lon is None else f"{entity.lat:g}, {entity.lon:g}"
    return _PREVIEW.format(
        label=entity.label,
        what=described(entity),
        names=names,
        place=Markup("<p>At {}</p>").format(at) if at else "",
    )
