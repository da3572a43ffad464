"""Relationships in brief, for tests: `links("a fought b 3", ...)`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kg.model import Entity, Kind, Link, Relation
from kg.query.links import Links


def link(words: str, **other: Any) -> Link:  # noqa: ANN401 - whatever a link has
    """Make a link of "subject relation object reports"; its id is the first three words."""
    subject, relation, object_, reports = words.split()
    count = int(reports)
    plain = Link(
        id=f"{subject} {relation} {object_}",
        subject=subject,
        relation=Relation(relation),
        object=object_,
        claims=count + 1,
        reports=count,
        speakers=1,
        sources=1,
        denials=0,
        first=date(2017, 11, 8),
        last=date(2017, 11, 9),
        disputed=False,
    )
    return replace(plain, **other)


def links(*rows: str) -> Links:
    """Make links, each as `link` takes it."""
    made = [link(row) for row in rows]
    return Links({one.id: one for one in made})


def entities(known: Links, kind: Kind = Kind.ARMED_GROUP) -> dict[str, Entity]:
    """Give whom the links name, each called by its id in capitals."""
    return {own: Entity(own, own.upper(), kind) for own in known.of}
