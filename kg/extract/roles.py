"""The entities that fill a match's roles, checked by type at both ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.people import PeopleReader
from kg.extract.places import PlaceReader
from kg.extract.tree import child, clause_head, governors, is_hyphenated, prepositional, surface_subject
from kg.know.frames import Filler, Form
from kg.model import Antecedent, Kind, Quantity, Recall, Relation, Words

_LOCATIVE = ("in", "at", "near", "around", "inside", "outside", "across")
_SERIES = frozenset({"series", "wave", "string", "spate", "number"})
_ENTERING = frozenset({"enter", "entered", "entering", "storming", "stormed"})
_OWNERS = frozenset({"poss", "compound", "nmod", "amod"})
_ONLOOKERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what fills the roles of a match, each role with all that its phrase joins."""

    subjects: tuple[Meaning, ...] = ()
    objects: tuple[Meaning, ...] = ()
    losers: tuple[Meaning, ...] = ()
    receivers: tuple[Meaning, ...] = ()
    places: tuple[Meaning, ...] = ()
    quantity: Quantity | None = None

    def of(self, role: str) -> tuple[Meaning, ...]:
        """Give who fills a role of the pattern language."""
        by_role = {
            "subject": self.subjects,
            "object": self.objects,
            "from": self.losers,
            "to": self.receivers,
            "place": self.places,
        }
        return by_role[role]


