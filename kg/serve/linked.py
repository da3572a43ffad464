"""Routes whose answers can be had as linked data, as a page and as places on a map, made from their JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from kg.rdf.written import written
from kg.serve.access import may_read_texts
from kg.serve.choosing import form_of
from kg.serve.forms import GEOJSON, HTML, JSON, RDF, Form
from kg.serve.mapped import mapped
from kg.serve.web.views import VIEWS, node

THING: Final = (HTML, *RDF)
"""The forms, beside JSON, of whatever has an address of its own."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Linked(APIRoute):
    """A route that answers in JSON, and whose answer is written in every other form that it documents.

    The path begins with the room of what it describes and the JSON has its `id`; that makes its node.
    """

    def get_route_handler(self) -> Handler:
        """Give what answers a request."""
        own = super().get_route_handler()

        async def handle(request: Request) -> Response:
            answer = await own(request)
            form = form_of(request)
            if form == JSON or answer.status_code != 200 or answer.media_type != JSON.type:
                return answer
            return await run_in_threadpool(_written, request, self, form, answer)

        return handle


def _written(request: Request, route: APIRoute, form: Form, answer: Response) -> Response:
    body: dict[str, Any] = json.loads(bytes(answer.body))
    if form == HTML:
        return VIEWS.get(route.name, node)(request, request.app.state.graph, body)
    headers = {name: value for name, value in answer.headers.items() if name == "link"}
    if form == GEOJSON:
        return _sent(mapped(body), form, headers)
    room = route.path_format.split("/")[1]
    found = request.app.state.graph.describe(room, body["id"], texts=may_read_texts(request))
    return _sent(written(found.triples, form.name), form, headers | cut_short(truncated=found.truncated))


def cut_short(*, truncated: bool) -> dict[str, str]:
    """Give the header that says that something was left out at a limit."""
    return {"KG-Truncated": "true"} if truncated else {}


def _sent(content: bytes, form: Form, headers: Mapping[str, str]) -> Response:
    return Response(content, headers={**headers, "Content-Type": form.media})
