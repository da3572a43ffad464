"""What an analyst may correct in a claim, and the claim that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kg.model.claim import Argument, Claim, Extent, Relation, Status
from kg.model.entity import Entity
from kg.model.interval import Interval, Precision
from kg.model.judgement import Changes

TERRITORIAL = frozenset(
    {
        Relation.CAPTURED,
        Relation.LOST,
        Relation.WITHDREW_FROM,
        Relation.CONTROLS,
        Relation.ENTERED,
        Relation.ADVANCED_ON,
        Relation.BESIEGED,
        Relation.LIFTED_SIEGE,
        Relation.HANDED_OVER,
    }
)
"""Relations whose object is a place. That of `attacked` is a place or an actor, that of all others an actor."""

FIELDS = {"subject": "subject", "object": "object", "from": "source", "to": "target", "place": "place"}
"""The roles that can be corrected: their names in JSON, and in the model."""

CORRECTABLE = (*FIELDS, "relation", "status", "date", "extent")
"""All that can be corrected, by the names that JSON has for it."""

_AGENTLESS = frozenset({Relation.KILLED, Relation.DISPLACED})


def corrected(claim: Claim, changes: Changes, entities: Mapping[str, Entity]) -> Claim:
    """Give a claim as a correction has it, its id left as it is.

    Arguments and a date that are corrected have no words of their own. An unknown field, entity or value, and what
    cannot be said (a town that acts, an army that is captured, an actor who fights itself) are a `ValueError` that
    says which.
    """
    found = replace(claim, **{_field(name): _read(name, value, entities) for name, value in changes})
    _check(found)
    return found


def says_same(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims say the same of the same, in whatever words."""
    return _bare(claim) == _bare(other)


def span_of(written: str) -> Interval:
    """Read days written `FIRST..LAST`, either side empty where unknown, or one day alone.

    >>> span_of("2017-11-08").end, span_of("..2017-11-08").start
    (datetime.date(2017, 11, 8), None)
    """
    first, dots, last = written.partition("..")
    fault = f"date: {written!r} is no day such as 2017-11-08 and no span 2017-11-08..2017-11-10"
    try:
        start, end = (date.fromisoformat(d) if d else None for d in (first, last if dots else first))
        span = Interval(start, end, Precision.DAY if start == end else Precision.RANGE)
    except ValueError:
        raise ValueError(fault) from None
    if start is None and end is None:
        raise ValueError(fault)
    return span


def _field(name: str) -> str:
    if name not in CORRECTABLE:
        raise ValueError(f"{name} cannot be corrected; what can is {', '.join(CORRECTABLE)}")
    return FIELDS.get(name, name)


def _read(name: str, value: str | None, entities: Mapping[str, Entity]) -> Any:  # noqa: ANN401  any field's
    if value is None:
        if name in ("object", "relation", "status", "extent"):
            raise ValueError(f"{name}: a claim cannot be without")
        return None
    if name in FIELDS:
        if value not in entities:
            raise ValueError(f"{name}: no entity {value!r}")
        return Argument(entities[value])
    return _VALUES[name](value)


def _word(kind: type[Relation | Status | Extent]) -> Callable[[str], Relation | Status | Extent]:
    def read(value: str) -> Relation | Status | Extent:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise ValueError(f"{kind.__name__.lower()}: {value!r} is none of {known}") from None

    return read


_VALUES: Mapping[str, Callable[[str], object]] = {
    "relation": _word(Relation),
    "status": _word(Status),
    "extent": _word(Extent),
    "date": span_of,
}


def _bare(claim: Claim) -> Claim:
    """Give a claim without the words that a correction leaves out."""
    when = claim.date and replace(claim.date, text=None, precision=Precision.DAY)
    return replace(
        claim,
        date=when,
        subject=_wordless(claim.subject),
        object=Argument(claim.object.entity),
        source=_wordless(claim.source),
        target=_wordless(claim.target),
        place=_wordless(claim.place),
    )


def _wordless(argument: Argument | None) -> Argument | None:
    return Argument(argument.entity) if argument else None


def _check(claim: Claim) -> None:
    """Refuse what the shapes of the graph refuse."""
    relation, subject, other = claim.relation, claim.subject, claim.object.entity
    if subject is None and relation not in _AGENTLESS:
        raise ValueError(f"subject: only killing and displacing may be without one, not {relation}")
    for name in ("subject", "source", "target"):
        _demand(getattr(claim, name), lambda e: e.is_actor, "is no actor")
    _demand(claim.place, lambda e: e.is_place, "is no place")
    if relation in TERRITORIAL:
        _demand(claim.object, lambda e: e.is_place, f"is no place, as the object of {relation} must be")
    elif relation is not Relation.ATTACKED:
        _demand(claim.object, lambda e: e.is_actor, f"is no actor, as the object of {relation} must be")
    if subject is not None and subject.entity.id == other.id:
        raise ValueError(f"subject and object are both {other.label}")


def _demand(argument: Argument | None, holds: Callable[[Entity], bool], fault: str) -> None:
    if argument is not None and not holds(argument.entity):
        raise ValueError(f"{argument.entity.label} ({argument.entity.kind}) {fault}")
