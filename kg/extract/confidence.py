"""How sure a claim is: the product of how often readings with each of its features are right."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.know.frames import Form
from kg.model import Factor, Status

_FORMS = {Form.VERB: 0.9, Form.NOUN: 0.85, Form.COMPOUND: 0.85}
_GROUNDS = {
    Ground.NAME: 1.0,
    Ground.COMPOSED: 0.95,
    Ground.MADE: 0.85,
    Ground.CLASS: 0.8,
    Ground.PRONOUN: 0.75,
}
_NOT_ASSERTED = 0.9
_WEIGHED = ("subject", "object", "from")


def factors(match: Match, cast: Iterable[tuple[str, Meaning]], status: Status) -> tuple[Factor, ...]:
    """Give the features of a reading that make it more or less sure, each with its value."""
    form = match.trigger.form
    found = [Factor("form", form.value, _FORMS[form])]
    found += [Factor(role, m.ground.value, _GROUNDS[m.ground]) for role, m in cast if role in _WEIGHED]
    return (*found, Factor("status", status.value, 1.0 if status is Status.ASSERTED else _NOT_ASSERTED))


def confidence(found: Iterable[Factor]) -> float:
    """Give the product of the factors, to two digits."""
    return round(prod(f.value for f in found), 2)
