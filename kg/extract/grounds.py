"""Ground that has only a common noun: "overran a quarry near X", "took control of the archive in X"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.places import PlaceReader
from kg.extract.tree import child, phrases_behind, subtree_start
from kg.know.frames import Form
from kg.model import Kind, Relation

_HOLDING = frozenset({Relation.CAPTURED, Relation.CONTROLS, Relation.LOST})
_LOCATIVE = ("in", "at", "near", "outside", "inside", "under", "beneath", "beside")
_NAMED = frozenset({Ground.NAME, Ground.MADE, Ground.COMPOSED})
_LOCATED = frozenset({Kind.SETTLEMENT, Kind.REGION, Kind.NATURAL_FEATURE})
# What ends so is an act, a quality or a person, but for the nouns of places that the lexicon lists.
_NO_THING = re.compile(
    r"(?:[ts]ion|ment|ness|ity|ism|[ae]nce|ship|hood|ure|cy|ing|dom|sis|ist|er|or|ee|man|ant|ian)$"
)
# "Seized the city council": its seat.
_SEATS = frozenset({"council", "administration"})
_LISTS = ("planning-nouns", "speech-nouns", "members", "weapons", "envoys", "lasting", "mishaps", "elections")


@dataclass(frozen=True, slots=True)
class GroundReader:
    """Reads what is taken or held as a facility of the place that it stands in."""

    places: PlaceReader

    def read(self, token: Token, match: Match) -> list[Meaning]:
        """Give the facility that a single noun means, made of its words; nothing where they tell of no ground.

        Any thing that stands in a named place is ground to those who overrun, retake or control it; a noun that the
        lexicon knows for a facility is it everywhere, and without a place lies in the country of the report.
        """
        if match.trigger.frame.relation not in _HOLDING or match.trigger.form is Form.COMPOUND:
            return []
        if token.tag_ not in ("NN", "NNP") or token.i in self.places.sentence.named:
            return []
        if self._describes_a_name(token):
            return []
        if self._is_facility(token):
            return self._somewhere(token)
        if token.lemma_.lower() in _SEATS:
            return self._of_place(token)
        if token.tag_ == "NNP" or not self._takes_ground(match) or not self._is_thing(token):
            return []
        return self._at_place(token) or self._of_place(token)

    def _describes_a_name(self, token: Token) -> bool:
        # "Lalibela, a site in Amhara, was taken": the parser may take either for the subject.
        start = subtree_start(token)
        named = self.places.sentence.named
        return start.i > 1 and start.nbor(-1).text == "," and start.nbor(-2).i in named

    def _is_facility(self, token: Token) -> bool:
        return self.places.knowledge.nouns.places.get(token.lemma_.lower()) is Kind.FACILITY

    def _takes_ground(self, match: Match) -> bool:
        verbs = self.places.knowledge.cues["taking-ground"]
        return any(w.lemma_.lower() in verbs for w in (match.head, *match.words))

    def _is_thing(self, token: Token) -> bool:
        knowledge, lemma = self.places.knowledge, token.lemma_.lower()
        nouns, cues = knowledge.nouns, knowledge.cues
        listed = lemma in nouns.people or lemma in nouns.actors or lemma in nouns.places
        return not (
            listed
            or lemma in nouns.extents
            or _NO_THING.search(lemma) is not None
            or any(lemma in cues[name] for name in _LISTS)
        )

    def _at_place(self, token: Token) -> list[Meaning]:
        for inner in phrases_behind(token, _LOCATIVE):
            found = [m for m in self.places.one(inner, refer=False) if m.ground in _NAMED]
            if found:
                way = "in" if inner.head.lower_ in ("in", "at", "inside", "under") else "near"
                return [self.places.maker.facility_at(token, found[0].entity, way)]
        return []

    def _of_place(self, token: Token) -> list[Meaning]:
        """Read "the Kherson city council" by the place before it."""
        named = self.places.sentence.named
        before = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "poss") and c.i in named]
        places = [c for c in before if named[c.i].is_place and named[c.i].kind is not Kind.STATE]
        if not places:
            return []
        mention = self.places.sentence.mention(places[0], token)
        return [self.places.maker.facility_of(token, named[places[0].i], mention)]

    def _somewhere(self, token: Token) -> list[Meaning]:
        article = child(token, "det")
        if article is None or article.lower_ not in ("a", "an", "another"):
            return []
        country = self._country(token)
        state = self.places.knowledge.registry.get(country) if country is not None else None
        return [self.places.maker.facility_at(token, state, "in")] if state is not None else []

    def _country(self, token: Token) -> str | None:
        """Give the country of the place spoken of last, else that which the report speaks of most.

        Troops abroad are called by their own country: it is meant only where the report has another word of it.
        """
        discourse, sentence = self.places.discourse, self.places.sentence
        seen = discourse.place(sentence.number, sentence.spans[token.i][0], _LOCATED)
        if seen is not None:
            return seen.entity.country
        there = {s.entity.id if s.entity.kind is Kind.STATE else s.entity.country for s in discourse.ahead}
        troops = {e.country for e in sentence.named.values() if e.kind is Kind.ARMED_FORCE}
        spoken = {s.entity.id for s in discourse.ahead} | (there - troops)
        return next((c for c in discourse.countries if c in spoken), None)
