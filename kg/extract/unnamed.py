"""Places that no gazetteer knows: made of their words and of the place that the sentence puts them in.

"The village of Kalungu in Kalehe Territory" is a place all the same: it gets an id in its context and stays unlocated.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.placing import placed
from kg.extract.tree import child, phrases_behind, subtree_start
from kg.know.actors import Registry
from kg.know.words import Cues
from kg.model import Entity, Extent, Kind, Mention, slug

_AHEAD = 8
_TELLING = frozenset(
    {"presidential", "military", "international", "nuclear", "naval", "central", "main", "underground"}
)
_BEFORE = ("compound", "nmod", "conj", "cc")


@dataclass(frozen=True, slots=True)
class PlaceMaker:
    """Makes places of one sentence's words."""

    cues: Cues
    registry: Registry
    sentence: Sentence
    discourse: Discourse

    def area(self, label: str, inside: Entity) -> Entity:
        """Make an area inside a place: "northern Syria", "villages north of Abu Kamal"."""
        country = inside.id if inside.kind is Kind.STATE else inside.country
        return Entity(slug(label), label, Kind.AREA, country=country, parents=(inside.id,))

    def facility_of(self, token: Token, near: Entity, mention: Mention) -> Meaning:
        """Make a facility named after its settlement, and located there: "Mosul airport"."""
        label = f"{near.label} {noun_phrase(token)}"
        return Meaning(placed(Entity(slug(label), label, Kind.FACILITY), near), mention, Ground.COMPOSED)

    def facility_at(self, token: Token, where: Entity, way: str) -> Meaning:
        """Make a facility by the place that it is in or near: "quarry near Goma"; only a town tells where on a map."""
        label = f"{noun_phrase(token)} {way} {where.label}"
        country = where.id if where.kind is Kind.STATE else where.country
        made = Entity(slug(label), label, Kind.FACILITY, country=country, parents=(where.id,))
        mention = self.sentence.mention(subtree_start(token), token)
        return Meaning(placed(made, where) if where.kind is Kind.SETTLEMENT else made, mention, Ground.MADE)

    def facility(self, token: Token) -> list[Meaning]:
        """Make or find a facility by its noun and a town beside it: "the border crossing, east of Abu Kamal"."""
        mention = self.sentence.mention(subtree_start(token), token)
        noun = token.lemma_.lower()
        known = self.discourse.latest(
            lambda e: e.kind is Kind.FACILITY and noun in e.label.lower().split(),
            self.sentence.number,
            mention.start + 1,
            forward=False,
        )
        if known is not None:
            return [Meaning.again(known, mention, Ground.CLASS)]
        near = self._settlement(token)
        if near is None:
            return self._inside(token, mention) or self._of_actor(token, mention)
        ahead = token.doc[token.i + 1 : token.i + 4]
        inside = any(c.lower_ in ("in", "of") and near in self._under(c) for c in ahead)
        label = f"{noun_phrase(token)} {'in' if inside else 'near'} {near.label}"
        made = placed(Entity(slug(label), label, Kind.FACILITY), near)
        return [Meaning(made, mention, Ground.MADE)]

    def _inside(self, token: Token, mention: Mention) -> list[Meaning]:
        """Make "a base in Ghazni Province" of the region behind it."""
        found = (self.sentence.named.get(p.i) for p in phrases_behind(token, ("in", "at", "near")))
        where = next((e for e in found if e is not None and e.is_place), None)
        if where is None:
            return []
        label = f"{noun_phrase(token)} in {where.label}"
        country = where.id if where.kind is Kind.STATE else where.country
        made = Entity(slug(label), label, Kind.FACILITY, country=country, parents=(where.id,))
        return [Meaning(made, mention, Ground.MADE)]

    def _of_actor(self, token: Token, mention: Mention) -> list[Meaning]:
        """Make "a Malian Armed Forces base" where no town is near: somewhere in the country of whose it is."""
        owners = (self.sentence.named.get(c.i) for c in token.lefts)
        countries = (e.country for e in owners if e is not None and e.is_actor and e.country)
        state = next((s for c in countries if (s := self.registry.get(c)) is not None), None)
        if state is None:
            return []
        label = f"{noun_phrase(token)} in {state.label}"
        made = Entity(slug(label), label, Kind.FACILITY, country=state.id, parents=(state.id,))
        return [Meaning(made, mention, Ground.MADE)]

    def _under(self, word: Token) -> list[Entity]:
        return [e for c in word.children if (e := self.sentence.named.get(c.i)) is not None]

    def _settlement(self, token: Token) -> Entity | None:
        """Give the settlement behind the noun, else another of the sentence, else the last one spoken of."""
        named = self.sentence.named.items()
        towns = {
            i: e for i, e in named if e.kind is Kind.SETTLEMENT and not _is_destination(self.sentence.doc[i])
        }
        behind = [i for i in towns if i > token.i]
        if towns:
            return towns[min(behind) if behind else max(towns)]
        at = self.sentence.spans[token.i][0]
        seen = self.discourse.place(self.sentence.number, at, {Kind.SETTLEMENT})
        return seen.entity if seen else None

    def several(self, token: Token) -> list[Meaning]:
        """Read "several oil fields" by the nearest place before: "advancing east of the Euphrates, it seized …"."""
        before = [i for i, e in self.sentence.named.items() if i < token.i and e.is_place]
        if not before:
            return []
        word = self.sentence.doc[max(before)]
        near, way = self.sentence.named[word.i], word.head.head
        directed = word.head.lower_ == "of" and way.lower_ in self.cues["directions"]
        where = f"{way.lower_} of {near.label}" if directed else f"near {near.label}"
        return [self.part_of(token, f"{noun_phrase(token)} {where}", near)]

    def several_in(self, token: Token, where: Entity) -> Meaning:
        """Read "several villages in X": unnamed places of a named one."""
        return self.part_of(token, f"{noun_phrase(token)} in {where.label}", where)

    def part_of(self, token: Token, label: str, where: Entity) -> Meaning:
        """Make an area of which only a part is meant."""
        mention = self.sentence.mention(subtree_start(token), token)
        return Meaning(self.area(label, where), mention, Ground.MADE, Extent.PART)

    def named(self, token: Token, kind: Kind) -> Meaning:
        """Make a place of an unknown name, in the region or country that the sentence, else the report, puts it in."""
        parts = [
            c
            for c in token.subtree
            if c.i < token.i and c.dep_ in ("compound", "amod") and c.text[:1].isupper()
        ]
        mention = self.sentence.mention(min([*parts, token], key=lambda t: t.i), token)
        near = self._context(token)
        state = self.discourse.countries[0] if self.discourse.countries else None
        if near is not None:
            state = near.id if near.kind is Kind.STATE else near.country
        context = near.id if near else state or ""
        parents = (near.id,) if near and near.kind is not Kind.STATE else ()
        entity = Entity(slug(f"{mention.text} {context}"), mention.text, kind, country=state, parents=parents)
        return Meaning(entity, mention, Ground.MADE)

    def _context(self, token: Token) -> Entity | None:
        for word in token.doc[token.i + 1 : token.i + _AHEAD]:
            entity = self.sentence.named.get(word.i)
            if word.dep_ == "conj":
                continue  # the next name of a list is no context
            if entity is not None and entity.is_place and word.head.lower_ in {"in", "of", token.lower_}:
                return entity
        return next((e for e in self.sentence.named.values() if e.kind in (Kind.REGION, Kind.STATE)), None)

    def is_put_somewhere(self, token: Token) -> bool:
        """Tell whether "in X", "near X" or ", X" behind an unknown name makes it a place."""
        located = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "near", "of")]
        places = [child(c, "pobj") for c in located]
        beside = [c for c in token.children if c.dep_ in ("appos", "npadvmod") and c.i > token.i]
        found = [self.sentence.named.get(t.i) for t in (*places, *beside) if t is not None]
        return any(e is not None and e.is_place for e in found) or self._is_followed(token)

    def _is_followed(self, token: Token) -> bool:
        """Tell whether "in X" stands right behind a name, wherever the parser hangs it: "captured Y in X province"."""
        behind = [
            t for t in token.doc[token.i + 1 : token.i + _AHEAD] if t.text not in "[]()" and t.dep_ != "dep"
        ]
        plain = [t for t in behind if t.head.text not in "[]"]
        if not plain or plain[0].lower_ not in ("in", "near"):
            return False
        return any((e := self.sentence.named.get(t.i)) is not None and e.is_place for t in plain[1:4])


def noun_phrase(token: Token) -> str:
    """Give a noun with the common nouns before it: "oil and gas fields", "border crossing"."""
    before = [c for c in token.subtree if c.i < token.i and c.text.islower()]
    words = [c.text for c in before if c.dep_ in _BEFORE or c.lower_ in _TELLING]
    return " ".join([*words, token.text.lower()])


def _is_destination(token: Token) -> bool:
    return token.head.lower_ in ("from", "to")
