"""How much of a place a claim speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.making import Ruling
from kg.extract.matching import Match
from kg.extract.meaning import Meaning
from kg.extract.tree import child
from kg.know.frames import Form
from kg.know.words import Cues
from kg.model import Extent, Kind, Relation

TERRITORIAL = frozenset(
    {Relation.CAPTURED, Relation.LOST, Relation.WITHDREW_FROM, Relation.CONTROLS, Relation.HANDED_OVER}
)
_CHANGING = TERRITORIAL - {Relation.CONTROLS}


def extent(match: Match, relation: Relation, object_: Meaning, cues: Cues) -> Ruling[Extent]:
    """Tell how much of its object a claim speaks of: what its words say, else all of a town and not all of a region.

    Whoever takes the last part of a place has all of it then, and of whom only some leave, the others stay.
    """
    if relation not in TERRITORIAL:
        return Ruling(Extent.UNKNOWN, "no-claim-to-territory")
    if match.trigger.form is Form.COMPOUND and object_.entity.kind is Kind.STATE:
        return Ruling(Extent.PART, "state-held-in-part")  # "Houthi-controlled Yemen"
    return (
        _by_adverb(match, cues)
        or _by_aspect(match, relation)
        or _by_leavers(match, relation, cues)
        or _by_place(match, relation, object_, cues)
    )


def _by_adverb(match: Match, cues: Cues) -> Ruling[Extent] | None:
    adverbs = {c.lower_: c for c in match.head.children if c.dep_ == "advmod"}
    for found, words in ((Extent.WHOLE, cues["whole"]), (Extent.PART, cues["partly"])):
        if cue := next((c for word, c in adverbs.items() if word in words), None):
            return Ruling(found, "adverb", cue)
    return None


def _by_aspect(match: Match, relation: Relation) -> Ruling[Extent] | None:
    auxiliary = child(match.head, "aux") if match.head.tag_ == "VBG" else None
    going_on = auxiliary is not None and relation is Relation.CAPTURED
    return Ruling(Extent.PART, "going-on", auxiliary) if going_on else None


def _by_leavers(match: Match, relation: Relation, cues: Cues) -> Ruling[Extent] | None:
    """Read "most of the fighters withdrew", "a convoy left", "some soldiers pulled out"."""
    leaver = match.roles.get("subject")
    if relation is not Relation.WITHDREW_FROM or leaver is None:
        return None
    words = [leaver, *leaver.lefts]
    for found, name in ((Extent.MOST, "most-of-them"), (Extent.PART, "some-of-them")):
        if cue := next((w for w in words if {w.lower_, w.lemma_.lower()} & cues[name]), None):
            return Ruling(found, "some-left", cue)
    number = next((w for w in words if w.dep_ == "nummod"), None)
    return Ruling(Extent.PART, "some-left", number) if number is not None else None


def _by_place(match: Match, relation: Relation, object_: Meaning, cues: Cues) -> Ruling[Extent]:
    wide = object_.entity.kind in (Kind.STATE, Kind.REGION)
    words = list(_words_for(match, object_))
    taken = object_.extent is Extent.PART and relation in _CHANGING and not wide
    last = next((w for w in words if w.lower_ in cues["last-of-it"]), None) if taken else None
    if last is not None:
        return Ruling(Extent.WHOLE, "last-of-it", last)
    if object_.extent is not None:
        return Ruling(object_.extent, "words-of-the-place")
    if not wide:
        return Ruling(Extent.WHOLE, "nothing-less-said")
    cue = next((w for w in words if w.lower_ in cues["whole"]), None)
    return Ruling(Extent.WHOLE, "all-of-it", cue) if cue is not None else Ruling(Extent.UNKNOWN, "wide-place")


def _words_for(match: Match, object_: Meaning) -> Iterator[Token]:
    """Give the words before the place and before what is said to be done: "all of", "full control"."""
    place = match.roles.get("object")
    for word in (*match.words, *((place,) if place is not None else ())):
        yield from (c for c in word.lefts if c.dep_ in ("amod", "det", "predet", "advmod"))
