"""Reports to claims: parse, recognise, link, resolve references, fill frames, resolve time, attribute, judge status."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extract.loading import load_extractor
    from kg.extract.parsing import Named
    from kg.extract.reader import Extractor

__all__ = ["Extractor", "Named", "load_extractor"]

_HOMES = {"Extractor": "reader", "Named": "parsing", "load_extractor": "loading"}


def __getattr__(name: str) -> Any:  # noqa: ANN401  as a module has
    """Load what is asked for: rows of tables need none of the parser, which takes seconds to load."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
