"""What a claim rests on: every choice that the reading made, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.claim import Extent, Relation, Status
from kg.model.entity import Entity, Mention
from kg.model.interval import Interval


class Recall(StrEnum):
    """How words that name nobody took up what a report speaks of elsewhere."""

    BEFORE = "spoken-of-before"
    LATER = "named-later"
    ABOVE = "subject-of-the-clause-above"
    COUNTRY = "country-of-the-report"
    TAKER = "known-to-have-taken-it"
    SPEAKER = "spoke-last"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words in a field of a report."""

    field: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, field: str, mention: Mention) -> Words:
        """Give a mention with its field."""
        return cls(field, mention.text, mention.start, mention.end)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a reference rests on; `words` is `None` where the report as a whole decides and no words of it alone."""

    recall: Recall
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class FrameReading:
    """The frame that the words fill: its pattern as the lexicon writes it, and the fixed words that were found.

    `rule` says why the claim has its relation: `frame` where it is the frame's own.
    """

    id: str
    pattern: str
    form: str
    rule: str
    relation: Relation
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step through the parse: down to a dependent or, with `up`, to what governs; `label` is the dependency."""

    label: str
    up: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may mean, with the score that the choice went by.

    Scores compare among the actors and among the places of one name: actors have 2, 1 or 0 as they are of the report's
    countries, of none, or of others; places what `kg.extract.placing` adds up.
    """

    entity: Entity
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The words of one name and what they may mean: what was chosen, then the others, best first.

    `considered` counts them all; no more than ten are kept.
    """

    words: Words
    candidates: tuple[Candidate, ...]
    considered: int


@dataclass(frozen=True, slots=True)
class ArgumentReading:
    """How one role came to mean an entity.

    `ground` says what the reading rests on: `name`, `composed`, `made`, `class` or `pronoun`. `path` leads from the
    trigger to the head of the words; it is empty where the words stand elsewhere. `cue` is the word that makes a
    speaker one.
    """

    role: str
    entity: Entity
    words: Words
    ground: str
    antecedent: Antecedent | None
    path: tuple[Step, ...]
    names: tuple[Choice, ...]
    cue: Words | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """The rule that gave the days, the words of time, and the day of publication that relative words count from."""

    rule: str
    words: Words | None
    published: date | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class ValueReading:
    """A status or an extent: the rule that gave it and the word that decided, `None` where none had to."""

    value: Status | Extent
    rule: str
    cue: Words | None


@dataclass(frozen=True, slots=True)
class Factor:
    """One feature of a reading and how sure claims with it are; the confidence is the product of all."""

    feature: str
    choice: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that one claim rests on."""

    claim: str
    frame: FrameReading
    arguments: tuple[ArgumentReading, ...]
    date: DateReading
    speech: tuple[ArgumentReading, ...]
    status: ValueReading
    extent: ValueReading
    confidence: float
    factors: tuple[Factor, ...]
