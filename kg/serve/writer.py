"""The one place of a server where the graph is changed: one change after another, each in a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import HTTPException, Request

T = TypeVar("T")

_MAX_WAITING: Final = 32


def writer() -> CapacityLimiter:
    """Give the room for one who writes."""
    return CapacityLimiter(1)


async def at_once(request: Request, change: Callable[[], T]) -> T:
    """Make a change when those before it are made, and give what it gives; 503 when too many wait already."""
    room: CapacityLimiter = request.app.state.writer
    if room.statistics().tasks_waiting >= _MAX_WAITING:
        raise HTTPException(503, "too many changes are waiting", {"Retry-After": "5"})
    return await to_thread.run_sync(change, limiter=room)