@dataclass(frozen=True, slots=True)
class Casting:
    """Fills roles in one sentence."""

    actors: ActorReader
    places: PlaceReader

    def cast(self, match: Match) -> Cast:
        """Give the cast of a match; a role that nothing fits stays empty."""
        people = match.trigger.frame.types.get("object") is Filler.PEOPLE
        token = match.roles.get("object")
        subjects = (
            self._fill(match, "subject", self._rivals(match)) or self._fighting(match) or self._behind(match)
        )
        return Cast(
            subjects=tuple(subjects),
            objects=tuple(self._objects(match, {m.entity.id for m in subjects})),
            losers=tuple(self._fill(match, "from") or self._holder(match)),
            receivers=tuple(self._fill(match, "to")),
            places=tuple(self._fill(match, "place") or self._located(match)),
            quantity=PeopleReader(self.actors).count(token) if people and token is not None else None,
        )

    def _fill(self, match: Match, role: str, not_these: Collection[str] = ()) -> list[Meaning]:
        token, filler = match.roles.get(role), match.trigger.frame.types.get(role)
        if token is None or filler is None:
            return []
        if filler is Filler.PLACE:
            return self._places(token)
        if filler is Filler.ACTOR:
            return self._actors(token, match, not_these) or self._owners(match, role)
        return PeopleReader(self.actors).read(token) if filler is Filler.PEOPLE else self._any(token, match)

    def _owners(self, match: Match, role: str) -> list[Meaning]:
        """Find whose an act is when other words part the two: "Iranian drone attack", "Russian missile strike"."""
        if role != "subject" or match.trigger.form is not Form.NOUN:
            return []
        before = [c for c in match.head.lefts if c.dep_ in _OWNERS and c != match.roles.get("subject")]
        found = (self.actors.one(c) or self._state_of(c) for c in reversed(before))
        return next((f for f in found if f), [])

    def _state_of(self, token: Token) -> list[Meaning]:
        state = self.actors.state(token)
        return [Meaning(state, self.actors.sentence.mention(token))] if state else []

    def _places(self, token: Token) -> list[Meaning]:
        return [] if self._is_no_territory(token) else self.places.read(token)

    def _actors(self, token: Token, match: Match, not_these: Collection[str] = ()) -> list[Meaning]:
        found = self.actors.read(token, not_these) or self._state_of(token)
        leading = match.trigger.frame.relation is Relation.LED_BY
        compound = match.trigger.form is Form.COMPOUND and not leading
        return [m for m in found if compound or m.entity.kind not in _ONLOOKERS]

    def _any(self, token: Token, match: Match) -> list[Meaning]:
        named = self.actors.sentence.named.get(token.i)
        if named is not None and named.is_place and named.kind is not Kind.STATE:
            return self.places.read(token)
        return self._actors(token, match) or self._places(token)

    def _is_no_territory(self, token: Token) -> bool:
        """Tell ships, weapons, prisoners, power and talks from places, as far as their noun does."""
        nouns, lemma = self.places.knowledge.nouns, token.lemma_.lower()
        if token.i in self.places.sentence.named or lemma in nouns.extents:
            return False
        # "left his post" is no withdrawal, "captured the border posts" is a capture.
        described = lemma in nouns.places and child(token, "compound") is not None
        return not described and (token.lower_ in nouns.not_territory or lemma in nouns.not_territory)

    # ---- objects that stand elsewhere

    def _objects(self, match: Match, subjects: Collection[str]) -> list[Meaning]:
        frame = match.trigger.frame
        if "object" in match.roles:
            return [] if self._is_cleared_of_things(match) else self._fill(match, "object", subjects)
        if frame.object_from_context:
            return self._left_behind(match)
        return self._opponent(match) if frame.relation is Relation.FOUGHT else []

    def _is_cleared_of_things(self, match: Match) -> bool:
        """Tell "cleared the streets of mines" from "cleared the town of fighters"."""
        token = match.roles.get("from")
        return token is not None and self._is_no_territory(token) and not self._actors(token, match)

    def _left_behind(self, match: Match) -> list[Meaning]:
        """Find what is left in "X was retaken after they withdrew": the place of the clause above, else the last."""
        for above, _ in governors(match.head):
            for word in (child(above, "nsubjpass"), child(above, "dobj")):
                if word is not None and match.head not in word.subtree and (found := self.places.read(word)):
                    return [self._before(m) for m in found]
        sentence = self.places.sentence
        at = sentence.spans[match.head.i][0]
        seen = self.places.discourse.place(sentence.number, at, {Kind.SETTLEMENT})
        return [Meaning.again(seen, sentence.mention(match.head), Ground.CLASS)] if seen else []

    def _fighting(self, match: Match) -> list[Meaning]:
        """Find who fights in "soldiers were killed in clashes with rebels", "took X after fighting with Y"."""
        if match.trigger.frame.relation is not Relation.FOUGHT or match.trigger.form is not Form.NOUN:
            return []
        subject = surface_subject(clause_head(match.head)) if "object" in match.roles else None
        return self._actors(subject, match) if subject is not None else []

    def _behind(self, match: Match) -> list[Meaning]:
        """Find whose act people were killed in: "in an Israeli air strike", "during a raid by the army"."""
        if match.trigger.frame.relation is not Relation.KILLED or not match.passive:
            return []
        for _, target in prepositional([match.head], ("in", "during", "by", "after")):
            of = child(target, "prep") if target.lower_ in _SERIES else None
            act = (child(of, "pobj") if of is not None else None) or target
            by = next((child(c, "pobj") for c in act.children if c.lower_ == "by"), None)
            owners = [by] if by is not None else [c for c in reversed(list(act.lefts)) if c.dep_ in _OWNERS]
            acts = act.lower_ in self.actors.knowledge.lexicon.nouns
            for owner in owners if acts else ():
                if found := self._actors(owner, match):
                    return found
        return []

    def _opponent(self, match: Match) -> list[Meaning]:
        """Find the other side of "engaged in battles in which militants were killed": fighters below the trigger."""
        fighters = self.actors.knowledge.nouns.people
        for word in match.head.subtree:
            below = word.i > match.head.i and word != match.roles.get("subject") and word not in match.words
            person = word.dep_ in ("nsubjpass", "pobj", "dobj") and word.lower_ in fighters
            if below and person and (found := self.actors.read(word)):
                return found
        return []

    # ---- who held it, where it was

    def _holder(self, match: Match) -> list[Meaning]:
        """Find who held the place taken: "X-held", "X's last stronghold"."""
        token = match.roles.get("object")
        if token is None or match.trigger.frame.relation is not Relation.CAPTURED:
            return []
        for word in token.subtree:
            if (
                word.lower_ in ("held", "controlled", "occupied")
                and word.i > 1
                and is_hyphenated(word.nbor(-2))
            ):
                return self._actors(word.nbor(-2), match)
        clause = clause_head(match.head)
        strongholds = self.actors.knowledge.cues["strongholds"]
        for word in clause.subtree:
            beside = word == token or word.head in (token, clause) or word.dep_ == "appos"
            if word.lemma_.lower() in strongholds and beside:
                return self._owner(word, match)
        return []

    def _owner(self, word: Token, match: Match) -> list[Meaning]:
        for owner in word.children:
            if owner.dep_ in _OWNERS and owner.i in self.actors.sentence.named:
                return [m for m in self._actors(owner, match) if m.entity.kind is not Kind.STATE]
            if owner.dep_ == "prep" and owner.lower_ == "of" and (inner := child(owner, "pobj")) is not None:
                return [
                    m for m in self.actors.one(inner) if m.ground is Ground.NAME and not m.entity.is_place
                ]
        return []

    def _located(self, match: Match) -> list[Meaning]:
        if match.trigger.frame.types.get("object") is Filler.PLACE:
            return []
        hanging = [match.head, *(w for w in match.words if w != match.head)]
        for _, target in prepositional(hanging, _LOCATIVE):
            if found := self.places.read(target):
                return [m for m in found if m.entity.kind is not Kind.STATE] or found
        return self._entered_before(match) if match.trigger.frame.relation is Relation.FOUGHT else []

    def _before(self, place: Meaning) -> Meaning:
        words = Words.of(self.places.sentence.field, place.mention)
        return replace(place, ground=Ground.CLASS, rests_on=Antecedent(Recall.BEFORE, words))

    def _entered_before(self, match: Match) -> list[Meaning]:
        """Find where "after entering the town, the troops fought" was."""
        for word in match.head.doc:
            place = child(word, "dobj") if word.lower_ in _ENTERING else None
            if place is not None and (found := self.places.read(place)):
                return [self._before(m) for m in found]
        return []

    def _rivals(self, match: Match) -> set[str]:
        """Give who acts in the clause above: "the militants" who withdraw are not those before whom they do."""
        clause = clause_head(match.head)
        if clause.dep_ != "advcl" or match.trigger.frame.relation is not Relation.WITHDREW_FROM:
            return set()
        named = self.actors.sentence.named
        inside = {t.i for t in clause.subtree}
        return {e.id for i, e in named.items() if i not in inside and i < match.head.i and e.is_actor}
