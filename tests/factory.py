"""Small values for tests: entities, reports and claims with everything filled in that a test does not care about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import (
    Antecedent,
    Argument,
    ArgumentReading,
    Candidate,
    Choice,
    Claim,
    DateReading,
    Entity,
    Evidence,
    Explanation,
    Extent,
    Factor,
    FrameReading,
    Interval,
    Kind,
    Mention,
    Recall,
    Relation,
    Report,
    Status,
    Step,
    ValueReading,
    Words,
    claim_id,
    slug,
)

ARMY = Entity(
    "syrian-armed-forces",
    "Syrian Armed Forces",
    Kind.ARMED_FORCE,
    aliases=("Syrian army",),
    country="syria",
    parents=("syrian-government",),
)
ISLAMIC_STATE = Entity("islamic-state", "Islamic State", Kind.ARMED_GROUP, aliases=("IS", "ISIS"))
SDF = Entity("syrian-democratic-forces", "Syrian Democratic Forces", Kind.COALITION)
OBSERVATORY = Entity(
    "syrian-observatory-for-human-rights", "Syrian Observatory for Human Rights", Kind.MONITOR
)
ABU_KAMAL = Entity(
    "abu-kamal", "Abu Kamal", Kind.SETTLEMENT, lat=34.45, lon=40.92, geonames=174448, country="syria"
)
RAQQA = Entity("raqqa", "Raqqa", Kind.SETTLEMENT, lat=35.95, lon=39.01, geonames=172955, country="syria")


def entity(label: str, kind: Kind = Kind.ARMED_GROUP) -> Entity:
    """Make an entity whose id is the slug of its label."""
    return Entity(slug(label), label, kind)


def report(
    id: str = "r1",
    text: str = "The army captured Abu Kamal.",
    published: str | None = "2017-11-09",
    source: str | None = "Wire",
    title: str | None = None,
) -> Report:
    """Make a report, published on an ISO day."""
    return Report(id, text, title, date.fromisoformat(published) if published else None, source)


def claim(
    relation: str = "captured",
    subject: Entity | None = ARMY,
    object: Entity = ABU_KAMAL,
    *,
    day: str | None = "2017-11-08",
    report: Report | None = None,
    status: str = "asserted",
    by: tuple[Entity, ...] = (),
    extent: str = "whole",
    source: Entity | None = None,
    target: Entity | None = None,
    place: Entity | None = None,
) -> Claim:
    """Make a claim whose evidence is the whole text of its report and whose trigger is the text's first word."""
    told = report or Report("r1", "The army captured Abu Kamal.", None, date(2017, 11, 9), "Wire")
    trigger = Mention(told.text.split()[0], 0, len(told.text.split()[0]))
    roles = [Argument(e) if e else None for e in (subject, object, source, target, place)]
    speakers = tuple(Argument(e) for e in by)
    identity = claim_id(told.id, "text", trigger, Relation(relation), Status(status), roles, speakers)
    return Claim(
        id=identity,
        report=told.id,
        relation=Relation(relation),
        status=Status(status),
        subject=roles[0],
        object=Argument(object),
        source=roles[2],
        target=roles[3],
        place=roles[4],
        trigger=trigger,
        evidence=Evidence("text", told.text, 0, len(told.text)),
        extent=Extent(extent),
        date=Interval.on(date.fromisoformat(day)) if day else None,
        attributed_to=speakers,
        confidence=0.9,
    )


def explanation(claim: Claim, title: Words | None = None) -> Explanation:
    """Explain the claim that `claim` makes by its first word; `title` is where its subject was named before."""
    trigger = Words.of(claim.evidence.field, claim.trigger)
    subject = ArgumentReading(
        role="subject",
        entity=claim.subject.entity if claim.subject else ARMY,
        words=trigger,
        ground="class",
        antecedent=Antecedent(Recall.BEFORE, title),
        path=(Step("nsubj", False, trigger),),
        names=(Choice(trigger, (Candidate(ARMY, 2.0), Candidate(ABU_KAMAL, 0.5)), 12),),
    )
    return Explanation(
        claim=claim.id,
        frame=FrameReading("seizing", "take {object}", "verb", "frame", claim.relation, (trigger,)),
        arguments=(subject,),
        date=DateReading("own-clause", trigger, date(2017, 11, 9), claim.date),
        speech=(replace(subject, role="speaker", path=(), names=(), cue=trigger),),
        status=ValueReading(claim.status, "plain", None),
        extent=ValueReading(claim.extent, "adverb", trigger),
        confidence=claim.confidence,
        factors=(Factor("form", "verb", 0.9),),
    )
