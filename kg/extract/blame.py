"""Who is said to answer for an act that a noun tells: those blamed for it, and those who take it upon themselves."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree import agent, child, governors, is_passive, surface_subject
from kg.know.words import Cues

_OWNING = frozenset({"claim", "take", "accept", "assume", "deny", "admit"})


def answerable(act: Token, cues: Cues) -> Token | None:
    """Give the head of the phrase for who did it, `None` where nobody is blamed and nobody claims it.

    "Blamed X for the attack", "attributed the attack to X", "held X responsible for the attack", "claimed
    responsibility for the attack", "the attack was claimed by X", "X is behind the attack".
    """
    verb, below = next(governors(act), (None, None))
    if verb is None or below is None:
        return None
    lemma = verb.lemma_.lower()
    if lemma == "attribute":
        to = next((c for c in verb.children if c.lower_ == "to"), None)
        return child(to, "pobj") if to is not None and below.dep_ in ("dobj", "nsubjpass") else None
    if lemma in cues["accusing"]:
        return child(verb, "dobj", "nsubjpass") if below.lower_ in ("for", "of", "over") else None
    if lemma == "claim" and is_passive(verb) and below.dep_ == "nsubjpass":
        return agent(verb)
    return _responsible(verb, below)


def _responsible(verb: Token, below: Token) -> Token | None:
    lemma = verb.lemma_.lower()
    if lemma in _OWNING and below.dep_ == "dobj" and below.lower_ == "responsibility":
        return surface_subject(verb)
    if lemma == "hold" and any(t.lower_ == "responsible" for t in (below, *below.lefts)):
        return child(verb, "dobj", "nsubjpass") or below
    if lemma == "be" and below.lower_ in ("behind", "responsible"):
        return surface_subject(verb)
    return None
