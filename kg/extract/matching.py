"""Triggers in a parsed sentence, with the heads of the phrases that fill their roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.parsing import Sentence
from kg.extract.tree import (
    PREMODIFIERS,
    agent,
    antecedent,
    child,
    coordinated,
    direct_object,
    is_hyphenated,
    is_passive,
    is_verb,
    prepositional,
    surface_subject,
)
from kg.know.frames import Form, Lexicon, Trigger
from kg.know.patterns import Step

_PARTICLES = frozenset({"back", "over", "out", "up", "off", "down", "away"})
_HELD_TO = frozenset({"responsible", "accountable", "liable", "hostage", "captive"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found: its head, all its words, and for each role the head of the phrase that fills it."""

    trigger: Trigger
    head: Token
    words: tuple[Token, ...]
    roles: Mapping[str, Token]
    passive: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """Rank matches of one head: more fixed words first, then more roles."""
        return len(self.words), len(self.roles)


@dataclass(slots=True)
class _Trail:
    """What has been found so far while a pattern is followed through the tree."""

    head: Token
    passive: bool
    anchors: list[Token]
    words: list[Token]
    roles: dict[str, Token] = field(default_factory=dict)


def find_matches(sentence: Sentence, lexicon: Lexicon) -> list[Match]:
    """Find the best matches of each token of a sentence: those with the most fixed words, one of each frame."""
    found: list[Match] = []
    heads = [(token, word) for token in sentence.doc if (word := token.lower_) in lexicon]
    words = _words(sentence) if heads else frozenset()
    for token, word in heads:
        tried = (t for t in _triggers(token, word, lexicon) if t.pattern.is_in(words))
        found.extend(_best([m for t in tried if (m := _match(token, t))]))
    return [m for m in found if not any(_is_within(m, other) for other in found)]


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(word for t in sentence.doc for word in (t.lower_, t.lemma_, t.lemma_.lower()))


def _is_within(match: Match, other: Match) -> bool:
    """Tell whether a trigger is only a word of another that says as much: "attack" in "launched an attack on"."""
    inside = match.head != other.head and match.head in other.words
    # "an offensive to retake X" is an attack and the plan of a capture.
    aimed = other.trigger.form is Form.NOUN and is_verb(match.head)
    return inside and not (aimed and match.trigger.frame.relation is not other.trigger.frame.relation)


def _triggers(token: Token, word: str, lexicon: Lexicon) -> Iterator[Trigger]:
    joined = [_is_joined_behind(token), _is_joined_before(token)]
    if any(joined):
        yield from (t for t in lexicon.compounds.get(word, ()) if joined[t.pattern.prefix])
    if joined[0]:
        return
    if is_verb(token):
        yield from lexicon.verbs.get(word, ())
    if token.tag_.startswith("NN") or (token.tag_ == "VBG" and token.dep_ in ("pobj", "dobj", "nsubj")):
        yield from lexicon.nouns.get(word, ())


def _is_joined_behind(token: Token) -> bool:
    joined = token.i > 1 and is_hyphenated(token.nbor(-2)) and not token.nbor(-1).whitespace_
    return joined and token.nbor(-2).lower_ != "re"  # "re-capture" is a verb


def _is_joined_before(token: Token) -> bool:
    return token.i + 2 < len(token.doc) and is_hyphenated(token) and not token.nbor(1).whitespace_


def _best(matches: Sequence[Match]) -> list[Match]:
    if not matches:
        return []
    most = max(len(m.words) for m in matches)
    told = any("object" in m.roles for m in matches if len(m.words) == most)
    best: dict[str, Match] = {}
    for match in matches:
        if len(match.words) == most and not (told and match.trigger.frame.object_from_context):
            known = best.get(match.trigger.frame.id)
            best[match.trigger.frame.id] = match if known is None or match.weight > known.weight else known
    return list(best.values())


