"""A news report as it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its words as given, and who published it when.

    `text` and `title` are never changed, so that spans of claims keep pointing at their words. `published` is `None`
    where nothing says the day; relative dates then stay unresolved.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None

    def field(self, name: str) -> str:
        """Give the words of `text` or `title`; an absent title is empty, any other name a `KeyError`."""
        return {"text": self.text, "title": self.title or ""}[name]
