"""Names of people who are to stay out of the graph, laid over reports, claims and judgements as a veil.

Where a name stands, its letters become blocks, as many as they were, so that every span of a report still points
at the words that it pointed at. A claim that says something of such a person, or rests on their word, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from kg.know.names import fold
from kg.model import Argument, Claim, Entity, Judgement, Kind, Mention, Report

BLOCK: Final = "█"
_WORD: Final = re.compile(r"[\w\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_SHORTEST: Final = 3
_NONE: Final[Mapping[str, str]] = {}

Words = tuple[str, ...]
Span = tuple[int, int]
T = TypeVar("T", Mention, Argument)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text in comparable form."""

    folded: str
    start: int
    end: int
    capital: bool


def words_of(name: str) -> Words:
    """Give a name as the words by which it is found: without accents, capitals and signs.

    >>> words_of("J.R. O’Néil-Smith")
    ('j', 'r', 'o', 'neil', 'smith')
    """
    return tuple(word.folded for word in _words(name))


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides names, each given as `words_of` gives it; without names it hides nothing."""

    names: frozenset[Words] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Veil:
        """Hide names as people write them."""
        return cls(frozenset(words for name in names if (words := words_of(name))))

    def names_in(self, text: str) -> list[Span]:
        """Give where names stand in a text, from word to word; words all in small letters are none."""
        if not self.names:
            return []
        return [(found[0].start, found[-1].end) for found in self._found(list(_words(text)))]

    def hides(self, entity: Entity) -> bool:
        """Tell whether an entity is such a person, or a group that bears such a name; places may bear any."""
        if entity.is_place or not self.names:
            return False
        if entity.kind is Kind.PERSON:
            return any(words_of(name) in self.names for name in (entity.label, *entity.aliases))
        return bool(self.names_in(entity.label))

    def report(self, report: Report) -> Report:
        """Give a report with names covered in text and title; a publisher or an address that has one goes.

        A person named in full is covered by the last name alone, too.
        """
        if not self.names:
            return report
        last = self._last_names(report.title or "", report.text)
        title, text = (
            words and _covered(words, self._spans(words, last)) for words in (report.title, report.text)
        )
        source, url = (
            words if words and not self._bears(words) else None for words in (report.source, report.url)
        )
        return replace(report, title=title, text=text or "", source=source, url=url)

    def claims(self, claims: Iterable[Claim], veiled: Report) -> list[Claim]:
        """Give the claims that may stay, in the words of their report as `report` covers it.

        What is said of a hidden person, on their word, or of a group that is called after them here, goes; so does
        what a covered name is the trigger of.
        """
        found = list(claims)
        if not self.names:
            return found
        gone = {
            a.entity.id
            for c in found
            for a in c.arguments()
            if self.hides(a.entity) or _is_called_so(a, veiled.field(c.evidence.field))
        }
        told = [_reworded(c, veiled) for c in found if gone.isdisjoint(a.entity.id for a in c.arguments())]
        return [c for c in told if BLOCK not in c.trigger.text]

    def judgement(self, judgement: Judgement, quotes: Mapping[str, str] = _NONE) -> Judgement | None:
        """Give a judgement with names covered in the sentence that it quotes; `None` where it names such a person.

        `quotes` are sentences as they are covered already, by the id of their claim.
        """
        claim, hidden = judgement.claim, any(map(self.hides, judgement.known))
        roles = claim.arguments if claim else ()
        named = [*roles, *judgement.entities, *(new for _, new in judgement.changes)]
        if hidden or any(one and words_of(one) in self.names for one in named):
            return None
        if claim is None:
            return judgement
        quote = quotes.get(claim.id) or _covered(claim.quote, self._spans(claim.quote, frozenset()))
        return replace(judgement, claim=replace(claim, quote=quote))

    def known(self, entities: Mapping[str, Entity]) -> Mapping[str, Entity]:
        """Give entities without those that it hides."""
        return _Unhidden(entities, self) if self.names else entities

    def _bears(self, words: str) -> bool:
        # An address has no capitals.
        return bool(self.names_in(re.sub(r"[_\W]+", " ", words).title()))

    def _found(self, words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
        lengths = sorted({len(name) for name in self.names}, reverse=True)
        at = 0
        while at < len(words):
            length = next((n for n in lengths if self._begins(words[at : at + n])), 0)
            if length:
                yield words[at : at + length]
            at += length or 1

    def _begins(self, words: Sequence[_Word]) -> bool:
        return tuple(w.folded for w in words) in self.names and any(w.capital for w in words)

    def _last_names(self, *texts: str) -> frozenset[str]:
        found = (f for text in texts for f in self._found(list(_words(text))) if len(f) > 1)
        return frozenset(f[-1].folded for f in found if len(f[-1].folded) >= _SHORTEST)

    def _spans(self, text: str, last: frozenset[str]) -> list[Span]:
        alone = [(w.start, w.end) for w in _words(text) if w.capital and w.folded in last]
        return [*self.names_in(text), *alone]


class _Unhidden(Mapping[str, Entity]):
    """Entities without those that a veil hides; what can only be asked for by id can be asked for here, too."""

    def __init__(self, entities: Mapping[str, Entity], veil: Veil) -> None:
        self._entities, self._veil = entities, veil

    def __getitem__(self, id: str) -> Entity:
        entity = self._entities[id]
        if self._veil.hides(entity):
            raise KeyError(id)
        return entity

    def __iter__(self) -> Iterator[str]:
        return (own for own, entity in self._entities.items() if not self._veil.hides(entity))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _reworded(claim: Claim, veiled: Report) -> Claim:
    said, words = claim.evidence, veiled.field(claim.evidence.field)

    def again(argument: Argument | None) -> Argument | None:
        return argument and _again(argument, words)

    return replace(
        claim,
        subject=again(claim.subject),
        object=_again(claim.object, words),
        source=again(claim.source),
        target=again(claim.target),
        place=again(claim.place),
        trigger=_again(claim.trigger, words),
        evidence=replace(said, text=words[said.start : said.end]),
        attributed_to=tuple(_again(speaker, words) for speaker in claim.attributed_to),
    )


def _is_called_so(argument: Argument, words: str) -> bool:
    """Tell whether an actor is named by covered words alone, or a group after somebody covered; `words` are veiled."""
    entity, mention = argument.entity, argument.mention
    if entity.is_place or not mention or BLOCK not in (now := words[mention.start : mention.end]):
        return False
    covered = {word.folded for word in _words(mention.text) if BLOCK in now[word.start : word.end]}
    alone = not any(c.isalnum() for c in now)
    return alone or (entity.kind is not Kind.PERSON and not covered.isdisjoint(words_of(entity.label)))


def _again(one: T, words: str) -> T:
    """Give a mention, or an argument with its mention, in the words that now stand there."""
    if isinstance(one, Mention):
        return replace(one, text=words[one.start : one.end])
    return replace(one, mention=_again(one.mention, words)) if one.mention else one


def _covered(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [c if c.isspace() else BLOCK for c in letters[start:end]]
    return "".join(letters)


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        folded = fold(found[0])
        if folded:
            yield _Word(folded, *found.span(), capital=not found[0].islower())
