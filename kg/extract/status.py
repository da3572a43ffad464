"""Whether the words say that it happened, and the cue that decides: negation, plans, conditions, hearsay, denials."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.tree import child, is_apart, is_passive, is_verb
from kg.know.words import Cues
from kg.model import Status

_RANK = {
    Status.ASSERTED: 0,
    Status.HEDGED: 1,
    Status.PLANNED: 2,
    Status.NEGATED: 3,
    Status.DENIED: 4,
}
_TENSELESS = frozenset({"VB", "VBG", "VBN"})
_COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp", "pcomp", "pobj", "prep", "acl"})
_TO_NOUNS = frozenset({"to", "for", "of", "on", "at", "in", "over"})
_TIMES = frozenset({"when", "whenever", "after", "before"})
_AIMING = frozenset({"at", "toward", "towards", "from", "against"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the word that decided, `None` for a plain assertion."""

    status: Status
    cue: Token | None = None


PLAIN = Verdict(Status.ASSERTED)


def judge(head: Token, cues: Cues) -> Verdict:
    """Judge the clause of a trigger by its own words and by those that govern it; the gravest word decides."""
    verdict = _own(head, cues)
    below = head
    for above in head.ancestors:
        if is_apart(below, above):
            break
        verdict = _graver(verdict, _from_above(below, above, cues))
        if not _passes_on(below, above, cues):
            verdict = _graver(verdict, _awaited(below, above, cues))
            break
        if is_verb(above) and above.lemma_.lower() not in cues["speech"]:
            verdict = _graver(verdict, _own(above, cues))
        below = above
    if head.doc[-1].text == "?":
        verdict = _graver(verdict, Verdict(Status.PLANNED, head.doc[-1]))
    return verdict


def _graver(one: Verdict, other: Verdict) -> Verdict:
    return other if _RANK[other.status] > _RANK[one.status] else one


# ---- the words that hang on one token


def _own(token: Token, cues: Cues) -> Verdict:
    """Judge by "not", "will", "reportedly", "if" and the like."""
    verdict = PLAIN
    for word in token.children:
        verdict = _graver(verdict, _by_word(token, word, cues))
        if word.dep_ in ("nsubj", "nsubjpass", "dobj", "preconj"):
            none = next((c for c in (word, *word.lefts) if c.lower_ in ("no", "neither", "none")), None)
            verdict = _graver(verdict, Verdict(Status.NEGATED, none)) if none is not None else verdict
    return verdict


def _by_word(token: Token, word: Token, cues: Cues) -> Verdict:
    if word.dep_ == "aux" and word.tag_ == "MD":
        return _modal(token, word, cues)
    for status, decides in _WORDS.items():
        if decides(token, word, cues):
            return Verdict(status, word)
    return PLAIN


def _negates(token: Token, word: Token, cues: Cues) -> bool:
    if word.lower_ in ("longer", "more") and any(c.lower_ in ("no", "any") for c in word.children):
        return True  # "no longer control"
    if word.dep_ == "neg" or (
        word.dep_ in ("det", "preconj", "advmod") and word.lower_ in cues["negators"] - cues["hedging"]
    ):
        return True
    return word.dep_ == "advmod" and word.lower_ in cues["nearly"] and word.i < token.i and is_verb(token)


def _plans(token: Token, word: Token, cues: Cues) -> bool:
    if word.lower_ == "until" and any(t.tag_ in ("VBD", "VBN") for t in (token, token.head)):
        return False  # "held the town until the army took it"
    return (word.dep_ == "mark" and word.lower_ in cues["conditions"]) or (
        word.dep_ == "amod" and word.lower_ in cues["unreal-adjectives"]
    )


def _hedges(token: Token, word: Token, cues: Cues) -> bool:
    return word.dep_ in ("advmod", "amod") and (
        word.lower_ in cues["hedging"] or word.lower_ in cues["hedging-adjectives"]
    )


_WORDS: dict[Status, Callable[[Token, Token, Cues], bool]] = {
    Status.NEGATED: _negates,
    Status.PLANNED: _plans,
    Status.HEDGED: _hedges,
}


def _modal(token: Token, modal: Token, cues: Cues) -> Verdict:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    if modal.lower_ in cues["hedging-modals"] and perfect:
        return Verdict(Status.HEDGED, modal)
    return Verdict(Status.PLANNED, modal) if modal.lower_ in cues["planning-modals"] else PLAIN


