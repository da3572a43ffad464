"""What every answer has in common: headers, HEAD, preflights, the limit on URLs, no traceback."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.choosing import complete
from kg.serve.paths import path_of
from kg.serve.problems import problem

MAX_URL: Final = 8192

_SECURITY: Final = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SHARING: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, KG-Truncated, RateLimit, RateLimit-Policy, "
    "Retry-After, X-Request-ID",
}
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "86400",
}

_log = logging.getLogger("kg.serve")


class Front:
    """The outermost application: answers what no route should have to think of, and completes every answer.

    A header that a route sets itself stays. `HEAD` is answered as `GET` without its body. An unforeseen error
    is logged with its traceback and told to the client as a problem without details.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # What a route learns of the request is here too once it has answered.
        scope.setdefault("state", {})
        started = unchanged = False

        async def completed(message: Message) -> None:
            nonlocal started, unchanged
            if message["type"] == "http.response.start":
                started = True
                unchanged = _complete(scope, message)
            elif unchanged:
                message = {**message, "body": b""}
            await send(message)

        answer, asked = _at_once(scope), _as_get(scope)
        try:
            await (answer or self._app)(asked, receive, completed)
        except Exception:  # the last place where an error can become an answer
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            await problem(path_of(scope), 500, "this is a fault of the server")(scope, receive, completed)
        finally:
            # Of a HEAD the route was found in a copy.
            scope["route"] = asked.get("route")


def _at_once(scope: Scope) -> Response | None:
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > MAX_URL:
        return problem(path_of(scope)[:200], 414, f"an address may have {MAX_URL} bytes")
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers and "content-length" in headers:
        # A proxy in front may go by the one, this server by the other, and take another's request for the rest.
        return problem(path_of(scope), 400, "a body has one length, not two", {"Connection": "close"})
    if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
        return Response(status_code=204, headers=_PREFLIGHT)
    return None


def _as_get(scope: Scope) -> MutableMapping[str, Any]:
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope


def _complete(scope: Scope, message: Message) -> bool:
    """Complete the head of an answer; tell whether the client has its body already."""
    headers = MutableHeaders(scope=message)
    message["status"] = complete(scope, message["status"], headers)
    for name, value in {**_SECURITY, **_SHARING}.items():
        headers.setdefault(name, value)
    unchanged: bool = message["status"] == 304
    for name in ("content-length", "content-type") if unchanged else ():
        del headers[name]
    return unchanged
