"""Who does what to whom in a parsed sentence, through passives, relative clauses and infinitives.

Labels are those of spaCy's English pipelines (ClearNLP): nsubj, nsubjpass, agent, dobj, pobj, relcl, acl, advcl …
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from kg.extract.calendar import MONTHS, WEEKDAYS

PREMODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
"""Labels of the words before a noun that tell whose or which it is: "Malian", "army's"."""

_NEAR = 2
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_TIMES = MONTHS.keys() | WEEKDAYS.keys()
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVES = frozenset({"which", "who", "that", "whom"})
_OBJECT_DOING = frozenset(
    {"accuse", "blame", "congratulate", "praise", "thank", "condemn", "suspect", "stop", "prevent"}
)
_CLAIMS = frozenset({"claim", "report", "statement", "announcement", "assertion", "allegation", "denial"})
_OBJECT_CONTROL = frozenset(
    [
        "force",
        "allow",
        "order",
        "ask",
        "urge",
        "tell",
        "enable",
        "let",
        "help",
        "press",
        "compel",
        "permit",
        "expect",
        "want",
        "cause",
        "lead",
        "push",
    ]
)


def child(token: Token, *deps: str) -> Token | None:
    """Give the first child with one of the labels."""
    for below in token.children:
        if below.dep_ in deps:
            return below
    return None


def is_verb(token: Token) -> bool:
    """Tell whether a token heads a clause: not "the crossing", but "has overrun" even where that is read as a noun."""
    tag = token.tag_
    if tag == "VBG" and any(c.dep_ in ("det", "compound") for c in token.children):
        return False
    if tag.startswith("VB") or token.pos_ in ("VERB", "AUX"):
        return True
    return token.dep_ == "ROOT" and any(c.dep_ == "aux" for c in token.children)


def is_present(verb: Token) -> bool:
    """Tell whether a verb is in the present tense; "Houthis hold X" is sometimes read as a bare infinitive."""
    bare = verb.tag_ == "VB" and child(verb, "nsubj") is not None and child(verb, "aux") is None
    return verb.tag_ in ("VBZ", "VBP") or bare


def is_passive(verb: Token) -> bool:
    """Tell whether the surface subject of a verb is its object."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return child(verb, "nsubj") is None  # "the claim that X had captured Y"
    if verb.dep_ == "conj" and is_verb(verb.head):
        own = any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
        return not own and is_passive(verb.head)
    bare = not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    return bare and verb.dep_ in ("advcl", "relcl", "ROOT", "ccomp")


