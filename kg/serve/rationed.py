"""How often one client may ask: a bucket of tokens for each, which fills again with time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.access import Access
from kg.serve.paths import local, path_of
from kg.serve.problems import problem
from kg.settings import Rate

MOST_CLIENTS: Final = 10_000
_ALWAYS: Final = "/healthz"


@dataclass(slots=True)
class Bucket:
    """What is left for one client, and when that was so."""

    left: float
    at: float


class Buckets:
    """One bucket for each client that asked lately; of more than `MOST_CLIENTS` the longest silent is forgotten."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        """Fill each bucket as `rate` says; `clock` gives seconds."""
        self._rate, self._clock = rate, clock
        self._held = OrderedDict[str, Bucket]()

    def take(self, client: str) -> tuple[int, float]:
        """Take one from a client's bucket: give what is left, -1 where there was none, and seconds until the next."""
        rate, now = self._rate, self._clock()
        bucket = self._held.pop(client, None) or Bucket(rate.quota, now)
        self._held[client] = bucket
        if len(self._held) > MOST_CLIENTS:
            self._held.popitem(last=False)
        bucket.left = min(rate.quota, bucket.left + (now - bucket.at) * rate.quota / rate.window)
        bucket.at = now
        if bucket.left < 1:
            return -1, (1 - bucket.left) * rate.window / rate.quota
        bucket.left -= 1
        missing = max(0.0, 1 - bucket.left)
        return int(bucket.left), missing * rate.window / rate.quota


class Rationed:
    """Turns away with 429 who asks too often; `/healthz` is always answered."""

    def __init__(self, app: ASGIApp, rate: Rate, access: Access, buckets: Buckets | None = None) -> None:
        """Stand before `app`. A client is a known token, else an address, of IPv6 the network of 64 bits."""
        self._app, self._rate, self._access = app, rate, access
        self._buckets = buckets or Buckets(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or local(scope) == _ALWAYS:
            await self._app(scope, receive, send)
            return
        left, wait = self._buckets.take(client_of(scope, self._access))
        told = {
            "RateLimit-Policy": f'"client";q={self._rate.quota};w={self._rate.window}',
            "RateLimit": f'"client";r={max(left, 0)};t={ceil(wait)}',
        }
        if left < 0:
            many = f"{self._rate.quota} requests in {self._rate.window} s are what one client may make"
            headers = told | {"Retry-After": str(max(1, ceil(wait)))}
            await problem(path_of(scope), 429, many, headers)(scope, receive, send)
            return

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        await self._app(scope, receive, completed)


def client_of(scope: Scope, access: Access) -> str:
    """Give a word for who asks; an unknown token makes nobody another client."""
    kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and access.scope(token.strip()):
        return f"token {sha256(token.strip().encode()).hexdigest()}"
    host = scope["client"][0] if scope["client"] else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return host if address.version == 4 else str(ip_network((address, 64), strict=False))
