"""Values that their datatype cannot have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, Quad

from kg.model import Fault, FaultKind
from kg.rdf.soundness.wording import Wording, iri
from kg.rdf.standards import PREFIXES

_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def literal_faults(quads: Iterable[Quad], wording: Wording) -> Iterator[Fault]:
    """Name each value that is none of its datatype: a day that is none, a number that is none."""
    for quad in quads:
        if isinstance(quad.object, Literal) and not _is_valid(quad.object):
            kind = wording.short(quad.object.datatype.value)
            said = f"{wording.term(quad.predicate)} {wording.term(quad.object)}"
            yield Fault(FaultKind.LITERAL, iri(quad.subject), f"says {said}, which is no {kind}")


def _is_valid(literal: Literal) -> bool:
    check = _CHECKS.get(literal.datatype.value)
    return check is None or check(literal.value)


def _matching(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_moment(value: str) -> bool:
    return _is_day(value[:10]) and _TIME.fullmatch(value[10:]) is not None


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    PREFIXES["xsd"] + name: check
    for name, check in {
        "integer": _matching(r"[+-]?\d+"),
        "double": _matching(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN"),
        "boolean": _matching(r"true|false|1|0"),
        "date": _is_day,
        "dateTime": _is_moment,
        "gYear": _matching(r"\d{4}"),
        "gYearMonth": _matching(r"\d{4}-(0[1-9]|1[0-2])"),
    }.items()
}
