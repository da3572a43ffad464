"""Claims that a report makes of what happened, with the words they rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benchmarks.war.incidents import Incident
from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Extent,
    Interval,
    Mention,
    Quantity,
    Report,
    Status,
    claim_id,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """How one report says that something happened: as what, of how much of a place, of which day, in whose words."""

    status: Status
    extent: Extent
    date: Interval | None
    speakers: tuple[Entity, ...]
    confidence: float
    quantity: Quantity | None = None


def sentence(incident: Incident, ending: str = "") -> str:
    """Say what happened; `ending` stands before the full stop."""
    subject = incident.subject.label if incident.subject else "Somebody"
    where = f" at {incident.place.label}" if incident.place else ""
    toll = f", {incident.toll} in all" if incident.toll else ""
    return f"{subject} {incident.relation} {incident.object.label}{where}{toll}{ending}."


def claim(report: Report, incident: Incident, evidence: Evidence, saying: Saying) -> Claim:
    """Make the claim of an incident that a sentence of a report rests on."""
    named = (incident.subject, incident.object, incident.source, incident.target, incident.place)
    subject, object_, source, target, place = (_argument(e, evidence) for e in named)
    words = str(incident.relation)
    start = evidence.start + evidence.text.index(words)
    trigger, speakers = Mention(words, start, start + len(words)), tuple(map(Argument, saying.speakers))
    roles = (subject, object_, source, target, place)
    told = Claim(
        id=claim_id(report.id, "text", trigger, incident.relation, saying.status, roles, speakers),
        report=report.id,
        relation=incident.relation,
        status=saying.status,
        subject=subject,
        object=object_ or Argument(incident.object),
        trigger=trigger,
        evidence=evidence,
        extent=saying.extent,
        source=source,
        target=target,
        place=place,
        date=saying.date,
        attributed_to=speakers,
        manner=incident.manner,
        confidence=saying.confidence,
    )
    return replace(told, quantity=saying.quantity) if saying.quantity else told


def _argument(entity: Entity | None, evidence: Evidence) -> Argument | None:
    if entity is None:
        return None
    at = evidence.text.find(entity.label)
    start = evidence.start + at
    return Argument(entity, None if at < 0 else Mention(entity.label, start, start + len(entity.label)))
