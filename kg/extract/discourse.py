"""What a report has spoken of so far, and which of it "the group", "the town" or "it" means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace

from kg.model import Antecedent, Entity, Kind, Recall, Words

_REACH = 12
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity spoken of at a code point of a sentence.

    `subject` is set where it was who acted, `target` where it was the place acted on, `aside` where the name of a
    town may stand for its government or belongs to a title, so that the town is hardly what "the town" means.
    `words` are those that spoke of it; `later` is set where words before them mean it.
    """

    entity: Entity
    sentence: int
    at: int
    subject: bool = False
    target: bool = False
    aside: bool = False
    words: Words | None = None
    later: bool = False


@dataclass(slots=True)
class Discourse:
    """The entities of a report in reading order. `ahead` holds the names of the whole report, for what is named later.

    `countries` are the ids of the states that the report speaks of, most often named first; `speaker` is who
    spoke last, with the words that said so, `opposed` the two actors last told to fight or to come to terms,
    `publisher` the actor whose release the report is.
    """

    ahead: list[Seen] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    behind: list[Seen] = field(default_factory=list)
    speaker: Seen | None = None
    opposed: tuple[Seen, Seen] | None = None
    publisher: Entity | None = None

    def note(
        self,
        entity: Entity,
        sentence: int,
        at: int,
        *,
        subject: bool = False,
        target: bool = False,
        words: Words | None = None,
    ) -> None:
        """Remember that an entity was spoken of."""
        self.behind.append(Seen(entity, sentence, at, subject, target, words=words))

    def known(self, id: str) -> Entity | None:
        """Give the entity of an id that the report speaks of anywhere."""
        return next((s.entity for s in (*self.behind, *self.ahead) if s.entity.id == id), None)

    def of_country(self) -> Antecedent:
        """Give what rests on the country that the report speaks of most: the first words that name it or its own."""
        country = self.countries[0] if self.countries else None
        own = (s.words for s in self.ahead if country in (s.entity.id, s.entity.country))
        return Antecedent(Recall.COUNTRY, next(own, None))

    def latest(
        self,
        fits: Callable[[Entity], bool],
        sentence: int,
        at: int,
        *,
        not_these: Collection[str] = (),
        forward: bool = True,
    ) -> Seen | None:
        """Give the entity that words at a code point refer back to, or, where there is none, the first named after.

        Who acted last comes before who was only named; nothing further back than a dozen sentences is meant.
        """

        def may_be(seen: Seen) -> bool:
            return fits(seen.entity) and seen.entity.id not in not_these

        best = max(filter(may_be, self._before(sentence, at, _REACH)), key=_acting, default=None)
        if best is None and forward:
            best = _later(next(filter(may_be, self._after(sentence, at)), None))
        return best

    def pair(self, fits: Callable[[Entity], bool], sentence: int, at: int) -> list[Seen]:
        """Give the two actors that "both sides" means, in the order in which they were named: those last opposed.

        Without such a claim before, the first two that the last sentence to name two spoke of; nothing without two.
        """
        if self.opposed and sentence - self.opposed[0].sentence <= _NEAR:
            return [*self.opposed] if all(fits(s.entity) for s in self.opposed) else []
        there: dict[int, dict[str, Seen]] = {}
        for seen in sorted(self._before(sentence, at, _NEAR), key=lambda s: (s.sentence, s.at)):
            if fits(seen.entity):
                there.setdefault(seen.sentence, {}).setdefault(seen.entity.id, seen)
        return next(([*there[n].values()][:2] for n in sorted(there, reverse=True) if len(there[n]) > 1), [])

    def oppose(self, one: Seen, other: Seen) -> None:
        """Remember two who fought, struck or came to terms with each other."""
        first, last = sorted((one, other), key=lambda s: s.at)
        self.opposed = (first, last)

    def place(self, sentence: int, at: int, kinds: Collection[Kind], *, forward: bool = False) -> Seen | None:
        """Give the place of one of the kinds that was spoken of last, first of all the one acted on."""
        there = [s for s in self._before(sentence, at, _REACH) if s.entity.kind in kinds]
        if there:
            return max(there, key=lambda s: (s.sentence, s.target, s.at))
        return self.latest(lambda e: e.kind in kinds, sentence, at) if forward else None

    def coming(self, sentence: int, kind: Kind) -> Seen | None:
        """Give the first place of a kind that the next sentence or the one after names."""
        ahead = (s for s in self._after(sentence + 1, -1) if s.sentence <= sentence + 2)
        return _later(next((s for s in ahead if s.entity.kind is kind), None))

    def together(
        self, sentence: int, at: int, kinds: Collection[Kind], number: int | None = None
    ) -> list[Seen]:
        """Give the places of some kinds that were last named in one sentence, two or more: what "the villages" means.

        With a number, only where so many were named; those acted on come before those only named.
        """
        there: dict[int, dict[str, Seen]] = {}
        for seen in self._before(sentence, at, 2):
            if seen.entity.kind in kinds:
                there.setdefault(seen.sentence, {}).setdefault(seen.entity.id, seen)
        for near in sorted(there, reverse=True):
            named = sorted(there[near].values(), key=lambda s: s.at)
            for group in ([s for s in named if s.target], named):
                if len(group) == number or (number is None and len(group) > 1):
                    return group
        return []

    def _before(self, sentence: int, at: int, reach: int) -> Iterator[Seen]:
        """Give what was spoken of before a code point, at most `reach` sentences back, names of the report last."""
        for told in (self.behind, self.ahead):
            first = bisect_left(told, sentence - reach, key=_number)
            last = bisect_right(told, sentence, key=_number)
            yield from (s for s in told[first:last] if (s.sentence, s.at) < (sentence, at) and not s.aside)

    def _after(self, sentence: int, at: int) -> Iterator[Seen]:
        for index in range(bisect_left(self.ahead, sentence, key=_number), len(self.ahead)):
            seen = self.ahead[index]
            if (seen.sentence, seen.at) > (sentence, at) and not seen.aside:
                yield seen


def _later(seen: Seen | None) -> Seen | None:
    return replace(seen, later=True) if seen else None


def _number(seen: Seen) -> int:
    return seen.sentence


def _acting(seen: Seen) -> tuple[int, bool, int]:
    return seen.sentence, seen.subject, seen.at
