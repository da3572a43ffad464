"""Whether the words say that it happened, and the cue that decides: negation, plans, conditions, hearsay, denials."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.tree import child, is_passive, is_verb
from kg.know.words import Cues
from kg.model import Status

_RANK = {Status.ASSERTED: 0, Status.HEDGED: 1, Status.PLANNED: 2, Status.NEGATED: 3, Status.DENIED: 4}
_TENSELESS = frozenset({"VB", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the word that decided, `None` for a plain assertion."""

    status: Status
    cue: Token | None = None


def judge(head: Token, cues: Cues) -> Verdict:
    """Judge the clause of a trigger by its own words and by those that govern it."""
    verdict = _own(head, cues)
    below = head
    for above in head.ancestors:
        step = _from_above(below, above, cues)
        verdict = _graver(verdict, step)
        if not _passes_on(below, above, cues):
            break
        if is_verb(above) and above.lemma_.lower() not in cues["speech"]:
            verdict = _graver(verdict, _own(above, cues))
        below = above
    if head.sent[-1].text == "?" or head.doc[-1].text == "?":
        verdict = _graver(verdict, Verdict(Status.PLANNED, head.doc[-1]))
    return verdict


def _graver(one: Verdict, other: Verdict) -> Verdict:
    return other if _RANK[other.status] > _RANK[one.status] else one


def _own(token: Token, cues: Cues) -> Verdict:
    """Judge by the words that hang on one token: "not", "will", "reportedly", "to", "if"."""
    verdict = Verdict(Status.ASSERTED)
    for word in token.children:
        verdict = _graver(verdict, _by_word(token, word, cues))
    return verdict


def _by_word(token: Token, word: Token, cues: Cues) -> Verdict:
    text = word.lower_
    if word.dep_ == "neg" or (
        word.dep_ in ("det", "preconj", "advmod") and text in ("no", "never", "neither", "not", "n't")
    ):
        return Verdict(Status.NEGATED, word)
    if word.dep_ == "advmod" and text in cues["nearly"] and word.i < token.i and is_verb(token):
        return Verdict(Status.NEGATED, word)
    if text in cues["hedging"] and word.dep_ in ("advmod", "amod"):
        return Verdict(Status.HEDGED, word)
    if word.dep_ == "aux" and word.tag_ == "MD":
        return _modal(token, word, cues)
    if word.dep_ == "mark" and text in cues["conditions"]:
        return Verdict(Status.PLANNED, word)
    if (
        text
        in (
            "planned",
            "proposed",
            "possible",
            "potential",
            "threatened",
            "eventual",
            "attempted",
            "failed",
            "expected",
            "promised",
            "imminent",
        )
        and word.dep_ == "amod"
    ):
        return Verdict(Status.PLANNED, word)
    if text in ("alleged", "reported", "apparent", "suspected", "claimed") and word.dep_ == "amod":
        return Verdict(Status.HEDGED, word)
    return Verdict(Status.ASSERTED)


def _modal(token: Token, modal: Token, cues: Cues) -> Verdict:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    if modal.lower_ in cues["hedging-modals"] and perfect:
        return Verdict(Status.HEDGED, modal)
    return (
        Verdict(Status.PLANNED, modal)
        if modal.lower_ in cues["planning-modals"]
        else Verdict(Status.ASSERTED)
    )


