"""Which actors a noun phrase means: names, "Syrian troops", "Iran-backed militias", "the group", "it"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import antecedent, child, coordinated, is_verb, subtree_start
from kg.know.inflection import noun_forms
from kg.know.knowledge import Knowledge
from kg.model import ACTOR_KINDS, Entity, Kind, slug

_PRONOUNS = frozenset(
    [
        "it",
        "they",
        "he",
        "she",
        "them",
        "him",
        "its",
        "their",
        "his",
        "her",
        "who",
        "which",
        "that",
        "itself",
        "themselves",
    ]
)
_FORCES = frozenset(
    [
        "army",
        "military",
        "troop",
        "soldier",
        "force",
        "forces",
        "serviceman",
        "infantry",
        "commando",
        "paratrooper",
        "guard",
        "engineer",
        "unit",
    ]
)
_STATELY = frozenset(
    ["government", "state", "regime", "national", "federal", "army", "pro-government", "loyalist"]
)
_OWNERS = ("of", "from", "for", "within")
_MEMBERS = frozenset(["member", "element", "unit", "fighter", "force", "troop", "soldier", "army", "militant", "militia", "part", "remnant", "wing", "branch", "cell", "supporter", "command", "militiaman", "general", "spokesman", "spokesperson", "leader", "commander", "official", "ministry", "government", "military", "loyalist", "backer", "source", "chief", "head"])  # fmt: skip
_FIELDED = frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA})
_FIXED = frozenset({Kind.ARMED_FORCE, Kind.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Reads actors out of one sentence."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def read(self, token: Token, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the actors that a phrase and those joined to it mean; `not_these` cannot be meant by a reference."""
        found: list[Meaning] = []
        for head in coordinated(antecedent(token)):
            for meaning in self.one(head, not_these):
                if meaning.entity.id not in {m.entity.id for m in found}:
                    found.append(meaning)
        return found

    def one(self, token: Token, not_these: Collection[str] = ()) -> list[Meaning]:
        """Give the actors that a single phrase means."""
        named = self.sentence.named.get(token.i)
        if named is not None:
            return self._named(token, named)
        if token.lower_ in _PRONOUNS:
            return self._pronoun(token, not_these)
        if is_verb(token) and not token.tag_.startswith("NN"):
            return []
        return self._common(token, not_these)

    def _named(self, token: Token, entity: Entity) -> list[Meaning]:
        if entity.is_actor:
            return [Meaning(entity, self.sentence.mention(token))]
        state = self.knowledge.registry.capital_state(self.sentence.words(token))
        government = state and self.knowledge.registry.body(state, "government")
        return [Meaning(government, self.sentence.mention(token), Ground.COMPOSED)] if government else []

    def _common(self, token: Token, not_these: Collection[str]) -> list[Meaning]:
        """Read a phrase headed by a common noun, by what stands before it, then behind it, then by the noun alone."""
        kind = self._kind(token)
        for way in (
            self._by_demonym,
            self._by_compound,
            self._by_possessor,
            self._by_apposition,
            self._by_owner,
            self._by_unknown_name,
        ):
            if found := way(token, kind):
                return found
        if kind is None:
            return []
        return self._made(token, kind) or self._referred(token, kind, not_these)

    def _kind(self, token: Token) -> Kind | None:
        nouns = self.knowledge.nouns
        if token.lower_ == "group" and any(
            c.lower_ in ("monitoring", "monitor", "rights") for c in token.children
        ):
            return Kind.MONITOR
        return nouns.actors.get(token.lower_) or nouns.actors.get(token.lemma_.lower())

    # ---- by the words in the phrase

    def _by_apposition(self, token: Token, kind: Kind | None) -> list[Meaning]:
        if kind is None:
            return []
        for name in token.children:
            entity = self.sentence.named.get(name.i)
            if name.dep_ == "appos" and entity and entity.is_actor and entity.kind is not Kind.STATE:
                return [Meaning(entity, self.sentence.mention(subtree_start(token), name))]
        return []

    def _by_demonym(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "Syrian pro-government forces", "Iraqi Kurdish fighters", "Syria's army"."""
        state = self._state(token)
        if state is None or kind is None:
            return []
        mention = self.sentence.mention(subtree_start(token), token)
        body = self._body(state, token, kind)
        if body is not None:
            return [Meaning(body, mention, Ground.COMPOSED)]
        if kind in (Kind.MONITOR, Kind.MEDIA, Kind.PERSON, Kind.COALITION):
            return []
        return [Meaning(self._group(token, kind, state), mention, Ground.MADE)]

    def _body(self, state: Entity, token: Token, kind: Kind) -> Entity | None:
        registry = self.knowledge.registry
        if kind is Kind.GOVERNMENT:
            return registry.body(state, "government")
        backed = any(c.tag_ in ("VBN", "JJ") and "-" in [n.text for n in c.children] for c in token.children)
        pro = any(c.lower_.startswith("pro-") for c in token.children)
        if kind is Kind.ARMED_FORCE and not (backed and not pro) and not self._people_between(token):
            return registry.body(state, "armed-forces")
        return None

    def _people_between(self, token: Token) -> bool:
        # "Syrian Kurdish forces", "Iraqi Shia forces" are not the state's.
        return any(
            c.lower_
            in ("kurdish", "shia", "shiite", "sunni", "tribal", "rebel", "opposition", "separatist", "druze")
            for c in token.children
        )

    def _state(self, token: Token) -> Entity | None:
        for word in token.children:
            if word.i < token.i and word.dep_ in ("amod", "compound", "poss", "nmod"):
                named = self.sentence.named.get(word.i)
                if named is not None and named.kind is Kind.STATE and not _hyphenated(word):
                    return named
                state = self.knowledge.registry.state_of(word.text) if word.text[:1].isupper() else None
                if state is not None and not _hyphenated(word):
                    return state
        return None

    def _by_compound(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "Hezbollah fighters", "Lebanon's Hezbollah movement", "Iran-backed militias", "Kurdish-led forces"."""
        for word in token.lefts:
            entity = self.sentence.named.get(word.i)
            if (
                entity is not None
                and entity.is_actor
                and entity.kind is not Kind.STATE
                and word.dep_ in ("compound", "poss", "nmod", "amod", "nsubj")
            ):
                owned = word.dep_ == "poss" and kind in (None, Kind.PERSON)
                if not owned:
                    return [Meaning(entity, self.sentence.mention(subtree_start(token), token))]
        if kind is not None and (backer := self._backer(token)) is not None:
            return self._backed(token, kind, backer)
        return []

    def _is_how(self, word: Token) -> bool:
        return word.lower_ in self.knowledge.lexicon.compounds

    def _backer(self, token: Token) -> tuple[Token, Token] | None:
        for word in token.lefts:
            if (
                word.lower_ in self.knowledge.lexicon.compounds
                and word.i > 1
                and word.nbor(-1).text in ("-", "‑", "–")
            ):
                return word.nbor(-2), word
        return None

    def _backed(self, token: Token, kind: Kind, backer: tuple[Token, Token]) -> list[Meaning]:
        mention = self.sentence.mention(subtree_start(token), token)
        if child(token, "det") is not None and child(token, "det").lower_ in ("the", "this", "that"):
            fits = self._fits(token, kind)
            known = self.discourse.latest(fits, self.sentence.number, mention.start, forward=False)
            if known is not None:
                return [Meaning(known, mention, Ground.CLASS)]
        first, how = backer
        label = f"{self.sentence.words(first)}-{how.lower_} {_plural(token)}"
        return [Meaning(Entity(slug(label), label, kind), mention, Ground.MADE)]

    def _by_owner(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "members of X", "fighters from X", "sources in X"."""
        if kind is None and token.lemma_.lower() not in _MEMBERS:
            return []
        for word in token.children:
            if (
                word.dep_ == "prep"
                and word.lower_ in _OWNERS
                and token.lemma_.lower() in _MEMBERS
                and (owner := child(word, "pobj")) is not None
            ):
                return [self._owned(token, kind, m) for m in self.read(owner)]
        return []

    def _owned(self, token: Token, kind: Kind | None, owner: Meaning) -> Meaning:
        mention = self.sentence.mention(subtree_start(token), token)
        if owner.entity.kind is Kind.STATE and kind in _FIXED:
            what = "government" if kind is Kind.GOVERNMENT else "armed-forces"
            body = self.knowledge.registry.body(owner.entity, what)
            return Meaning(body or owner.entity, mention, Ground.COMPOSED)
        return owner

    def _by_possessor(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "its forces", "their fighters", "Assad's troops": the forces of whom the word before stands for."""
        owner = child(token, "poss")
        if owner is None or kind not in _FIELDED or owner.i in self.sentence.named:
            return []
        return [self._owned(token, kind, m) for m in self.one(owner)[:1]]

    def _by_unknown_name(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read an unknown name that a noun types: "the rebel group Ansar Watan"."""
        if token.pos_ != "PROPN" or token.tag_ not in ("NNP", "NNPS"):
            return []
        typed = next(
            (k for c in token.lefts if c.dep_ == "compound" and c.text.islower() and (k := self._kind(c))),
            None,
        )
        if typed is None or typed == Kind.PERSON:
            return []
        start = min((c for c in token.lefts if c.text[:1].isupper()), key=lambda c: c.i, default=token)
        mention = self.sentence.mention(start, token)
        return [Meaning(Entity(slug(mention.text), mention.text, typed), mention, Ground.MADE)]

    def _made(self, token: Token, kind: Kind) -> list[Meaning]:
        """Make a group of its describing words: "Kurdish fighters", "Otoro fighters", "local militias"."""
        describing = [
            c
            for c in token.lefts
            if c.dep_ in ("amod", "compound", "nmod")
            and c.text[:1].isupper()
            and c.i not in self.sentence.named
        ]
        if not describing or kind in (Kind.MONITOR, Kind.MEDIA, Kind.PERSON):
            return []
        mention = self.sentence.mention(describing[0], token)
        label = f"{mention.text[: -len(self.sentence.words(token))].strip()} {_plural(token)}"
        country = self.discourse.countries[0] if self.discourse.countries else None
        return [Meaning(Entity(slug(label), label, kind, country=country), mention, Ground.MADE)]

    def _group(self, token: Token, kind: Kind, state: Entity) -> Entity:
        words = [
            c.text
            for c in token.lefts
            if c.dep_ in ("amod", "compound", "nmod") and c.text.isalpha() and not self._is_how(c)
        ]
        label = " ".join([*dict.fromkeys(words), _plural(token)])
        return Entity(slug(label), label, kind, country=state.id)

    # ---- by what was said before

    def _referred(self, token: Token, kind: Kind, not_these: Collection[str]) -> list[Meaning]:
        mention = self.sentence.mention(subtree_start(token), token)
        if kind in (Kind.ARMED_FORCE, Kind.GOVERNMENT) and (
            entity := self._of_state(token, kind, mention.start)
        ):
            return [Meaning(entity, mention, Ground.CLASS)]
        entity = self.discourse.latest(
            self._fits(token, kind), self.sentence.number, mention.start, not_these=not_these
        )
        if entity is None and kind in (Kind.ARMED_GROUP, Kind.MILITIA) and token.tag_ == "NNS":
            entity = self._unnamed(token, kind)
        return [Meaning(entity, mention, Ground.CLASS)] if entity else []

    def _unnamed(self, token: Token, kind: Kind) -> Entity:
        """Make the rebels, militants or gunmen of the country that the report is about, where it names none."""
        state = self.knowledge.registry.get(self.discourse.countries[0]) if self.discourse.countries else None
        label = f"{_plural(token)} in {state.label}" if state else f"unnamed {_plural(token)}"
        return Entity(slug(label), label, kind, country=state.id if state else None)

    def _of_state(self, token: Token, kind: Kind, at: int) -> Entity | None:
        """Find whose "government forces", "the army" or "the authorities" are: the state body, or state, named last."""
        stately = any(c.lower_ in _STATELY or c.lower_.startswith("pro") for c in token.lefts)
        if kind is Kind.ARMED_FORCE and not stately:
            return None
        known = self.discourse.latest(
            lambda e: e.kind in (Kind.STATE, *_FIXED), self.sentence.number, at, forward=True
        )
        return self._state_body(known, kind)

    def _state_body(self, known: Entity | None, kind: Kind) -> Entity | None:
        if known is None or known.kind is kind:
            return known
        state = known if known.kind is Kind.STATE else self.knowledge.registry.get(known.country or "")
        what = "government" if kind is Kind.GOVERNMENT else "armed-forces"
        return (self.knowledge.registry.body(state, what) if state else None) or known

    def _fits(self, token: Token, kind: Kind) -> Callable[[Entity], bool]:
        if kind is Kind.MONITOR:
            return lambda e: e.kind is kind
        nouns = self.knowledge.nouns
        kinds = nouns.refers.get(token.lower_) or nouns.refers.get(token.lemma_.lower()) or frozenset({kind})
        if kind is Kind.ARMED_FORCE:
            return lambda e: e.kind in kinds and e.kind is not Kind.STATE and e.kind is not Kind.GOVERNMENT
        if kind is Kind.COALITION:
            return lambda e: e.kind is Kind.COALITION or (e.kind is Kind.ARMED_GROUP and " " in e.label)
        return lambda e: e.kind in kinds

    def _pronoun(self, token: Token, not_these: Collection[str]) -> list[Meaning]:
        mention = self.sentence.mention(token)
        if token.lower_ in ("its", "their", "it", "they", "itself", "themselves"):
            speaker = self._speaker_above(token)
            if speaker is not None:
                return [Meaning(m.entity, mention, Ground.PRONOUN) for m in speaker]
        people = token.lower_ in ("he", "she", "him", "his", "her")
        entity = self.discourse.latest(
            lambda e: (
                (e.kind is Kind.PERSON) if people else (e.kind in ACTOR_KINDS and e.kind is not Kind.PERSON)
            ),
            self.sentence.number,
            mention.start,
            not_these=not_these,
            forward=False,
        )
        return [Meaning(entity, mention, Ground.PRONOUN)] if entity else []

    def _speaker_above(self, token: Token) -> list[Meaning] | None:
        """Find whom "it" means in "Russia says it has captured": the subject of a clause above."""
        for above in token.ancestors:
            subject = child(above, "nsubj", "nsubjpass")
            if (
                is_verb(above)
                and subject is not None
                and subject.i < token.i
                and token not in subject.subtree
            ):
                if subject.lower_ in _PRONOUNS:
                    return self._pronoun(subject, ())
                found = self.one(antecedent(subject))
                if found:
                    return found
        return None


def _hyphenated(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).text in ("-", "‑", "–") and not word.whitespace_


def _plural(token: Token) -> str:
    lemma = token.lemma_.lower()
    if lemma == "militiaman":
        return "militias"
    return (
        max(noun_forms(lemma), key=lambda f: (f != lemma, len(f)))
        if token.tag_ in ("NN", "NNS")
        else token.text
    )
