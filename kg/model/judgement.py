"""What an analyst says of claims, entities and sources: judgements, each made once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kg.model.claim import Claim
from kg.model.entity import Entity
from kg.model.identity import digest


class JudgementKind(StrEnum):
    """What a judgement does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    LOCATE = "locate"
    LEANING = "leaning"
    UNDO = "undo"


ON_CLAIMS = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})
"""What can be said of a claim."""

ROLES = ("subject", "object", "source", "target", "place")
"""The roles of a claim, by their fields in the model."""

ANALYST = "analyst/"
"""What the name of a claim's extractor begins with where an analyst made the claim by a correction."""

Changes = tuple[tuple[str, str | None], ...]
"""What a correction says otherwise: fields of the claim as JSON names them, each with its new value as text.

Roles hold ids of entities, `date` is `FIRST..LAST` in ISO days, either empty where unknown; `None` empties a field.
"""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim as it was when it was judged: enough to find it again after its report was read anew.

    `arguments` are the ids of those in its roles, in the order of `ROLES`; `quote` is the evidence sentence. `revised`
    tells that it was made by a correction: then it is found by its id alone.
    """

    id: str
    report: str
    quote: str
    relation: str
    status: str
    arguments: tuple[str | None, ...]
    revised: bool = False

    @classmethod
    def of(cls, claim: Claim) -> JudgedClaim:
        """Take from a claim what it is found by."""
        roles = (getattr(claim, role) for role in ROLES)
        arguments = tuple(a.entity.id if a else None for a in roles)
        return cls(
            id=claim.id,
            report=claim.report,
            quote=claim.evidence.text,
            relation=claim.relation.value,
            status=claim.status.value,
            arguments=arguments,
            revised=claim.extractor.startswith(ANALYST),
        )

    def says_same(self, other: JudgedClaim) -> bool:
        """Tell whether two claims of one report have quote, relation and arguments in common."""
        return (self.quote, self.relation, self.arguments) == (other.quote, other.relation, other.arguments)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one analyst said, when and why.

    `made` is in UTC. `claim` is what an acceptance, rejection or correction is about, `changes` what a correction says
    otherwise. `entities` are ids: of a merge the one that stays and the one that becomes it, of a split the one that is
    parted, of a location the place, of a leaning the source and whom it favours (nobody where it stands alone).
    `position` is latitude and longitude in WGS 84 degrees, `undoes` the id of a judgement taken back. `known` describes
    the entities named here, so that they can be described where no report names them.
    """

    id: str
    kind: JudgementKind
    author: str
    reason: str
    made: datetime
    claim: JudgedClaim | None = None
    changes: Changes = ()
    entities: tuple[str, ...] = ()
    position: tuple[float, float] | None = None
    undoes: str | None = None
    known: tuple[Entity, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a time without zone or in another than UTC, and parts that do not fit the kind, with `ValueError`."""
        if self.made.utcoffset() != UTC.utcoffset(None):
            raise ValueError(f"a judgement is dated in UTC: {self.made.isoformat()}")
        if not _fits(self):
            raise ValueError(f"this is not what it takes to {self.kind}")

    @property
    def correction(self) -> str:
        """Give the id of the claim that this correction makes."""
        return digest(["correction", self.id])

    @property
    def order(self) -> tuple[datetime, str]:
        """Give what judgements are sorted by: the last word counts."""
        return self.made, self.id


def _fits(judgement: Judgement) -> bool:
    number = {
        JudgementKind.MERGE: (2,),
        JudgementKind.SPLIT: (1,),
        JudgementKind.LOCATE: (1,),
        JudgementKind.LEANING: (1, 2),
    }
    return (
        (judgement.claim is not None) == (judgement.kind in ON_CLAIMS)
        and bool(judgement.changes) == (judgement.kind is JudgementKind.CORRECT)
        and len(judgement.entities) in number.get(judgement.kind, (0,))
        and (judgement.position is not None) == (judgement.kind is JudgementKind.LOCATE)
        and (judgement.undoes is not None) == (judgement.kind is JudgementKind.UNDO)
    )


def judgement(
    kind: JudgementKind,
    author: str,
    reason: str,
    made: datetime,
    *,
    claim: JudgedClaim | None = None,
    changes: Changes = (),
    entities: tuple[str, ...] = (),
    position: tuple[float, float] | None = None,
    undoes: str | None = None,
    known: Iterable[Entity] = (),
) -> Judgement:
    """Make a judgement, its id a hash of what it says, who says it and when."""
    written = [f"{name}={'-' if value is None else '+' + value}" for name, value in changes]
    place = [repr(float(degrees)) for degrees in position or ()]
    target = [claim.id, claim.report] if claim else []
    parts = [*target, "|", *written, "|", *entities, "|", *place, "|", undoes or ""]
    own = digest([kind, author, reason, made.isoformat(), "|", *parts])
    return Judgement(
        own, kind, author, reason, made, claim, changes, entities, position, undoes, tuple(known)
    )


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Give the judgements that nobody took back, or whose taking back was taken back itself, oldest first.

    An undoing stands unless one that stands undoes it.
    """
    all_of = {j.id: j for j in judgements}
    undoing: dict[str, list[str]] = {}
    for j in all_of.values():
        if j.undoes:
            undoing.setdefault(j.undoes, []).append(j.id)
    fallen: set[str] = set()
    # What undoes is made from the id of what it undoes, so that no two undo each other; latest first.
    for one in _latest_first(all_of, undoing):
        if any(other not in fallen for other in undoing.get(one, ())):
            fallen.add(one)
    return sorted((j for j in all_of.values() if j.id not in fallen), key=lambda j: j.order)


def _latest_first(all_of: dict[str, Judgement], undoing: dict[str, list[str]]) -> list[str]:
    """Order ids so that what undoes comes before what it undoes, whatever the clocks said."""
    found: dict[str, None] = {}
    for start in sorted(all_of):
        chain = [start]
        while chain:
            rest = [o for o in undoing.get(chain[-1], ()) if o not in found and o not in chain]
            if rest:
                chain.append(rest[0])
            else:
                found[chain.pop()] = None
    return list(found)
