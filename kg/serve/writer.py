"""The one place of a server where the graph is changed: one change after another, each in a thread.

Another such place is for what is as dear and changes nothing.
"""

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
    return await in_turn(request.app.state.writer, change, "changes")


async def in_turn(room: CapacityLimiter, work: Callable[[], T], what: str) -> T:
    """Do some work when what waits for the same room is done; 503, which names `what` waits, when too much does."""
    if room.statistics().tasks_waiting >= _MAX_WAITING:
        raise HTTPException(503, f"too many {what} are waiting", {"Retry-After": "5"})
    return await to_thread.run_sync(work, limiter=room)
