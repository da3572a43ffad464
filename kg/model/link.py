"""A relationship in brief: what a picture says of it before anyone asks for its claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.claim import Relation
from kg.model.derived import Relationship


@dataclass(frozen=True, slots=True)
class Link:
    """A `Relationship` with the ids of its ends, and counts in place of what it counts.

    `speakers` counts the original speakers, `sources` the publishers.
    """

    id: str
    subject: str
    relation: Relation
    object: str
    claims: int
    reports: int
    speakers: int
    sources: int
    denials: int
    first: date | None
    last: date | None
    disputed: bool

    @classmethod
    def of(cls, edge: Relationship) -> Link:
        """Give a relationship in brief."""
        return cls(
            id=edge.id,
            subject=edge.subject.id,
            relation=edge.relation,
            object=edge.object.id,
            claims=len(edge.claims),
            reports=len(edge.reports),
            speakers=len(edge.witnesses),
            sources=len(edge.sources),
            denials=len(edge.denials),
            first=edge.first,
            last=edge.last,
            disputed=edge.disputed,
        )

    @property
    def strength(self) -> tuple[int, int, str]:
        """Give what orders links, the strongest first: reports, then speakers, then the id."""
        return -self.reports, -self.speakers, self.id

    def other(self, end: str) -> str:
        """Give the end that is not this one."""
        return self.object if end == self.subject else self.subject


@dataclass(frozen=True, slots=True)
class Told:
    """When a claim says that something happened, and when which report said so; `None` is unknown."""

    start: date | None
    end: date | None
    published: date | None
    report: str
