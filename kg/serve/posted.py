"""Bodies of forms, read up to a limit."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from kg.errors import UsageError

FORM: Final = "application/x-www-form-urlencoded"


async def form_of(request: Request, known: frozenset[str], most: int) -> dict[str, str]:
    """Read a form of at most `most` bytes whose fields are among `known`, each given once.

    Another media type gives 415, a longer body 413; unknown and repeated fields are a `UsageError`.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise HTTPException(415, f"this is posted as {FORM}")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"a body may have {most} bytes", {"Connection": "close"})
    found: dict[str, str] = {}
    for name, value in _pairs(bytes(body)):
        if name not in known:
            raise UsageError(f"{name}: there is no such field here; known: {', '.join(sorted(known))}")
        if name in found:
            raise UsageError(f"{name}: given more than once")
        found[name] = value
    return found


def _pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise UsageError(f"the body is not UTF-8: {error.reason}") from None
