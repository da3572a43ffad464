"""Which sentences are worth parsing: those that hold the words of a frame and something that may fill its roles.

Parsing takes most of the time of reading, and most sentences of the news tell of no war.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Flag, auto

from spacy.tokens import Doc

from kg.extract.calendar import MONTHS, WEEKDAYS
from kg.extract.first_person import FIRST_PERSON
from kg.extract.name import Name
from kg.extract.ownership import FOLLOWERS
from kg.extract.topics import is_game
from kg.know.bodies import MINISTRIES
from kg.know.frames import Filler, Form, Lexicon, Trigger
from kg.know.inflection import noun_forms
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind, Relation

_HYPHENS = frozenset({"-", "‑", "–"})
_AGAIN = FIRST_PERSON | {
    *("it", "its", "itself", "they", "them", "their", "themselves", "he", "she", "him", "her", "his"),
    *("who", "whom", "which", "that", "where", "there", "these", "those", "this", "all", "each", "other"),
    *(
        "both",
        "two",
        "three",
        "four",
        "five",
        "2",
        "3",
        "4",
        "5",
        "former",
        "latter",
        "warring",
        "opposing",
        "rival",
    ),
}
_TIMES = MONTHS.keys() | WEEKDAYS.keys()
_AGENTLESS = frozenset({Relation.KILLED, Relation.DISPLACED})
_AT_WAR = frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION})

# A head is one word of letters, and no token has letters of two such runs without what stands between them.
_LETTERS = re.compile(r"[^\W\d_]+")

Named = Sequence[tuple[Name, Entity]]


class Holds(Flag):
    """What a sentence holds that may fill a role; `AGAIN` is a word that means an actor or place spoken of before."""

    NOTHING = 0
    ACTOR = auto()
    PLACE = auto()
    PEOPLE = auto()
    AGAIN = auto()


_FILLS = {
    Filler.ACTOR: Holds.ACTOR | Holds.AGAIN,
    Filler.PLACE: Holds.PLACE | Holds.AGAIN,
    Filler.ANY: Holds.ACTOR | Holds.PLACE | Holds.AGAIN,
    Filler.PEOPLE: Holds.PEOPLE,
}


@dataclass(frozen=True, slots=True)
class Demand:
    """What a trigger asks of a sentence: a word of each set of `words`, and for each of `roles` what may fill it."""

    words: tuple[frozenset[str], ...]
    roles: tuple[Filler, ...]

    def is_met(self, words: Set[str], held: Sequence[Holds]) -> bool:
        """Tell whether a sentence of these words holds what may fill the roles, something for each."""
        if len(held) < len(self.roles) or any(need.isdisjoint(words) for need in self.words):
            return False
        return all(any(one & _FILLS[role] for one in held) for role in self.roles)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence, its words in lower case, and its names."""

    tokens: Doc
    words: frozenset[str]
    names: Named

    def strangers(self) -> int:
        """Count the capitalised words inside it that belong to no known name."""
        known = {at for name, _ in self.names for at in range(name.start, name.end)} | {0}
        return sum(t.i not in known and t.text[0].isupper() and t.lower_ not in _TIMES for t in self.tokens)


