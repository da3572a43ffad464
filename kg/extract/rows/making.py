"""Claims made of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.rows.linking import Named
from kg.extract.rows.places import Scale
from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Extent,
    Manner,
    Mention,
    Quantity,
    Relation,
    Status,
    claim_id,
)
from kg.read import Row

_READ, _UNLINKED, _SUMMED_UP = 0.97, 0.9, 0.9
"""How sure a claim of a row is.

A coder, not a parser, said who did what to whom, so that it starts where the plainest prose ends; a name of it that is
linked to nothing known may be another spelling of somebody known, and an event that the data set itself marks as
summed up from several is vaguer.
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A row with what all its claims share: where it was, how exactly that is known, and who told of it.

    `version` is what its claims carry as `extractor`.
    """

    row: Row
    version: str
    place: Named
    scale: Scale
    speakers: tuple[Named, ...]

    def claim(
        self,
        relation: Relation,
        subject: Argument | None,
        object: Argument,
        trigger: str,
        *,
        linked: Sequence[Named] = (),
        source: Argument | None = None,
        target: Argument | None = None,
        extent: Extent = Extent.UNKNOWN,
        manner: Manner | None = None,
        quantity: Quantity | None = None,
    ) -> Claim:
        """Make one claim; `trigger` is the column that says the relation, `linked` the sides that it names."""
        report, words = self.row.report, self.row.line(trigger)
        place = None if object.entity == self.place.entity else self.place.argument
        speakers = tuple(s.argument for s in self.speakers)
        roles = (subject, object, source, target, place)
        return Claim(
            id=claim_id(report.id, "text", words, relation, Status.ASSERTED, roles, speakers),
            report=report.id,
            relation=relation,
            status=Status.ASSERTED,
            subject=subject,
            object=object,
            trigger=words,
            evidence=Evidence("text", report.text[: self.row.end], 0, self.row.end),
            extent=extent,
            source=source,
            target=target,
            place=place,
            place_precision=self.scale.value,
            date=replace(self.row.days, text=self._date_words()),
            attributed_to=speakers,
            manner=manner,
            quantity=quantity,
            confidence=self._confidence(linked),
            extractor=self.version,
        )

    def killed(self, subject: Argument | None, object: Argument, trigger: str, quantity: Quantity) -> Claim:
        """Make the claim of how many died."""
        return self.claim(Relation.KILLED, subject, object, trigger, quantity=quantity)

    def _confidence(self, linked: Sequence[Named]) -> float:
        sure = all(named.known for named in (self.place, *linked))
        vague = self.row.words("event_clarity").startswith("2")
        return round(_READ * (1 if sure else _UNLINKED) * (_SUMMED_UP if vague else 1), 2)

    def _date_words(self) -> str:
        first = self.row.words("date_start") or self.row.words("event_date")
        last = self.row.words("date_end") or first
        return first if first == last else f"{first} to {last}"


def nobody(entity: Entity, mention: Mention | None = None) -> Argument:
    """Give people without a name as what a claim names."""
    return Argument(entity, mention)
