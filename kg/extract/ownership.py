"""Whose forces are meant by "Burhan's men", "its troops" or "soldiers loyal to the president"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.antecedents import BODIES
from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import child, subtree_start
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind, slug

FOLLOWERS = frozenset({"men", "loyalists", "supporters", "followers"})
# A party has no troops, a person none in his own name.
_UNARMED = frozenset({Kind.PERSON, Kind.ORGANISATION})
_LOYAL = frozenset({"loyal", "allied", "answering", "commanded", "led", "faithful"})


@dataclass(frozen=True, slots=True)
class Ownership:
    """Finds the group or the body of a state behind an owner of one sentence."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def owned(self, token: Token, kind: Kind | None, owner: Meaning) -> Meaning:
        """Give what a noun that belongs to an owner means: the army of a state, the group that a person leads.

        A person whom nobody knows to lead anybody has forces of his surname, the same in every report.
        """
        mention = self.sentence.mention(subtree_start(token), token)
        if token.lower_ in FOLLOWERS:
            kind = Kind.ARMED_FORCE
        what, whose = BODIES.get(kind) if kind else None, self.led(owner.entity)
        unarmed = whose.kind in _UNARMED and not self._is_of_government(whose)
        if owner.entity.kind is Kind.PERSON and unarmed and kind is not None:
            return Meaning(forces_of(owner.entity), mention, Ground.MADE, rests_on=owner.rests_on)
        state = whose if whose.kind is Kind.STATE else self.knowledge.registry.get(whose.country or "")
        if what and state is not None and self._is_of_government(whose):
            body = self.knowledge.registry.body(state, what) or whose
            return Meaning(body, mention, Ground.COMPOSED, rests_on=owner.rests_on)
        return Meaning(whose, mention, owner.ground, rests_on=owner.rests_on)

    def led(self, entity: Entity) -> Entity:
        """Give the side that a person or an outlet speaks for, any other actor itself."""
        if entity.kind not in (Kind.PERSON, Kind.MEDIA) or entity.speaks_for is None:
            return entity
        known = self.knowledge.registry.get(entity.speaks_for) or self.discourse.known(entity.speaks_for)
        return known or entity

    def side(self, meaning: Meaning) -> Meaning:
        """Give the side of a person who is said to take, hold or leave a place: "Haftar withdrew from Tarhuna"."""
        if meaning.entity.kind is not Kind.PERSON:
            return meaning
        led = self.led(meaning.entity)
        if led.kind in _UNARMED:
            return meaning
        return replace(meaning, entity=led, ground=Ground.COMPOSED)

    def loyal_to(self, token: Token) -> Token | None:
        """Give to whom the forces are loyal in "troops loyal to X"."""
        for word in token.children:
            if word.lower_ in _LOYAL and word.i > token.i:
                joint = child(word, "prep", "agent")
                return child(joint, "pobj") if joint is not None else None
        return None

    def _is_of_government(self, entity: Entity) -> bool:
        above = [self.knowledge.registry.get(p) for p in entity.parents]
        return entity.kind in (Kind.STATE, Kind.GOVERNMENT) or any(
            p and p.kind is Kind.GOVERNMENT for p in above
        )


def forces_of(leader: Entity) -> Entity:
    """Make the forces of a leader whom nobody knows to lead a group: "Nkunda's forces"."""
    own = named_forces(leader.label)
    return replace(own, country=leader.country, parents=(leader.id,))


def named_forces(name: str) -> Entity:
    """Make the forces of a leader of whom the report gives no more than a name."""
    label = f"{name.rsplit(maxsplit=1)[-1]}'s forces"
    return Entity(slug(label), label, Kind.ARMED_GROUP)
