"""The formats that the graph can be written in, and what each can hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.errors import UsageError


class What(StrEnum):
    """What of the graph a file holds."""

    RELATIONSHIPS = "relationships"
    CLAIMS = "claims"
    EVENTS = "events"
    CONTROL = "control"


RDF_FORMATS = ("turtle", "nquads", "jsonld")
FITTING: dict[str, tuple[What, ...]] = {
    **dict.fromkeys(RDF_FORMATS, ()),
    "graphml": (What.RELATIONSHIPS,),
    "gexf": (What.RELATIONSHIPS,),
    "csv": tuple(What),
    "parquet": tuple(What),
    "geojson": (What.RELATIONSHIPS, What.EVENTS, What.CONTROL),
    "acled": (What.EVENTS,),
}
"""What each format can hold, the usual first; the RDF formats hold everything."""
FORMATS = tuple(FITTING)


@dataclass(frozen=True, slots=True)
class Asked:
    """A format and what is to be written in it; `what` is `None` where that is everything.

    With `on` the relationships in force on that day, or who held each place then; with `known_on` only what
    reports published by then tell of who held it.
    """

    format: str
    what: What | None
    on: date | None = None
    known_on: date | None = None


def asked(
    format: str, what: str | None = None, on: date | None = None, known_on: date | None = None
) -> Asked:
    """Read what is asked for; whatever is not there or does not fit is a `UsageError` that says what does.

    A day without content asks for control where the format can hold it. `on` fits relationships (not as
    GeoJSON) and control, which GeoJSON holds for one day only; `known_on` fits control.
    """
    if format not in FITTING:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    content = _content(format, what, dated=bool(on or known_on))
    if known_on and content is not What.CONTROL:
        raise UsageError(f"known-on fits control, not {content or format}; {_written_as(What.CONTROL)}")
    if on and not _fits_day(format, content):
        raise UsageError(f"on fits control and relationships in force, not {_named(format, content)}")
    if format == "geojson" and content is What.CONTROL and on is None:
        raise UsageError("geojson holds control on one day: on names it; csv and parquet hold every interval")
    return Asked(format, content, on, known_on)


def _content(format: str, what: str | None, *, dated: bool) -> What | None:
    fitting = FITTING[format]
    if what is None:
        return What.CONTROL if dated and What.CONTROL in fitting else next(iter(fitting), None)
    if what not in list(What):
        raise UsageError(f"no content {what!r}; there are {', '.join(What)}")
    if what not in fitting:
        held = f"holds {' or '.join(fitting)}" if fitting else "holds everything"
        raise UsageError(f"{format} {held}; {_written_as(What(what))}")
    return What(what)


def _fits_day(format: str, content: What | None) -> bool:
    return content is What.CONTROL or (content is What.RELATIONSHIPS and format != "geojson")


def _named(format: str, content: What | None) -> str:
    return f"{content} as {format}" if content else format


def _written_as(what: What) -> str:
    return f"{what} can be written as {', '.join(name for name, fits in FITTING.items() if what in fits)}"
