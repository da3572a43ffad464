"""Sentences parsed: names stand as single tokens, so that the parser sees plain news English.

A parser trained on newspapers stumbles over "IS lost Raqqa" (it reads an auxiliary) and over long foreign names. A name
of several words, and an acronym, is shown to it as one familiar name of that kind; offsets stay those of the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extract.name import Name
from kg.model import Entity, Kind, Mention, Words

_PLACE, _REGION, _ACTOR, _PERSON, _AGENCY = "Baghdad", "Texas", "Hezbollah", "Obama", "Reuters"
_FEW = 3
_KEPT = 1 << 15
_HYPHENATED = 3
_HYPHENS = frozenset({"-", "‑", "–"})
_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad", "adh", "az", "es", "ed", "ul", "ol"})
_STAND_INS = {
    Kind.SETTLEMENT: _PLACE,
    Kind.FACILITY: _PLACE,
    Kind.REGION: _REGION,
    Kind.AREA: _REGION,
    Kind.STATE: "Iraq",
    Kind.NATURAL_FEATURE: _PLACE,
    Kind.PERSON: _PERSON,
    Kind.MEDIA: _AGENCY,
}
_WORDS = frozenset({"IS", "WHO", "IT", "AA", "HE", "AS", "PA"})
# Verbs that the parser reads as plural nouns behind the name of one actor: "The Taliban withdraws from Herat".
_PAST = {
    "withdraws": "withdrew",
    "retreats": "retreated",
    "overruns": "overran",
    "captures": "captured",
    "recaptures": "recaptured",
    "retakes": "retook",
    "seizes": "seized",
    "regains": "regained",
    "liberates": "liberated",
    "storms": "stormed",
    "enters": "entered",
    "leaves": "left",
    "loses": "lost",
    "pulls": "pulled",
    "evacuates": "evacuated",
    "abandons": "abandoned",
    "encircles": "encircled",
    "besieges": "besieged",
    "demands": "demanded",
    "orders": "ordered",
    "urges": "urged",
    "vows": "vowed",
    "refuses": "refused",
    "denies": "denied",
    "rejects": "rejected",
    "agrees": "agreed",
    "threatens": "threatened",
}
_TOLD = {"claim": "claimed", "claims": "claimed", "report": "reported", "reports": "reported"}
_TELLING = frozenset({"have", "that", "having", "taking", "capturing", "gaining", "seizing"})
# Words that the parser, taught American news, misreads in British spelling.
_RESPELLED = {
    "neighbouring": "nearby",
    "neighboring": "nearby",
    "organisation": "organization",
    "organisations": "organizations",
    "defence": "defense",
    "defences": "defenses",
    "neighbourhood": "neighborhood",
    "neighbourhoods": "neighborhoods",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a field of a report with the entity that it means."""

    field: str
    mention: Mention
    entity: Entity


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. Token `i` of `doc` covers code points `spans[i]` of the report's field.

    `quoted` holds the quotations of the whole field.
    """

    number: int
    field: str
    start: int
    text: str
    doc: Doc
    spans: tuple[tuple[int, int], ...]
    named: Mapping[int, Entity]
    firsts: Mapping[int, int]
    quoted: Sequence[tuple[int, int]] = ()

    def is_quoted(self, token: Token) -> bool:
        """Tell whether a token stands between quotation marks, which may be those of a sentence before or after."""
        start, end = self.spans[token.i]
        return any(first <= start and end <= last for first, last in self.quoted)

    def mention(self, first: Token, last: Token | None = None) -> Mention:
        """Give the words from one token to another as they stand in the report; a name is given whole."""
        start = self.spans[self.firsts.get(first.i, first.i)][0]
        end = self.spans[(last or first).i][1]
        return Mention(self.text[start - self.start : end - self.start], start, end)

    def quote(self, first: Token, last: Token | None = None) -> Words:
        """Give the words from one token to another with the field that they stand in."""
        return Words.of(self.field, self.mention(first, last))

    def words(self, token: Token) -> str:
        """Give the words of the report that a token stands for."""
        start, end = self.spans[token.i]
        return self.text[start - self.start : end - self.start]


def stand_in(
    nlp: Language, tokens: Doc, offset: int, names: Sequence[tuple[Name, Entity]]
) -> tuple[Doc, tuple[tuple[int, int], ...], dict[int, Entity], dict[int, int]]:
    """Make the document that the parser sees.

    With it come the span of each token in the report, the entity of each name by the token that heads it, and for names
    that stand as several tokens the first of them.
    """
    by_start = {name.start: (name, entity) for name, entity in names}
    shown = [token.text for token in tokens]
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[tuple[int, int]] = []
    named: dict[int, Entity] = {}
    firsts: dict[int, int] = {}
    shouted = len(shown) > _FEW and "".join(shown).isupper()
    at = begun = 0
    actor_ends = -1
    meant: tuple[Name, Entity] | None = None
    while at < len(shown):
        if _is_symbol(shown[at]) and words:
            at += 1
            continue
        name, entity = by_start.get(at, (None, None))
        if name and entity:
            meant, begun = (name, entity), len(words)
        end = name.end if name and entity and _shown_as_one(name, tokens) else _joined(tokens, shown, at)
        first, last = tokens[at], tokens[end - 1]
        if meant and end >= meant[0].end:
            named[len(words)], firsts[len(words)] = meant[1], begun
            meant = None
        word = _word(first, name, entity, end - at)
        if at and actor_ends == at and at + 1 < len(shown):
            told = _TOLD.get(word) if tokens[at + 1].lower_ in _TELLING else None
            word = told or _PAST.get(word, word)
        if meant is None and named and len(words) in named:
            actor_ends = end if named[len(words)].is_actor else -1
        words.append(word.lower() if shouted and word == shown[at] else word)
        spaces.append(bool(last.whitespace_))
        spans.append((offset + first.idx, offset + last.idx + len(shown[end - 1])))
        at = end
    starts: list[bool | int | None] = [at == 0 for at in range(len(words))]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
    return doc, tuple(spans), named, firsts


def _joined(tokens: Doc, shown: Sequence[str], at: int) -> int:
    """Give where a word ends of which hyphens are a part: "al-Ayadiya", "north-east"."""
    last = at + 2
    if last >= len(shown) or shown[at + 1] not in _HYPHENS or tokens[at].whitespace_:
        return at + 1
    one, other = tokens[at].lower_, shown[last]
    article = one in _ARTICLES and other[:1].isupper()
    direction = one in ("north", "south") and other.lower().startswith(("east", "west"))
    return last + 1 if article or direction else at + 1


@lru_cache(maxsize=_KEPT)
def _is_symbol(text: str) -> bool:
    # Emoji and flags between words are nothing that a parser of news has seen.
    return all(category(c) in ("So", "Sk", "Cf", "Cc", "Mn") for c in text)


def _shown_as_one(name: Name, tokens: Doc) -> bool:
    # "Syrian troops" and "Iraqi forces" are plain English: their last word is a common noun.
    return name.end - name.start == 1 or tokens[name.end - 1].text[:1].isupper()


def _is_town(entity: Entity, name: Name) -> bool:
    # The parser takes Bakhmut for an adverb; it knows Baghdad.
    return name.end - name.start == 1 and entity.kind in (Kind.SETTLEMENT, Kind.REGION)


def _is_acronym(text: str, entity: Entity) -> bool:
    # "M23 captures X" reads as a plural noun; "US" and "UN" the parser knows.
    return (
        entity.kind is not Kind.STATE
        and not entity.is_place
        and text.isupper()
        and text not in ("US", "UN", "NATO")
    )


def _word(token: Token, name: Name | None, entity: Entity | None, size: int) -> str:
    if (
        name
        and entity
        and (size > 1 or token.text in _WORDS or _is_acronym(token.text, entity) or _is_town(entity, name))
    ):
        plural = name.text.endswith("s") and entity.kind in (
            Kind.ARMED_FORCE,
            Kind.ARMED_GROUP,
            Kind.COALITION,
            Kind.MILITIA,
        )
        return "Americans" if plural and size > 1 else _STAND_INS.get(entity.kind, _ACTOR)
    if size == _HYPHENATED:
        return _hyphenated(token)
    return _plain(token.text)


@lru_cache(maxsize=_KEPT)
def _plain(text: str) -> str:
    plain = "".join(c for c in text if category(c) != "Cf") or text
    return _RESPELLED.get(plain, plain)


def _hyphenated(token: Token) -> str:
    # "al-Ayadiya" is shown as Ayadiya, "north-east" as northeast.
    name = token.nbor(2).text
    return name if token.lower_ in _ARTICLES else f"{token.text}{name.lower()}"
