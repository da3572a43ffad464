"""On which terms inputs are read: how much is allowed, which day it is, what fills a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError
from kg.read.days import in_future
from kg.settings import MAX_BYTES, MAX_CHARS, Settings


@dataclass(frozen=True, slots=True)
class Terms:
    """Limits and defaults of one reading.

    `max_bytes` bounds one input, `max_chars` the text of one report. `today` is the day after which nothing
    can have been published. `published` and `source` stand in where a report does not give its own; a
    `published` in the future is a `UsageError`. With `force` reports in other languages than English are
    taken too.
    """

    today: date
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS
    published: date | None = None
    source: str | None = None
    force: bool = False

    def __post_init__(self) -> None:
        """Refuse a day that has not come."""
        if self.published and in_future(self.published, self.today):
            raise UsageError(f"published: {self.published.isoformat()} is in the future")

    @classmethod
    def of(
        cls,
        settings: Settings,
        today: date,
        published: date | None = None,
        source: str | None = None,
        *,
        force: bool = False,
    ) -> Terms:
        """Take the limits from the settings."""
        return cls(today, settings.max_bytes, settings.max_chars, published, source, force)

    @property
    def text_bytes(self) -> int:
        """Give the most bytes that a text of `max_chars` can fill, in UTF-8 or UTF-16, its mark included."""
        return 4 * self.max_chars + 4
