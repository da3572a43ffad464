"""Answers that may be long, written as JSON where they are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec

from fastapi import Response
from pydantic import TypeAdapter

from kg.serve.pages import Leaf

P = ParamSpec("P")

_ANYTHING: Final = TypeAdapter(dict[str, Any])


def in_json(route: Callable[P, dict[str, Any]]) -> Callable[P, Response]:
    """Have a route's answer written in the thread that made it, without being copied into its model first.

    The values come from `kg.model.wire`, and tests hold them against the models. The headers that a `Leaf` among
    the parameters has got go along.
    """

    @wraps(route)
    def answer(*args: P.args, **given: P.kwargs) -> Response:
        body = _ANYTHING.dump_json(route(*args, **given))
        leaves = [value for value in given.values() if isinstance(value, Leaf)]
        headers = dict(leaves[0].response.headers) if leaves else None
        return Response(body, headers=headers, media_type="application/json")

    return answer
