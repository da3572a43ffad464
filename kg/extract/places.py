"""Which places a noun phrase means: names, "the town of X", "parts of X", "villages north of X", "the city", "it"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.nameless import NamelessPlaces, places_behind
from kg.extract.parsing import Sentence
from kg.extract.placing import placed
from kg.extract.recall import PlaceRecall
from kg.extract.tree import (
    PREMODIFIERS,
    antecedent,
    child,
    coordinated,
    has_relative,
    is_verb,
    subtree_start,
)
from kg.extract.unnamed import PlaceMaker
from kg.know.knowledge import Knowledge
from kg.model import Entity, Extent, Kind, Mention, slug

_PRONOUNS = frozenset({"it", "there", "they", "them", "which", "where", "that"})


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads places out of one sentence."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    @property
    def maker(self) -> PlaceMaker:
        """Give what makes places that no gazetteer knows."""
        return PlaceMaker(self.knowledge.cues, self.knowledge.registry, self.sentence, self.discourse)

    @property
    def recall(self) -> PlaceRecall:
        """Give what finds places that were spoken of before."""
        return PlaceRecall(self.knowledge, self.sentence, self.discourse)

    @property
    def nameless(self) -> NamelessPlaces:
        """Give what reads nouns for places that have no name."""
        return NamelessPlaces(self.knowledge, self.sentence, self.discourse, self.maker)

    def introduced(self) -> Iterator[Meaning]:
        """Give the towns of a sentence that only a noun beside their names makes known: "X and Y villages"."""
        for token in self.sentence.doc:
            if self._kind(token) is Kind.SETTLEMENT and not is_verb(token):
                yield from (m for m in self.one(token, refer=False) if m.ground is Ground.MADE)

    def read(self, token: Token, *, refer: bool = True) -> list[Meaning]:
        """Give the places that a phrase and those joined to it mean; with `refer`, also by "the town" and "it"."""
        found: dict[str, Meaning] = {}
        unread: list[Token] = []
        for head in self._spread(token):
            meanings = self.one(head, refer=refer)
            if not meanings:
                unread.append(head)
            if unread and self._is_address(unread, meanings):
                # "Zarnabo and Qelbi, Somalia" are two towns, not Somalia.
                meanings = [self.maker.named(name, Kind.SETTLEMENT) for name in unread]
            for meaning in meanings:
                if not self._only_contains(list(found.values()), meaning):
                    found.setdefault(meaning.entity.id, meaning)
        return list(found.values())

    def _addressed(self, state: Token) -> list[Meaning]:
        """Read the towns of "Zarnabo and Qelbi, Somalia", which the parser hangs on the state."""
        first = next((c for c in state.lefts if c.dep_ == "nmod" and c.tag_ == "NNP"), None)
        if first is None or state.nbor(-1).text != ",":
            return []
        names = [t for t in coordinated(first) if t.i < state.i and t.i not in self.sentence.named]
        return [self.maker.named(name, Kind.SETTLEMENT) for name in names]

    def _is_address(self, unread: Sequence[Token], meanings: Sequence[Meaning]) -> bool:
        last = meanings[0] if meanings else None
        if last is None or last.entity.kind is not Kind.STATE:
            return False
        between = self.sentence.text[: last.mention.start - self.sentence.start].rstrip()
        return between.endswith(",") and all(t.tag_ == "NNP" and child(t, "det") is None for t in unread)

    def _only_contains(self, found: Sequence[Meaning], meaning: Meaning) -> bool:
        """Tell whether a place only says where the one before it lies: "Kreminna, Luhansk Oblast, Ukraine"."""
        if not found or meaning.entity.kind not in (Kind.REGION, Kind.STATE):
            return False
        before, here = found[-1], meaning.entity
        start, end = before.mention.end - self.sentence.start, meaning.mention.start - self.sentence.start
        beside = (
            " and " not in self.sentence.text[start:end]
            if start <= end
            else " and " not in meaning.mention.text
        )
        inside = before.entity.country in (here.id, here.country) and before.entity.kind is not here.kind
        return beside and inside

    def _spread(self, token: Token) -> list[Token]:
        """Give the heads that a phrase joins or lists: "A and B", "two towns, including A and B"."""
        meant = antecedent(token)
        told = meant != token or any(c.dep_ == "relcl" and has_relative(c) for c in token.children)
        heads = coordinated(self._innermost(meant) if told else meant)
        heads = [h for h in heads if h == heads[0] or not self._only_describes(h)]
        listed = [p for h in heads for c in _listing(h) if (p := child(c, "pobj")) is not None]
        named = [t for head in listed for t in coordinated(head)]
        return named if named and all(h.tag_ in ("NNS", "NN") for h in heads) else [*heads, *named]

    def _only_describes(self, token: Token) -> bool:
        """Tell "the Rakhine capital" in "Sittwe, the Rakhine capital, and Kyaukphyu": no place beside the first."""
        start = subtree_start(token)
        described = start.i > 1 and start.nbor(-1).text == "," and start.nbor(-2).i in self.sentence.named
        return described and token.i not in self.sentence.named and start.lower_ in ("the", "a", "an")

    def _innermost(self, token: Token) -> Token:
        """Give the town in "the town of X in Y region of Z, which …": the parser hangs the clause on Z."""
        above = token
        while above.dep_ in ("pobj", "prep") and not is_verb(above.head):
            above = above.head
            if self._is_town(above):
                return above
        hung = above.head if above.dep_ == "pobj" else above
        before = hung.nbor(-1) if hung.dep_ == "prep" and hung.i else None
        return before if before is not None and self._is_town(before, unknown=True) else token

    def _is_town(self, token: Token, *, unknown: bool = False) -> bool:
        entity = self.sentence.named.get(token.i)
        if entity is None and unknown and token.dep_ == "dobj" and token.pos_ == "PROPN":
            return True
        return self._kind(token) is Kind.SETTLEMENT or (entity is not None and entity.kind is Kind.SETTLEMENT)

    def one(self, token: Token, *, refer: bool = True) -> list[Meaning]:
        """Give the places that a single phrase means."""
        if token.i in self.sentence.named:
            return self._named(token)
        if token.lower_ in _PRONOUNS or is_verb(token):
            return self.recall.pronoun(token) if refer and token.lower_ in _PRONOUNS else []
        if refer and self.recall.is_count(token) and (counted := self.recall.counted(token)):
            return counted
        if token.lower_ in self.knowledge.cues["directions"]:
            return self._towards(token)
        if token.dep_ == "appos" and (described := self.sentence.named.get(token.head.i)) is not None:
            # "Mubi, Adamawa's second town, which X entered" tells of Mubi.
            wide = described.kind is Kind.STATE and self._kind(token) is not Kind.STATE
            if described.is_place and not wide and token.pos_ == "NOUN":
                return self._named(token.head)
            inner = self._innermost(token.head)
            if wide and inner != token.head:
                return self.one(inner, refer=refer)  # "a town in R, COUNTRY, an area held by X"
        return self._common(token, refer=refer)

    def _common(self, token: Token, *, refer: bool) -> list[Meaning]:
        if self._extent(token) is not None and (inner := self._part(token)):
            return inner
        kind = self._kind(token)
        if kind is not None:
            return self._typed(token, kind, refer=refer)
        return [] if token.lower_ in self.knowledge.lexicon.nouns else self._unknown(token)

    # ---- names

    def _named(self, token: Token) -> list[Meaning]:
        entity = self.sentence.named[token.i]
        if not entity.is_place:
            return []
        if entity.kind is Kind.STATE and (towns := self._addressed(token)):
            return towns
        direction = next((c for c in token.lefts if self._is_direction(c)), None)
        if direction is None:
            return [Meaning(entity, self.sentence.mention(token))]
        area = self.maker.area(f"{direction.text} {entity.label}", entity)
        return [Meaning(area, self.sentence.mention(direction, token), Ground.COMPOSED)]

    def _is_direction(self, token: Token) -> bool:
        return token.lower_ in self.knowledge.cues["direction-adjectives"] and token.dep_ in PREMODIFIERS

    def _unknown(self, token: Token) -> list[Meaning]:
        """Read an unknown name as a place only where the words around say so: "Sange, South Kivu", "X, a town"."""
        before = child(token, "compound")
        if token.pos_ != "PROPN" or (before is not None and before.text.islower()):
            return []
        if child(token, "det") is not None:
            return []  # "the Galaxy Leader" is a ship or a house
        beside = coordinated(token.head if token.dep_ == "conj" else token)
        if any(self.maker.is_put_somewhere(t) for t in beside) or self._is_among_places(token):
            return [self.maker.named(token, Kind.SETTLEMENT)]
        kinds = (self._kind(c) for c in token.children if c.dep_ == "appos")
        typed = next((k for k in kinds if k is not None), None)
        return [self.maker.named(token, typed)] if typed is not None else []

    def _is_among_places(self, token: Token) -> bool:
        """Tell whether an unknown name stands in a list with a settlement: "from Kitshanga, Kilolirwe and Burungu"."""
        first = token
        while first.dep_ == "conj":
            first = first.head
        kinds = {e.kind for t in coordinated(first) if (e := self.sentence.named.get(t.i)) is not None}
        return first != token and child(token, "det") is None and Kind.SETTLEMENT in kinds

    # ---- how much of it

    def _extent(self, token: Token) -> Extent | None:
        extents = self.knowledge.nouns.extents
        return extents.get(token.lower_) or extents.get(token.lemma_.lower())

    def _part(self, token: Token) -> list[Meaning]:
        """Read "parts of X", "most of X", "pockets elsewhere in X"."""
        extent = self._extent(token) or Extent.PART
        for inner in places_behind(token, ("of", "in", "inside", "across")):
            if found := self.read(inner):
                return [m.part(extent, self._joined(token, m.mention)) for m in found]
        return []

    def _joined(self, token: Token, inner: Mention) -> Mention:
        start = self.sentence.mention(subtree_start(token), token).start
        if inner.start < start:
            return inner
        return Mention(
            self.sentence.text[start - self.sentence.start : inner.end - self.sentence.start],
            start,
            inner.end,
        )

    # ---- by a noun: "the town of X", "Raqqa province", "villages north of X", "the town"

    def _kind(self, token: Token) -> Kind | None:
        places = self.knowledge.nouns.places
        return places.get(token.lower_) or places.get(token.lemma_.lower())

    def _typed(self, token: Token, kind: Kind, *, refer: bool) -> list[Meaning]:
        for way in self._ways():
            if found := way(token, kind):
                return found
        if self.recall.is_definite(token):
            part = kind is Kind.AREA or self._extent(token) is not None
            found = self.recall.noun(token, kind, part=part) if refer else []
            return found or (self.nameless.somewhere(token, kind) if refer else [])
        return self.nameless.several(token, kind) or (self.nameless.somewhere(token, kind) if refer else [])

    def _ways(self) -> tuple[Callable[[Token, Kind], list[Meaning]], ...]:
        return (
            self._of_name,
            self._by_names,
            self._by_direction,
            self._by_apposition,
            self._by_premodifier,
            self._inner_part,
            self._facility,
        )

    def _by_direction(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "villages north of X": a place of its own, not X."""
        word = self._direction_behind(token)
        near = self._nearby(word) if word is not None else []
        if not near or word is None:
            return []
        heads = [t for t in coordinated(token) if self._kind(t)] if token.dep_ != "conj" else [token]
        mention = self._joined(heads[0], near[0].mention)
        noun = " ".join([*(c.text for c in token.lefts if c.dep_ == "compound"), token.text])
        label, town = f"{noun} {_way(word)} {near[0].entity.label}", near[0].entity
        if kind is Kind.FACILITY and token.tag_ != "NNS" and town.kind is Kind.SETTLEMENT:
            return [Meaning(placed(Entity(slug(label), label, kind), town), mention, Ground.COMPOSED)]
        area = self.maker.area(label, town)
        some = any(c.lower_ in ("few", "several", "some", "many") for c in token.subtree)
        return [Meaning(area, mention, Ground.COMPOSED, Extent.PART if some else None)]

    def _direction_behind(self, token: Token) -> Token | None:
        directions = self.knowledge.cues["directions"]
        own = next((c for c in token.children if c.lower_ in directions and c.i > token.i), None)
        if own is not None:
            return own
        edge = max(coordinated(token), key=lambda t: t.i)
        following = edge.nbor(1) if edge.i + 1 < len(edge.doc) else None
        if following is None or following.lower_ not in directions:
            return None
        return following if any(c.lower_ == "of" for c in following.children) else None

    def _nearby(self, word: Token) -> list[Meaning]:
        inner = next((child(c, "pobj") for c in word.children if c.dep_ == "prep"), None) or child(
            word, "pobj"
        )
        return self.one(inner) if inner is not None else []

    def _towards(self, word: Token) -> list[Meaning]:
        """Read "east of the Euphrates" by itself."""
        near = self._nearby(word)
        if not near:
            return []
        area = self.maker.area(f"area {_way(word)} {near[0].entity.label}", near[0].entity)
        return [Meaning(area, self._joined(word, near[0].mention), Ground.COMPOSED)]

    def _of_name(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "the town of X", "the villages of A, B and C", "its capital of X"."""
        for word in token.children:
            if word.dep_ == "prep" and word.lower_ == "of" and (inner := child(word, "pobj")) is not None:
                found = [m for head in coordinated(inner) for m in self._apposed(head, kind)]
                if kind is Kind.FACILITY:
                    return [self._facility_named(token, m) for m in found]
                if kind is Kind.AREA:
                    return [m.part(Extent.PART, self._joined(token, m.mention)) for m in found]
                return [named for m in found if (named := self._as_typed(token, m, kind)) is not None]
        return []

    def _as_typed(self, token: Token, inner: Meaning, kind: Kind) -> Meaning | None:
        # "The capital of Syria" is no name of Syria, and a region of it is a part.
        if inner.entity.kind is not Kind.STATE:
            return inner
        return inner.part(Extent.PART, self._joined(token, inner.mention)) if kind is Kind.REGION else None

    def _facility_named(self, token: Token, inner: Meaning) -> Meaning:
        """Read "the airport of Goma" as Goma's airport, "the oil field of al-Omar" as al-Omar."""
        if inner.entity.kind is not Kind.SETTLEMENT:
            return inner
        return self.maker.facility_of(token, inner.entity, self._joined(token, inner.mention))

    def _apposed(self, token: Token, kind: Kind) -> list[Meaning]:
        if token.i in self.sentence.named:
            return self._named(token)
        return [self.maker.named(token, kind)] if token.pos_ == "PROPN" else []

    def _by_apposition(self, token: Token, kind: Kind) -> list[Meaning]:
        for name in token.children:
            entity = self.sentence.named.get(name.i)
            if name.dep_ == "appos" and entity is not None and entity.is_place:
                return [Meaning(entity, self.sentence.mention(name))]
        return []

    def _by_names(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "the Kazingu and Bagira districts", "Shoa and Shamarambo villages" as each of them."""
        first = next((c for c in token.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"), None)
        names = [t for t in coordinated(first) if t.i < token.i] if first is not None else []
        if token.tag_ != "NNS" or len(names) < 2:
            return []
        known = [(t, self.sentence.named.get(t.i)) for t in names]
        return [
            Meaning(entity, self.sentence.mention(t)) if entity else self.maker.named(t, kind)
            for t, entity in known
            if entity is None or entity.is_place
        ]

    def _by_premodifier(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "Raqqa province", "the Mosul airport", "the Morag corridor"."""
        named = [c for c in token.lefts if c.dep_ in PREMODIFIERS and c.text[:1].isupper()]
        word = min(named, key=lambda c: c.dep_ == "poss", default=None)
        if word is None:
            return []
        entity = self.sentence.named.get(word.i)
        if entity is None:
            unknown = word.pos_ == "PROPN" and word.dep_ == "compound"
            return [self.maker.named(token, kind)] if unknown else []
        if not entity.is_place or entity.kind is Kind.STATE:
            return []
        mention = self.sentence.mention(word, token)
        if kind is Kind.FACILITY:
            return [self.maker.facility_of(token, entity, mention)]
        if kind is Kind.AREA:
            return [Meaning(entity, mention, Ground.COMPOSED, Extent.PART)]
        if kind is Kind.SETTLEMENT and entity.kind in (Kind.REGION, Kind.AREA):
            return [self.maker.several_in(token, entity)]  # "a Donbas town" is not Donbas
        return [Meaning(self._region(entity, token), mention)]

    def _region(self, entity: Entity, token: Token) -> Entity:
        named = self.knowledge.gazetteer.find(f"{entity.label} {token.lower_}")
        return next((c.entity for c in named if c.entity.country == entity.country), entity)

    def _inner_part(self, token: Token, kind: Kind) -> list[Meaning]:
        return self._part(token) if kind is Kind.AREA else []

    def _facility(self, token: Token, kind: Kind) -> list[Meaning]:
        single = token.tag_ != "NNS" or token.lower_ in ("barracks", "headquarters")
        return self.maker.facility(token) if kind is Kind.FACILITY and single else []


def _listing(head: Token) -> list[Token]:
    following = [
        c for a in (head, *head.ancestors) for c in a.children if c.lower_ == "including" and c.i > head.i
    ]
    return following[:1]


def _way(word: Token) -> str:
    return f"{word.text.lower()} of" if any(c.lower_ == "of" for c in word.children) else word.text.lower()
