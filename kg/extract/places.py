"""Which places a noun phrase means: names, "the town of X", "parts of X", "villages north of X", "the city", "it"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import antecedent, child, coordinated, is_verb, subtree_start
from kg.know.knowledge import Knowledge
from kg.model import PLACE_KINDS, Entity, Extent, Kind, Mention, slug

_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})
_WITHIN = frozenset({"in", "inside", "within", "across", "of", "from", "on", "near"})
_SIZED = (Kind.SETTLEMENT, Kind.REGION, Kind.FACILITY, Kind.NATURAL_FEATURE)
_PRONOUNS = frozenset({"it", "there", "them", "which", "where", "that"})


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads places out of one sentence."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def read(self, token: Token, *, refer: bool = True) -> list[Meaning]:
        """Give the places that a phrase and those joined to it mean; with `refer`, also by "the town" and "it"."""
        found: list[Meaning] = []
        for head in self._spread(token):
            for meaning in self.one(head, refer=refer):
                if meaning.entity.id not in {m.entity.id for m in found}:
                    found.append(meaning)
        return found

    def _spread(self, token: Token) -> list[Token]:
        """Give the heads that a phrase joins or lists: "A and B", "two towns, including A and B"."""
        heads = coordinated(antecedent(token))
        listed = [p for h in heads for c in self._listing(h) if (p := child(c, "pobj")) is not None]
        named = [t for head in listed for t in coordinated(head)]
        return named if named and all(h.tag_ in ("NNS", "NN") for h in heads) else [*heads, *named]

    def _listing(self, head: Token) -> list[Token]:
        following = [
            c for a in (head, *head.ancestors) for c in a.children if c.lower_ == "including" and c.i > head.i
        ]
        return following[:1]

    def one(self, token: Token, *, refer: bool = True) -> list[Meaning]:
        """Give the places that a single phrase means."""
        if token.i in self.sentence.named:
            return self._named(token)
        if token.lower_ in _PRONOUNS:
            return self._pronoun(token) if refer else []
        if is_verb(token):
            return []
        noun = token.lower_
        if noun in self.knowledge.cues["directions"]:
            return self._towards(token)
        if self._extent(token) is not None and (inner := self._part(token)):
            return inner
        if noun in self.knowledge.lexicon.nouns and not self._kind(token):
            return []
        if (kind := self._kind(token)) is not None:
            return self._typed(token, kind, refer=refer)
        return self._unknown(token)

    # ---- names

    def _named(self, token: Token) -> list[Meaning]:
        entity = self.sentence.named[token.i]
        if not entity.is_place:
            return self._typed_by_name(token)
        direction = next((c for c in token.lefts if self._is_direction(c)), None)
        if direction is None:
            return [Meaning(entity, self.sentence.mention(token))]
        mention = self.sentence.mention(direction, token)
        label = f"{direction.text} {entity.label}"
        return [Meaning(self._area(label, entity), mention, Ground.COMPOSED)]

    def _typed_by_name(self, token: Token) -> list[Meaning]:
        # A name that is also an actor's can still be a place by the noun behind: "Azov coast".
        return []

    def _is_direction(self, token: Token) -> bool:
        return token.lower_ in self.knowledge.cues["direction-adjectives"] and token.dep_ in (
            "amod",
            "compound",
            "nmod",
        )

    def _area(self, label: str, inside: Entity) -> Entity:
        country = inside.id if inside.kind is Kind.STATE else inside.country
        return Entity(slug(label), label, Kind.AREA, country=country, parents=(inside.id,))

    # ---- how much of it

    def _extent(self, token: Token) -> Extent | None:
        extents = self.knowledge.nouns.extents
        return extents.get(token.lower_) or extents.get(token.lemma_.lower())

    def _part(self, token: Token) -> list[Meaning]:
        """Read "parts of X", "most of X", "pockets elsewhere in X"."""
        extent = self._extent(token) or Extent.PART
        for word in self._behind(token, ("of", "in", "inside", "across")):
            inner = child(word, "pobj")
            if inner is not None and (found := self.read(inner)):
                mention = self.sentence.mention(subtree_start(token), inner)
                return [m.part(extent, mention if len(found) == 1 else self._shared(token, m)) for m in found]
        return []

    def _shared(self, token: Token, inner: Meaning) -> Mention:
        first = self.sentence.mention(subtree_start(token), token)
        return inner.mention if inner.mention.start < first.start else self._join(first, inner.mention)

    def _join(self, first: Mention, last: Mention) -> Mention:
        text = self.sentence.text[first.start - self.sentence.start : last.end - self.sentence.start]
        return Mention(text, first.start, last.end)

    def _behind(self, token: Token, words: Collection[str]) -> list[Token]:
        direct = [c for c in token.children if c.dep_ == "prep" and c.lower_ in words and c.i > token.i]
        for adverb in token.children:
            if adverb.dep_ == "advmod" and adverb.i > token.i:
                direct.extend(c for c in adverb.children if c.dep_ == "prep" and c.lower_ in words)
        return direct

    # ---- by a noun: "the town of X", "Raqqa province", "border crossing with Syria", "villages north of X", "the town"

    def _kind(self, token: Token) -> Kind | None:
        places = self.knowledge.nouns.places
        return places.get(token.lower_) or places.get(token.lemma_.lower())

    def _typed(self, token: Token, kind: Kind, *, refer: bool) -> list[Meaning]:
        for way in (self._by_direction, self._of_name, self._by_apposition, self._by_premodifier):
            if found := way(token, kind):
                return found
        if kind is Kind.AREA and (inner := self._part(token)):
            return inner
        if kind is Kind.FACILITY and token.tag_ != "NNS" and (made := self._facility(token)):
            return made
        if self._is_definite(token):
            return self._referred(token, kind) if refer else []
        return self._several(token, kind)

    def _is_definite(self, token: Token) -> bool:
        determiner = child(token, "det", "poss")
        return determiner is not None and determiner.lower_ in _DEFINITE

    def _by_direction(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "villages north of X", "an area east of X": a place of its own."""
        word = self._direction_behind(token)
        if word is None:
            return []
        inner = next((child(c, "pobj") for c in word.children if c.dep_ == "prep"), None) or child(
            word, "pobj"
        )
        near = [m for m in self.one(inner) if m.entity.is_place] if inner is not None else []
        if not near or inner is None:
            return []
        where = near[0].entity
        heads = [t for t in coordinated(token) if self._kind(t)] if token.dep_ != "conj" else [token]
        start, mention_end = subtree_start(heads[0]), inner
        mention = self.sentence.mention(start, mention_end)
        noun = " ".join(t.text for t in (*[c for c in token.lefts if c.dep_ == "compound"], token))
        label = f"{noun} {self._way(word)} {where.label}"
        return [
            Meaning(
                self._area(label, where),
                mention,
                Ground.COMPOSED,
                Extent.PART if self._is_some(token) else None,
            )
        ]

    def _towards(self, word: Token) -> list[Meaning]:
        """Read "east of the Euphrates" by itself."""
        inner = next((child(c, "pobj") for c in word.children if c.dep_ == "prep"), None)
        near = self.one(inner) if inner is not None else []
        if not near or inner is None:
            return []
        where = near[0].entity
        label = f"area {self._way(word)} {where.label}"
        return [Meaning(self._area(label, where), self.sentence.mention(word, inner), Ground.COMPOSED)]

    def _is_some(self, token: Token) -> bool:
        return any(c.lower_ in ("few", "several", "some", "many") for c in token.subtree)

    def _way(self, word: Token) -> str:
        return (
            f"{word.text.lower()} of" if any(c.lower_ == "of" for c in word.children) else word.text.lower()
        )

    def _direction_behind(self, token: Token) -> Token | None:
        directions = self.knowledge.cues["directions"]
        own = next((c for c in token.children if c.lower_ in directions and c.i > token.i), None)
        if own is not None:
            return own
        edge = max([token, *coordinated(token)], key=lambda t: t.i)
        following = edge.nbor(1) if edge.i + 1 < len(edge.doc) else None
        if (
            following is not None
            and following.lower_ in directions
            and any(c.lower_ == "of" for c in following.children)
        ):
            return following
        if token.dep_ == "conj" and token.head.pos_ == "NOUN" and token.i == edge.i:
            return None
        return None

    def _of_name(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "the town of X", "the villages of A, B and C", "its capital of X"."""
        for word in token.children:
            if word.dep_ == "prep" and word.lower_ == "of" and (inner := child(word, "pobj")) is not None:
                found = [m for head in coordinated(inner) for m in self._apposed(head, kind)]
                if kind in (Kind.SETTLEMENT, Kind.REGION, Kind.FACILITY, Kind.NATURAL_FEATURE) and found:
                    return [m for m in found if self._same_sort(m.entity, kind)]
                if kind is Kind.AREA and found:
                    return [
                        m.part(Extent.PART, self._join(self.sentence.mention(token), m.mention))
                        for m in found
                    ]
        return []

    def _same_sort(self, entity: Entity, kind: Kind) -> bool:
        # "the capital of Syria" is no name of Syria, "the region of Kurdistan" names it.
        return entity.kind is not Kind.STATE if kind in (Kind.SETTLEMENT, Kind.FACILITY) else True

    def _apposed(self, token: Token, kind: Kind) -> list[Meaning]:
        if token.i in self.sentence.named:
            return self._named(token)
        return self._new(token, kind) if token.pos_ == "PROPN" else []

    def _by_apposition(self, token: Token, kind: Kind) -> list[Meaning]:
        for name in token.children:
            entity = self.sentence.named.get(name.i)
            if name.dep_ == "appos" and entity is not None and entity.is_place:
                return [Meaning(entity, self.sentence.mention(name))]
        return []

    def _by_premodifier(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "Raqqa province", "the Mosul airport", "the Morag corridor"."""
        word = next(
            (
                c
                for c in token.lefts
                if c.dep_ in ("compound", "nmod", "poss", "amod") and c.text[:1].isupper()
            ),
            None,
        )
        if word is None:
            return []
        entity = self.sentence.named.get(word.i)
        mention = self.sentence.mention(word, token)
        if entity is None:
            return self._new(token, kind) if word.pos_ == "PROPN" and word.dep_ == "compound" else []
        if not entity.is_place or (entity.kind is Kind.STATE and word.dep_ != "compound"):
            return []
        if kind is Kind.FACILITY:
            return self._facility_of(token, entity, mention)
        if kind is Kind.AREA:
            return [Meaning(entity, mention, Ground.COMPOSED, Extent.PART)]
        return [] if entity.kind is Kind.STATE else [Meaning(self._region(entity, token), mention)]

    def _region(self, entity: Entity, token: Token) -> Entity:
        named = self.knowledge.gazetteer.find(f"{entity.label} {token.lower_}")
        same = next((c.entity for c in named if c.entity.country == entity.country), None)
        return same or entity

    # ---- facilities

    def _facility_of(self, token: Token, near: Entity, mention: Mention) -> list[Meaning]:
        label = f"{near.label} {_noun(token)}"
        made = Entity(
            slug(label),
            label,
            Kind.FACILITY,
            lat=near.lat,
            lon=near.lon,
            country=near.country,
            parents=(near.id,),
        )
        return [Meaning(made, mention, Ground.COMPOSED)]

    def _facility(self, token: Token) -> list[Meaning]:
        """Make a facility of its noun and the place that the sentence gives it: "a border crossing near al-Qaim"."""
        mention = self.sentence.mention(subtree_start(token), token)
        known = self.discourse.latest(
            lambda e: e.kind is Kind.FACILITY and token.lemma_.lower() in e.label.lower().split(),
            self.sentence.number,
            mention.start + 1,
            forward=False,
        )
        if known is not None:
            return [Meaning(known, mention, Ground.CLASS)]
        near = self._near(token)
        if near is None:
            return []
        noun = _noun(token)
        label = f"{noun} near {near.label}" if near.kind is Kind.SETTLEMENT else f"{noun} in {near.label}"
        country = near.id if near.kind is Kind.STATE else near.country
        return [
            Meaning(
                Entity(slug(label), label, Kind.FACILITY, country=country, parents=()), mention, Ground.MADE
            )
        ]

    def _near(self, token: Token) -> Entity | None:
        inside = [t for t in token.subtree if t.i > token.i]
        others = [t for t in self.sentence.doc if t not in inside]
        for kinds in ((Kind.SETTLEMENT,), tuple(PLACE_KINDS)):
            for pool in (inside, others):
                for word in pool:
                    entity = self.sentence.named.get(word.i)
                    if entity is not None and entity.kind in kinds and not _is_origin(word):
                        return entity
            at = self.sentence.spans[token.i][0]
            if (before := self.discourse.place(self.sentence.number, at, kinds)) is not None and kinds == (
                Kind.SETTLEMENT,
            ):
                return before
        return None

    # ---- unknown names and unnamed places

    def _new(self, token: Token, kind: Kind) -> list[Meaning]:
        """Make a place of an unknown name, with the region or country that the sentence puts it in as its context."""
        first = min(
            [c for c in token.lefts if c.dep_ in ("compound", "amod") and c.text[:1].isupper()] + [token],
            key=lambda t: t.i,
        )
        last = token
        mention = self.sentence.mention(first, last)
        near = self._context(token)
        name = mention.text
        context = near.id if near else (self.discourse.countries[0] if self.discourse.countries else "")
        country = (
            (near.id if near.kind is Kind.STATE else near.country)
            if near
            else (self.discourse.countries or (None,))[0]
        )
        parents = (near.id,) if near and near.kind is not Kind.STATE else ()
        entity = Entity(slug(f"{name} {context}"), name, kind, country=country, parents=parents)
        return [Meaning(entity, mention, Ground.MADE)]

    def _context(self, token: Token) -> Entity | None:
        for word in token.doc[token.i + 1 : token.i + 8]:
            entity = self.sentence.named.get(word.i)
            if entity is not None and entity.is_place and word.head.lower_ in {"in", "of", token.lower_}:
                return entity
        return next((e for e in self.sentence.named.values() if e.kind in (Kind.REGION, Kind.STATE)), None)

    def _unknown(self, token: Token) -> list[Meaning]:
        """Read an unknown proper name as a place only where "in X" or "near X" behind it says so."""
        if token.pos_ != "PROPN" or (
            child(token, "compound") is not None and child(token, "compound").text.islower()
        ):
            return []
        located = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "near", "of")]
        named = [self.sentence.named.get(p.i) for c in located if (p := child(c, "pobj")) is not None]
        beside = [
            self.sentence.named.get(c.i)
            for c in token.children
            if c.dep_ in ("appos", "npadvmod") and c.i > token.i
        ]
        if any(e is not None and e.is_place for e in (*named, *beside)):
            return self._new(token, Kind.SETTLEMENT)
        typed = next(
            (k for c in token.children if c.dep_ == "appos" and (k := self._kind(c)) is not None), None
        )
        return self._new(token, typed) if typed is not None else []

    def _several(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "several villages in X", "oil fields": unnamed places of a named region."""
        where = next(
            (
                e
                for w in self._behind(token, _WITHIN)
                if (p := child(w, "pobj")) is not None
                for e in [self.sentence.named.get(p.i)]
                if e and e.is_place
            ),
            None,
        )
        if where is None and kind is Kind.FACILITY and token.tag_ == "NNS":
            return self._several_about(token)
        if where is None or kind not in _SIZED:
            return []
        mention = self.sentence.mention(subtree_start(token), token)
        label = f"{_noun(token)} in {where.label}"
        return [Meaning(self._area(label, where), mention, Ground.MADE, Extent.PART)]

    def _several_about(self, token: Token) -> list[Meaning]:
        """Read "several oil fields" by the nearest place before it: "is advancing east of the Euphrates and has seized …"."""
        before = [i for i in self.sentence.named if i < token.i and self.sentence.named[i].is_place]
        if not before:
            return []
        word = self.sentence.doc[max(before)]
        near, way = self.sentence.named[word.i], word.head.head
        directed = word.head.lower_ == "of" and way.lower_ in self.knowledge.cues["directions"]
        label = (
            f"{_noun(token)} {way.lower_} of {near.label}"
            if directed
            else f"{_noun(token)} near {near.label}"
        )
        mention = self.sentence.mention(subtree_start(token), token)
        return [Meaning(self._area(label, near), mention, Ground.MADE, Extent.PART)]

    # ---- by what was said before

    def _referred(self, token: Token, kind: Kind) -> list[Meaning]:
        mention = self.sentence.mention(subtree_start(token), token)
        kinds = PLACE_KINDS - {Kind.STATE} if kind is Kind.AREA else {kind}
        entity = self.discourse.place(self.sentence.number, mention.start, kinds)
        return [Meaning(entity, mention, Ground.CLASS)] if entity else []

    def _pronoun(self, token: Token) -> list[Meaning]:
        mention = self.sentence.mention(token)
        entity = self.discourse.place(
            self.sentence.number, mention.start, {Kind.SETTLEMENT, Kind.FACILITY, Kind.REGION}
        )
        return [Meaning(entity, mention, Ground.PRONOUN)] if entity else []


def _noun(token: Token) -> str:
    words = [
        c.text.lower()
        for c in token.subtree
        if c.i < token.i and c.dep_ in ("compound", "nmod", "conj", "cc") and c.text.islower()
    ]
    return " ".join([*words, token.text.lower()])


def _is_origin(token: Token) -> bool:
    return token.head.lower_ in ("from", "to", "into")