def surface_subject(verb: Token) -> Token | None:
    """Give the head of the grammatical subject, found through relatives, coordination, infinitives and participles."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        # "The ministry: troops captured X": of two the nearer one acts.
        before = [c for c in own if c.i < verb.i]
        return antecedent(max(before, key=lambda c: c.i) if before else own[0])
    head, dep = verb.head, verb.dep_
    if head == verb:
        return None
    if dep in ("relcl", "acl") and not is_verb(head):
        aimed = any(c.tag_ == "TO" for c in verb.children)
        above = clause_head(head)
        return surface_subject(above) if aimed and is_verb(above) and above != verb else head
    if dep == "xcomp":
        return _controller(head)
    if dep in ("conj", "advcl", "ccomp", "parataxis", "dep") and is_verb(head):
        return surface_subject(head) if dep != "ccomp" or verb.tag_ != "VBD" else None
    return _governed(verb) if dep in ("pcomp", "pobj", "prep") else None


def _governed(verb: Token) -> Token | None:
    """Give who does what hangs on a preposition: "accused X of taking", "X's claim of having taken"."""
    claiming = claimant(verb.head.head) if verb.dep_ == "pcomp" else None
    governor = next((a for a in verb.ancestors if is_verb(a)), None)
    if claiming is not None or governor is None:
        return claiming
    doing = governor.lemma_ in _OBJECT_DOING and verb.head.lower_ in ("of", "for", "on", "from")
    return (child(governor, "dobj", "nsubjpass") if doing else None) or surface_subject(governor)


def claimant(noun: Token) -> Token | None:
    """Give the "rebel" of "rebel claims that they had left", the "Iraqi" of "Iraqi claims of having left"."""
    if noun.lemma_.lower() not in _CLAIMS or not noun.tag_.startswith("NN"):
        return None
    owners = [c for c in noun.lefts if c.dep_ in PREMODIFIERS]
    return next((c for c in reversed(owners) if c.dep_ != "amod" or c.text[:1].isupper()), None)


def _controller(head: Token) -> Token | None:
    if (
        head.lemma_ in _OBJECT_CONTROL
        and (controlled := child(head, "dobj", "dative", "nsubjpass")) is not None
    ):
        return controlled
    if head.lemma_ in ("call", "appeal"):
        asked = next(
            (child(c, "pobj") for c in head.children if c.dep_ == "prep" and c.lower_ in ("on", "to", "for")),
            None,
        )
        if asked is not None:
            return asked
    if head.dep_ in ("acomp", "oprd") and is_verb(head.head):
        return surface_subject(head.head)  # "is unable to", "are ready to"
    return surface_subject(head) if is_verb(head) else None


def antecedent(token: Token) -> Token:
    """Give what a relative pronoun stands for, any other token itself."""
    if token.lower_ in _RELATIVES and token.tag_ in ("WDT", "WP", "IN"):
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return _whole(above.head) if token.lower_ == "which" else above.head
    return token


def has_relative(clause: Token) -> bool:
    """Tell whether a clause begins with ", which": it tells of the thing named, not of the nearest noun."""
    return any(c.lower_ == "which" for c in clause.subtree if c.i < clause.i)


def _whole(noun: Token) -> Token:
    # "an alliance of fighters, which captured X": the parser hangs the clause on the nearer noun.
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.tag_ in ("NNS", "NNPS")
    return noun.head.head if inside and noun.head.head.tag_ in ("NN", "NNP") else noun


def agent(verb: Token) -> Token | None:
    """Give the head of the "by" phrase of a passive verb."""
    by = child(verb, "agent") or next(
        (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None
    )
    return child(by, "pobj") if by is not None else None


def direct_object(verb: Token) -> Token | None:
    """Give the head of the object of an active verb, also where a relative clause leaves it out."""
    own = child(verb, "dobj") or _misread_object(verb) or _shared_object(verb) or _doubled_subject(verb)
    if own is not None:
        return antecedent(own)
    if (
        verb.dep_ == "relcl"
        and (subject := child(verb, "nsubj")) is not None
        and antecedent(subject) == subject
    ):
        return verb.head
    if (
        verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in (*_SUBJECTS, "prep") for c in verb.children)
    ):
        following = child(verb.head, "dobj")
        return following if following is not None and following.i > verb.i else None
    return child(verb, "oprd", "attr") if verb.lemma_ != "be" else None


def _doubled_subject(verb: Token) -> Token | None:
    """Give the object that the parser takes for a subject: "which rebels entered", "leaving five people dead"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if verb.dep_ == "relcl" and len(subjects) > 1 and subjects[0].lower_ == "which":
        return subjects[0]
    state = child(verb, "ccomp")
    return child(state, "nsubj") if state is not None and state.tag_ == "JJ" and state.i > verb.i else None


def _shared_object(verb: Token) -> Token | None:
    # "took and held the bridge": the object stands with the last verb.
    joined = child(verb, "conj")
    beside = joined is not None and is_verb(joined) and verb.nbor(1).dep_ == "cc"
    return child(joined, "dobj") if joined is not None and beside else None


def _misread_object(verb: Token) -> Token | None:
    # A name behind a verb is sometimes read as an adverb of time or place.
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return (
        following
        if following is not None and following.dep_ == "npadvmod" and following.pos_ == "PROPN"
        else None
    )


def coordinated(token: Token) -> list[Token]:
    """Give a token with those joined to it: "A, B and C", "A as well as B", in order."""
    out = [token]
    lists = [
        c for c in token.children if c.dep_ == "appos" and child(c, "conj") is not None and child(c, "cc")
    ]
    for listed in lists:
        out.extend(coordinated(listed))
    for joined in (c for holder in (token, *_times_behind(token)) for c in holder.children):
        if joined.dep_ == "conj" and joined.i > token.i and not is_clause(joined):
            out.extend(coordinated(joined))
    return [*out, *_repeated(token)]


def _follows_comma(token: Token) -> bool:
    first = token.left_edge
    return first.i > 0 and first.nbor(-1).text in (",", "and")


def _repeated(token: Token) -> list[Token]:
    """Give what stands beside in a list that the parser breaks: "took A, B and C", "the fall of A and of B"."""
    above = token.head
    if token.dep_ == "dobj":
        beside = [c for c in above.children if c.dep_ == "dobj" and c.i > token.i and _follows_comma(c)]
    elif token.dep_ == "pobj" and any(c.dep_ == "cc" and c.i > token.i for c in above.head.children):
        again = [c for c in above.head.children if c.i > above.i and c.lower_ == above.lower_]
        beside = [p for c in again if (p := child(c, "pobj")) is not None]
    else:
        return []
    return [t for joined in beside[:1] for t in coordinated(joined)]


