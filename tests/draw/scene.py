"""A small war to draw: eastern Syria and Iraq in 2017 as claims, reports and relationships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.model import Argument, Claim, Entity, Interval, Kind, Mention, Relationship, Report, digest, slug
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity


@dataclass(frozen=True, slots=True)
class Scene:
    """What `page` is given."""

    edges: tuple[Relationship, ...]
    claims: dict[str, Claim]
    reports: dict[str, Report]

    def edge(self, subject: str, relation: str, object: str) -> Relationship:
        """Give the one relationship with these ids."""
        wanted = (subject, relation, object)
        return next(e for e in self.edges if (e.subject.id, e.relation.value, e.object.id) == wanted)


def town(label: str, lat: float, lon: float) -> Entity:
    """Make a settlement with coordinates."""
    return replace(entity(label, Kind.SETTLEMENT), lat=lat, lon=lon)


KNOWN = (
    *(ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF),
    town("Deir ez-Zor", 35.34, 40.14),
    town("Mayadin", 35.02, 40.45),
    town("Mosul", 36.34, 43.13),
    town("al-Qaim", 34.37, 41.09),
    entity("al-Omar oil field", Kind.FACILITY),
    entity("Abu Kamal border crossing", Kind.FACILITY),
    entity("Middle Euphrates Valley", Kind.AREA),
    entity("Syria", Kind.STATE),
    entity("Syrian Government", Kind.GOVERNMENT),
    entity("Iraqi Armed Forces", Kind.ARMED_FORCE),
    entity("Russian Armed Forces", Kind.ARMED_FORCE),
    entity("United States", Kind.STATE),
    entity("Iran", Kind.STATE),
    entity("Hezbollah", Kind.ARMED_GROUP),
    entity("Iranian-backed militias", Kind.MILITIA),
    entity("Global Coalition against Islamic State", Kind.COALITION),
    entity("Popular Mobilisation Forces", Kind.MILITIA),
    entity("United Nations", Kind.INTERNATIONAL_ORGANISATION),
    entity("residents of Abu Kamal", Kind.PEOPLE),
    entity("Russian Defence Ministry", Kind.ORGANISATION),
)
BY_LABEL = {known.label: known for known in KNOWN}
ROWS = Path(__file__).with_name("scene.txt")


def scene() -> Scene:
    """Give all rows of the file as claims with their reports, and the relationships that they make."""
    rows = [line.split(" | ") for line in ROWS.read_text("utf-8").splitlines() if not line.startswith("#")]
    told = [_claim(row) for row in rows]
    return staged([one for one, _ in told], [report for _, report in told])


def staged(claims: Iterable[Claim], reports: Iterable[Report]) -> Scene:
    """Give these claims and reports with the relationships that they make."""
    by_id = {one.id: one for one in claims}
    told = {report.id: report for report in reports}
    return Scene(tuple(relationships(by_id.values(), told)), by_id, told)


def _claim(row: list[str]) -> tuple[Claim, Report]:
    actor, relation, party, day, speaker, publisher, published, status, sentence = row
    before, cue, after = sentence.split("*")
    name = digest([publisher, published, sentence])
    title, address = f"{party}: what is known", f"https://news.example/{name}"
    told = Report(name, before + cue + after, title, date.fromisoformat(published), publisher, address)
    by = (BY_LABEL[speaker],) if speaker != "-" else ()
    parties = BY_LABEL[actor], BY_LABEL[party]
    made = claim(relation, *parties, day=None if day == "-" else day, report=told, status=status, by=by)
    start = told.text.find(party)
    return replace(
        made,
        trigger=Mention(cue, len(before), len(before) + len(cue)),
        object=Argument(parties[1], Mention(party, start, start + len(party)) if start >= 0 else None),
        date=Interval.on(date.fromisoformat(day), "on Wednesday")
        if "on Wednesday" in sentence
        else made.date,
    ), told


def relationships(claims: Iterable[Claim], reports: dict[str, Report]) -> Iterable[Relationship]:
    """Give one relationship for each subject, relation and object that something asserted or hedged has."""
    groups: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for one in claims:
        if one.subject:
            groups[one.subject.entity.id, one.relation, one.object.entity.id].append(one)
    for key, group in groups.items():
        happened = [one for one in group if one.status.happened]
        if happened:
            denials = [one for one in group if one.status in ("denied", "negated")]
            yield _relationship(digest(key), happened, denials, reports)


def _relationship(
    name: str, happened: list[Claim], denials: list[Claim], reports: dict[str, Report]
) -> Relationship:
    first = happened[0]
    assert first.subject
    told = [reports[one.report] for one in happened]
    days = [one.date.start for one in happened if one.date and one.date.start]
    days = days or [report.published for report in told if report.published]
    return Relationship(
        name,
        first.subject.entity,
        first.relation,
        first.object.entity,
        claims=tuple(one.id for one in happened),
        reports=tuple(dict.fromkeys(report.id for report in told)),
        witnesses=tuple(dict.fromkeys(_speaker(one, reports) for one in happened)),
        sources=tuple(dict.fromkeys(report.source for report in told if report.source)),
        first=min(days, default=None),
        last=max(days, default=None),
        denials=tuple(one.id for one in denials),
        disputed=bool(denials),
    )


def _speaker(one: Claim, reports: dict[str, Report]) -> str:
    return one.attributed_to[0].entity.id if one.attributed_to else slug(reports[one.report].source or "")
