"""What a claim is about, whoever says it and of which day: claims of one matter may tell of one event."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claim import Argument, Claim, Relation
from kg.model.identity import digest


@dataclass(frozen=True, order=True, slots=True)
class Matter:
    """A relation with its parties, place and receiver by id, empty where there is none.

    Of a symmetric relation the lower id is the subject.
    """

    relation: Relation
    subject: str
    object: str
    place: str = ""
    target: str = ""

    @property
    def id(self) -> str:
        """Give a hash of all that makes it."""
        return digest([self.relation, self.subject, self.object, self.place, self.target])


def matter_of(claim: Claim) -> Matter:
    """Give what a claim is about."""
    ends = (_id(claim.subject), claim.object.entity.id)
    one, other = sorted(ends) if claim.relation.symmetric else ends
    return Matter(claim.relation, one, other, _id(claim.place), _id(claim.target))


def _id(argument: Argument | None) -> str:
    return argument.entity.id if argument else ""