class Gate:
    """Tells which sentences of a report can hold a claim."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the triggers of the lexicon by the words that they cannot do without."""
        self._knowledge = knowledge
        self._demands = _demands(knowledge.lexicon)
        self._classes = _classes(knowledge)
        nouns = knowledge.nouns
        self._towns = {noun for noun, kind in nouns.places.items() if kind is Kind.SETTLEMENT}
        self._fighters = {
            noun for noun, kind in nouns.actors.items() if kind in _AT_WAR and noun in nouns.people
        }

    def is_shut(self, text: str) -> bool:
        """Tell whether a text holds no word that heads a trigger, so that no sentence of it is worth parsing."""
        return self._demands.keys().isdisjoint(_LETTERS.findall(text.lower()))

    def open_to(self, sentences: Sequence[tuple[Doc, Named]], publisher: Entity | None = None) -> list[bool]:
        """Tell for each sentence of a report, given with its names, whether it is worth parsing.

        In a report that speaks of nobody who wages war, a sentence must name somebody or some place itself, save right
        behind one that is worth it. `publisher` is the actor whose release the report is.
        """
        told = [_Told(t, frozenset(token.lower_ for token in t), names) for t, names in sentences]
        at_war = publisher is not None or any(self._is_at_war(sentence) for sentence in told)
        worth = [False]
        for sentence in told:
            taken_up = at_war or worth[-1]
            lets_in = (taken_up or bool(sentence.names)) and self._lets_in(sentence, taken_up=taken_up)
            worth.append(lets_in and not is_game(sentence.tokens.text, sentence.words, self._knowledge.cues))
        return worth[1:]

    def _is_at_war(self, sentence: _Told) -> bool:
        return not self._fighters.isdisjoint(sentence.words) or any(
            entity.kind in _AT_WAR for _, entity in sentence.names
        )

    def _lets_in(self, sentence: _Told, *, taken_up: bool) -> bool:
        words = sentence.words
        heads = words & self._demands.keys()
        if not heads:
            return False
        held = [holds for word in words if (holds := self._classes.get(word))]
        if taken_up:
            strangers = [Holds.PLACE] * sentence.strangers()
            if strangers and not self._towns.isdisjoint(words):
                return True  # "X and Y villages" are what "the villages" of the next sentence means
            held += strangers
        else:
            held = [kept for holds in held if (kept := holds & ~Holds.AGAIN)]
        held.extend(self._named(name, entity) for name, entity in sentence.names)
        forms = self._knowledge.lexicon.fixed
        fixed = {base for word in words for base in forms.get(word, ())} | (words & _HYPHENS)
        return any(demand.is_met(fixed, held) for head in heads for demand in self._demands[head])

    def _named(self, name: Name, entity: Entity) -> Holds:
        # "Moscow denied it": a capital acts for its government.
        acts = entity.is_actor or self._knowledge.registry.capital_state(name.text) is not None
        return (Holds.ACTOR if acts else Holds.NOTHING) | (Holds.PLACE if entity.is_place else Holds.NOTHING)


def _demands(lexicon: Lexicon) -> dict[str, tuple[Demand, ...]]:
    found: dict[str, dict[Demand, None]] = {}
    for by_head in (lexicon.verbs, lexicon.nouns, lexicon.compounds):
        for head, triggers in by_head.items():
            found.setdefault(head, {}).update(dict.fromkeys(map(_demand, triggers)))
    return {head: tuple(_weakest(demands)) for head, demands in found.items()}


def _demand(trigger: Trigger) -> Demand:
    frame, pattern = trigger.frame, trigger.pattern
    words = (*pattern.needs, _HYPHENS) if trigger.form is Form.COMPOUND else pattern.needs
    named = {pattern.left, pattern.head_role, *(step.role for step in pattern.steps)}
    roles = [frame.types["object"]] if "object" in named else []
    if frame.relation is Relation.ATTACKED and not roles:
        roles.append(Filler.PLACE)  # a blow without an object falls somewhere
    # "The recapture of X" may leave out who took it, where the report has said it.
    if trigger.form is not Form.NOUN and frame.relation not in _AGENTLESS:
        roles.append(Filler.ACTOR)
    return Demand(words, tuple(roles))


def _weakest(demands: Collection[Demand]) -> Iterator[Demand]:
    """Leave out what is asked only where another demand, which asks for less, is met."""
    for demand in demands:
        if not any(_asks_less(other, demand) for other in demands if other != demand):
            yield demand


def _asks_less(one: Demand, other: Demand) -> bool:
    fewer = len(one.roles) <= len(other.roles) and set(one.roles) <= set(other.roles)
    return fewer and set(one.words) <= set(other.words)


def _classes(knowledge: Knowledge) -> dict[str, Holds]:
    nouns, cues = knowledge.nouns, knowledge.cues
    weapons = {form for weapon in cues["weapons"] for form in noun_forms(weapon)}
    acting = (nouns.actors, weapons, FOLLOWERS, {"ministry", *MINISTRIES})
    classes: dict[str, Holds] = {}
    for lists, holds in (
        (acting, Holds.ACTOR),
        ((nouns.places, nouns.extents, cues["directions"]), Holds.PLACE),
        ((nouns.people, nouns.actors), Holds.PEOPLE),
        ((_AGAIN,), Holds.AGAIN),
    ):
        for word in (word for words in lists for word in words):
            classes[word] = classes.get(word, Holds.NOTHING) | holds
    return classes
