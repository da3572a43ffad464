"""Queries that whoever asked them may call off while they run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import ContextVar, Token
from typing import Self

_PRESENT: ContextVar[Call | None] = ContextVar("call", default=None)


class Call:
    """What was asked: the queries that run inside `with` it end when it is called off."""

    def __init__(self) -> None:
        """Wait for what is asked."""
        self._lock, self._over = threading.Lock(), False
        self._ends: list[Callable[[], None]] = []
        self._token: Token[Call | None] | None = None

    def off(self) -> None:
        """End what runs, and at once what runs later; any thread may do so."""
        with self._lock:
            self._over, ends = True, [*self._ends]
        for end in ends:
            end()

    def heed(self, end: Callable[[], None]) -> None:
        """Have `end` called when this is called off, or now if it was."""
        with self._lock:
            self._ends.append(end)
            over = self._over
        if over:
            end()

    def forget(self, end: Callable[[], None]) -> None:
        """Have it called no more."""
        with self._lock:
            self._ends.remove(end)

    def __enter__(self) -> Self:
        """Be what this thread's queries are asked for."""
        self._token = _PRESENT.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Be that no longer."""
        if self._token:
            _PRESENT.reset(self._token)


def present() -> Call | None:
    """Give what the queries of this thread are asked for, if they may be called off."""
    return _PRESENT.get()
