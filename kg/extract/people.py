"""People harmed: whom a phrase means and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.antecedents import FIELDED
from kg.extract.meaning import Ground, Meaning
from kg.extract.quantity import quantity
from kg.extract.tree import child, subtree_start
from kg.know.inflection import plural
from kg.know.words import Cues
from kg.model import Entity, Kind, Quantity, slug

_LEADING = frozenset(
    {
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "over",
        "nearly",
        "around",
        "about",
        "some",
        "estimated",
        "between",
        "as",
        "many",
    }
)
_LEAD = 3
_OF_A_FORCE = frozenset({"leader", "commander", "member", "operative", "chief", "recruit", "emir"})
_ARMED = FIELDED | {Kind.COALITION}


@dataclass(frozen=True, slots=True)
class PeopleReader:
    """Reads people out of one sentence; victims stay without a name."""

    actors: ActorReader

    def read(self, token: Token) -> list[Meaning]:
        """Give the group of people that a phrase means: fighters as their actor, others by their noun."""
        token = _counted(token, self.actors.knowledge.cues)
        nouns, lemma = self.actors.knowledge.nouns, token.lemma_.lower()
        kind = nouns.actors.get(token.lower_) or nouns.actors.get(lemma)
        if lemma == "member" and any(c.lower_ == "service" for c in token.lefts):
            kind = Kind.ARMED_FORCE  # "13 American service members"
        if kind in FIELDED and (found := self.actors.read(token)):
            return found
        if lemma in _OF_A_FORCE and (owners := self._owners(token)):
            return owners
        if token.lower_ not in nouns.people and lemma not in nouns.people:
            return []
        noun = plural(lemma)
        mention = self.actors.sentence.mention(subtree_start(token), token)
        return [Meaning(Entity(slug(noun), noun, Kind.PEOPLE), mention, Ground.MADE)]

    def _owners(self, token: Token) -> list[Meaning]:
        """Read "its leaders", "Hamas commanders", "members of Jaish al-Adl" as those whose they are."""
        of = (child(c, "pobj") for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
        before = (c for c in token.lefts if c.dep_ in ("poss", "compound"))
        mention = self.actors.sentence.mention(subtree_start(token), token)
        for owner in (*before, *(o for o in of if o is not None)):
            found = [m for m in self.actors.one(owner) if m.entity.kind in _ARMED]
            if found:
                return [replace(m, mention=mention) for m in found]
        return []

    def count(self, token: Token) -> Quantity | None:
        """Give how many a phrase means, `None` where it does not say."""
        start, last = subtree_start(token), _counted(token, self.actors.knowledge.cues)
        before = self.actors.sentence.doc[max(0, start.i - _LEAD) : start.i]
        lead = [t for t in before if t.lower_ in _LEADING]
        first = lead[0] if lead and lead[-1].i == start.i - 1 else start
        words = self.actors.sentence.mention(first, last).text
        return quantity(words, last.text.lower(), self.actors.knowledge.cues)


def _counted(token: Token, cues: Cues) -> Token:
    """Give the people of "dozens of civilians", "a large number of militants"."""
    if token.lemma_.lower() not in cues["counting"]:
        return token
    inner = (child(c, "pobj") for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
    return next((i for i in inner if i is not None), token)
