"""ACLED's sub-event type of what a claim tells, by the table `ontology/acled.csv`."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import KnowledgeError
from kg.know.data import data_folder
from kg.model import Kind, Manner, Relation

EVENT_TYPES: Mapping[str, tuple[str, ...]] = {
    "Battles": (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""The sub-event types of each event type, as ACLED's codebook of 2024 lists them."""

EVENT_TYPE = {sub: event for event, subs in EVENT_TYPES.items() for sub in subs}

_ANY = "*"
_HEADER = ("relation", "subject", "object", "manner", "where", "sub_event_type")


class Where(StrEnum):
    """Whether who acts does so in the state that it belongs to."""

    HOME = "home"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Act:
    """What the table asks about: who did what to whom, how and where; `None` is not known."""

    relation: Relation
    subject: Kind | None
    object: Kind
    manner: Manner | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table; `None` fits whatever there is."""

    relation: Relation
    subject: frozenset[str] | None
    object: frozenset[str] | None
    manner: frozenset[str] | None
    where: frozenset[str] | None
    sub_event_type: str | None

    def fits(self, act: Act) -> bool:
        """Tell whether the row speaks of an act; what is not known of the act fits only what fits everything."""
        asked = (
            (self.subject, act.subject),
            (self.object, act.object),
            (self.manner, act.manner),
            (self.where, act.where),
        )
        return self.relation is act.relation and all(fit is None or said in fit for fit, said in asked)


class SubEventTypes:
    """The table, asked for the sub-event type of one act."""

    def __init__(self, rules: Collection[Rule]) -> None:
        """Hold the rows in their order."""
        self._rules: dict[Relation, list[Rule]] = {relation: [] for relation in Relation}
        for rule in rules:
            self._rules[rule.relation].append(rule)

    def of(self, act: Act) -> str | None:
        """Give the sub-event type of the first row that fits; `None` is no event of ACLED's."""
        return next((rule.sub_event_type for rule in self._rules[act.relation] if rule.fits(act)), None)


def load_sub_event_types(file: Path | None = None) -> SubEventTypes:
    """Read the table; an unknown word, or a relation for which some acts have no row, is a `KnowledgeError`."""
    source = file or data_folder("ontology") / "acled.csv"
    rules = list(_rules(source))
    for relation in Relation:
        last = next((rule for rule in reversed(rules) if rule.relation is relation), None)
        if last is None or any((last.subject, last.object, last.manner, last.where)):
            raise KnowledgeError(source.name, 1, relation.value, "its last row must fit everything: *,*,*,*")
    return SubEventTypes(rules)


def _rules(source: Path) -> Iterator[Rule]:
    lines = enumerate(source.read_text(encoding="utf-8").splitlines(), start=1)
    rows = [(number, next(csv.reader([line]))) for number, line in lines if line and not line.startswith("#")]
    number, header = rows[0] if rows else (1, [])
    if tuple(header) != _HEADER:
        raise KnowledgeError(source.name, number, "header", f"must be {','.join(_HEADER)}")
    for number, row in rows[1:]:
        try:
            yield _rule(row)
        except ValueError as error:
            raise KnowledgeError(source.name, number, ",".join(row), str(error)) from None


def _rule(row: list[str]) -> Rule:
    if len(row) != len(_HEADER):
        raise ValueError(f"{len(row)} columns, not {len(_HEADER)}")
    relation, subject, object_, manner, where, sub_event_type = row
    if sub_event_type and sub_event_type not in EVENT_TYPE:
        raise ValueError(f"{sub_event_type!r} is no sub-event type of ACLED's")
    return Rule(
        Relation(relation),
        _choices(Kind, subject),
        _choices(Kind, object_),
        _choices(Manner, manner),
        _choices(Where, where),
        sub_event_type or None,
    )


def _choices(words: type[StrEnum], written: str) -> frozenset[str] | None:
    return None if written == _ANY else frozenset(words(word) for word in written.split("|"))
