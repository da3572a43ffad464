"""The description of the interface to read and try in a browser, from vendored files alone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, Response

from kg.serve.web.page import STYLE

VENDOR: Final = Path(__file__).parent / "vendor"

router = APIRouter(include_in_schema=False)

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE: Final = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>kg: the interface</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="interface"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>
"""
_START: Final = """SwaggerUIBundle({
  url: "openapi.json", dom_id: "#interface", deepLinking: true, validatorUrl: null, tryItOutEnabled: true
});
"""
_FILES: Final = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui-bundle.js.LICENSE.txt": "text/plain",
    "LICENSE": "text/plain",
    "NOTICE": "text/plain",
}


@router.get("/docs")
async def docs() -> Response:
    """Give the page of the interface."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})


@router.get("/docs/start.js")
async def start() -> Response:
    """Give the script that starts it."""
    return Response(_START, media_type="text/javascript")


@router.get("/docs/{name}")
async def vendored(name: str) -> Response:
    """Give one of the vendored files."""
    if name not in _FILES:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=86400"}
    return FileResponse(VENDOR / "swagger-ui" / name, media_type=_FILES[name], headers=headers)


@router.get("/page.css")
async def style() -> Response:
    """Give the stylesheet of the pages."""
    return Response(STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


@router.get("/favicon.ico")
async def icon() -> Response:
    """Say that there is none, since every browser asks."""
    return Response(status_code=204, headers={"Cache-Control": "public, max-age=86400"})
