"""The formats that the graph can be written in, and what each can hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import UsageError


class What(StrEnum):
    """What of the graph a file holds."""

    RELATIONSHIPS = "relationships"
    CLAIMS = "claims"


RDF_FORMATS = ("turtle", "nquads", "jsonld")
_TABLES = (What.RELATIONSHIPS, What.CLAIMS)
FITTING: dict[str, tuple[What, ...]] = {
    **dict.fromkeys(RDF_FORMATS, ()),
    "graphml": (What.RELATIONSHIPS,),
    "gexf": (What.RELATIONSHIPS,),
    "csv": _TABLES,
    "parquet": _TABLES,
    "geojson": (What.RELATIONSHIPS,),
}
"""What each format can hold, the usual first; the RDF formats hold everything."""
FORMATS = tuple(FITTING)


@dataclass(frozen=True, slots=True)
class Asked:
    """A format and what is to be written in it; `what` is `None` where that is everything."""

    format: str
    what: What | None


def asked(format: str, what: str | None = None) -> Asked:
    """Read what is asked for; a format or content that there is not, or that do not fit, is a `UsageError`."""
    if format not in FITTING:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    fitting = FITTING[format]
    if what is None:
        return Asked(format, next(iter(fitting), None))
    if what not in list(What):
        raise UsageError(f"no content {what!r}; there are {', '.join(What)}")
    if what not in fitting:
        held = f"holds {' or '.join(fitting)}" if fitting else "holds everything"
        others = ", ".join(name for name, fits in FITTING.items() if what in fits)
        raise UsageError(f"{format} {held}; {what} can be written as {others}")
    return Asked(format, What(what))
