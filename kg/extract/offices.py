"""Speakers by their office: named persons, holders without a name, and the unnamed officials of someone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.meaning import Ground, Meaning
from kg.extract.tree import PREMODIFIERS, child, is_verb, subtree_start
from kg.know.inflection import plural
from kg.model import Antecedent, Entity, Kind, slug

_OF = frozenset({"of", "for", "from", "in", "with", "within", "to"})
_BODIES = {
    "military": "armed-forces",
    "army": "armed-forces",
    "defence": "defence-ministry",
    "defense": "defence-ministry",
}
# "UN officials" and "Hamas officials" speak in its name; a state has many voices.
_SPOKEN_FOR = frozenset(
    {Kind.INTERNATIONAL_ORGANISATION, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION}
)
_TITLES = 10
_TITLING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART"})
_DEFINITE = frozenset({"United", "Republic", "Union", "Islands", "Emirates", "Kingdom"})


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Reads speakers in office out of one sentence."""

    actors: ActorReader

    def person(self, token: Token) -> Meaning | None:
        """Read a speaker in office: "M23 spokesman Lawrence Kanyuka" speaks for M23."""
        name = self._name(token)
        if not name:
            return None
        behind = [c for t in (token, name[-1]) for c in t.children if c.dep_ == "appos" and c not in name]
        above = token.doc[token.left_edge.i : name[0].i] if token not in name else ()
        titles = [*above, *self._before(name[0]), *(t for c in behind for t in c.subtree)]
        if not any(self._is_office(t) for t in titles):
            return None
        known = self.actors.sentence.named.get(name[-1].i)
        mention = self.actors.sentence.mention(name[0], name[-1])
        whose = next((e for t in titles if (e := self._owner(t)) is not None), None)
        speaks_for = whose.id if whose else None
        if known is not None:
            return Meaning(replace(known, speaks_for=known.speaks_for or speaks_for), mention)
        made = Entity(slug(mention.text), mention.text, Kind.PERSON, speaks_for=speaks_for)
        return Meaning(made, mention, Ground.MADE)

    def _before(self, name: Token) -> list[Token]:
        """Give the titles before a name: "the army spokesman Maj."."""
        titles: list[Token] = []
        for word in reversed(name.doc[max(0, name.i - _TITLES) : name.i]):
            if word.text != "." and word.lower_ != "of" and word.pos_ not in _TITLING:
                break
            titles.insert(0, word)
        return titles

    def _name(self, token: Token) -> list[Token]:
        """Give the run of capitalised words, or the known person, with which a phrase of titles ends."""
        if self._is_office(token):
            for beside in (t for t in token.subtree if t.dep_ == "appos" and t.i > token.i):
                name = self._run(beside)
                if name and (
                    beside.head == token or len(name) > 1 or name[0].i in self.actors.sentence.named
                ):
                    return name
        last = self._last(token)
        name = self._run(last)
        if last == token or not name or name[0].i == 0:
            return name
        # "the head of the Red Crescent" is no name behind a title, "the head of the army Juma Odek" is.
        return name if name[0].nbor(-1).pos_ in ("NOUN", "PROPN", "ADJ") else []

    def _last(self, token: Token) -> Token:
        """Give the last word of a phrase of titles, before what is set apart by a comma or a clause."""
        last = token
        for word in token.doc[token.i + 1 : token.right_edge.i + 1]:
            if word.is_punct or is_verb(word) or word.dep_ in ("cc", "mark", "nsubj"):
                break
            last = word
        return last

    def _run(self, last: Token) -> list[Token]:
        named = self.actors.sentence.named
        known = named.get(last.i)
        if known is not None:
            return [last] if known.kind is Kind.PERSON else []
        run: list[Token] = []
        word = last
        while self._may_be_name(word):
            run.insert(0, word)
            if word.i == 0:
                break
            word = word.nbor(-1)
        return run

    def _may_be_name(self, word: Token) -> bool:
        body = word.lower_ in self.actors.knowledge.cues["body-words"] and word.lower_ not in ("of", "the")
        capital = word.text[:1].isupper() and word.tag_ in ("NNP", "NNPS")
        plain = word.i not in self.actors.sentence.named and self.actors.state(word) is None
        return capital and plain and not body and not self._is_office(word)

    def _is_office(self, token: Token) -> bool:
        offices = self.actors.knowledge.cues["offices"]
        return token.lower_ in offices or token.lemma_.lower() in offices

    def _owner(self, token: Token) -> Entity | None:
        """Give the actor that a word of a title names: "M23", "Syrian", "army"."""
        named = self.actors.sentence.named.get(token.i)
        if named is not None and named.is_actor and named.kind is not Kind.PERSON:
            return named
        state = self.actors.state(token)
        if state is not None:
            return state
        found = self.actors.one(token) if token.lower_ in ("army", "military", "police", "rebel") else []
        return found[0].entity if found else None

    # ---- without a name

    def holder(self, token: Token) -> Meaning | None:
        """Read "the governor of Kherson" as the holder of that office."""
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        beside = [c for c in token.lefts if c.dep_ in PREMODIFIERS] if inner is None else [inner]
        places = (self.actors.sentence.named.get(c.i) for c in beside)
        place = next((p for p in places if p is not None and p.kind in (Kind.SETTLEMENT, Kind.REGION)), None)
        if place is None or token.tag_ != "NN" or not self._is_office(token):
            return None
        label = f"{token.lemma_.lower()} of {place.label}"
        mention = self.actors.sentence.mention(subtree_start(token), inner or token)
        entity = Entity(slug(label), label, Kind.PERSON, country=place.country)
        return Meaning(entity, mention, Ground.MADE)

    def of_body(self, token: Token, body: Entity) -> Meaning | None:
        """Read "US officials", which names a government, as unnamed people of it."""
        lemma = token.lemma_.lower()
        state = self.actors.knowledge.registry.get(body.country or "")
        known = body.kind in (Kind.GOVERNMENT, Kind.ARMED_FORCE) and state is not None
        if not known or lemma not in self.actors.knowledge.cues["unnamed-speakers"] or state is None:
            return None
        owner = state if body.kind is Kind.GOVERNMENT else body
        label = f"{plural(lemma)} of {_with_article(owner)}"
        made = Entity(slug(label), label, Kind.PEOPLE, speaks_for=body.id)
        return Meaning(made, self.actors.sentence.mention(token), Ground.MADE)

    def unnamed(self, token: Token) -> Meaning:
        """Read "US officials" as officials of the United States, who speak for it; those of nobody stay generic."""
        mention = self.actors.sentence.mention(subtree_start(token), token)
        owner, rests_on = self._whose(token)
        if owner is not None and owner.kind in _SPOKEN_FOR and token.lemma_.lower() == "official":
            return Meaning(owner, mention, Ground.COMPOSED, rests_on=rests_on)
        noun = plural(token.lemma_.lower())
        label = f"{noun} of {_with_article(owner)}" if owner else noun
        voice = self._voice_of(owner, token) if owner else None
        entity = Entity(slug(label), label, Kind.PEOPLE, speaks_for=voice.id if voice else None)
        return Meaning(entity, mention, Ground.MADE, rests_on=rests_on)

    def _whose(self, token: Token) -> tuple[Entity | None, Antecedent | None]:
        found = next((m for m in self._owners(token) if m.entity.kind is not Kind.PEOPLE), None)
        return (found.entity, found.rests_on) if found is not None else (None, None)

    def _owners(self, token: Token) -> Iterator[Meaning]:
        mention = self.actors.sentence.mention
        for word in reversed([c for c in token.lefts if c.dep_ in PREMODIFIERS]):
            for part in (word, *(c for c in word.lefts if c.dep_ in PREMODIFIERS)):
                if part.dep_ == "poss" or part.i in self.actors.sentence.named:
                    yield from self.actors.one(part)
                if (entity := self._owner(part)) is not None:
                    yield Meaning(entity, mention(part))
        for word in token.children:
            of = (word.dep_ == "prep" and word.lower_ in _OF) or word.lower_ == "close"
            inner = child(child(word, "prep") or word, "pobj") if of else None
            if inner is not None:
                yield from self.actors.one(inner)

    def _voice_of(self, owner: Entity, token: Token) -> Entity | None:
        """Give for whom unnamed officials speak: a state's for its army, its ministry of defence or its government."""
        if owner.kind is not Kind.STATE:
            return owner
        words = [c.lower_ for c in token.lefts]
        body = next((b for w in words if (b := _BODIES.get(w))), "government")
        return self.actors.knowledge.registry.body(owner, body) or owner

    def again(self, token: Token) -> Meaning | None:
        """Read "the ministry", "the mission" as the last actor that has the word in its name."""
        noun = token.lemma_.lower()
        mention = self.actors.sentence.mention(subtree_start(token), token)
        seen = self.actors.discourse.latest(
            lambda e: e.is_actor and noun in e.label.lower().split(),
            self.actors.sentence.number,
            mention.start,
            forward=False,
        )
        return Meaning.again(seen, mention, Ground.CLASS) if seen is not None else None

    def spokesperson(self, token: Token) -> Meaning | None:
        """Read "a spokesman" as the voice of the body that acted or was spoken of last."""
        mention = self.actors.sentence.mention(subtree_start(token), token)
        owner = next(iter(self._owners(token)), None)
        if owner is not None:
            return Meaning(owner.entity, mention, owner.ground, rests_on=owner.rests_on)
        bodies = (Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION, Kind.GOVERNMENT)
        seen = self.actors.discourse.latest(
            lambda e: e.kind in bodies, self.actors.sentence.number, mention.start, forward=False
        )
        return Meaning.again(seen, mention, Ground.CLASS) if seen is not None else None


def _with_article(owner: Entity) -> str:
    """Give a label as it stands behind "of": "the United States", "Ukraine", "the Taliban"."""
    words = owner.label.split()
    plain = owner.kind in (Kind.STATE, Kind.PERSON) and not _DEFINITE.intersection(words)
    return owner.label if plain or words[0] == "The" else f"the {owner.label}"