def _times_behind(token: Token) -> list[Token]:
    """Give the words of time on which the parser hangs what is joined: "lost Mosul in July and Raqqa in October"."""
    at, own = token.i, [*token.children]
    times = [c for c in own if c.dep_ == "npadvmod" and c.i > at]
    for word in (*own, *token.head.children):
        time = child(word, "pobj") if word.dep_ == "prep" and word.i > at else None
        if time is not None and time.lower_ in _TIMES:
            times.append(time)
    return times


def is_clause(token: Token) -> bool:
    """Tell whether a token is a verb with a subject of its own."""
    return is_verb(token) and any(c.dep_ in _SUBJECTS for c in token.children)


def prepositional(anchors: Iterable[Token], words: Iterable[str]) -> Iterator[tuple[Token, Token]]:
    """Give preposition and object head of phrases like "out of X" that hang on any of the anchors, in order.

    "to defeat X" is such a phrase too: an infinitive with its object.
    """
    wanted = {tuple(w.split(" ")) for w in words}
    tried: set[Token] = set()
    for anchor in anchors:
        if anchor in tried:
            continue
        tried.add(anchor)
        for first in anchor.children:
            for pattern in wanted:
                if pattern[0] == "to" and len(pattern) > 1:
                    target = child(first, "dobj") if _is_infinitive(first, pattern[1]) else None
                    last: Token | None = first
                elif first.lower_ == pattern[0]:
                    last = _chained(first, pattern[1:], anchor)
                    target = child(last, "pobj", "pcomp") if last is not None else None
                else:
                    continue
                if last is not None and target is not None:
                    yield last, target


def _is_infinitive(verb: Token, lemma: str) -> bool:
    return verb.lemma_ == lemma and any(c.tag_ == "TO" for c in verb.children)


def _chained(first: Token, rest: tuple[str, ...], anchor: Token) -> Token | None:
    if not rest:
        return first
    # "pulled back overnight from X"
    following = [*first.children, *(c for c in anchor.children if first.i < c.i <= first.i + _NEAR)]
    return next((c for c in following if c.lower_ == rest[0]), None)


def phrases_behind(noun: Token, words: Collection[str]) -> Iterator[Token]:
    """Give the object heads of the prepositional phrases behind a noun, nearest first.

    The one that begins right behind the noun's own words is among them, wherever the parser hangs it: "captured four
    villages in Helmand".
    """
    own = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i]
    edge = noun.right_edge.i + 1
    if edge < len(noun.doc) and noun.doc[edge].dep_ == "prep" and noun.doc[edge].head in noun.ancestors:
        own.append(noun.doc[edge])
    for word in own:
        target = child(word, "pobj")
        if word.lower_ in words and target is not None:
            yield target


def is_apart(below: Token, above: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one above it: neither says or judges the other."""
    first, last = sorted((below.i, above.i))
    return any(t.text == ";" for t in below.doc[first:last])


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Give each clause head above a token with the child of it through which the way goes up, nearest first."""
    below = token
    for above in token.ancestors:
        if is_verb(above):
            yield above, below
        below = above


def clause_head(token: Token) -> Token:
    """Give the verb whose clause a token stands in, the token itself for a verb, the root where there is none."""
    if is_verb(token):
        return token
    return next((a for a in token.ancestors if is_verb(a)), token.sent.root)


def subtree_start(token: Token) -> Token:
    """Give the first token of the phrase that a token heads, leaving out what does not belong to the noun phrase."""
    lefts = [
        c
        for c in token.lefts
        if c.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "npadvmod")
    ]
    return min([token, *(subtree_start(c) for c in lefts)], key=lambda t: t.i)


def stance(token: Token) -> str | None:
    """Give the "pro" or "anti" that a hyphen joins to a word, as to "Assad" in "pro-Assad"."""
    if token.i < 2 or not is_hyphenated(token.nbor(-2)):
        return None
    how = token.nbor(-2).lower_
    return how if how in ("pro", "anti") else None


def is_reciprocal(verb: Token) -> bool:
    """Tell whether those who act do so to "each other" or "one another", or take "each other's" towns."""
    return any(t.i > verb.i and (t.nbor(-1).lower_, t.lower_) in _RECIPROCAL for t in verb.subtree)


def is_hyphenated(token: Token) -> bool:
    """Tell whether a hyphen joins a token to the next word, as "US" in "US-backed"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in ("-", "‑", "–") and not token.whitespace_
