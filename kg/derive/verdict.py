"""What the claims of one day come to: who had the place, on whose word, and who gainsays it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.derive.deeds import TENURE, Act, Deed
from kg.derive.sides import Sides
from kg.derive.witness import RANK, Effect, standpoint, weightiest, witnesses
from kg.model import Basis, Entity


@dataclass(frozen=True, slots=True)
class Weighed:
    """A deed with the original speakers who tell of it and what they stand to gain."""

    deed: Deed
    witnesses: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Camp:
    """One side that is said to have the place, with all that speaks for it."""

    actors: tuple[Entity, ...]
    grounds: tuple[Weighed, ...]

    @property
    def rank(self) -> int:
        """Give the rank of the weightiest ground, the weightiest lowest."""
        return RANK[basis_of(self.grounds)]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who comes out best (`standing`, several when nothing tells them apart) and who does not.

    `objections` are denials; `balanced` tells that one of them is as weighty as what it denies, `overruled`
    that one is weightier than all that stands.
    """

    standing: tuple[Camp, ...]
    outvoted: tuple[Camp, ...]
    objections: tuple[Weighed, ...]
    balanced: bool
    overruled: bool

    @property
    def contradictory(self) -> bool:
        """Tell whether the claims of the day cannot all be true."""
        return bool(self.outvoted or self.objections) or len(self.standing) > 1


_Case = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Precedents:
    """What a court found: who spoke, by the words of attribution, and what they gain, by all that bears on it."""

    spoken: dict[_Case, tuple[str, ...]] = field(default_factory=dict)
    judged: dict[_Case, Basis] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Court:
    """What weighing needs to know: whose side everyone is on, and who is a party to the place.

    It remembers what it found, since of one place much the same is said thousands of times.
    """

    sides: Sides
    entities: Mapping[str, Entity]
    parties: frozenset[str]
    precedents: Precedents = field(default_factory=Precedents, repr=False, compare=False)

    def opposed(self, one: str, others: Iterable[str], deed: Deed) -> list[str]:
        """Give those of the others who are not on one's side on the day of a deed."""
        return sorted(o for o in set(others) if not self.sides.joined(one, o, deed.day))

    def weigh(self, deed: Deed, rivals: Sequence[str] = ()) -> Weighed:
        """Weigh a deed; `rivals` held the place before it or are said to have it on the same day."""
        speakers, loser = self._speakers(deed), deed.claim.source
        said = (deed.act is Act.LEAVES, deed.actor.id, loser and loser.entity.id, *rivals)
        case = (speakers, self.sides.age(deed.day), deed.refused, deed.claim.status, said)
        judged = self.precedents.judged
        if case not in judged:
            judged[case] = self._basis(deed, speakers, rivals)
        return Weighed(deed, speakers, judged[case])

    def _speakers(self, deed: Deed) -> tuple[str, ...]:
        said = (deed.dateline.publisher, *[a.entity.id for a in deed.claim.attributed_to])
        spoken = self.precedents.spoken
        if said not in spoken:
            spoken[said] = witnesses(deed.claim, deed.dateline, self.entities)
        return spoken[said]

    def _basis(self, deed: Deed, speakers: Iterable[str], rivals: Iterable[str]) -> Basis:
        effect = Effect(*self._interests(deed, rivals), deed.day)
        status = deed.claim.status
        return weightiest(standpoint(s, effect, status, self.sides, self.entities) for s in speakers)

    def _interests(self, deed: Deed, rivals: Iterable[str]) -> tuple[list[str], list[str]]:
        """Give who gains and who loses by what is said to have happened."""
        actor, loser = deed.actor.id, deed.claim.source
        if deed.act is Act.LEAVES:
            return self.opposed(actor, self.parties, deed), [actor]
        named = [loser.entity.id] if loser else []
        return [actor], self.opposed(actor, [*rivals, *named], deed)


def basis_of(grounds: Iterable[Weighed]) -> Basis:
    """Give the weightiest basis among grounds."""
    return weightiest(g.basis for g in grounds)


