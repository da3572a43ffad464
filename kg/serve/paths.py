"""Addresses under this server."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.types import Scope

SIGNS: Final = "/:@!$&'()*+,;=~"
"""What may stand in a path as it is."""
FORMAT: Final = "format"
"""The parameter by which a form of an answer is asked for, whatever `Accept` says."""


def path_of(scope: Scope) -> str:
    """Give the path that was asked for, percent-encoded again."""
    return quote(scope["path"], safe=SIGNS)


def local(scope: Scope) -> str:
    """Give the path that was asked for without whatever prefix this server has."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def under(scope: Scope, *parts: str) -> str:
    """Give the address of a room, or of an id in it, below whatever prefix this server has."""
    return "/".join([str(scope.get("root_path", "")).rstrip("/"), *(quote(part, safe="") for part in parts)])


def as_form(scope: Scope, form: str) -> str:
    """Give the address of what was asked for in another form."""
    query = scope["query_string"].decode("latin-1")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != FORMAT]
    return f"{path_of(scope)}?{urlencode([*kept, (FORMAT, form)])}"
