"""The frame lexicon: which words say which relation, read from `ontology/lexicon/frames.yaml` and `verbs.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kg.know.inflection import noun_forms, verb_forms
from kg.know.patterns import ROLES, Pattern, parse_pattern
from kg.know.yamlfile import Entry, read_entries
from kg.model import Manner, Relation

_KEYS = frozenset(
    {"id", "relation", "gloss", "types", "manner", "present", "when-present", "unless-subject"}
    | {"object-from-context", "also", "verbs", "nouns", "compounds", "heads"}
)

_BESIDES = frozenset({"relation", "subject", "object", "from"})
_T = TypeVar("_T", bound=StrEnum)


class Filler(StrEnum):
    """What may fill a role; a force is an actor in the field."""

    ACTOR = "actor"
    FORCE = "force"
    PLACE = "place"
    PEOPLE = "people"
    ANY = "any"


class Form(StrEnum):
    """How a trigger stands in a sentence."""

    VERB = "verb"
    NOUN = "noun"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Besides:
    """A relation that a frame says besides its own, by which of its roles are subject, object and loser of that."""

    relation: Relation
    subject: str
    object: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of event or state, and the relation that it gives.

    `types` says what may fill each role. `unless_subject` is the relation, and the role that becomes its subject, where
    the words do not say who acted. `present` is set for states that hold on the day of the report where no other day is
    given; `object_from_context` where the object stands in the clause before; `when_present` is the relation that the
    present tense says instead; `also` is a second relation that the same words say.
    """

    id: str
    relation: Relation
    types: Mapping[str, Filler]
    manner: Manner | None = None
    present: bool = False
    unless_subject: tuple[Relation, str] | None = None
    object_from_context: bool = False
    when_present: Relation | None = None
    also: Besides | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One pattern of one frame."""

    frame: Frame
    form: Form
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Triggers by the lower-case forms of their heads: verbs, nouns and the last part of compounds apart.

    `fixed` gives for each lower-case form the words of patterns that it is a form of.
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    compounds: Mapping[str, tuple[Trigger, ...]]
    fixed: Mapping[str, frozenset[str]]

    def __contains__(self, word: str) -> bool:
        """Tell whether a lower-case word can head a trigger."""
        return word in self.verbs or word in self.nouns or word in self.compounds


def load_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon; whatever is wrong is a `KnowledgeError` with file, line and entry."""
    irregular = _irregular(folder)
    found: dict[Form, dict[str, list[Trigger]]] = {form: {} for form in Form}
    for _, trigger, forms in read_triggers(folder):
        for word in forms:
            found[trigger.form].setdefault(word, []).append(trigger)
    verbs, nouns, compounds = ({w: tuple(t) for w, t in found[form].items()} for form in Form)
    return Lexicon(verbs, nouns, compounds, _fixed((verbs, nouns), irregular))


def read_triggers(folder: Path) -> Iterator[tuple[Entry, Trigger, frozenset[str]]]:
    """Give each trigger with the entry of its frame and the forms of its head; refuses what `load_lexicon` refuses."""
    irregular, seen = _irregular(folder), set[str]()
    for entry in read_entries(folder / "frames.yaml"):
        if entry.name in seen:
            raise entry.wrong("stands twice", "id")
        seen.add(entry.name)
        yield from ((entry, trigger, forms) for trigger, forms in _triggers(entry, irregular))


def _irregular(folder: Path) -> dict[str, tuple[str, ...]]:
    return {e.name: e.texts("forms") for e in read_entries(folder / "verbs.yaml")}


