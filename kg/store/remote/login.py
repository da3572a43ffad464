"""Who asks a server: a token, or a user and a password, in the way that the server wants."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

import httpx

from kg.remote import Server

_CHALLENGE: Final = "www-authenticate"


def login(server: Server) -> httpx.Auth | None:
    """Give what says who asks, `None` for nobody."""
    if server.token:
        return _Bearer(server.token)
    return _Password(server.user, server.password or "") if server.user else None


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class _Password(httpx.Auth):
    """Basic at first; digest from when the server asks for it, as Virtuoso does."""

    def __init__(self, user: str, password: str) -> None:
        self._basic, self._digest = httpx.BasicAuth(user, password), httpx.DigestAuth(user, password)
        self._wants_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if not self._wants_digest:
            answer = yield from _sent(self._basic, request)
            if answer.status_code != httpx.codes.UNAUTHORIZED:
                return
            if not answer.headers.get(_CHALLENGE, "").lower().startswith("digest"):
                return
            self._wants_digest = True
        yield from self._digest.auth_flow(request)


def _sent(
    auth: httpx.Auth, request: httpx.Request
) -> Generator[httpx.Request, httpx.Response, httpx.Response]:
    return (yield next(auth.auth_flow(request)))
