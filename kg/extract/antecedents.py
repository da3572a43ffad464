"""Whom a common noun means when the words beside it do not say: "the group", "government forces", "the Observatory"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse, Seen
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import child, stance, subtree_start
from kg.know.inflection import plural
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind, Mention, slug

BODIES = {Kind.ARMED_FORCE: "armed-forces", Kind.GOVERNMENT: "government"}
FIELDED = frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA})
SIDES = FIELDED | {Kind.STATE, Kind.GOVERNMENT, Kind.COALITION, Kind.ORGANISATION}
_POLICE = frozenset({"police", "policeman"})
_RULERS = frozenset({"government", "regime"})
_OF_THE_STATE = frozenset(
    {"army", "military", "troop", "soldier", "commando", "paratrooper", "serviceman", "conscript"}
)
_TROOPS = frozenset({"troop", "soldier", "force", "unit", "serviceman", "personnel"})
_STATELY = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.ARMED_FORCE})
_REBEL = frozenset({"rebel", "insurgent", "opposition", "separatist", "guerrilla", "breakaway", "rebellious"})
_TURNED = {
    Kind.COALITION: frozenset({Kind.COALITION}),
    Kind.ARMED_GROUP: frozenset({Kind.ARMED_GROUP, Kind.MILITIA}),
}
_APART = frozenset({"other", "rival"})
_TWO = frozenset({"both", "two", "warring", "opposing", "rival"})


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds in the discourse of a report whom the nouns of one sentence mean again."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def of(self, token: Token, kind: Kind, not_these: Collection[str]) -> list[Meaning]:
        """Give whom a noun that stands for actors of a kind refers to; `not_these` cannot be meant."""
        mention = self.sentence.mention(subtree_start(token), token)
        if (plain := self._plainly(token, kind, mention)) is not None:
            return plain
        kind = self._kind(token, kind)
        if is_of_two(token) and (two := self._two(token, kind, mention)):
            return two
        known = (
            self._of_speaker(token, kind)
            or self._of_state(token, kind, mention.start)
            or self._spoken_of(token, kind, mention.start, not_these)
        )
        if isinstance(known, Seen):
            return [Meaning.again(known, mention, Ground.CLASS)]
        entity = known
        if entity is None and kind in (Kind.ARMED_GROUP, Kind.MILITIA) and is_plural(token):
            entity = self._unnamed(token, kind)
        if entity is None and kind is Kind.COALITION:
            entity = self._alliance()
        if entity is None and kind is Kind.MONITOR and token.text[:1].isupper():
            entity = self._monitor(token)
        about = self.discourse.of_country()
        return [Meaning(entity, mention, Ground.CLASS, rests_on=about)] if entity else []

    def _spoken_of(
        self, token: Token, kind: Kind, at: int, not_these: Collection[str]
    ) -> Entity | Seen | None:
        """Find the last one spoken of; an army without a name is that of the country before it is one named later."""
        fits, number = self.fitting(token, kind), self.sentence.number
        before = self.discourse.latest(fits, number, at, not_these=not_these, forward=False)
        if before is not None:
            return before
        own = self._of_country(kind) if token.lemma_.lower() in _OF_THE_STATE else None
        if own is not None and own.id not in not_these:
            return own
        return self.discourse.latest(fits, number, at, not_these=not_these)

    def _of_speaker(self, token: Token, kind: Kind) -> Entity | None:
        """Find whose troops a state speaks of: "Russia's defence ministry confirmed the withdrawal of troops"."""
        if kind is not Kind.ARMED_FORCE or token.lemma_.lower() not in _TROOPS or any(token.lefts):
            return None
        speech = self.knowledge.cues["speech"] | self.knowledge.cues["heralding"]
        subjects = (child(a, "nsubj") for a in token.ancestors if a.lemma_.lower() in speech)
        named = (self.sentence.named.get(s.i) for s in subjects if s is not None)
        speaker = next((e for e in named if e is not None and self._is_stately(e)), None)
        state = self.knowledge.registry.get((speaker.country or speaker.id) if speaker else "")
        return self.knowledge.registry.body(state, BODIES[kind]) if state else None

    def _is_stately(self, entity: Entity) -> bool:
        above = (self.knowledge.registry.get(p) for p in entity.parents)
        return entity.kind in _STATELY or any(e is not None and e.kind in _STATELY for e in above)

    def _two(self, token: Token, kind: Kind, mention: Mention) -> list[Meaning]:
        """Give whom "the two groups", "both armies" mean: the last two of a kind that one sentence spoke of."""
        two = self.discourse.pair(self.fitting(token, kind), self.sentence.number, mention.start)
        return [Meaning.again(seen, mention, Ground.CLASS) for seen in two]

    def _kind(self, token: Token, kind: Kind) -> Kind:
        """Give the kind that the words before a noun make it: "coalition forces", "rebel soldiers"."""
        before = {c.lower_ for c in token.lefts}
        if kind in FIELDED and before & {"coalition", "alliance"}:
            return Kind.COALITION
        rebel = kind is Kind.ARMED_FORCE and before & _REBEL
        return Kind.ARMED_GROUP if rebel else kind

    def _alliance(self) -> Entity | None:
        """Find the alliance that "the coalition" means in a report of its war that does not name it."""
        spoken_of = {s.entity.id for s in self.discourse.ahead}
        alliances = self.knowledge.nouns.alliances
        found = (a for c in self.discourse.countries for a in alliances.get(c, ()) if spoken_of & a.against)
        alliance = next(found, None)
        return self.knowledge.registry.get(alliance.actors[0]) if alliance else None

    def _plainly(self, token: Token, kind: Kind, mention: Mention) -> list[Meaning] | None:
        """Give whom words mean whatever was spoken of before: "other rebels", "pro-government militias", "police"."""
        other = any(c.lower_ in self._others(token) for c in token.lefts)
        side = self._side(token)
        taken = side == "anti" or (side == "pro" and kind is not Kind.ARMED_FORCE and token.tag_ == "NNS")
        if kind in FIELDED and (other or taken):
            return [Meaning(self._unnamed(token, kind, side), mention, Ground.MADE)]
        if token.lemma_.lower() not in _POLICE:
            return None
        police, about = self._body("police"), self.discourse.of_country()
        return [Meaning(police, mention, Ground.CLASS, rests_on=about)] if police else []

    def _others(self, token: Token) -> frozenset[str]:
        # "Armed groups" are some; "the armed group" was spoken of before.
        again = token.tag_ == "NN" and any(c.lower_ in ("the", "this", "that") for c in token.lefts)
        return _APART if again else self.knowledge.cues["other-groups"]

    def _side(self, token: Token) -> str | None:
        """Give the "pro" of "pro-government militias", the "anti" of "anti-regime fighters"."""
        return next((how for c in token.lefts if c.lower_ in _RULERS and (how := stance(c))), None)

    def _of_state(self, token: Token, kind: Kind, at: int) -> Entity | Seen | None:
        """Find whose "government forces" or "the authorities" are: those of the country that the report is about."""
        stately = any(c.lower_ in self.knowledge.cues["stately"] or c.lower_ == "pro" for c in token.lefts)
        if kind not in BODIES or (kind is Kind.ARMED_FORCE and not stately):
            return None
        return self._of_country(kind) or self.discourse.latest(
            lambda e: e.kind is kind, self.sentence.number, at
        )

    def _of_country(self, kind: Kind) -> Entity | None:
        return self._body(BODIES[kind]) if kind in BODIES else None

    def _body(self, what: str) -> Entity | None:
        """Give a body of the country that the report speaks of most."""
        countries = self.discourse.countries
        state = self.knowledge.registry.get(countries[0]) if countries else None
        return self.knowledge.registry.body(state, what) if state else None

    def _monitor(self, token: Token) -> Entity | None:
        """Find the monitor that "the Observatory" means in a report that does not name it in full."""
        countries = self.discourse.countries
        state = self.knowledge.registry.get(countries[0]) if countries else None
        if state is None:
            return None
        words = {token.text, self.knowledge.registry.demonym(state)}
        monitors = (e for e in self.knowledge.registry.entities.values() if e.kind is Kind.MONITOR)
        return next((e for e in monitors if words <= set(e.label.split())), None)

    def _unnamed(self, token: Token, kind: Kind, side: str | None = None) -> Entity:
        """Make the rebels, militants or gunmen of the country that the report is about, where it names none."""
        countries = self.discourse.countries
        state = self.knowledge.registry.get(countries[0]) if countries else None
        other = [c.lower_ for c in token.lefts if c.lower_ in self.knowledge.cues["other-groups"]]
        whose = self.knowledge.registry.demonym(state) if state else "unnamed"
        # "Libyan rebels" is what a report that names the country calls them.
        taken = [f"{side}-government"] if side else []
        rebel = [c.lower_ for c in token.lefts if c.lower_ in _REBEL]
        label = " ".join([*taken, *other[:1], whose, *rebel, noun_of(token)])
        ruler = self._body("government") if side == "pro" else None
        return Entity(
            slug(label), label, kind, country=state.id if state else None, leans=ruler.id if ruler else None
        )

    def fitting(self, token: Token, kind: Kind) -> Callable[[Entity], bool]:
        """Give what tells whether an actor is one that the noun can mean."""
        if kind is Kind.MONITOR:
            return lambda e: e.kind is kind
        nouns = self.knowledge.nouns
        described = [token.lower_, *(c.lower_ for c in token.lefts)]
        noun = nouns.actors.get(token.lower_) or nouns.actors.get(token.lemma_.lower())
        if noun is Kind.ARMED_FORCE and kind in _TURNED:
            return lambda e: e.kind in _TURNED[kind]
        only = [nouns.persuaded[w] for w in described if w in nouns.persuaded]
        if only:
            return lambda e: e.id in only[0] or bool(only[0].intersection(e.parents))
        if token.lemma_.lower() in ("army", "military"):
            return self._is_main_force
        refers = nouns.refers
        kinds = refers.get(token.lower_) or refers.get(token.lemma_.lower()) or frozenset({kind})
        return lambda e: e.kind in kinds

    def _is_main_force(self, entity: Entity) -> bool:
        state = self.knowledge.registry.get(entity.country or "")
        return state is not None and self.knowledge.registry.body(state, "armed-forces") == entity


def is_of_two(token: Token) -> bool:
    """Tell whether a plural noun means two that were spoken of: "both sides", "the two armies"."""
    definite = any(c.lower_ in ("the", "both", "these", "those") for c in token.lefts)
    return token.tag_ in ("NNS", "NNPS") and definite and any(c.lower_ in _TWO for c in token.lefts)


_MANY = frozenset({"opposition", "resistance", "rebellion", "insurgency"})


def is_plural(token: Token) -> bool:
    """Tell a plural common noun, also at the head of a sentence, where "Rebels" is read as a name."""
    if token.lower_ in _MANY:
        return True
    return token.tag_ == "NNS" or (
        token.i == 0 and token.tag_ in ("NNP", "NNPS") and token.lower_.endswith(("s", "men"))
    )


def noun_of(token: Token) -> str:
    """Give the plural under which a group is named: "militias" for militiamen."""
    lemma = token.lemma_.lower()
    if lemma == "militiaman":
        return "militias"
    return plural(lemma) if token.tag_ in ("NN", "NNS") else token.text
