"""Claims made of a match: one for each subject and object that its words join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from spacy.tokens import Token

from kg.extract.chronicle import CHANGES
from kg.extract.confidence import confidence, factors, relation_rule
from kg.extract.dating import DateReader, Dating
from kg.extract.extents import TERRITORIAL, extent
from kg.extract.making import Made, Ruling
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.roles import Cast, Casting
from kg.extract.speech import SpeechReader, Voice
from kg.extract.status import Verdict, judge
from kg.extract.topics import is_vote
from kg.extract.tree import is_present, is_reciprocal, surface_subject
from kg.know.frames import Form
from kg.know.words import Cues
from kg.model import (
    EXTRACTOR,
    Choice,
    Claim,
    Entity,
    Evidence,
    Kind,
    Manner,
    Relation,
    Report,
    Status,
    claim_id,
)

_JOINT = frozenset(
    {
        Relation.CAPTURED,
        Relation.CONTROLS,
        Relation.ATTACKED,
        Relation.BESIEGED,
        Relation.FOUGHT,
        Relation.ENTERED,
        Relation.REPELLED,
        Relation.ADVANCED_ON,
    }
)
_BETWEEN_SIDES = frozenset(
    {Relation.FOUGHT, Relation.CAPTURED, Relation.ALLIED_WITH, Relation.SUPPORTS, Relation.BROKE_WITH}
)
_HELD = frozenset({Relation.CAPTURED, Relation.CONTROLS})
_APART = frozenset({"both", "each", "either"})
_AGENTLESS = frozenset({Relation.KILLED, Relation.DISPLACED})
# What is made of "allied forces" is called so: they fight beside the army and are none of its own.
_CALLED_ALLIED = "allied-"
_ROLES = ("subject", "object", "from", "to", "place")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the claims of one sentence of a report.

    `dates` and `names` give the words of time of the sentence and what its names may mean, asked for only where a
    claim is made; `taken` holds who is known to have captured what, for "the recapture of X".
    """

    report: Report
    sentence: Sentence
    casting: Casting
    speech: SpeechReader
    dates: Callable[[], DateReader]
    cues: Cues
    names: Callable[[], Sequence[Choice]]
    taken: Mapping[str, Meaning]

    def claims(self, match: Match) -> list[Made]:
        """Give what a match claims; nothing where a role that must be filled is not."""
        cast = self.casting.cast(match)
        relation, cast = self._settled(match, cast)
        voices = self.speech.voices(match)
        return [made for voice in voices for made in self._said(match, relation, cast, voice)]

    def _said(self, match: Match, relation: Relation, cast: Cast, voice: Voice) -> Iterator[Made]:
        pairs = self._pairs(match, relation, cast)
        apart = relation in _HELD and self._says_each(match, cast, voice)
        made = [
            self._claim(match, relation, cast, s, o, voice=voice.of(s) if apart and s else voice)
            for s, o in pairs
        ]
        yield from made
        yield from self._besides(match, relation, cast, voice)
        if apart:
            return
        yield from self._alliances(match, relation, cast, made)

    def _says_each(self, match: Match, cast: Cast, voice: Voice) -> bool:
        """Tell "both sides claim to hold X": each says so of itself, and they did not do it together."""
        speakers = {m.entity.id for m in voice.speakers}
        before = {t.lower_ for t in self.sentence.doc[: match.head.i]}
        same = len(speakers) > 1 and speakers == {m.entity.id for m in cast.subjects}
        return same and bool(before & _APART)

    def _besides(self, match: Match, relation: Relation, cast: Cast, voice: Voice) -> Iterator[Made]:
        """Give what a frame says besides: "lost X to Y" that Y took it, "drove X out of Y" that X was fought."""
        also = match.trigger.frame.also
        if also is None or relation is not match.trigger.frame.relation or not cast.subjects:
            return
        losers = cast.of(also.source) if also.source else ()
        places = (
            cast.places if also.source else cast.places or tuple(o for o in cast.objects if o.entity.is_place)
        )
        other = replace(cast, losers=losers, receivers=(), places=places)
        for subject in cast.of(also.subject):
            for object_ in cast.of(also.object):
                told = self._is_told(match, also.relation, subject, object_)
                if told and self._may_fight(also.relation, object_):
                    yield self._claim(match, also.relation, other, subject, object_, voice=voice)

    def _may_fight(self, relation: Relation, object_: Meaning) -> bool:
        # Of people killed only fighters were fought.
        return relation is not Relation.FOUGHT or object_.entity.kind not in (Kind.PEOPLE, Kind.PERSON)

    # ---- who with whom

    def _settled(self, match: Match, cast: Cast) -> tuple[Relation, Cast]:
        """Settle what is claimed where nobody is said to have acted: "IS was driven out of X" is its loss."""
        frame = match.trigger.frame
        if frame.when_present is not None and is_present(match.head) and self.sentence.field == "text":
            return frame.when_present, cast
        if cast.subjects or not judge(match.head, self.cues).status.happened:
            return frame.relation, cast
        if frame.unless_subject is not None and cast.losers and match.trigger.form is Form.VERB:
            return frame.unless_subject[0], replace(cast, subjects=cast.losers, losers=())
        if match.trigger.form is Form.NOUN and (herald := self.speech.herald(match.head)):
            return frame.relation, replace(cast, subjects=tuple(herald))
        known = [self.taken[o.entity.id] for o in cast.objects if o.entity.id in self.taken]
        if known and match.trigger.form is Form.NOUN:
            return frame.relation, replace(cast, subjects=(replace(known[0], ground=Ground.CLASS),))
        return frame.relation, cast

    def _pairs(
        self, match: Match, relation: Relation, cast: Cast
    ) -> Iterator[tuple[Meaning | None, Meaning]]:
        if relation.symmetric and not cast.objects and "object" not in match.roles and len(cast.subjects) > 1:
            yield from combinations(cast.subjects, 2)
            return
        subjects: Sequence[Meaning | None] = cast.subjects
        if not subjects and relation in _AGENTLESS:
            subjects = (None,)
        for subject in subjects:
            for object_ in cast.objects:
                if self._is_told(match, relation, subject, object_):
                    yield subject, object_

    def _is_vote(self) -> bool:
        return is_vote((t.lower_ for t in self.sentence.doc), self.cues)

    def _is_mishap(self, match: Match) -> bool:
        """Tell deaths that no one is behind: "the quake killed ten", "ten died in a crash"."""
        by = surface_subject(match.head) if not match.passive else None
        words = [*match.head.subtree, *([by] if by is not None else [])]
        return any(t.lemma_.lower() in self.cues["mishaps"] for t in words)

    def _is_told(self, match: Match, relation: Relation, subject: Meaning | None, object_: Meaning) -> bool:
        if self.sentence.field == "title" and (_is_unnamed(subject) or _is_unnamed(object_)):
            return False
        if relation is Relation.DISPLACED and object_.entity.kind is not Kind.PEOPLE:
            return False  # fighters who flee are not displaced
        if relation is Relation.KILLED and subject is None and self._is_mishap(match):
            return False
        if (
            relation in TERRITORIAL
            and subject
            and subject.entity.kind is Kind.ORGANISATION
            and self._is_vote()
        ):
            return False
        return subject is None or self._distinct(relation, subject, object_)

    def _distinct(self, relation: Relation, subject: Meaning, object_: Meaning) -> bool:
        one, other = subject.entity, object_.entity
        return one.id != other.id and (relation not in _BETWEEN_SIDES or not _is_own(one, other))

    def _alliances(
        self, match: Match, relation: Relation, cast: Cast, made: Sequence[Made]
    ) -> Iterator[Made]:
        """Give the alliance that a joint act shows: "retaken by troops and militiamen"."""
        acted = bool(made) and bool(cast.objects) and made[0].claim.status.happened
        if relation not in _JOINT or not acted or len(cast.subjects) < 2 or is_reciprocal(match.head):
            return
        place = cast.places or tuple(o for o in cast.objects if o.entity.is_place)
        for one, other in combinations(cast.subjects, 2):
            if _are_of_one_state(one.entity, other.entity):
                continue
            together = Cast((one,), (other,), places=place[:1])
            yield self._claim(match, Relation.ALLIED_WITH, together, one, other, voice=made[0].voice)

    # ---- one claim

    def _claim(
        self,
        match: Match,
        relation: Relation,
        cast: Cast,
        subject: Meaning | None,
        object_: Meaning,
        *,
        voice: Voice,
    ) -> Made:
        ruling = self._status(judge(match.head, self.cues), voice, match)
        status, measured = ruling.value, extent(match, relation, object_, self.cues)
        dating = self._date(match, object_, status)
        source = self._other(cast.losers, subject, object_)
        target = self._other(cast.receivers, subject, object_)
        place = self._other(cast.places, subject, object_)
        trigger = self.sentence.mention(match.head)
        speakers = tuple(m.argument for m in voice.speakers)
        meant = (subject, object_, source, target, place)
        roles = [m.argument if m else None for m in meant]
        filled = tuple((role, m) for role, m in zip(_ROLES, meant, strict=True) if m)
        rule = relation_rule(match, relation)
        weighed = factors(match, filled, names=self.names(), rule=rule, status=status)
        claim = Claim(
            id=claim_id(self.report.id, self.sentence.field, trigger, relation, status, roles, speakers),
            report=self.report.id,
            relation=relation,
            status=status,
            subject=roles[0],
            object=object_.argument,
            trigger=trigger,
            evidence=self._evidence(),
            extent=measured.value,
            source=roles[2],
            target=roles[3],
            place=roles[4],
            place_precision="context" if place and place.ground is Ground.CLASS else "exact",
            date=dating.interval,
            attributed_to=speakers,
            manner=self._manner(match, relation),
            quantity=cast.quantity,
            confidence=confidence(weighed),
            extractor=EXTRACTOR,
        )
        return Made(claim, match, rule, filled, voice, ruling, measured, dating, self.names(), weighed)

    def _status(self, judged: Verdict, voice: Voice, match: Match) -> Ruling[Status]:
        if voice.denied and judged.status in (Status.ASSERTED, Status.HEDGED, Status.DENIED):
            return Ruling(Status.DENIED, "denied-by-its-speaker", voice.denied)
        if judged.status is Status.DENIED:
            return Ruling(Status.HEDGED, "denied-by-others", judged.cue)
        if voice.hearsay and judged.status is Status.ASSERTED:
            return Ruling(Status.HEDGED, "hearsay", voice.hearsay)
        if match.trigger.form is Form.COMPOUND:
            return Ruling(Status.ASSERTED, "said-in-passing")
        return Ruling(judged.status, "cue" if judged.cue is not None else "plain", judged.cue)

    def _other(self, found: Sequence[Meaning], *taken: Meaning | None) -> Meaning | None:
        used = {m.entity.id for m in taken if m}
        return next((m for m in found if m.entity.id not in used), None)

    def _evidence(self) -> Evidence:
        sentence = self.sentence
        return Evidence(sentence.field, sentence.text, sentence.start, sentence.start + len(sentence.text))

    def _date(self, match: Match, object_: Meaning, status: Status) -> Dating:
        beside = next(
            (t for t in self.sentence.doc if self.sentence.spans[t.i][1] == object_.mention.end), None
        )
        frame, tag = match.trigger.frame, match.head.tag_
        past = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in match.head.children)
        finite = is_present(match.head)
        now = (
            finite
            or self._is_claimed_now(match.head)
            or tag in ("VBG", "NN")
            or (tag == "VBN" and match.passive and not past)
        )
        holds = (frame.present and now) or (frame.when_present is not None and finite)
        present = match.trigger.form is Form.COMPOUND or holds
        told = frame.present and not present
        dates = self.dates()
        found = dates.when(match.head, beside, present=present, planned=status is Status.PLANNED, told=told)
        return dates.over(found) if frame.relation in CHANGES else found

    def _is_claimed_now(self, head: Token) -> bool:
        # "claims to hold the town": it does so on the day on which it says so.
        return head.dep_ == "xcomp" and head.head.lemma_ in self.cues["claiming"] and is_present(head.head)

    def _manner(self, match: Match, relation: Relation) -> Manner | None:
        """Find how it was done: by the words before the trigger, else by the frame, else by those of the clause."""
        if relation not in (Relation.ATTACKED, Relation.KILLED):
            return match.trigger.frame.manner
        before = (c for word in match.words for c in word.lefts if c.dep_ in ("compound", "amod"))
        named = self._manner_of(" ".join(t.lower_ for t in before))
        return (
            named
            or match.trigger.frame.manner
            or self._manner_of(" ".join(t.lower_ for t in match.head.subtree))
        )

    def _manner_of(self, words: str) -> Manner | None:
        return next((m for cue, m in self.cues.manners.items() if f" {cue} " in f" {words} "), None)


def _is_own(one: Entity, other: Entity) -> bool:
    """Tell whether an actor belongs to another: a unit to its army, an army to its state and to who leads that."""
    above = {*one.parents, one.country} if one.kind in (Kind.ARMED_FORCE, Kind.GOVERNMENT) else {*one.parents}
    return other.id in above or (other.speaks_for is not None and other.speaks_for in {one.id, *above})


def _are_of_one_state(one: Entity, other: Entity) -> bool:
    # An army and the police beside it are no allies: they are one side.
    bodies = (Kind.ARMED_FORCE, Kind.GOVERNMENT, Kind.ORGANISATION)
    same = one.country is not None and one.country == other.country
    allied = any(e.id.startswith(_CALLED_ALLIED) for e in (one, other))
    return same and not allied and one.kind in bodies and other.kind in bodies


def _is_unnamed(meaning: Meaning | None) -> bool:
    # "US-backed forces take Raqqa": the text below a title names them.
    return meaning is not None and meaning.ground is Ground.MADE and meaning.entity.is_actor
