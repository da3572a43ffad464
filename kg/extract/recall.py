"""Which places spoken of before words mean: "the town", "both villages", "the three cities", "all of them", "it"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse, Seen
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import child, subtree_start
from kg.know.knowledge import Knowledge
from kg.model import PLACE_KINDS, Entity, Extent, Kind, Mention

_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those", "both"})
_GROUPS = frozenset({"both", "all", "each", "two", "three", "four"})
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_MANY = frozenset({"them", "they", "both", "these", "those"})
_WHOLES = frozenset({"area", "territory", "region"})
_MEANT = frozenset({Kind.SETTLEMENT, Kind.FACILITY, Kind.REGION})
_ENDINGS = ("ian", "an", "n", "i")


@dataclass(frozen=True, slots=True)
class PlaceRecall:
    """Finds in the discourse of a report which places the nouns and pronouns of one sentence mean again."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def is_definite(self, token: Token) -> bool:
        """Tell whether a noun means places spoken of before: "the town", "both towns", "all three villages"."""
        determiner = child(token, "det", "poss")
        if determiner is None:
            return False
        counted = determiner.lower_ == "all" and child(token, "nummod") is not None
        return determiner.lower_ in _DEFINITE or counted

    def noun(self, token: Token, kind: Kind, *, part: bool) -> list[Meaning]:
        """Give the places that a definite noun of a kind means; `part` where the noun is one for a part of a place."""
        mention = self.sentence.mention(subtree_start(token), token)
        if kind is Kind.STATE:
            return self.state(token)
        number, at = self.sentence.number, mention.start
        if token.tag_ == "NNS" and not part:
            return self._again(self.discourse.together(number, at, {kind}, _number(token)), mention)
        kinds = PLACE_KINDS - {Kind.STATE} if part else {kind}
        seen = self.discourse.place(number, at, kinds)
        whole = token.lower_ in _WHOLES
        if seen is None and whole:
            return self._of_people(mention)
        extent = Extent.PART if part and not whole else None
        return [Meaning.again(seen, mention, Ground.CLASS, extent)] if seen else []

    def state(self, token: Token, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the state that "the country" means: the one that the report is about, of those that may be meant."""
        countries = (c for c in self.discourse.countries if c not in not_these)
        state = self.knowledge.registry.get(next(countries, ""))
        mention = self.sentence.mention(subtree_start(token), token)
        return [Meaning(state, mention, Ground.CLASS, rests_on=self.discourse.of_country())] if state else []

    def pronoun(self, token: Token) -> list[Meaning]:
        """Give the place that "it" means, the places that "them" does where two or more were named together."""
        mention = self.sentence.mention(token)
        if token.lower_ in _MANY:
            together = self.discourse.together(self.sentence.number, mention.start, _MEANT)
            if together and together[-1].sentence >= self.sentence.number - 1:
                return self._again(together, mention, Ground.PRONOUN)
        seen = self.discourse.place(self.sentence.number, mention.start, _MEANT)
        return [Meaning.again(seen, mention, Ground.PRONOUN)] if seen else []

    def counted(self, token: Token) -> list[Meaning]:
        """Give the places of "both of them", "all of these", "the three" by how many they are."""
        of = next((c for c in token.children if c.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        if inner is None or inner.lower_ not in ("them", "these", "those"):
            return []
        mention = self.sentence.mention(token, inner)
        number = _NUMBERS.get(token.lower_)
        return self._again(
            self.discourse.together(self.sentence.number, mention.start, _MEANT, number), mention
        )

    def is_count(self, token: Token) -> bool:
        """Tell whether a token counts places without a noun."""
        return token.lower_ in _GROUPS

    def _again(self, seen: list[Seen], mention: Mention, ground: Ground = Ground.CLASS) -> list[Meaning]:
        return [Meaning.again(s, mention, ground) for s in seen]

    def _of_people(self, mention: Mention) -> list[Meaning]:
        """Find the region of "Tigrayan forces recaptured the region": that of the people of a group."""
        for at, entity in self.sentence.named.items():
            if entity.is_actor and entity.kind is not Kind.STATE:
                word = self.sentence.mention(self.sentence.doc[at]).text.split()[0]
                if (home := self._home(word, entity)) is not None:
                    return [Meaning(home, mention, Ground.COMPOSED)]
        return []

    def _home(self, people: str, whose: Entity) -> Entity | None:
        for ending in _ENDINGS:
            for stem in (people.removesuffix(ending), f"{people.removesuffix(ending)} Region"):
                for found in self.knowledge.gazetteer.find(stem) if people.endswith(ending) else ():
                    if found.entity.kind is Kind.REGION and found.entity.country == whose.country:
                        return found.entity
        return None


def _number(token: Token) -> int | None:
    """Give how many "the two towns" or "both towns" are, `None` where the words do not say."""
    return next((n for c in token.lefts if (n := _NUMBERS.get(c.lower_)) is not None), None)
