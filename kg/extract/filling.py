"""What fills a role of a match, checked by its type: actors, places, people, things that stand in a place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.calendar import MONTHS, WEEKDAYS
from kg.extract.grounds import GroundReader
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.people import PeopleReader
from kg.extract.places import PlaceReader
from kg.extract.tree import PREMODIFIERS, child, coordinated, phrases_behind
from kg.know.frames import Filler, Form
from kg.model import Kind, Relation

LOCATIVE = ("in", "at", "near", "around", "inside", "outside", "across", "over", "off")
# A person holds no ground: the side that he leads does.
_HOLDING = frozenset(
    {
        Relation.CAPTURED,
        Relation.CONTROLS,
        Relation.LOST,
        Relation.WITHDREW_FROM,
        Relation.HANDED_OVER,
        Relation.BESIEGED,
        Relation.ADVANCED_ON,
        Relation.REPELLED,
    }
)
_DAYS = MONTHS.keys() | WEEKDAYS.keys()
_IN_THE_FIELD = frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION})
_NAMED = frozenset({Ground.NAME, Ground.MADE, Ground.COMPOSED})
_MISSIONS = frozenset({"mission", "force", "operation", "contingent", "deployment"})
_GOING = frozenset({"leaving", "fleeing"})
_COUNTRIES = frozenset({"country", "nation"})
_ONLOOKERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Filling:
    """Fills single roles in one sentence."""

    actors: ActorReader
    places: PlaceReader

    def fill(self, match: Match, role: str, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give what fills a role of a match by the words that stand in it; nothing where they do not fit its type."""
        token, filler = match.roles.get(role), match.trigger.frame.types.get(role)
        if token is None or filler is None or (role == "subject" and self._takes_people_out(token, match)):
            return []
        if filler is Filler.PLACE:
            return self._held(token, match)
        if filler is Filler.FORCE:
            return [m for m in self.acting(token, match, not_these) if m.entity.kind in _IN_THE_FIELD]
        if filler is Filler.ACTOR:
            found = self.acting(token, match, not_these) or self._owners(match, role)
            return self._sides(found, match)
        return PeopleReader(self.actors).read(token) if filler is Filler.PEOPLE else self._any(token, match)

    def acting(self, token: Token, match: Match, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the actors that a phrase means; those who only look on act in no frame but that of who leads whom."""
        if self._are_people(token, match) or self._is_envoy(token, match):
            return []
        found = self.actors.read(token, not_these) or self._state_of(token)
        leading = match.trigger.frame.relation is Relation.LED_BY
        compound = match.trigger.form is Form.COMPOUND and not leading
        return [m for m in found if compound or m.entity.kind not in _ONLOOKERS]

    def _sides(self, found: list[Meaning], match: Match) -> list[Meaning]:
        if match.trigger.frame.relation not in _HOLDING:
            return found
        if "object" not in match.roles or match.trigger.frame.id in _GOING:
            # "He pulled out at the last minute" and "Ghani fled the country" are no withdrawals of troops.
            return [m for m in found if m.entity.kind is not Kind.PERSON]
        return [self.actors.ownership.side(m) for m in found]

    def territory(self, token: Token) -> list[Meaning]:
        """Give the places that a phrase means, none for ships, weapons, prisoners, power and talks."""
        return [] if self.is_no_territory(token) else self.places.read(token)

    def is_no_territory(self, token: Token) -> bool:
        """Tell ships, weapons, prisoners, power and talks from places, as far as their noun does."""
        nouns, lemma = self.places.knowledge.nouns, token.lemma_.lower()
        if token.i in self.places.sentence.named or lemma in nouns.extents:
            return False
        # "left his post" is no withdrawal, "captured the border posts" is a capture.
        described = lemma in nouns.places and child(token, "compound") is not None
        return not described and (token.lower_ in nouns.not_territory or lemma in nouns.not_territory)

    # ---- by the type of a role

    def _held(self, token: Token, match: Match) -> list[Meaning]:
        leaving = match.trigger.frame.relation is Relation.WITHDREW_FROM or match.head.lemma_ == "clear"
        if leaving and self.is_civil(token):
            return []
        if token.lower_ in _COUNTRIES and self.places.recall.is_definite(token):
            return self._country(token, match)
        # "withdrew from the peacekeeping force in Somalia" is from there.
        leaving_it = match.trigger.frame.id in ("withdrawing", "leaving")
        mission = leaving_it and (token.lemma_ in _MISSIONS or bool(self.actors.read(token)))
        left = self._standing_in(token) if mission else []
        found = self.territory(token) or left or self._unknown(token, match)
        return found or ([] if self.is_no_territory(token) else GroundReader(self.places).read(token, match))

    def _country(self, token: Token, match: Match) -> list[Meaning]:
        """Read "the country" as that of who governs it, and not as that of who enters or leaves it."""
        own = self._own_countries(match)
        governed = match.trigger.frame.relation is Relation.CONTROLS and own
        others = set(self.places.discourse.countries) - own if governed else own
        return self.places.recall.state(token, others)

    def _own_countries(self, match: Match) -> set[str]:
        """Give the countries of who acts: "French troops left the country" means another."""
        actor = match.roles.get("subject")
        known = (
            [m for m in self.actors.read(actor) if m.ground is not Ground.MADE] if actor is not None else []
        )
        return {c for m in known for c in (m.entity.id, m.entity.country) if c is not None}

    def _unknown(self, token: Token, match: Match) -> list[Meaning]:
        """Read a name that nobody knows as a place where only places are left, entered, held or taken.

        People are captured too, but mostly under two names: those are no places.
        """
        if match.trigger.form is Form.COMPOUND:
            return []
        whole = match.trigger.frame.relation is not Relation.CAPTURED
        names = [t for t in coordinated(token) if self._is_bare_name(t)]
        return [
            self.places.maker.named(t, Kind.SETTLEMENT)
            for t in names
            if whole or child(t, "compound") is None
        ]

    def _is_bare_name(self, token: Token) -> bool:
        known = token.i in self.places.sentence.named or token.lower_ in _DAYS
        bare = child(token, "det", "poss", "amod", "nummod") is None and not token.text.isupper()
        bare = bare and not any(c.text.isupper() for c in token.lefts)  # "leaving the USS Nimitz"
        return (
            token.tag_ == "NNP" and bare and not known and token.text.isalpha() and token.text[:1].isupper()
        )

    def is_civil(self, token: Token) -> bool:
        """Tell what people go out of every day, which is no ground that forces give up: "doctors left the hospital"."""
        return token.lemma_.lower() in self.places.knowledge.cues["civil-buildings"]

    def _takes_people_out(self, token: Token, match: Match) -> bool:
        """Tell "China evacuated 210 nationals from Kabul", which is no withdrawal of its forces."""
        taken = child(match.head, "dobj") if match.trigger.frame.id == "evacuating" else None
        if taken is None or taken in (token, match.roles.get("object")):
            return False
        return self.places.knowledge.nouns.actors.get(taken.lower_) not in _IN_THE_FIELD

    def _is_envoy(self, token: Token, match: Match) -> bool:
        # "The Hamas delegation left Cairo": who comes and goes for talks holds no ground.
        moving = match.trigger.frame.relation in (Relation.WITHDREW_FROM, Relation.ENTERED, Relation.CONTROLS)
        return moving and token.lemma_.lower() in self.places.knowledge.cues["envoys"]

    def _are_people(self, token: Token, match: Match) -> bool:
        """Tell "Palestinians left" from "Russians captured": a people leaves as people, and takes as its forces."""
        leaving = match.trigger.frame.relation in (Relation.WITHDREW_FROM, Relation.DISPLACED)
        return leaving and token.tag_ == "NNPS" and self.actors.state(token) is not None

    def _owners(self, match: Match, role: str) -> list[Meaning]:
        """Find whose an act is when other words part the two: "Iranian drone attack", "Russian missile strike"."""
        if role != "subject" or match.trigger.form is not Form.NOUN or match.trigger.pattern.head_role:
            return []
        before = [c for c in match.head.lefts if c.dep_ in PREMODIFIERS and c != match.roles.get("subject")]
        found = (self.actors.one(c) or self._state_of(c) for c in reversed(before))
        return next((f for f in found if f), [])

    def _state_of(self, token: Token) -> list[Meaning]:
        state = self.actors.state(token)
        return [Meaning(state, self.actors.sentence.mention(token))] if state else []

    def _any(self, token: Token, match: Match) -> list[Meaning]:
        named = self.actors.sentence.named.get(token.i)
        if named is not None and named.is_place and named.kind is not Kind.STATE:
            return self.places.read(token)
        return self.acting(token, match) or self.territory(token) or self._standing_in(token)

    def _standing_in(self, token: Token) -> list[Meaning]:
        """Read "a dormitory in Kharkiv", "air defences near Homs" as a blow that fell there, whatever it hit."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        for target in phrases_behind(token, LOCATIVE):
            if found := [m for m in self.places.read(target, refer=False) if m.ground in _NAMED]:
                return [replace(m, ground=Ground.COMPOSED) for m in found]
        return []
