"""What the words beside a trigger leave out: whose act it was, what was left or hit, who held it, where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.blame import answerable
from kg.extract.filling import LOCATIVE, Filling
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.tree import (
    PREMODIFIERS,
    agent,
    child,
    clause_head,
    governors,
    is_hyphenated,
    is_passive,
    phrases_behind,
    prepositional,
    surface_subject,
)
from kg.know.frames import Filler, Form
from kg.model import Antecedent, Kind, Recall, Relation, Words

_ENTERING = frozenset({"enter", "entered", "entering", "storming", "stormed"})
_HELD = frozenset({"held", "controlled", "occupied"})
_GOING = frozenset({"withdraw", "retreat", "flee", "leave", "pull", "abandon", "evacuate", "surrender"})
_BEATING = frozenset(
    {"fight", "battle", "defeat", "clash", "rout", "repel", "expel", "dislodge", "force", "drive", "push"}
)
_CONTESTS = frozenset(
    {"battle", "clash", "fighting", "fight", "combat", "firefight", "skirmish", "war", "siege"}
)
_DEPARTURES = frozenset(
    {"withdrawal", "retreat", "pullout", "departure", "defeat", "expulsion", "flight", "exit"}
)
_BESIDE = ("acl", "relcl", "advcl")
_AFTER = frozenset({"after", "following", "from", "against", "amid"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Finds in one sentence what fills the roles that a match leaves empty."""

    filling: Filling

    # ---- whose act

    def author(self, match: Match) -> list[Meaning]:
        """Give whose act it was."""
        relation = match.trigger.frame.relation
        if match.trigger.form is Form.NOUN:
            doer = answerable(match.head, self.filling.actors.knowledge.cues)
            if doer is not None and (found := self.filling.acting(doer, match)):
                return found
        if relation is Relation.FOUGHT and match.trigger.form is Form.NOUN:
            return self._fighting(match)
        if relation is Relation.ATTACKED and match.trigger.form is Form.NOUN:
            return self._doer(match.head, match)
        if relation is Relation.SUPPORTS and match.trigger.form is Form.NOUN:
            return self._actor_of_clause(match, "in")  # "struck X in support of Y"
        if relation is not Relation.KILLED:
            return []
        return self._behind(match) if match.passive else self._of_blow(match)

    def _actor_of_clause(self, match: Match, link: str) -> list[Meaning]:
        """Give who acts in the clause that a noun is linked to: "with the support of X", "in support of Y"."""
        head = match.head
        if match.trigger.form is not Form.NOUN or head.dep_ != "pobj" or head.head.lower_ != link:
            return []
        actor = surface_subject(clause_head(head))
        return self.filling.acting(actor, match) if actor is not None else []

    def _of_blow(self, match: Match) -> list[Meaning]:
        """Find whose blow killed: "air strikes by the army killed ten", "an attack by X left five dead"."""
        blow = match.roles.get("subject")
        acts = self.filling.actors.knowledge.lexicon.nouns
        return self._doer(blow, match) if blow is not None and blow.lower_ in acts else []

    def _fighting(self, match: Match) -> list[Meaning]:
        """Find who fights in "soldiers were killed in clashes with rebels", "took X after fighting with Y"."""
        subject = surface_subject(clause_head(match.head)) if "object" in match.roles else None
        return self.filling.acting(subject, match) if subject is not None else []

    def _behind(self, match: Match) -> list[Meaning]:
        """Find whose act people were killed in: "in an Israeli air strike", "during a raid by the army"."""
        nouns = self.filling.actors.knowledge.lexicon.nouns
        for _, target in prepositional([match.head], ("in", "during", "by", "after")):
            for act in _with_counted(target):
                if act.lower_ in nouns and (found := self._doer(act, match)):
                    return found
        return []

    def _doer(self, act: Token, match: Match) -> list[Meaning]:
        """Give whose an act told by a noun is: "an Israeli strike", "a raid by the army", "a strike launched by X"."""
        made = next((c for c in act.children if c.dep_ in ("acl", "relcl") and is_passive(c)), None)
        by = agent(made) if made is not None else agent(act)
        owners = [by] if by is not None else [c for c in reversed(list(act.lefts)) if c.dep_ in PREMODIFIERS]
        return next((f for owner in owners if (f := self.filling.acting(owner, match))), [])

    def assailant(self, match: Match) -> list[Meaning]:
        """Give whose attack was beaten back: "repelled an assault by X", "threw back a Russian attack"."""
        attack = match.roles.get("object")
        acts = self.filling.actors.knowledge.lexicon.nouns
        if match.trigger.frame.relation is not Relation.REPELLED or attack is None:
            return []
        return self._doer(attack, match) if attack.lower_ in acts else []

    # ---- what was left, hit, fought

    def goal(self, match: Match) -> list[Meaning]:
        """Give what an act was done to, where its own words do not say."""
        frame = match.trigger.frame
        if frame.object_from_context:
            return self._left_behind(match)
        if frame.relation is Relation.ATTACKED:
            return self._struck(match)
        if frame.relation is Relation.SUPPORTS:
            return self._actor_of_clause(match, "with")  # "took X with the help of Y"
        return self._opponent(match) if frame.relation is Relation.FOUGHT else []

    def _left_behind(self, match: Match) -> list[Meaning]:
        """Find what is left in "X was retaken after they withdrew": the place of the clause above, else the last."""
        places = self.filling.places
        for above, _ in governors(match.head):
            for word in (child(above, "nsubjpass"), child(above, "dobj")):
                held = word is not None and match.head not in word.subtree and not self.filling.is_civil(word)
                if word is not None and held and (found := places.read(word)):
                    return [self._before(m) for m in found]
        if match.trigger.form is Form.NOUN:
            return []  # "the withdrawal of troops" may be from anywhere
        for above, _ in governors(match.head):
            # "swept into X, seizing control"
            for _, target in prepositional([above], ("into", "in", "through")):
                if match.head not in target.subtree and (found := places.read(target, refer=False)):
                    return [self._before(m) for m in found]
        sentence = places.sentence
        at = sentence.spans[match.head.i][0]
        seen = places.discourse.place(sentence.number, at, {Kind.SETTLEMENT})
        return [Meaning.again(seen, sentence.mention(match.head), Ground.CLASS)] if seen else []

    def _struck(self, match: Match) -> list[Meaning]:
        """Find where a blow fell: "a Russian strike in X", "an Israeli strike killed four in X"."""
        blow = match.head
        while blow.dep_ == "conj" and not blow.head.tag_.startswith("VB"):
            blow = blow.head
        verb = blow.head if blow.dep_ in ("nsubj", "nsubjpass", "dobj") else None
        wide = [t for _, t in prepositional([verb], LOCATIVE)] if verb is not None else []
        hit = child(verb, "dobj") if verb is not None and blow.dep_ == "nsubj" else None
        behind = phrases_behind(hit, LOCATIVE) if hit is not None else ()
        for target in (*phrases_behind(match.head, LOCATIVE), *wide, *behind):
            if found := self.filling.places.read(target, refer=False):
                return found
        return []

    def _opponent(self, match: Match) -> list[Meaning]:
        """Find the other side of "engaged in battles in which militants were killed": fighters below the trigger."""
        fighters = self.filling.actors.knowledge.nouns.people
        for word in match.head.subtree:
            below = word.i > match.head.i and word != match.roles.get("subject") and word not in match.words
            person = word.dep_ in ("nsubjpass", "pobj", "dobj") and word.lower_ in fighters
            if below and person and (found := self.filling.actors.read(word)):
                return found
        return []

    # ---- who held it

    def holder(self, match: Match) -> list[Meaning]:
        """Give who held the place taken: "X-held", "X's last stronghold", "after fighting with X"."""
        token = match.roles.get("object")
        if token is None or match.trigger.frame.relation is not Relation.CAPTURED:
            return []
        for word in (*token.subtree, *clause_head(match.head).children):
            if word.lower_ in _HELD and word.i > 1 and is_hyphenated(word.nbor(-2)):
                return self.filling.acting(word.nbor(-2), match)
            if word.lower_ in _HELD and word.dep_ in _BESIDE and (by := agent(word)) is not None:
                return self.filling.acting(by, match)
        return self._of_stronghold(token, match) or self._beaten(match)

    def _of_stronghold(self, token: Token, match: Match) -> list[Meaning]:
        clause = clause_head(match.head)
        strongholds = self.filling.actors.knowledge.cues["strongholds"]
        for word in clause.subtree:
            beside = word == token or word.head in (token, clause) or word.dep_ == "appos"
            if word.lemma_.lower() in strongholds and beside:
                return self._owner(word, match)
        return []

    def _owner(self, word: Token, match: Match) -> list[Meaning]:
        actors = self.filling.actors
        for owner in word.children:
            if owner.dep_ in PREMODIFIERS and owner.i in actors.sentence.named:
                return [m for m in self.filling.acting(owner, match) if m.entity.kind is not Kind.STATE]
            if owner.dep_ == "prep" and owner.lower_ == "of" and (inner := child(owner, "pobj")) is not None:
                return [m for m in actors.one(inner) if m.ground is Ground.NAME and not m.entity.is_place]
        return []

    def _beaten(self, match: Match) -> list[Meaning]:
        """Find who lost it in "took X after clashes with Y", "following the withdrawal of Y's troops"."""
        for word in self._acts_beside(clause_head(match.head)):
            links = ("with", "against", "between") if word.lemma_ in _CONTESTS else ("of", "by")
            for target in phrases_behind(word, links):
                if found := self.filling.acting(target, match):
                    return found
            if word.lemma_ in _DEPARTURES and (found := self._doer(word, match)):
                return found
        return self._beaten_before(clause_head(match.head), match)

    def _beaten_before(self, verb: Token, match: Match) -> list[Meaning]:
        """Find who lost it in "took X after fighting Y", "took X after Y withdrew"."""
        for word in verb.children:
            act = child(word, "pcomp") if word.lower_ in _AFTER else word
            after = word.lower_ in _AFTER or any(
                c.lower_ == "after" for c in word.children if c.dep_ == "mark"
            )
            if act is None or not after:
                continue
            beaten = surface_subject(act) if act.lemma_ in _GOING and act.dep_ == "advcl" else None
            if act.lemma_ in _BEATING:
                with_ = (t for _, t in prepositional([act], ("with", "against")))
                beaten = child(act, "dobj") or next(with_, None)
            takers = self._named_outside(act) if beaten is not None else set()
            if beaten is not None and (found := self.filling.acting(beaten, match, takers)):
                return found
        return []

    def _named_outside(self, clause: Token) -> set[str]:
        inside = {t.i for t in clause.subtree}
        named = self.filling.actors.sentence.named
        return {e.id for i, e in named.items() if i not in inside and e.is_actor}

    def _acts_beside(self, verb: Token) -> Iterator[Token]:
        for word in verb.children:
            target = child(word, "pobj") if word.lower_ in _AFTER else None
            acts = _with_counted(target) if target is not None else ()
            yield from (act for act in acts if act.lemma_ in _CONTESTS | _DEPARTURES)

    # ---- where it was

    def scene(self, match: Match) -> list[Meaning]:
        """Give where something between actors happened."""
        if match.trigger.frame.types.get("object") is Filler.PLACE or match.trigger.form is Form.COMPOUND:
            return []
        hanging = [match.head, *(w for w in match.words if w != match.head)]
        repelled = match.roles.get("object") if match.trigger.frame.relation is Relation.REPELLED else None
        aimed = [t for _, t in prepositional([repelled], ("on", "against"))] if repelled is not None else []
        for target in (*aimed, *(t for _, t in prepositional(hanging, LOCATIVE))):
            if found := self.filling.places.read(target):
                return [m for m in found if m.entity.kind is not Kind.STATE] or found
        return self._entered_before(match) if match.trigger.frame.relation is Relation.FOUGHT else []

    def _entered_before(self, match: Match) -> list[Meaning]:
        """Find where "after entering the town, the troops fought" was."""
        for word in match.head.doc:
            place = child(word, "dobj") if word.lower_ in _ENTERING else None
            if place is not None and (found := self.filling.places.read(place)):
                return [self._before(m) for m in found]
        return []

    def _before(self, place: Meaning) -> Meaning:
        words = Words.of(self.filling.places.sentence.field, place.mention)
        return replace(place, ground=Ground.CLASS, rests_on=Antecedent(Recall.BEFORE, words))


def _with_counted(noun: Token) -> list[Token]:
    """Give a noun and the strikes of "a series of strikes", the fighting of "days of fighting"."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
    inner = child(of, "pobj", "pcomp") if of is not None else None
    return [noun, inner] if inner is not None else [noun]