def verdict(
    day: Sequence[Deed], holders: Sequence[Entity], court: Court, gone: Iterable[str] = ()
) -> Verdict:
    """Weigh what the deeds of one day say of who had the whole place, against who held it before.

    `gone` are those who left it empty a short while ago: whoever enters after them has it.
    """
    leaves = [d for d in day if d.act is Act.LEAVES and d.whole and not d.refused]
    claims, around = _claims(day, leaves, court, [*gone, *(d.actor.id for d in leaves)])
    rivals = sorted({h.id for h in holders} | {d.actor.id for d in claims})
    camps = [_camp(group, leaves, rivals, court) for group in _groups(claims, court.sides)]
    best = min((c.rank for c in camps), default=0)
    standing = tuple(c for c in camps if c.rank == best)
    denials = (d for d in day if d.refused and _aims(d, standing, court))
    objections = tuple(court.weigh(d, rivals) for d in denials)
    doubt = min((RANK[o.basis] for o in objections), default=best + 1)
    outvoted = [c for c in camps if c.rank > best]
    outvoted += [_camp(group, (), rivals, court) for group in _groups(around, court.sides)]
    return Verdict(
        standing=standing,
        outvoted=tuple(outvoted),
        objections=objections,
        balanced=doubt == best,
        overruled=doubt < best,
    )


def _claims(
    day: Iterable[Deed], leaves: Sequence[Deed], court: Court, gone: Sequence[str]
) -> tuple[list[Deed], list[Deed]]:
    """Give the deeds that say who has the whole place, and those said of a region around it that do not count.

    What is said of the place itself outranks on its day what is said of all the region.
    """
    said = [d for d in day if d.act in TENURE and d.whole and not d.refused]
    own = {d.actor.id for d in said if not d.covering}
    left = {d.actor.id for d in leaves if not d.covering}
    around = [d for d in said if d.covering and (d.actor.id in left or court.opposed(d.actor.id, own, d))]
    if said or not gone:
        return [d for d in said if not any(d is other for other in around)], around
    entering = [d for d in day if d.act is Act.ENTERS and not d.refused]
    return [d for d in entering if len(court.opposed(d.actor.id, gone, d)) == len(set(gone))], []


def _aims(denial: Deed, camps: Iterable[Camp], court: Court) -> bool:
    """Tell whether a denial says of one of the camps that it does not have the place."""
    actor = denial.actor.id
    ours = (any(court.sides.backs(actor, a.id, denial.day) for a in camp.actors) for camp in camps)
    return denial.act in TENURE | {Act.LEAVES} and any(own == (denial.act in TENURE) for own in ours)


def _camp(group: Sequence[Deed], leaves: Iterable[Deed], rivals: Sequence[str], court: Court) -> Camp:
    """Gather what speaks for one side: its own deeds, and that another left."""
    own = [court.weigh(d, rivals) for d in group]
    left = [court.weigh(d) for d in leaves if court.opposed(d.actor.id, [group[0].actor.id], d)]
    return Camp(ranked(own), tuple(own + left))


def ranked(grounds: Iterable[Weighed]) -> tuple[Entity, ...]:
    """Give the actors of deeds, best witnessed first; of those alike, the one of whom more is told."""
    actors: dict[str, Entity] = {}
    told: Counter[str] = Counter()
    words: dict[str, set[str]] = {}
    ranks: dict[str, int] = {}
    for ground in grounds:
        actor = ground.deed.actor
        actors[actor.id] = actor
        told[actor.id] += 1
        words.setdefault(actor.id, set()).update(ground.witnesses)
        ranks[actor.id] = min(ranks.get(actor.id, RANK[ground.basis]), RANK[ground.basis])
    best = sorted(actors, key=lambda actor: (-len(words[actor]), ranks[actor], -told[actor], actor))
    return tuple(actors[actor] for actor in best)


def _groups(deeds: Iterable[Deed], sides: Sides) -> list[list[Deed]]:
    """Part the deeds of one day by side; allies of one ally who both act here are one side here."""
    kin: dict[str, list[Deed]] = {}
    for deed in deeds:
        kin.setdefault(sides.head(deed.actor.id), []).append(deed)
    groups: list[list[Deed]] = []
    heads: list[set[str]] = []
    for head, ours in kin.items():
        same = [i for i, g in enumerate(heads) if any(sides.joined(head, h, ours[0].day) for h in g)]
        groups = [g for i, g in enumerate(groups) if i not in same] + [
            [d for i in same for d in groups[i]] + ours
        ]
        heads = [h for i, h in enumerate(heads) if i not in same] + [{head}.union(*(heads[i] for i in same))]
    return groups
