"""The explorer's page, under a policy that lets only its own files run."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.draw.page import FRAME
from kg.serve.explored.assets import digest, files
from kg.serve.paths import under

router = APIRouter()

_PAGES: Final = Environment(
    loader=FileSystemLoader([Path(__file__).parent, FRAME]), autoescape=True, undefined=StrictUndefined
)
_POLICY: Final = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types {policies}"
)
POLICIES: Final = "kg-vendored"
"""The Trusted Types policy that there may be: it names the map's worker. No `default`: no string becomes markup."""

_BEGINNING: Final = ("shell", "served", "panel", "search")
"""The folders whose modules every page needs: named in its head, they are fetched side by side."""


@router.get("/")
def page(request: Request) -> Response:
    """Give the page; what it shows, it asks for."""
    nonce = secrets.token_urlsafe(18)
    first = [name for name in files() if name.endswith(".js") and name.partition("/")[0] in _BEGINNING]
    text = _PAGES.get_template("start.html").render(
        nonce=nonce, first=first, link=lambda *parts: under(request.scope, *parts), files=_folder(request)
    )
    # Kept and shown again with another nonce in its head it could run nothing.
    headers = {
        "Content-Security-Policy": _POLICY.format(nonce=nonce, policies=POLICIES),
        "Cache-Control": "no-store",
    }
    return HTMLResponse(text, headers=headers)


def _folder(request: Request) -> str:
    return under(request.scope, "explorer", digest())
