"""The operator's own basemap: a file of tiles, fetched in ranges by the map of the explorer."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, Response

router = APIRouter()

_MEDIA: Final = "application/vnd.pmtiles"


@router.get("/explorer/basemap.json")
def basemap(request: Request) -> dict[str, str | None]:
    """Give the name of the basemap, null where there is none."""
    file = request.app.state.settings.serving.basemap
    return {"name": file.stem if file else None}


@router.get("/explorer/basemap.pmtiles")
def tiles(request: Request) -> Response:
    """Give the file of tiles, whole or in the ranges asked for; 404 where there is none."""
    file = request.app.state.settings.serving.basemap
    if file is None:
        raise HTTPException(404)
    return FileResponse(file, media_type=_MEDIA)
