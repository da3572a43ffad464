"""What was computed from a store, kept until the store changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from pyoxigraph import NamedNode

from kg.store.touched import Touched

T = TypeVar("T")


class Kept:
    """What was computed, each under a name and the version that it is of."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.touched = Touched()
        self._kept: dict[str, tuple[int, object]] = {}

    def give(
        self,
        what: str,
        now: int,
        compute: Callable[[], T],
        renew: Callable[[T, frozenset[NamedNode]], T] | None = None,
    ) -> T:
        """Give what is kept under a name if it is of this version, else compute or renew it; see `Store.kept`."""
        known = self._kept.get(what)
        if known is None or known[0] != now:
            touched = self.touched.between(known[0], now) if known and renew else None
            if renew is None or known is None or touched is None:
                known = self._kept[what] = (now, compute())
            else:
                known = self._kept[what] = (now, renew(cast("T", known[1]), touched))
        return cast("T", known[1])

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
