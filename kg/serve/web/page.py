"""Pages: a template filled with what is known, under a policy that lets nothing run and nothing be fetched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote_plus, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.draw.style import KINDS, RELATIONS
from kg.model import Bounds
from kg.rdf.written import short
from kg.serve.forms import HTML
from kg.serve.paths import as_form, under

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_FOLDER: Final = Path(__file__).parent


def _days(first: date | None, last: date | None) -> Markup:
    if first and last and first != last:
        return Markup("{} to {}").format(_time(first), _time(last))
    if first and not last:
        return Markup("from {}").format(_time(first))
    if last and not first:
        return Markup("until {}").format(_time(last))
    return _time(first) if first else Markup("day unknown")


def _time(day: date) -> Markup:
    return Markup("<time>{}</time>").format(day.isoformat())


def _lasting(start: Bounds, end: Bounds | None) -> Markup:
    """Give the longest time that something can have lasted."""
    return _days(start.earliest or start.latest, (end.latest or end.earliest) if end else None)


def _outward(address: str | None) -> str | None:
    """Give an address of the web; one of another scheme, which a page could run, is none."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(_FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(kinds=KINDS, relations=RELATIONS, lasting=_lasting)
_TEMPLATES.filters.update(outward=_outward, short=short, fragment=partial(quote_plus, safe=""))
_TEMPLATES.globals["days"] = _days


def filled(request: Request, template: str, title: str, values: Mapping[str, Any]) -> Response:
    """Give the page of a template; the links to other forms are those that the route documents."""
    scope, state = request.scope, request.state

    def link(*parts: str) -> str:
        return under(scope, *parts)

    others = [(f.name, f.type, as_form(scope, f.name)) for f in getattr(state, "offered", ()) if f != HTML]
    text = _TEMPLATES.get_template(f"{template}.html").render(
        values, title=title, link=link, others=others, base=request.app.state.graph.base
    )
    headers = {"Content-Security-Policy": _POLICY, "Content-Type": HTML.media}
    return HTMLResponse(text, headers=headers)


STYLE: Final = (_FOLDER / "page.css").read_bytes()
"""The stylesheet of every page."""