def is_pointing_back(verb: Token, cues: Cues) -> bool:
    """Tell whether the object of a verb is what was said before: "denied this", "rejected the claim"."""
    given = child(verb, "dobj")
    if given is None or any(c.dep_ in ("acl", "relcl", "prep") for c in given.children):
        return False
    said = given.lemma_.lower() in cues["speech-nouns"] | {"charge", "suggestion"}
    return given.lower_ in ("this", "it", "that", "which") or said


# ---- the word that a clause or noun depends on


def _from_above(below: Token, above: Token, cues: Cues) -> Verdict:
    if _is_infinitive(below):
        return _infinitive(below, above, cues)
    lemma = above.lemma_.lower()
    if lemma in cues["denying"] and is_denied(below):
        return Verdict(Status.DENIED, above)
    if (unsure := _by_lack(below, above, cues)) is not None:
        return unsure
    if below.dep_ in ("xcomp", "dobj", "pcomp") and lemma in cues["negative-verbs"] | cues["preventing"]:
        return Verdict(Status.NEGATED, above)
    if _is_planned(below, above, cues):
        return Verdict(Status.PLANNED, above)
    if below.dep_ == "pcomp":
        return _by_preposition(above, cues)
    hearsay = lemma in cues["hedging-verbs"] and is_passive(above) and child(above, "agent") is None
    return Verdict(Status.HEDGED, above) if below.dep_ == "ccomp" and hearsay else PLAIN


def is_denied(below: Token) -> bool:
    """Tell whether what a verb of denial governs is denied: not in "dismissed a general in response to defeats"."""
    if below.dep_ == "ccomp" and below.i < below.head.i and child(below.head, "dobj") is not None:
        return False  # "…; Ukraine denied this" governs the clause before it in the tree only
    return below.dep_ in _COMPLEMENTS and (below.dep_ != "prep" or below.lower_ in ("of", "about", "that"))


def _by_lack(below: Token, above: Token, cues: Cues) -> Verdict | None:
    """Judge what has ended, what somebody is blamed for, and what nothing shows."""
    if _is_gone(below, above, cues):
        return Verdict(Status.NEGATED, above)
    return Verdict(Status.HEDGED, above) if _is_blamed(below, above, cues) else _by_none(below, above, cues)


def _is_gone(below: Token, above: Token, cues: Cues) -> bool:
    """Tell what has ended: "the ceasefire collapsed", "broke the truce", "the alliance fell apart"."""
    part = below.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(above)
    if not part or below.lemma_.lower() not in cues["lasting"]:
        return False
    apart = any(c.lower_ in ("apart", "down") for c in above.children)
    lemma = above.lemma_.lower()
    return lemma in cues["ending"] or (lemma in ("fall", "break", "come") and apart)


def _is_blamed(below: Token, above: Token, cues: Cues) -> bool:
    """Tell "blamed X for the attack", "attributed the attack to X", "held X responsible for the attack"."""
    if above.lemma_.lower() == "responsible":
        return above.head.lemma_.lower() == "hold" and below.lower_ == "for"
    blames = above.lemma_.lower() in cues["accusing"] and is_verb(above)
    return blames and (below.dep_ in ("dobj", "nsubjpass") or below.lower_ in ("for", "of", "over"))


def _by_none(below: Token, above: Token, cues: Cues) -> Verdict | None:
    """Judge "no sign of a withdrawal" and "no confirmation of the capture", which leaves open whether it happened."""
    none = next((c for c in above.lefts if c.lower_ in ("no", "little", "without")), None)
    if none is None or below.dep_ not in ("prep", "acl"):
        return None
    lemma = above.lemma_.lower()
    if lemma in ("confirmation", "verification", "word", "comment"):
        return Verdict(Status.HEDGED, none)
    return Verdict(Status.NEGATED, none) if lemma in cues["lacking"] else None


def _is_planned(below: Token, above: Token, cues: Cues) -> bool:
    """Tell plans: "demanded that X leave", "ordered the withdrawal", "a plan for the withdrawal"."""
    lemma = above.lemma_.lower()
    if any(c.dep_ == "nsubj" for c in below.children):
        wished = lemma in cues["demanding"] or (
            lemma in cues["planning"] - cues["factive"] and below.tag_ == "VB"
        )
        return below.dep_ == "ccomp" and wished and below.lower_ == below.lemma_ and not _has_aux(below)
    if is_verb(above):
        return (
            below.dep_ in ("dobj", "prep", "xcomp", "nsubjpass")
            and lemma in cues["planning"] - cues["speech"]
        )
    noun = lemma in cues["planning-nouns"] and above.pos_ in ("NOUN", "PROPN")
    return (
        noun
        and below.dep_ in ("prep", "acl", "pcomp", "compound")
        and (below.dep_ != "prep" or below.lower_ in _TO_NOUNS)
    )