def _from_above(below: Token, above: Token, cues: Cues) -> Verdict:
    """Judge a clause or noun by the word that it depends on."""
    lemma = above.lemma_.lower()
    if _is_infinitive(below):
        return _infinitive(below, above, cues)
    if below.dep_ in ("ccomp", "dobj", "xcomp", "pcomp", "pobj", "prep", "acl") and lemma in cues["denying"]:
        return Verdict(Status.DENIED, above)
    if below.dep_ in ("xcomp", "dobj", "pcomp") and (
        lemma in cues["negative-verbs"]
        or lemma in ("prevent", "foil", "thwart", "stop", "halt", "block", "avert")
    ):
        return Verdict(Status.NEGATED, above)
    if (
        is_verb(above)
        and below.dep_ == "ccomp"
        and lemma in cues["planning"]
        and below.tag_ == "VB"
        and not _has_aux(below)
    ):
        return Verdict(Status.PLANNED, above)
    if (
        below.dep_ in ("dobj", "prep", "xcomp", "nsubjpass")
        and is_verb(above)
        and lemma in cues["planning"]
        and lemma not in ("agree", "announce", "show")
        and not _is_reported(below)
    ):
        return Verdict(Status.PLANNED, above)
    if (
        below.dep_ in ("prep", "acl", "pcomp", "compound")
        and lemma in cues["planning-nouns"]
        and above.pos_ in ("NOUN", "PROPN")
        and not _is_reported(below)
    ):
        return (
            Verdict(Status.PLANNED, above)
            if below.lower_ in ("to", "for", "of", "on", "at", "in", "over") or below.dep_ != "prep"
            else Verdict(Status.ASSERTED)
        )
    if below.dep_ == "pcomp" and above.lower_ in (
        "without",
        "instead",
        "of",
        "at",
        "for",
        "toward",
        "towards",
        "against",
        "before",
        "from",
    ):
        return _by_preposition(above, cues)
    if (
        below.dep_ == "ccomp"
        and lemma in cues["hedging-verbs"]
        and is_passive(above)
        and child(above, "agent") is None
    ):
        return Verdict(Status.HEDGED, above)
    return Verdict(Status.ASSERTED)


def _by_preposition(word: Token, cues: Cues) -> Verdict:
    if word.lower_ == "without" or word.lower_ == "instead":
        return Verdict(Status.NEGATED, word)
    above = word.head.lemma_.lower()
    if above in ("accuse", "suspect", "blame"):
        return Verdict(Status.HEDGED, word.head)
    if (
        above in cues["planning"]
        or above in cues["planning-nouns"]
        or word.lower_ in ("at", "toward", "towards", "from", "against")
    ):
        return Verdict(Status.PLANNED, word.head)
    return Verdict(Status.ASSERTED)


def _is_reported(token: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in token.children)


def _has_aux(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def _infinitive(below: Token, above: Token, cues: Cues) -> Verdict:
    """Judge "to capture X" by what governs it: managed to (fact), failed to (not), believed to have (hearsay), plans to."""
    lemma = above.lemma_.lower()
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in below.children)
    if below.dep_ not in ("xcomp", "ccomp", "acl", "relcl", "advcl"):
        return Verdict(Status.PLANNED, below)
    if lemma in cues["negative-verbs"] or above.lower_ == "unable":
        return Verdict(Status.NEGATED, above)
    if lemma in ("manage", "begin", "start", "continue", "proceed", "help", "go") or above.lower_ == "able":
        return Verdict(Status.ASSERTED)
    if lemma in (
        "appear",
        "seem",
        "claim",
        "report",
        "say",
        "believe",
        "think",
        "allege",
        "rumour",
        "rumor",
        "know",
        "understand",
        "presume",
    ):
        return (
            Verdict(Status.HEDGED if lemma not in ("claim", "know") else Status.ASSERTED, above)
            if perfect or lemma in ("appear", "seem", "claim")
            else Verdict(Status.HEDGED, above)
        )
    if (
        lemma in ("force", "compel", "oblige", "allow")
        and above.tag_ in ("VBD", "VBN", "VBZ", "VBP")
        and below.dep_ == "xcomp"
    ):
        return Verdict(Status.ASSERTED)
    if below.dep_ == "relcl" and above.lower_ in ("first", "last", "latest", "only", "one"):
        return Verdict(Status.ASSERTED)
    return Verdict(Status.PLANNED, above)


def _passes_on(below: Token, above: Token, cues: Cues) -> bool:
    """Tell whether what governs a clause also governs the clause below: plans do, finite side clauses do not."""
    if below.dep_ == "relcl" and not _is_infinitive(below):
        return False
    if below.dep_ == "advcl":
        return below.tag_ in _TENSELESS and not any(
            c.dep_ in ("nsubj", "nsubjpass", "mark") for c in below.children
        )
    if below.dep_ in ("conj", "ccomp", "parataxis") and is_verb(below):
        if below.dep_ == "conj":
            return below.tag_ == above.tag_ and not _has_aux(below) and below.tag_ in _TENSELESS
        return True
    if below.dep_ == "appos" or (below.dep_ == "acl" and below.tag_ == "VBN"):
        return False
    if below.dep_ == "prep" and below.lower_ in ("after", "since", "following", "despite", "amid", "during"):
        return False
    return below.lemma_.lower() not in cues["denying"]
