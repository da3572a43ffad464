"""How the server looks from outside: behind a proxy, below a path, under an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import UsageError
from kg.settings import Serving, prefix_of

_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")

Network = IPv4Network | IPv6Network


class Outside:
    """Lets the rest of the application see a request as its client made it.

    Of a trusted proxy, and of no other, it believes `X-Forwarded-For`, `-Proto`, `-Host` and `-Prefix`. Whether the
    proxy takes the prefix off the path or leaves it makes no difference.
    """

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        """Stand before `app`."""
        self._app, self._serving = app, serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http":
            scope = _below(_as_made(scope, self._serving), self._serving)
        await self._app(scope, receive, send)


def needed(serving: Serving) -> bool:
    """Tell whether anything makes the server look otherwise than it listens."""
    return bool(serving.root_path or serving.public_url or serving.proxies)


def _as_made(scope: Scope, serving: Serving) -> Scope:
    """Give the request as the proxy says that it was made; mark it as forwarded, and where its address is known."""
    forwarded = bool(scope["client"]) and _is_in(scope["client"][0], serving.proxies)
    told: Mapping[str, Any] = _told(scope, serving) if forwarded else {}
    if serving.public_url:
        parts = urlsplit(serving.public_url)
        told = {**told, "scheme": parts.scheme, "host": parts.netloc}
    state = {**scope.get("state", {}), "forwarded": forwarded, "addressed": "host" in told}
    changed = {key: value for key, value in told.items() if key != "host"} | {"state": state}
    if "host" in told:
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        changed["headers"] = [(b"host", told["host"].encode("ascii")), *others]
    return {**scope, **changed}


def _told(scope: Scope, serving: Serving) -> dict[str, Any]:
    headers = Headers(scope=scope)
    found: dict[str, Any] = {}
    if client := _client(headers.getlist("x-forwarded-for"), serving.proxies):
        found["client"] = (client, 0)
    if (scheme := _last(headers, "proto").lower()) in {"http", "https"}:
        found["scheme"] = scheme
    if _HOST.fullmatch(host := _last(headers, "host")):
        found["host"] = host
    if prefix := _prefix(_last(headers, "prefix")):
        found["root_path"] = prefix
    return found


def _last(headers: Headers, what: str) -> str:
    """Give what the nearest proxy says; what stands before it may come from the client."""
    return ",".join(headers.getlist(f"x-forwarded-{what}")).rpartition(",")[2].strip()


def _client(chain: Iterable[str], trusted: tuple[Network, ...]) -> str | None:
    """Give the last address of the chain that is no trusted proxy: the first that nobody could make up."""
    passed = [part.strip() for part in ",".join(chain).split(",")]
    address = next((part for part in reversed(passed) if not _is_in(part, trusted)), passed[0])
    return address if _is_address(address) else None


def _is_address(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True


def _is_in(address: str, networks: Iterable[Network]) -> bool:
    try:
        known = ip_address(address)
    except ValueError:
        return False
    plain = getattr(known, "ipv4_mapped", None) or known
    return any(plain in network for network in networks)


def _prefix(written: str) -> str:
    try:
        return prefix_of(written)
    except UsageError:
        return ""


def _below(scope: Scope, serving: Serving) -> Scope:
    """Put the prefix before the path where a proxy has taken it off."""
    root = serving.root_path or scope.get("root_path", "")
    if not root:
        return scope
    path = scope["path"]
    if path == root:
        path = f"{root}/"
    elif not path.startswith(f"{root}/"):
        path = root + path
    return {**scope, "root_path": root, "path": path}
