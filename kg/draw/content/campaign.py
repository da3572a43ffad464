"""What the map needs, for a file that has to answer by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.draw.content.events import events as happened
from kg.draw.content.spans import foremost
from kg.draw.content.spans import spans as held
from kg.model import Control, Event


def campaign(intervals: Sequence[Control], events: Iterable[Event]) -> dict[str, Any]:
    """Give who held what and what happened, as `kg.draw.content.spans.spans` and `events.events` do."""
    return {"spans": held(intervals, foremost=foremost(intervals)), "events": happened(events)}
