"""The entities that fill a match's roles, checked by type at both ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.places import PlaceReader
from kg.extract.quantity import quantity
from kg.extract.tree import child, clause_head, coordinated, governors, prepositional, subtree_start
from kg.know.frames import Filler, Form
from kg.know.inflection import noun_forms
from kg.model import Entity, Kind, Quantity, Relation, slug

_HOLDERS = frozenset(
    ["stronghold", "bastion", "redoubt", "holdout", "foothold", "enclave", "headquarters", "base", "hideout"]
)
_LOCATIVE = ("in", "at", "near", "around", "inside", "outside", "across")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what fills the roles of a match, each role with all that its phrase joins."""

    subjects: tuple[Meaning, ...] = ()
    objects: tuple[Meaning, ...] = ()
    losers: tuple[Meaning, ...] = ()
    receivers: tuple[Meaning, ...] = ()
    places: tuple[Meaning, ...] = ()
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Casting:
    """Fills roles in one sentence."""

    actors: ActorReader
    places: PlaceReader

    def cast(self, match: Match) -> Cast:
        """Give the cast of a match; a role that nothing fits stays empty."""
        types = match.trigger.frame.types
        roles = match.roles
        rivals = self._rivals(match)
        objects, count = self._object(match)
        losers = self._fill(match, "from")
        return Cast(
            subjects=tuple(self._fill(match, "subject", rivals)),
            objects=tuple(objects),
            losers=tuple(losers or self._holder(match)),
            receivers=tuple(self._fill(match, "to")),
            places=tuple(
                self._fill(match, "place")
                or ([] if types.get("object") is Filler.PLACE else self._located(match))
            ),
            quantity=count if "object" in roles else None,
        )

    def _fill(self, match: Match, role: str, not_these: Collection[str] = ()) -> list[Meaning]:
        token, filler = match.roles.get(role), match.trigger.frame.types.get(role)
        if token is None or filler is None:
            return []
        return self.read(token, filler, match, not_these)

    def read(
        self, token: Token, filler: Filler, match: Match, not_these: Collection[str] = ()
    ) -> list[Meaning]:
        """Give what a phrase means as a filler of a type."""
        if filler is Filler.PLACE:
            return [] if self._is_no_territory(token) else self.places.read(token)
        if filler is Filler.ACTOR:
            return self._actors(token, match, not_these)
        if filler is Filler.ANY:
            return self._any(token, match)
        return self._people(token)

    def _actors(self, token: Token, match: Match, not_these: Collection[str]) -> list[Meaning]:
        found = self.actors.read(token, not_these)
        if not found and (state := self._demonym(token)) is not None:
            return [Meaning(state, self.actors.sentence.mention(token))]
        return [m for m in found if self._may_act(m, match)]

    def _may_act(self, meaning: Meaning, match: Match) -> bool:
        return (
            meaning.entity.kind not in (Kind.MEDIA, Kind.MONITOR, Kind.PEOPLE)
            or match.trigger.form is Form.COMPOUND
        )

    def _demonym(self, token: Token) -> Entity | None:
        words = self.actors.sentence.words(token)
        return self.actors.knowledge.registry.state_of(words) if words[:1].isupper() else None

    def _is_no_territory(self, token: Token) -> bool:
        nouns = self.places.knowledge.nouns
        if token.i in self.places.sentence.named:
            return False
        listed = token.lower_ in nouns.not_territory or token.lemma_.lower() in nouns.not_territory
        return listed and token.lemma_.lower() not in nouns.extents

    def _any(self, token: Token, match: Match) -> list[Meaning]:
        named = self.actors.sentence.named.get(token.i)
        if named is not None and named.is_place and named.kind is not Kind.STATE:
            return self.places.read(token)
        actors = self._actors(token, match, ())
        return actors or ([] if self._is_no_territory(token) else self.places.read(token))

    # ---- objects

    def _object(self, match: Match) -> tuple[list[Meaning], Quantity | None]:
        frame, token = match.trigger.frame, match.roles.get("object")
        if token is None and frame.object_from_context:
            return self._left_behind(match), None
        if token is None:
            return (self._opponent(match) if frame.relation is Relation.FOUGHT else []), None
        found = self.read(token, frame.types.get("object", Filler.ANY), match)
        if frame.types.get("object") is Filler.PEOPLE:
            return found, self._count(token)
        return found, None

    def _left_behind(self, match: Match) -> list[Meaning]:
        """Find the place left in "X was retaken after the militants withdrew to Y": that of the clause above, else the last one."""
        for above, _ in governors(match.head):
            for word in (child(above, "nsubjpass"), child(above, "dobj")):
                if word is not None and match.head not in word.subtree and (found := self.places.read(word)):
                    return [Meaning(m.entity, m.mention, Ground.CLASS, m.extent) for m in found]
        sentence = self.places.sentence
        entity = self.places.discourse.place(sentence.number, sentence.start, {Kind.SETTLEMENT})
        return [Meaning(entity, sentence.mention(match.head), Ground.CLASS)] if entity else []

    def _opponent(self, match: Match) -> list[Meaning]:
        """Find the other side of "engaged in battles in which many militants were killed": fighters named below the trigger."""
        subject = match.roles.get("subject")
        for word in match.head.subtree:
            below = word.i > match.head.i and word != subject and word not in match.words
            if (
                below
                and word.dep_ in ("nsubjpass", "pobj", "dobj")
                and word.lower_ in self.actors.knowledge.nouns.people
            ) and (found := self.actors.read(word)):
                return found
        return []

    def _people(self, token: Token) -> list[Meaning]:
        nouns = self.actors.knowledge.nouns
        if token.lower_ in (
            "number",
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens",
            "group",
            "most",
            "many",
            "some",
        ) or token.lemma_ in ("dozen", "score", "hundred", "thousand"):
            inner = next(
                (child(c, "pobj") for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None
            )
            if inner is not None:
                return self._people(inner)
        lemma = token.lemma_.lower()
        kind = nouns.actors.get(token.lower_) or nouns.actors.get(lemma)
        if kind in (Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA) and (found := self.actors.read(token)):
            return found
        if token.lower_ not in nouns.people and lemma not in nouns.people:
            return []
        plural = (
            "people"
            if lemma in ("person", "people")
            else max(noun_forms(lemma), key=lambda f: (f != lemma, f))
        )
        mention = self.actors.sentence.mention(subtree_start(token), token)
        return [Meaning(Entity(slug(plural), plural, Kind.PEOPLE), mention, Ground.MADE)]

    def _count(self, token: Token) -> Quantity | None:
        start, end = subtree_start(token), token
        before = self.actors.sentence.doc[max(0, start.i - 3) : start.i]
        lead = [
            t
            for t in before
            if t.lower_
            in (
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
            )
        ]
        first = lead[0] if lead and lead[-1].i == start.i - 1 else start
        of = next((child(c, "pobj") for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        last = (
            of
            if of is not None
            and token.lower_ in ("number", "dozens", "scores", "hundreds", "thousands", "tens")
            else end
        )
        words = self.actors.sentence.mention(first, last).text
        return quantity(words, last.text.lower(), self.actors.knowledge.cues)

    # ---- who held it, where it was

    def _holder(self, match: Match) -> list[Meaning]:
        """Find who held the place taken: "X-held", "the last stronghold of X", "X's stronghold"."""
        token = match.roles.get("object")
        if token is None or match.trigger.frame.relation != Relation.CAPTURED:
            return []
        for word in token.subtree:
            if word.lower_ in ("held", "controlled", "occupied") and word.i > 1 and word.nbor(-1).text == "-":
                return self._actors(word.nbor(-2), match, ())
        clause = clause_head(match.head)
        for word in clause.subtree:
            if word.lemma_.lower() in _HOLDERS and (
                word == token or word.head in (token, clause) or word.dep_ == "appos"
            ):
                return self._owner(word, match)
        return []

    def _owner(self, word: Token, match: Match) -> list[Meaning]:
        for owner in word.children:
            if owner.dep_ in ("poss", "compound", "nmod", "amod") and owner.i in self.actors.sentence.named:
                return [
                    m
                    for m in self.actors.one(owner)
                    if m.entity.kind is not Kind.STATE and self._may_act(m, match)
                ]
            if owner.dep_ == "prep" and owner.lower_ == "of" and (inner := child(owner, "pobj")) is not None:
                return [
                    m for m in self.actors.one(inner) if m.ground is Ground.NAME and not m.entity.is_place
                ]
        return []

    def _located(self, match: Match) -> list[Meaning]:
        for _, target in prepositional([match.head, *(w for w in match.words if w != match.head)], _LOCATIVE):
            if found := self.places.read(target, refer=True):
                return [m for m in found if m.entity.kind is not Kind.STATE] or found
        return []

    def _rivals(self, match: Match) -> set[str]:
        """Give who acts in the clauses above: "the militants" who withdraw are not those before whom they do."""
        rivals: set[str] = set()
        if clause_head(match.head).dep_ != "advcl":
            return rivals
        for above, below in governors(match.head):
            if below.dep_ == "advcl" or below == match.head:
                for word in above.subtree:
                    if (
                        word.i < match.head.i
                        and word not in below.subtree
                        and word.i in self.actors.sentence.named
                    ):
                        rivals.add(self.actors.sentence.named[word.i].id)
            break
        return rivals


def joint(match: Match) -> list[Token]:
    """Give the heads of a joined subject, "A and B captured X"."""
    subject = match.roles.get("subject")
    return coordinated(subject) if subject is not None else []