def _match(token: Token, trigger: Trigger) -> Match | None:
    if trigger.form is Form.COMPOUND:
        return _match_compound(token, trigger)
    if trigger.form is Form.VERB and _is_idiom(token):
        return None
    passive = trigger.form is Form.VERB and is_passive(token)
    trail = _Trail(token, passive, [token], [token])
    steps = trigger.pattern.steps
    for number, step in enumerate(steps):
        following = steps[number + 1] if number + 1 < len(steps) else None
        if not _follow(trail, step, following) and not step.optional:
            return None
    _fill_left(trail, trigger)
    return Match(trigger, token, tuple(sorted(set(trail.words), key=lambda t: t.i)), trail.roles, passive)


def _is_idiom(verb: Token) -> bool:
    """Tell "left the city short of food", which is no departure, and "held Russia responsible", which is no hold."""
    if verb.lemma_ == "hold":
        return any(t.lower_ in _HELD_TO for c in verb.children for t in (c, *c.children))
    if verb.lemma_ != "leave" or (left := child(verb, "dobj", "nsubj")) is None:
        return False
    behind = [c for t in (verb, left) for c in t.children if c.i > left.i]
    return any(c.dep_ in ("acomp", "oprd") or c.tag_ == "JJ" or c.lower_ == "without" for c in behind)


def _match_compound(token: Token, trigger: Trigger) -> Match | None:
    if token.i > 3 and token.nbor(-4).lower_ == "non":
        return None  # "non-government-controlled areas"
    named, noun = token.nbor(2 if trigger.pattern.prefix else -2), token.head
    while noun.i <= named.i and noun.head != noun:
        noun = noun.head
    while noun.dep_ in ("amod", "compound") and noun.head.i > noun.i:
        noun = noun.head
    role = trigger.pattern.steps[0].role
    if noun.i <= max(token.i, named.i) or role is None or trigger.pattern.left is None:
        return None
    return Match(trigger, token, (token,), {trigger.pattern.left: named, role: noun})


def _follow(trail: _Trail, step: Step, following: Step | None) -> bool:
    if step.words and step.role:
        return _follow_preposition(trail, step, following)
    if step.words:
        return _follow_word(trail, step, following)
    return _follow_role(trail, step, following)


def _follow_word(trail: _Trail, step: Step, following: Step | None) -> bool:
    for anchor in reversed(trail.anchors):
        beside = [*anchor.children, *_light_object(trail, anchor)]
        if following is not None and following.words:
            # "agreed on Friday to a truce": the "to" that has the truce.
            beside.sort(key=lambda t: not any(c.lemma_ in following.words for c in t.children))
        for token in beside:
            if step.optional and any(c.dep_ == "prep" for c in token.children):
                continue  # the "out" of "out of X" belongs to the next step
            if token.dep_ == "conj":
                continue  # "seized X and now control Y" is not "seize control"
            for word in (token, *_counted(token)):
                if word.lower_ in step.words or word.lemma_.lower() in step.words:
                    trail.words.append(word)
                    trail.anchors.extend(dict.fromkeys((token, word)))
                    return True
    return False


