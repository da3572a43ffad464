"""Looks at each request from outside: gives it an id, counts it, writes its line in the log."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.metrics import Answered, Metrics
from kg.serve.tracing import HEADER, REQUEST, id_of

LOG: Final = logging.getLogger("kg.requests")

_LONGEST: Final = 300
_GONE: Final = 499


@dataclass(slots=True)
class _Seen:
    """What an answer turned out to be; a client that went before it began is a 499."""

    status: int = _GONE
    size: int = 0
    truncated: bool = False


class Observed:
    """The application around all others that count. Neither header nor query is written, so no token and no words."""

    def __init__(self, app: ASGIApp, metrics: Metrics | None, *, log: bool) -> None:
        """Stand before `app`; count in `metrics` if given, and write lines if `log` is set."""
        self._app, self._metrics, self._log = app, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        own = id_of(Headers(scope=scope).get(HEADER))
        seen, begun = _Seen(), time.perf_counter()

        async def noticed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[HEADER] = own
                seen.status, seen.truncated = message["status"], "kg-truncated" in headers
            else:
                seen.size += len(message.get("body", b""))
            await send(message)

        kept = REQUEST.set(own)
        try:
            await self._app(scope, receive, noticed)
        finally:
            self._note(scope, seen, time.perf_counter() - begun)
            REQUEST.reset(kept)

    def _note(self, scope: Scope, seen: _Seen, seconds: float) -> None:
        found = scope["state"].get("template") or getattr(scope.get("route"), "path_format", None)
        route = found or "unmatched"
        if self._metrics:
            posted = scope["method"] == "POST" and seen.status != 204
            asks = route == "/sparql" and (posted or b"query=" in scope["query_string"])
            answered = Answered(scope["method"], route, seen.status, seconds, seen.truncated, asks)
            self._metrics.count(answered)
        if self._log:
            LOG.info("request", extra={"told": _told(scope, route, seen, seconds)})


def _told(scope: Scope, route: str, seen: _Seen, seconds: float) -> dict[str, Any]:
    return {
        "client": scope["client"][0] if scope["client"] else None,
        "method": scope["method"],
        "path": scope["path"][:_LONGEST],
        "route": route,
        "status": seen.status,
        "bytes": seen.size,
        "seconds": round(seconds, 6),
    }
