"""Bodies of requests, read up to a limit, and the fields of forms."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from kg.errors import UsageError

FORM: Final = "application/x-www-form-urlencoded"


def media_type(content_type: str) -> str:
    """Give the media type of a `Content-Type` header, without its parameters."""
    return content_type.partition(";")[0].strip().lower()


async def body_of(request: Request, most: int) -> bytes:
    """Read the body of a request; 413 when it is longer than `most` bytes, without reading on."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"a body may have {most} bytes here", {"Connection": "close"})
    return bytes(body)


def words_of(body: bytes, what: str) -> str:
    """Read a body as UTF-8; other bytes are a `UsageError` that says `what` they were to be."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise UsageError(f"the {what} is not UTF-8: byte {error.start}") from None


def pairs_of(form: str) -> list[tuple[str, str]]:
    """Give names and values of a form in their order; what is encoded in it and is not UTF-8 is a `UsageError`."""
    try:
        return parse_qsl(form, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise UsageError(f"the form is not UTF-8: byte {error.start} of a value") from None


async def form_of(request: Request, known: frozenset[str], most: int) -> dict[str, str]:
    """Read a form of at most `most` bytes whose fields are among `known`, each given once.

    Another media type gives 415, a longer body 413; unknown and repeated fields are a `UsageError`.
    """
    if media_type(request.headers.get("content-type", "")) != FORM:
        raise HTTPException(415, f"this is posted as {FORM}")
    found: dict[str, str] = {}
    for name, value in pairs_of(words_of(await body_of(request, most), "form")):
        if name not in known:
            raise UsageError(f"{name}: there is no such field here; known: {', '.join(sorted(known))}")
        if name in found:
            raise UsageError(f"{name}: given more than once")
        found[name] = value
    return found
