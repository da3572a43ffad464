"""Places without a name of their own: "several villages in X", "19 border posts", "a key town", "six districts"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import child, phrases_behind, subtree_start
from kg.extract.unnamed import PlaceMaker
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind

_WITHIN = frozenset({"in", "inside", "within", "across", "of", "from", "on", "near"})
_BOUNDED = frozenset({Kind.SETTLEMENT, Kind.REGION, Kind.FACILITY, Kind.NATURAL_FEATURE})
_MANY = frozenset({Kind.SETTLEMENT, Kind.REGION, Kind.FACILITY})
_SOIL = frozenset({"territory", "soil", "land"})


@dataclass(frozen=True, slots=True)
class NamelessPlaces:
    """Reads in one sentence nouns for places that have no name: where they lie is all that is known of them."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse
    maker: PlaceMaker

    def several(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "several villages in X", "oil fields": unnamed places of a named one."""
        found = (self.sentence.named.get(p.i) for p in places_behind(token, _WITHIN))
        where = next((e for e in found if e is not None and e.is_place), None) or self._state_before(token)
        if where is not None and kind is Kind.FACILITY and token.tag_ == "NN":
            return [self.maker.facility_at(token, where, "in")]
        if where is not None and kind in _BOUNDED:
            return [self.maker.several_in(token, where)]
        if kind is Kind.FACILITY and token.tag_ == "NNS":
            return self.maker.several(token)
        return self._named_next(token) if kind is Kind.SETTLEMENT and token.tag_ == "NN" else []

    def _state_before(self, token: Token) -> Entity | None:
        """Give the state of "19 Afghan border posts" and of "Cambodian territory", which are somewhere in it."""
        if token.tag_ != "NNS" and token.lower_ not in _SOIL:
            return None
        states = (self.knowledge.registry.state_of(c.text) for c in token.lefts if c.text[:1].isupper())
        return next((s for s in states if s is not None), None)

    def _named_next(self, token: Token) -> list[Meaning]:
        """Read "a key eastern town" of a lead as the town that the next sentence names."""
        article = child(token, "det")
        if article is None or article.lower_ not in ("a", "an"):
            return []
        seen = self.discourse.coming(self.sentence.number, Kind.SETTLEMENT)
        mention = self.sentence.mention(subtree_start(token), token)
        return [Meaning.again(seen, mention, Ground.CLASS)] if seen else []

    def somewhere(self, token: Token, kind: Kind) -> list[Meaning]:
        """Read "three more districts", "their posts", "1,000 square km of territory" as somewhere in the country."""
        many = token.tag_ == "NNS" and kind in _MANY
        state = self.knowledge.registry.get(next(iter(self.discourse.countries), ""))
        if state is None or not (many or token.lower_ in _SOIL):
            return []
        return [self.maker.several_in(token, state)]


def places_behind(token: Token, words: Collection[str]) -> Iterator[Token]:
    """Give the object heads of the phrases behind a noun: "parts of X", "pockets elsewhere in X"."""
    yield from phrases_behind(token, words)
    for adverb in token.children:
        if adverb.dep_ == "advmod" and adverb.i > token.i:
            yield from phrases_behind(adverb, words)
