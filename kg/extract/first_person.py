"""Whom "we", "us" and "our" mean: who speaks in a quotation, who publishes in a release."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.meaning import Ground, Meaning
from kg.extract.ownership import Ownership
from kg.model import Antecedent, Entity, Kind, Recall

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves"})
_REACH = 2
_NO_SIDE = frozenset({Kind.PERSON, Kind.MEDIA, Kind.MONITOR, Kind.PEOPLE})


def first_person(token: Token, ownership: Ownership) -> list[Meaning]:
    """Give the side of who speaks of themselves; nothing for reporters, monitors and people who stand for nobody."""
    sentence, discourse = ownership.sentence, ownership.discourse
    speaker, words = discourse.publisher, None
    if sentence.is_quoted(token):
        last = discourse.speaker
        near = last is not None and sentence.number - last.sentence <= _REACH
        speaker, words = (last.entity, last.words) if last is not None and near else (None, None)
    side = _side(speaker, ownership) if speaker is not None else None
    if side is None:
        return []
    return [
        Meaning(side, sentence.mention(token), Ground.PRONOUN, rests_on=Antecedent(Recall.SPEAKER, words))
    ]


def _side(speaker: Entity, ownership: Ownership) -> Entity | None:
    """Give for whom a speaker fights: a ministry of defence for its army, a spokesman for his group."""
    whose = speaker.speaks_for
    side = (ownership.knowledge.registry.get(whose) or ownership.discourse.known(whose)) if whose else None
    bodies = (Kind.ARMED_FORCE, Kind.GOVERNMENT)
    if side is not None and (speaker.kind in _NO_SIDE or side.kind in bodies):
        return side if side.kind not in _NO_SIDE else None
    return speaker if speaker.kind not in _NO_SIDE else None
