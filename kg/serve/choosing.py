"""Which form an answer takes, the tag by which it is known again, and its other forms: for every route alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Final

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Scope

from kg.model import digest
from kg.serve.access import granted
from kg.serve.care import holds_text
from kg.serve.forms import FORMS, JSON, Form, chosen
from kg.serve.paths import FORMAT, as_form
from kg.serve.problems import responses

# Another version may show the same content otherwise.
_SOFTWARE: Final = version("kg")
_RESTS_ON: Final = "rests_on"
_UNCHANGED: Final = {"304": {"description": "The client has this already, by `If-None-Match`."}}


async def negotiated(request: Request) -> None:
    """Choose the form of an answer by `format`, else by `Accept`; 406 with those there are where none fits.

    A client that has the answer already, by `If-None-Match`, gets 304 before any work is done.
    """
    route = request.scope["route"]
    request.state.template = route.path_format
    if request.method != "GET" or "health" in route.tags:
        return
    state = request.state
    state.known_by = known_by(request.scope)
    if "sparql" in route.tags:
        # Queries are answered from what was published last, which may be a moment behind.
        state.known_by = digest([state.known_by, request.app.state.graph.published or ""])
    state.offered = _offered(request, route.path_format)
    if state.offered:
        state.form = _form(request, state.offered)
        tag = tag_of(state.known_by, state.form.media)
        if has(request.headers, tag):
            raise HTTPException(304, headers={"ETag": tag})


def with_formats(schema: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    """Give by path the forms in which it can be had, which are those that an OpenAPI document has for it.

    Its parameter `format` and the answers 304 and 406 are added to the document. An operation that has such a
    parameter itself chooses itself.
    """
    found: dict[str, tuple[Form, ...]] = {}
    for path, item in schema["paths"].items():
        operation = item.get("get", {})
        forms = _documented(operation)
        if forms and not any(p["name"] == FORMAT for p in operation.get("parameters", ())):
            found[path] = forms
            operation.setdefault("parameters", []).append(_described(forms))
            operation["responses"] |= _UNCHANGED | {str(k): v for k, v in responses(406).items()}
    return found


def _documented(operation: Mapping[str, Any]) -> tuple[Form, ...]:
    content = operation.get("responses", {}).get("200", {}).get("content", {})
    forms = [FORMS[media] for media in content if media in FORMS]
    return () if "health" in operation.get("tags", ()) else tuple(sorted(forms, key=lambda f: f != JSON))


def _described(forms: Sequence[Form]) -> dict[str, Any]:
    return {
        "name": FORMAT,
        "in": "query",
        "required": False,
        "description": "Form of the answer, instead of `Accept`.",
        "schema": {"type": "string", "enum": [form.name for form in forms]},
    }


def form_of(request: Request) -> Form:
    """Give the form that was chosen for a request."""
    form: Form = getattr(request.state, "form", JSON)
    return form


def _offered(request: Request, path: str) -> tuple[Form, ...]:
    request.app.openapi()
    forms: Mapping[str, tuple[Form, ...]] = request.app.state.forms
    return forms.get(path, ())


def _form(request: Request, forms: Sequence[Form]) -> Form:
    named = request.query_params.get(FORMAT)
    if named is None:
        form = chosen(forms, ",".join(request.headers.getlist("accept")))
    else:
        form = next((f for f in forms if f.name == named), None)
    if form is None:
        there = ", ".join(f"{f.name} ({f.type})" for f in forms)
        raise HTTPException(406, f"this can be had as {there}")
    return form


def complete(scope: Scope, status: int, headers: MutableHeaders) -> int:
    """Add `Vary`, the links to other forms and the tag to an answer; give its status, 304 if the client has it."""
    state: dict[str, Any] = scope.get("state", {})
    forms: Sequence[Form] = state.get("offered", ())
    if len(forms) > 1:
        _vary(headers)
        if status == 200:
            _link(headers, _alternates(scope, forms, headers.get("content-type", "")))
    if status != 200 or "known_by" not in state or "no-store" in headers.get("cache-control", ""):
        return status
    tag = headers.setdefault("ETag", tag_of(state["known_by"], headers.get("content-type", "")))
    asked = Headers(scope=scope)
    return 304 if has(asked, tag) or asked.get("if-none-match", "").strip() == "*" else status


def tag_of(known_by: str, media: str) -> str:
    """Give the entity tag of an answer in a media type; a weak one: what it means is the same, not each byte."""
    return f'W/"{digest([known_by, media.partition(";")[0]])}"'


def has(headers: Headers, tag: str) -> bool:
    """Tell whether `If-None-Match` names a tag."""
    held = [part.strip().removeprefix("W/") for part in ",".join(headers.getlist("if-none-match")).split(",")]
    return tag.removeprefix("W/") in held


def known_by(scope: Scope) -> str:
    """Give a word for all that an answer rests on but its form: what is served, what is asked, and by whom."""
    state: dict[str, Any] = scope["state"]
    if _RESTS_ON not in state:
        request = Request(scope)
        # What a client may see is part of what it saw.
        target = (scope["path"], scope["query_string"].decode("latin-1"))
        state[_RESTS_ON] = digest([request.app.state.graph.version_tag, _SOFTWARE, *target, _rights(request)])
    word: str = state[_RESTS_ON]
    return word


def _rights(request: Request) -> str:
    try:
        scope = granted(request) or ""
    except HTTPException:
        # Routes that want a token will refuse it; the others answer as they do without one.
        scope = "unknown"
    # What is said of the server's own address depends on who vouches for it.
    return f"{scope} {holds_text(request)} {getattr(request.state, 'addressed', False)}"


def _vary(headers: MutableHeaders) -> None:
    named = headers.get("vary", "")
    if "accept" not in {word.strip().lower() for word in named.split(",")}:
        headers["Vary"] = f"{named}, Accept" if named else "Accept"


def _link(headers: MutableHeaders, links: Iterable[str]) -> None:
    before = headers.get("link")
    headers["Link"] = ", ".join([*([before] if before else []), *links])


def _alternates(scope: Scope, forms: Sequence[Form], media: str) -> list[str]:
    others = [f for f in forms if f.type != media.partition(";")[0]]
    return [f'<{as_form(scope, f.name)}>; rel="alternate"; type="{f.type}"' for f in others]