def _fixed(
    triggers: Iterable[Mapping[str, tuple[Trigger, ...]]], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """Index the words that patterns cannot do without by their forms, as nouns and as verbs."""
    listed = (t for by_head in triggers for listed in by_head.values() for t in listed)
    found: dict[str, set[str]] = {}
    for word in {word for trigger in listed for words in trigger.pattern.needs for word in words}:
        for form in noun_forms(word) | verb_forms(word, irregular.get(word, ())):
            found.setdefault(form, set()).add(word)
    return {form: frozenset(words) for form, words in found.items()}


def _triggers(entry: Entry, irregular: Mapping[str, tuple[str, ...]]) -> list[tuple[Trigger, frozenset[str]]]:
    frame = _frame(entry)
    heads = entry.texts("heads")
    triggers = []
    for key, form in (("verbs", Form.VERB), ("nouns", Form.NOUN), ("compounds", Form.COMPOUND)):
        for text in entry.texts(key):
            pattern = _pattern(entry, key, text, form)
            _check_roles(entry, key, pattern, frame)
            if pattern.head_role and not heads:
                raise entry.wrong(f"{text!r} needs heads", key)
            triggers.append((Trigger(frame, form, pattern), _forms(pattern, form, heads, irregular)))
    if not triggers:
        raise entry.wrong("a frame needs verbs, nouns or compounds")
    return triggers


def _pattern(entry: Entry, key: str, text: str, form: Form) -> Pattern:
    try:
        return parse_pattern(text, noun=form is Form.NOUN)
    except ValueError as error:
        raise entry.wrong(f"{text!r}: {error}", key) from None


def _forms(
    pattern: Pattern, form: Form, heads: tuple[str, ...], irregular: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    if form is Form.VERB:
        return verb_forms(pattern.head, irregular.get(pattern.head, ()))
    if form is Form.COMPOUND:
        return frozenset({pattern.head})
    if pattern.head_role:
        return frozenset().union(*map(noun_forms, heads))
    return noun_forms(pattern.head)


def _check_roles(entry: Entry, key: str, pattern: Pattern, frame: Frame) -> None:
    used = {s.role for s in pattern.steps if s.role} | {pattern.left, pattern.head_role} - {None}
    for role in sorted(r for r in used if r and r != "cause"):
        if role not in frame.types:
            raise entry.wrong(f"{pattern.text!r}: role {{{role}}} has no type in types", key)


def _frame(entry: Entry) -> Frame:
    entry.only(_KEYS, ("id", "relation", "types", "gloss"))
    return Frame(
        id=entry.name,
        relation=entry.choice("relation", Relation, entry.text("relation")),
        types=_types(entry),
        manner=_optional(entry, "manner", Manner),
        present=_flag(entry, "present"),
        unless_subject=_unless_subject(entry),
        object_from_context=_flag(entry, "object-from-context"),
        when_present=_optional(entry, "when-present", Relation),
        also=_besides(entry),
    )


def _flag(entry: Entry, key: str) -> bool:
    value = entry.text(key)
    if value not in (None, "true", "false"):
        raise entry.wrong(f"{key} must be true or false, not {value!r}", key)
    return value == "true"


def _unless_subject(entry: Entry) -> tuple[Relation, str] | None:
    key = "unless-subject"
    unless = entry.values.get(key)
    if unless is None:
        return None
    if not isinstance(unless, dict) or unless.keys() != {"relation", "subject"}:
        raise entry.wrong(f"{key} must hold a relation and a subject", key)
    role = _known_role(entry, key, unless["subject"])
    return entry.choice(key, Relation, unless["relation"]), role


def _besides(entry: Entry) -> Besides | None:
    also = entry.values.get("also")
    if also is None:
        return None
    if not isinstance(also, dict) or not {"relation", "subject", "object"} <= also.keys() <= _BESIDES:
        raise entry.wrong("also must hold a relation, its subject, its object and perhaps from", "also")
    roles = [_known_role(entry, "also", also[key]) for key in ("subject", "object", "from") if key in also]
    return Besides(entry.choice("also", Relation, also["relation"]), *roles)


def _known_role(entry: Entry, key: str, role: object) -> str:
    if role not in ROLES:
        raise entry.wrong(f"unknown role {role!r}; roles are {', '.join(sorted(ROLES))}", key)
    return str(role)


def _types(entry: Entry) -> dict[str, Filler]:
    types = entry.values["types"]
    if not isinstance(types, dict):
        raise entry.wrong("types must hold roles with what may fill them", "types")
    return {
        _known_role(entry, "types", role): entry.choice("types", Filler, filler)
        for role, filler in types.items()
    }


def _optional(entry: Entry, key: str, choices: type[_T]) -> _T | None:
    return entry.choice(key, choices, entry.text(key)) if key in entry.values else None
