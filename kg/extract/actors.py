"""Which actors a noun phrase means: names, "Syrian troops", "Iran-backed militias", "the group", "it"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.antecedents import BODIES, FIELDED, SIDES, Antecedents, is_of_two, noun_of
from kg.extract.discourse import Discourse
from kg.extract.first_person import FIRST_PERSON, first_person
from kg.extract.groups import GroupMaker
from kg.extract.meaning import Ground, Meaning
from kg.extract.ownership import FOLLOWERS, Ownership, named_forces
from kg.extract.parsing import Sentence
from kg.extract.tree import (
    PREMODIFIERS,
    antecedent,
    child,
    claimant,
    clause_head,
    coordinated,
    is_hyphenated,
    is_verb,
    stance,
    subtree_start,
    surface_subject,
)
from kg.know.bodies import MINISTRIES
from kg.know.knowledge import Knowledge
from kg.model import ACTOR_KINDS, Antecedent, Entity, Kind, Mention, Recall, Words, slug

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_IMPERSONAL = frozenset({"it", "they", "them", "its", "their", "itself", "themselves"})
_RELATIVE = frozenset({"who", "which", "that"})
_OWNERS = frozenset({"of", "from", "for", "within"})
_IN_ORDER = {"former": 0, "latter": 1}
_SIDES = frozenset({"side", "party", "belligerent", "faction", "camp", "foe", "enemy"})
_SINGLE = frozenset({Kind.MONITOR, Kind.MEDIA, Kind.PERSON})


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Reads actors out of one sentence."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def read(self, token: Token, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the actors that a phrase and those joined to it mean; `not_these` cannot be meant by a reference."""
        found: dict[str, Meaning] = {}
        for head in coordinated(antecedent(token)):
            for meaning in self.one(head, not_these):
                found.setdefault(meaning.entity.id, meaning)
        return list(found.values())

    def one(self, token: Token, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the actors that a single phrase means."""
        named = self.sentence.named.get(token.i)
        if named is not None:
            return self._named(token, named)
        if token.lower_ in _PERSONAL | _IMPERSONAL | _RELATIVE:
            return self._pronoun(token, not_these)
        if both := self._of_two(token):
            return both
        if token.lower_ in FIRST_PERSON and token.pos_ == "PRON":
            return first_person(token, self.ownership)
        if is_verb(token) and not token.tag_.startswith("NN"):
            return []
        kind = self._kind(token)
        for way in self._ways():
            if found := way(token, kind):
                return found
        return self._antecedents.of(token, kind, not_these) if kind is not None else []

    @property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self.knowledge, self.sentence, self.discourse)

    @property
    def ownership(self) -> Ownership:
        """Give what finds whose forces are meant."""
        return Ownership(self.knowledge, self.sentence, self.discourse)

    @property
    def _groups(self) -> GroupMaker:
        return GroupMaker(self.knowledge, self.sentence, self.discourse)

    def _ways(self) -> tuple[Callable[[Token, Kind | None], list[Meaning]], ...]:
        return (
            self._groups.called,
            self._by_stance,
            self._by_loyalty,
            self._by_demonym,
            self._by_compound,
            self._by_backer,
            self._by_possessor,
            self._by_parties,
            self._by_apposition,
            self._by_owner,
            self._by_ministry,
            self._groups.typed,
            self._groups.described,
        )

    def _named(self, token: Token, entity: Entity) -> list[Meaning]:
        if (group := self._of_people(token, self._kind(token), entity)) is not None:
            return [group]
        if entity.is_actor:
            return [*self._joined_before(token, entity), Meaning(entity, self.sentence.mention(token))]
        # "Moscow denied it": a capital speaks and acts for its government.
        state = self.knowledge.registry.capital_state(self.sentence.words(token))
        government = state and self.knowledge.registry.body(state, "government")
        return [Meaning(government, self.sentence.mention(token), Ground.COMPOSED)] if government else []

    def _joined_before(self, token: Token, entity: Entity) -> list[Meaning]:
        """Give the French of "French and Malian troops", whose name is only "Malian troops"."""
        first = self.sentence.firsts.get(token.i, token.i)
        if entity.kind is not Kind.ARMED_FORCE or first < 2 or token.doc[first - 1].lower_ != "and":
            return []
        found: list[Meaning] = []
        at = first - 2
        while at >= 0 and (state := self._adjective(token.doc[at])) is not None:
            body = self.knowledge.registry.body(state, BODIES[Kind.ARMED_FORCE])
            if body is not None:
                found.insert(0, Meaning(body, self.sentence.mention(token.doc[at], token), Ground.COMPOSED))
            at -= 2 if at > 0 and token.doc[at - 1].text == "," else at + 1
        return found

    def _adjective(self, word: Token) -> Entity | None:
        demonym = word.tag_ == "JJ" or (word.tag_ == "NNP" and word.dep_ in PREMODIFIERS)
        return self.state(word) if demonym else None

    def _kind(self, token: Token) -> Kind | None:
        if token.lower_ == "group" and any(
            c.lower_ in ("monitoring", "monitor", "rights") for c in token.children
        ):
            return Kind.MONITOR
        nouns = self.knowledge.nouns
        return nouns.actors.get(token.lower_) or nouns.actors.get(token.lemma_.lower())

    # ---- by the words before the noun

    def _by_stance(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "pro-Assad troops" as the leader's, "anti-Taliban fighters" as a group of these words."""
        if kind not in FIELDED:
            return []
        for word in token.lefts:
            how, whom = stance(word), self.sentence.named.get(word.i) or self.state(word)
            if how is None or whom is None or not whom.is_actor:
                continue
            mention = self.sentence.mention(subtree_start(token), token)
            if how == "pro" and any(c.lower_ in self.knowledge.cues["stately"] for c in token.lefts):
                return []  # "pro-Syrian government forces" are the government's
            if how == "pro" and kind is Kind.ARMED_FORCE and whom.kind is Kind.PERSON:
                return [self.ownership.owned(token, kind, Meaning(whom, mention))]
            return [self._groups.for_or_against(token, kind, how, word, whom)]
        return []

    def _by_demonym(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "Syrian pro-government forces", "Iraqi Shia militias", "Syria's army"."""
        weapons = self.knowledge.cues["weapons"]
        if kind is None and (token.lower_ in weapons or token.lemma_.lower() in weapons):
            kind = Kind.ARMED_FORCE  # "Russian missiles struck Kyiv"
        states = self._states(token)
        if states and token.lemma_ in ("ally", "partner", "backer"):
            return [
                Meaning(s, self._mention(token), Ground.COMPOSED) for s in states
            ]  # "their Russian allies"
        if not states or kind is None or kind in _SINGLE or kind is Kind.COALITION:
            return []
        mention = self.sentence.mention(subtree_start(token), token)
        what = BODIES.get(kind) if self._is_the_states(token, kind) else None
        bodies = [b for s in states if what and (b := self.knowledge.registry.body(s, what))]
        if bodies:
            return [Meaning(body, mention, Ground.COMPOSED) for body in bodies]
        return [Meaning(self._group(token, kind, states[0]), mention, Ground.MADE)]

    def _is_the_states(self, token: Token, kind: Kind) -> bool:
        words = {c.lower_ for c in token.lefts}
        backed = self._backer(token) is not None
        return kind is Kind.GOVERNMENT or not (backed or words & self.knowledge.cues["communities"])

    def _states(self, token: Token) -> list[Entity]:
        """Give the states of "Syrian troops" and of "French and Malian troops"."""
        for word in token.lefts:
            if word.dep_ in PREMODIFIERS and not is_hyphenated(word):
                joined = [word, *(c for c in word.children if c.dep_ == "conj")]
                if found := [s for w in joined if (s := self.state(w)) is not None]:
                    return found
        return []

    def state(self, word: Token) -> Entity | None:
        """Give the state that a word names or is the demonym of."""
        named = self.sentence.named.get(word.i)
        if named is not None:
            return named if named.kind is Kind.STATE else None
        words = self.sentence.words(word)
        return self.knowledge.registry.state_of(words) if words[:1].isupper() else None

    def _group(self, token: Token, kind: Kind, state: Entity) -> Entity:
        how = self.knowledge.lexicon.compounds
        words = [
            c.text for c in token.lefts if c.dep_ in PREMODIFIERS and c.text.isalpha() and c.lower_ not in how
        ]
        label = " ".join([*dict.fromkeys(words), noun_of(token)])
        return Entity(slug(label), label, kind, country=state.id)

    def _by_compound(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "Hezbollah fighters", "Lebanon's Hezbollah movement", "Sana news agency"."""
        for word in token.lefts:
            entity = self.sentence.named.get(word.i)
            whose = word.dep_ == "poss" and kind in (None, Kind.PERSON)
            beside = word.dep_ in (*PREMODIFIERS, "nsubj") and not is_hyphenated(word)
            if entity and entity.kind is Kind.PERSON and kind in FIELDED and beside:
                return [self.ownership.owned(token, kind, m) for m in self._named(word, entity)[-1:]]
            if entity and entity.is_actor and entity.kind is not Kind.STATE and beside and not whose:
                return [self._of_people(token, kind, entity) or Meaning(entity, self._mention(token))]
        return []

    def _of_people(self, token: Token, kind: Kind | None, people: Entity) -> Meaning | None:
        """Read "Tuareg rebels" as a group: a people does not fight, some of it do."""
        if people.kind is not Kind.PEOPLE or kind not in FIELDED:
            return None
        label = f"{people.label} {noun_of(token)}"
        group = Entity(slug(label), label, kind, country=people.country, parents=(people.id,))
        return Meaning(group, self._mention(token), Ground.MADE)

    def _mention(self, token: Token) -> Mention:
        return self.sentence.mention(subtree_start(token), token)

    def _by_backer(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "the US-backed alliance" as who was spoken of, "Iran-backed militias" as a group of these words."""
        backer = self._backer(token)
        if backer is None or kind is None:
            return []
        mention = self.sentence.mention(subtree_start(token), token)
        determiner = child(token, "det")
        if determiner is not None and determiner.lower_ in ("the", "this", "that"):
            fits = self._antecedents.fitting(token, kind)
            known = self.discourse.latest(fits, self.sentence.number, mention.start, forward=False)
            if known is not None:
                return [Meaning.again(known, mention, Ground.CLASS)]
        label = f"{self._backing(backer.nbor(-2))}-{backer.lower_} {noun_of(token)}"
        return [Meaning(Entity(slug(label), label, kind), mention, Ground.MADE)]

    def _backing(self, word: Token) -> str:
        # "Iran-backed" and "Iranian-backed" are one; "US-backed" is written so.
        words, state = self.sentence.words(word), self.sentence.named.get(word.i)
        is_name = state is not None and state.kind is Kind.STATE and not words.isupper()
        return self.knowledge.registry.demonym(state) if state is not None and is_name else words

    def _backer(self, token: Token) -> Token | None:
        compounds = self.knowledge.lexicon.compounds
        return next(
            (w for w in token.lefts if w.lower_ in compounds and w.i > 1 and is_hyphenated(w.nbor(-2))), None
        )

    def _by_possessor(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "its forces", "their fighters": the forces of whom the pronoun means."""
        owner = child(token, "poss")
        if owner is None or not (kind in FIELDED or token.lower_ in FOLLOWERS):
            return []
        named = self.sentence.named.get(owner.i)
        if named is None and owner.tag_ == "NNP":
            # A leader whom neither the registry nor the report knows.
            mention = self.sentence.mention(subtree_start(token), token)
            return [Meaning(named_forces(self.sentence.words(owner)), mention, Ground.MADE)]
        if named is not None and named.kind is not Kind.PERSON:
            return []
        return [self.ownership.owned(token, kind, m) for m in self.one(owner)[:1]]

    def _by_loyalty(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "forces loyal to General X", "troops loyal to the president" as those of the side that he leads."""
        whom = self.ownership.loyal_to(token) if kind in FIELDED or token.lower_ in FOLLOWERS else None
        named = self.sentence.named.get(whom.i) if whom is not None else None
        if whom is None or named is None or named.kind is not Kind.PERSON:
            return []
        return [self.ownership.owned(token, kind, m) for m in self.one(whom)[:1]]

    # ---- by the words behind the noun

    def _by_parties(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "a coalition of X and Y" as those who form it."""
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None and kind is Kind.COALITION else None
        found = [m for m in self.read(inner) if m.ground is Ground.NAME] if inner is not None else []
        return found if len(found) > 1 else []

    def _by_apposition(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "the militia, the YPG," by the name beside the noun."""
        for name in token.children:
            entity = self.sentence.named.get(name.i)
            if kind and name.dep_ == "appos" and entity and entity.is_actor and entity.kind is not Kind.STATE:
                return [Meaning(entity, self.sentence.mention(subtree_start(token), name))]
        return []

    def _by_owner(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "members of X", "fighters from X", "troops of the Y"."""
        cues, lemma = self.knowledge.cues, token.lemma_.lower()
        if lemma not in cues["members"] and lemma not in cues["counting"]:
            return []
        for word in token.children:
            if word.dep_ == "prep" and word.lower_ in _OWNERS and (owner := child(word, "pobj")) is not None:
                return [self.ownership.owned(token, kind, m) for m in self.read(owner)]
        return []

    def _by_ministry(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "the defence ministry in Moscow", "the foreign ministry" as that of the country named or spoken of."""
        words = [c.lower_ for c in token.lefts]
        what = next((b for w in words if (b := MINISTRIES.get(w))), None)
        if kind is not None or token.lemma_.lower() != "ministry" or what is None:
            return []
        capitals = (
            self.knowledge.registry.capital_state(self.sentence.words(t))
            for t in token.subtree
            if t.i > token.i
        )
        countries = self.discourse.countries
        named = next((s for s in capitals if s is not None), None)
        state = named or (self.knowledge.registry.get(countries[0]) if countries else None)
        body = self.knowledge.registry.body(state, what) if state else None
        mention = self.sentence.mention(subtree_start(token), token)
        about = None if named else self.discourse.of_country()
        return [Meaning(body, mention, Ground.COMPOSED, rests_on=about)] if body else []

    # ---- by what was said before

    def _pronoun(self, token: Token, not_these: Collection[str]) -> list[Meaning]:
        mention = self.sentence.mention(token)
        above = self._subject_above(token) if token.lower_ in _IMPERSONAL else None
        if above is not None and token.lower_ != "them":
            return [Meaning(m.entity, mention, Ground.PRONOUN, rests_on=self._above(m)) for m in above]
        not_these = {*not_these, *(m.entity.id for m in above or ())}  # "them" is not who acts
        kinds = {Kind.PERSON} if token.lower_ in _PERSONAL else ACTOR_KINDS - {Kind.PERSON}
        seen = self.discourse.latest(
            lambda e: e.kind in kinds, self.sentence.number, mention.start, not_these=not_these, forward=False
        )
        return [Meaning.again(seen, mention, Ground.PRONOUN)] if seen else []

    def _of_two(self, token: Token) -> list[Meaning]:
        """Read "both sides", "the warring parties", "the former" and "the latter", "each other"."""
        mention = self.sentence.mention(subtree_start(token), token)
        if token.lower_ in ("other", "another") and token.i and token.nbor(-1).lower_ in ("each", "one"):
            subject = surface_subject(clause_head(token))
            own = self.read(subject) if subject is not None and token not in subject.subtree else []
            return [Meaning(m.entity, mention, Ground.PRONOUN, rests_on=self._above(m)) for m in own]
        one = _IN_ORDER.get(token.lower_) if token.dep_ not in PREMODIFIERS else None
        if one is None and not (token.lemma_.lower() in _SIDES and is_of_two(token)):
            return []
        two = self.discourse.pair(_is_side, self.sentence.number, mention.start)
        return [Meaning.again(s, mention, Ground.CLASS) for s in (two if one is None else two[one : one + 1])]

    def _above(self, subject: Meaning) -> Antecedent:
        return Antecedent(Recall.ABOVE, Words.of(self.sentence.field, subject.mention))

    def _subject_above(self, token: Token) -> list[Meaning] | None:
        """Find whom "it" means in "Russia says it has captured": the subject of a clause above, `None` without one."""
        for above in token.ancestors:
            subject = child(above, "nsubj", "nsubjpass") if is_verb(above) else claimant(above)
            if subject is None or subject.i >= token.i or token in subject.subtree or _differ(token, subject):
                continue
            if subject.lower_ in _PERSONAL | _IMPERSONAL:
                return self._pronoun(subject, ())
            found = self.one(antecedent(subject))
            if found or (token.lower_ == "their" and subject.tag_ == "NNS"):
                return found
        return None


def _is_side(entity: Entity) -> bool:
    return entity.kind in SIDES


def _differ(one: Token, other: Token) -> bool:
    """Tell "it" from "they"."""
    numbers = [
        {"it": 1, "its": 1, "itself": 1, "they": 2, "their": 2, "them": 2}.get(t.lower_, 0)
        for t in (one, other)
    ]
    return 0 not in numbers and numbers[0] != numbers[1]