def _counted(noun: Token) -> list[Token]:
    """Give the rockets of "dozens of rockets", "a barrage of rockets"."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None and noun.dep_ in ("dobj", "nsubjpass") else None
    return [inner] if inner is not None else []


def _light_object(trail: _Trail, anchor: Token) -> list[Token]:
    """Give the noun of a light verb that stands before it: "the siege imposed on X", "the raid that Y launched"."""
    if anchor != trail.head or not is_verb(anchor):
        return []
    above = surface_subject(anchor) if trail.passive else None
    if above is None and anchor.dep_ == "relcl" and not trail.passive:
        above = direct_object(anchor)
    return [above] if above is not None else []


def _follow_preposition(trail: _Trail, step: Step, following: Step | None) -> bool:
    assert step.role is not None
    for word, target in prepositional(_hanging(trail), step.words):
        if word in trail.words:
            continue
        if following is not None and following.words and following.role is None:
            if not (target.lemma_.lower() in following.words and (inner := _premodifier(target)) is not None):
                continue
            trail.words.extend((word, target))
            trail.roles[step.role] = inner
            trail.anchors.append(word)
            return True
        trail.words.append(word)
        trail.roles[step.role] = target
        return True
    return _follow_particle(trail, step)


def _hanging(trail: _Trail) -> Iterator[Token]:
    """Give the words on which the phrase of a preposition may hang, the likeliest first."""
    yield from reversed(trail.anchors)
    yield from (c for c in trail.head.children if c.dep_ == "advmod" and c.lower_ in _PARTICLES)
    yield from (t for _, t in prepositional([trail.head], ("via", "through", "along")))
    for role in trail.roles.values():
        yield from coordinated(role)
    yield from _around(trail)


def _follow_particle(trail: _Trail, step: Step) -> bool:
    """Follow "push back {object}" through "pushed the rebels back" and "were pushed back", too."""
    assert step.role is not None
    particle = next((c for c in trail.head.children if c.lower_ in step.words and _is_particle(c)), None)
    if particle is None or not is_verb(trail.head):
        return False
    filler = surface_subject(trail.head) if trail.passive else direct_object(trail.head)
    if filler is None:
        return False
    trail.words.append(particle)
    trail.roles[step.role] = antecedent(filler)
    return True


def _is_particle(word: Token) -> bool:
    loose = word.dep_ in ("prt", "advmod", "prep") and child(word, "pobj", "pcomp") is None
    return loose and word.lower_ in _PARTICLES


def _around(trail: _Trail) -> Iterator[Token]:
    # The parser hangs "from Y" of "took X from Y" on X as often as on the verb.
    if trail.head.lemma_ == "be":
        return
    for role in (direct_object(trail.head), child(trail.head, "nsubjpass"), agent(trail.head)):
        if role is not None:
            yield role


def _premodifier(noun: Token) -> Token | None:
    before = [c for c in noun.children if c.dep_ in PREMODIFIERS and c.i < noun.i]
    owners = [c for c in before if c.dep_ == "poss"]
    return next(iter([*owners, *reversed(before)]), None)


def _follow_role(trail: _Trail, step: Step, following: Step | None) -> bool:
    assert step.role is not None
    noun = child(trail.head, "dobj", "attr")
    if (
        following
        and noun is not None
        and following.role in (None, "object")
        and noun.lemma_.lower() in following.words
    ):
        filler = child(trail.head, "dative") or _premodifier(noun)
    elif trail.passive:
        filler = surface_subject(trail.head)
    else:
        filler = direct_object(trail.head)
    if filler is None:
        filler = _towards(trail.head)
    if filler is None:
        return False
    trail.roles[step.role] = antecedent(filler)
    return True


def _towards(verb: Token) -> Token | None:
    # "advancing east of the Euphrates": the direction stands where an object would.
    return next(
        (c for c in verb.children if c.dep_ == "advmod" and any(g.lower_ == "of" for g in c.children)), None
    )


def _fill_left(trail: _Trail, trigger: Trigger) -> None:
    pattern, head = trigger.pattern, trail.head
    if pattern.head_role:
        described = _described(head)
        trail.roles[pattern.head_role] = described
        owner = child(described, "poss") or child(head, "poss")
        if owner is not None and owner.lower_ in ("its", "their") and described.dep_ == "conj":
            owner = described.head  # "the army and its Hezbollah allies"
        if pattern.left and owner is not None:
            trail.roles.setdefault(pattern.left, owner)
    elif trigger.form is Form.NOUN:
        _fill_possessor(trail, pattern.left or "subject")
    elif pattern.left:
        direct = any(not s.words and s.role for s in pattern.steps)
        passive = trail.passive and (direct or pattern.left == "subject")
        filler = agent(head) if passive else surface_subject(head)
        if filler is None and passive and not direct:
            filler = surface_subject(head)  # "troops were withdrawn from X", "are engaged in clashes with Y"
        if filler is not None and filler not in trail.roles.values() and filler not in trail.words:
            trail.roles.setdefault(pattern.left, filler)


def _described(noun: Token) -> Token:
    """Give whom a noun describes: "its ally Iran", "Iran, an ally of Syria", "Iran is Syria's ally"."""
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return noun.head
    if noun.dep_ == "attr":
        return surface_subject(noun.head) or noun
    return child(noun, "appos") or (noun.head if noun.dep_ == "appos" else noun)


def _fill_possessor(trail: _Trail, role: str) -> None:
    if role in trail.roles:
        return
    owner = _premodifier(trail.head)
    if owner is not None:
        trail.roles[role] = owner
