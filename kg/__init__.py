"""A knowledge graph of wars, read from news: who holds, takes and leaves which place, and who says so.

>>> import kg
>>> with kg.open(":memory:") as graph:
...     graph.stats().reports
0

`kg.extract` gives the claims of one text, `kg.open` the graph in a folder. Everything named in `__all__` is
public; it is loaded when it is first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.graph import open_graph as open  # noqa: A004
    from kg.ingest import Ingested
    from kg.model import (
        Claim,
        Control,
        ControlStatus,
        Entity,
        Explanation,
        Interval,
        Kind,
        Mention,
        Relation,
        Relationship,
        Report,
        Status,
        claim_from_json,
        claim_json,
        explanation_json,
    )
    from kg.query.stats import Stats
    from kg.settings import Settings
    from kg.text import extract

__all__ = [
    "Claim",
    "Control",
    "ControlStatus",
    "Entity",
    "Explanation",
    "Graph",
    "Ingested",
    "Interval",
    "KgError",
    "Kind",
    "Mention",
    "Relation",
    "Relationship",
    "Report",
    "Settings",
    "Stats",
    "Status",
    "claim_from_json",
    "claim_json",
    "explanation_json",
    "extract",
    "open",
]

_HOME = {
    "Graph": "kg.graph",
    "Ingested": "kg.ingest",
    "KgError": "kg.errors",
    "Settings": "kg.settings",
    "Stats": "kg.query.stats",
    "open": "kg.graph:open_graph",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    if name == "extract":
        return import_module("kg.extract")
    module, _, attribute = _HOME.get(name, "kg.model").partition(":")
    value: object = getattr(import_module(module), attribute or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Reading(ModuleType):
    """The room `kg.extract`, which can also be called: `kg.extract("The army captured Raqqa.")`."""

    def __call__(
        self,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        source: str | None = None,
        id: str | None = None,
        force: bool = False,
    ) -> list[Claim]:
        """Give the claims of one text; see `kg.text.extract`."""
        from kg.text import extract as read_text  # noqa: PLC0415

        return read_text(text, published=published, title=title, source=source, id=id, force=force)


class _Package(ModuleType):
    """The package itself: importing a room makes it an attribute here, the moment to make one callable."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "extract" and isinstance(value, ModuleType):
            value.__class__ = _Reading
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