def _by_preposition(word: Token, cues: Cues) -> Verdict:
    """Judge "without taking", "accused of taking", "aimed at taking"."""
    if word.lower_ in ("without", "instead"):
        return Verdict(Status.NEGATED, word)
    above = word.head.lemma_.lower()
    if above in cues["preventing"] or above in cues["negative-verbs"]:
        return Verdict(Status.NEGATED, word.head)
    if above in cues["accusing"]:
        return Verdict(Status.HEDGED, word.head)
    planned = word.lower_ in _AIMING or any(
        above in cues[c] for c in ("planning", "planning-nouns", "planning-adjectives")
    )
    return Verdict(Status.PLANNED, word.head) if planned and word.lower_ not in ("after", "by") else PLAIN


def _infinitive(below: Token, above: Token, cues: Cues) -> Verdict:
    """Judge "to capture X" by what governs it: managed to, failed to, is believed to have, plans to."""
    lemma = above.lemma_.lower()
    if below.dep_ in ("xcomp", "ccomp") and (lemma in cues["factive"] or above.lower_ == "able"):
        return Verdict(Status.PLANNED, aim) if (aim := _aim(above, cues)) is not None else PLAIN
    if lemma in cues["claiming"] and not is_passive(above):
        return PLAIN
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in below.children)
    if perfect and lemma in cues["speech"] - cues["hedging-verbs"] and not is_passive(above):
        return PLAIN
    if lemma in cues["negative-verbs"] or above.lower_ == "unable":
        return Verdict(Status.NEGATED, above)
    if below.dep_ in ("xcomp", "ccomp") and lemma in cues["hedging-verbs"]:
        return Verdict(Status.HEDGED, above)
    if below.dep_ == "relcl" and above.lower_ in ("first", "last", "latest", "only", "one"):
        return PLAIN
    return Verdict(Status.PLANNED, above)


def _aim(verb: Token, cues: Cues) -> Token | None:
    """Give the plan that a verb opens, whose aim the infinitive is: "started an operation to capture X"."""
    opened = child(verb, "dobj", "nsubjpass") if verb.lemma_.lower() in cues["opening"] else None
    return opened if opened is not None and opened.lemma_.lower() in cues["planning-nouns"] else None


def _awaited(below: Token, above: Token, cues: Cues) -> Verdict:
    """Judge a clause of time under a plan: "will leave once the army holds the town", "when it takes the town"."""
    soon = above.lower_ == "soon"
    if below.dep_ not in ("advcl", "ccomp") or not (soon or _is_of_time(below)):
        return PLAIN
    plan = judge(above.head if soon and above.dep_ != "ROOT" else above, cues)
    return plan if plan.status is Status.PLANNED else PLAIN


def _is_of_time(clause: Token) -> bool:
    words = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i}
    auxiliaries = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    past = any(t.tag_ == "VBD" for t in (clause, *auxiliaries))
    return "once" in words or (not past and bool(words & _TIMES))


def _has_aux(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


# ---- how far what governs reaches


def _passes_on(below: Token, above: Token, cues: Cues) -> bool:
    """Tell whether what governs a clause also governs the clause below: plans do, finite side clauses do not."""
    if below.dep_ in ("relcl", "acl", "advcl", "appos"):
        return _depends(below)
    if below.dep_ == "conj" and is_verb(below):
        bare = all(t.lower_ == t.lemma_ and t.tag_ in ("VB", "VBP") for t in (below, above))
        same = below.tag_ == above.tag_ and below.tag_ in _TENSELESS
        return (bare or same) and not _has_aux(below)
    if below.dep_ == "prep":
        return below.lower_ not in cues["after"]
    return below.lemma_.lower() not in cues["denying"]


def _depends(below: Token) -> bool:
    if below.dep_ == "relcl":
        # "would order a truce the moment troops withdrew"
        return _is_infinitive(below) or below.head.lower_ in ("moment", "minute", "instant")
    if below.dep_ == "advcl":
        finite = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in below.children)
        return below.tag_ in _TENSELESS and not finite
    told = any(c.dep_ in ("nsubj", "nsubjpass") for c in below.children)
    if below.dep_ == "acl" and below.tag_ == "VBG" and below.head.dep_ != "pobj":
        return told  # "refused to bomb convoys leaving the town": they left
    return below.dep_ == "acl" and (told or below.tag_ != "VBN")
