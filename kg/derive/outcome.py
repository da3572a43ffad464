"""Which claim of a report a judgement is about, which judgement is in force, and what corrections make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Claim, Entity, JudgedClaim, Judgement, JudgementKind, corrected
from kg.model.judgement import ANALYST


@dataclass(frozen=True, slots=True)
class Revision:
    """A corrected claim, the id of the claim that it corrects, and the judgement that made it."""

    claim: Claim
    of: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the standing judgements on one report's claims come to.

    `attached` gives by the id of a judgement that of the claim that it is about; one that is missing is an orphan.
    `marks` gives by the id of a claim the judgement in force on it; `revisions` are the corrected claims that count,
    and those that were corrected once more.
    """

    attached: Mapping[str, str]
    marks: Mapping[str, Judgement]
    revisions: tuple[Revision, ...]


def outcome(
    judgements: Sequence[Judgement], claims: Iterable[Claim], entities: Mapping[str, Entity]
) -> Outcome:
    """Attach judgements to the claims of a report and see what they come to.

    A judgement is about the claim of its id. Where a new reading has none, it is about the claim of the same
    sentence, relation and arguments, of the same status if there is one, the first by id of several. A correction
    that makes no sense of the claim is about none.
    """
    read = {claim.id: claim for claim in sorted(claims, key=lambda c: c.id)}
    bench = _Bench(read, entities)
    waiting = list(judgements)
    # A correction of a correction finds its claim only once that one is made, whatever the clocks said.
    while left := [j for j in waiting if not bench.takes(j)]:
        if len(left) == len(waiting):
            break
        waiting = left
    return bench.outcome(judgements)


class _Bench:
    def __init__(self, read: Mapping[str, Claim], entities: Mapping[str, Entity]) -> None:
        self._read, self._entities = read, entities
        self._found = {key: JudgedClaim.of(claim) for key, claim in read.items()}
        self._made: dict[str, Revision] = {}
        self._attached: dict[str, str] = {}

    def takes(self, judgement: Judgement) -> bool:
        """Attach a judgement if its claim is there."""
        target = self._target(judgement.claim) if judgement.claim else None
        if target is None or (judgement.changes and not self._makes(judgement, target)):
            return False
        self._attached[judgement.id] = target
        return True

    def _target(self, judged: JudgedClaim) -> str | None:
        if judged.id in self._read or judged.id in self._made:
            return judged.id
        if judged.revised:
            return None
        same = [key for key, found in self._found.items() if found.says_same(judged)]
        return min(same, key=lambda key: (self._found[key].status != judged.status, key), default=None)

    def _makes(self, judgement: Judgement, target: str) -> bool:
        claim = self._read.get(target) or self._made[target].claim
        try:
            told = corrected(claim, judgement.changes, self._entities)
        except ValueError:
            return False
        own = replace(told, id=judgement.correction, confidence=1.0, extractor=f"{ANALYST}{judgement.author}")
        self._made[own.id] = Revision(own, target, judgement)
        return True

    def outcome(self, judgements: Iterable[Judgement]) -> Outcome:
        """Give what all that were attached come to."""
        last: dict[str, Judgement] = {}
        for one in sorted(judgements, key=lambda j: j.order):
            if one.id in self._attached:
                last[self._attached[one.id]] = one
        marks: dict[str, Judgement] = {}
        revisions: list[Revision] = []
        todo = [key for key in self._read if key in last]
        while todo:
            key = todo.pop()
            marks[key] = last[key]
            if last[key].kind is JudgementKind.CORRECT:
                revisions.append(self._made[last[key].correction])
                todo += [last[key].correction] if last[key].correction in last else []
        return Outcome(dict(self._attached), marks, tuple(revisions))
