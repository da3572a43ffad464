"""Where a store on a SPARQL server is, how long is waited for it, and who asks."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit, urlunsplit

from platformdirs import user_data_path

from kg.errors import UsageError

SCHEME: Final = "sparql+"
_WRITTEN: Final = re.compile(r"sparql\+https?:", re.IGNORECASE)
_PARTS: Final = ("query", "update", "graph")
_FORM: Final = "sparql+http://HOST:PORT/PATH or sparql+https://…"
_CREDENTIALS: Final = (
    "the address of a store holds no user and no password: set KG_STORE_USER and KG_STORE_PASSWORD,"
    " or KG_STORE_TOKEN"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often a server is asked, and how much it may say at once.

    `connect` and `seconds` bound a connection and every wait for the next bytes; what is safe to repeat is tried
    `tries` times; a writer that is not heard of for `lease` seconds has lost its place. An update of more than
    `update` bytes is made in parts, an answer of more than `answer` bytes is refused.
    """

    connect: float = 5.0
    seconds: float = 60.0
    tries: int = 4
    lease: float = 60.0
    update: int = 32 * 1024 * 1024
    answer: int = 256 * 1024 * 1024

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Patience:
        """Read what `KG_REMOTE_` begins; what is no number above 0 is a `UsageError`.

        These are `CONNECT_SECONDS`, `SECONDS`, `TRIES`, `LEASE_SECONDS`, `UPDATE_BYTES` and `ANSWER_BYTES`.
        """
        return cls(
            _above_0(env, "KG_REMOTE_CONNECT_SECONDS", cls().connect),
            _above_0(env, "KG_REMOTE_SECONDS", cls().seconds),
            int(_above_0(env, "KG_REMOTE_TRIES", cls().tries, least=1)),
            _above_0(env, "KG_REMOTE_LEASE_SECONDS", cls().lease),
            int(_above_0(env, "KG_REMOTE_UPDATE_BYTES", cls().update, least=1)),
            int(_above_0(env, "KG_REMOTE_ANSWER_BYTES", cls().answer, least=1)),
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server that holds a store: its address, its endpoints as far as they were given, who asks, how long.

    `folder` is where this machine keeps what belongs to the store and not into the graph: who is kept out of it, and
    what waits to be read. `str` gives the address as it is written for `--store`, which never holds a secret.
    """

    url: str
    query: str | None = None
    update: str | None = None
    graphs: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    patience: Patience = Patience()
    folder: Path = Path()

    @classmethod
    def of(cls, written: str, env: Mapping[str, str] = os.environ) -> Server:
        """Read `sparql+http://HOST:PORT/PATH` or `sparql+https://…`.

        `?query=`, `?update=` and `?graph=` name endpoints, whole or relative to the address. Who asks is
        `KG_STORE_USER` with `KG_STORE_PASSWORD`, or `KG_STORE_TOKEN`. What is no such address, or holds a user,
        is a `UsageError` that does not repeat it.
        """
        parts = _parted(written)
        given = dict(parse_qsl(parts.query, keep_blank_values=True))
        if unknown := [name for name in given if name not in _PARTS]:
            raise UsageError(
                f"the address of a store has no parameter {unknown[0][:40]!r}; it has {', '.join(_PARTS)}"
            )
        url = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        ends = {name: _end(url, end) for name, end in given.items()}
        user, password, token = (
            env.get(f"KG_STORE_{name}") or None for name in ("USER", "PASSWORD", "TOKEN")
        )
        if token and user:
            raise UsageError("either KG_STORE_TOKEN or KG_STORE_USER and KG_STORE_PASSWORD, not both")
        own = sha256(url.encode()).hexdigest()[:16]
        kept = Path(env.get("KG_REMOTE_FOLDER") or user_data_path("kg") / "servers")
        return cls(
            url,
            ends.get("query"),
            ends.get("update"),
            ends.get("graph"),
            user,
            password,
            token,
            Patience.from_env(env),
            kept / own,
        )

    def __str__(self) -> str:
        """Give the address."""
        return SCHEME + self.url


def is_server(written: str) -> bool:
    """Tell whether a store is named by the address of a server, be it a wrong one, rather than by a folder.

    >>> is_server("sparql+http://127.0.0.1:7878"), is_server("kg-data")
    (True, False)
    """
    return bool(_WRITTEN.match(written))


def _parted(written: str) -> SplitResult:
    try:
        parts = urlsplit(written[len(SCHEME) :])
        # A port that is no number is found out when it is asked for.
        placed = bool(parts.hostname) and parts.port != 0
    except ValueError:
        placed = False
    if "@" in written.partition("?")[0]:
        raise UsageError(_CREDENTIALS)
    if not is_server(written) or not placed or parts.fragment or not written.isprintable() or " " in written:
        raise UsageError(f"that is no address of a store on a server, which is {_FORM}")
    return parts


def _end(url: str, written: str) -> str:
    found = urljoin(url if url.endswith("/") else url + "/", written)
    parts = urlsplit(found)
    if "@" in parts.netloc:
        raise UsageError(_CREDENTIALS)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError("an endpoint of a store is an http or https address, or a path of the server")
    return found


def _above_0(env: Mapping[str, str], name: str, default: float, least: float = 0.0) -> float:
    written = env.get(name)
    if not written:
        return default
    with suppress(ValueError):
        number = float(written)
        if least <= number < inf and number > 0:
            return number
    raise UsageError(f"{name}={written}: it is a number above 0")
