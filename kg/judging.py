"""What an analyst may do to a graph: judge claims, entities and sources, and take judgements back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from kg import derive
from kg.derive.draft import Draft
from kg.derive.facts import as_read
from kg.derive.judged import judgements
from kg.errors import NotFound, UsageError
from kg.importing import Imported, judgement_lines
from kg.model import (
    Claim,
    Entity,
    JudgedClaim,
    Judgement,
    JudgementKind,
    Kind,
    corrected,
    judgement,
    judgement_json,
    slug,
)
from kg.model.correction import FIELDS, says_same
from kg.model.judgement import Changes
from kg.query import claims as told
from kg.query import entities as named
from kg.query import judgements as heard
from kg.query.duplicates import Duplicate, duplicates
from kg.query.judgements import Heard
from kg.query.looking import counting_as, entities_of, names_of, nearest
from kg.query.review import Doubt, doubts
from kg.rdf.judgements import judgement_quads
from kg.read import this_moment
from kg.settings import Settings
from kg.suppressing import Suppressing

_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_NEXT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Signature:
    """Who judges, why and when, now if `None`."""

    author: str
    reason: str
    made: datetime | None


class Judging(Suppressing):
    """The part of a graph that judges. Names are those of `Graph`; `author` is `KG_AUTHOR`'s unless given.

    Every judgement needs an author and, but for an undoing, a reason; `made` is the moment in UTC. Unless given it is
    now, and behind what was said of the same before: the last word counts, whatever the clock says. All of them, and
    what follows, are stored when the method returns.
    """

    _settings: Settings

    def accept(
        self, claim: str, *, reason: str, author: str | None = None, made: datetime | None = None
    ) -> Judgement:
        """Say that a claim was read rightly; its weight stays as it was, and review asks for it no more."""
        return self._judge_claim(JudgementKind.ACCEPT, claim, (), self._signed(reason, author, made))

    def reject(
        self, claim: str, *, reason: str, author: str | None = None, made: datetime | None = None
    ) -> Judgement:
        """Say that a claim was read wrongly, so that it counts for nothing."""
        return self._judge_claim(JudgementKind.REJECT, claim, (), self._signed(reason, author, made))

    def correct(
        self,
        claim: str,
        *,
        reason: str,
        author: str | None = None,
        made: datetime | None = None,
        **changes: str | date | None,
    ) -> Judgement:
        """Say what a claim should have been read as; a new claim counts in its place.

        `changes` are of `subject`, `object`, `from_`, `to`, `place` (names of entities), `relation`, `status`, `extent`
        and `date` (a day, or `FIRST..LAST`); `None` empties one. What cannot be said, and what the claim says already,
        are a `UsageError`.
        """
        return self._judge_claim(
            JudgementKind.CORRECT, claim, self._changes(changes), self._signed(reason, author, made)
        )

    def merge(
        self,
        entity: str,
        other: str,
        *,
        reason: str,
        author: str | None = None,
        made: datetime | None = None,
    ) -> Judgement:
        """Say that `other` is `entity`: its claims count as that one's, and its names find that one.

        An actor and a place, and two that are one already, are a `UsageError`.
        """
        kept, gone = self._entity(entity), self._entity(other)
        if kept.id == gone.id:
            raise UsageError(f"{entity} and {other} are one already: {kept.label} ({kept.id})")
        if not ((kept.is_actor and gone.is_actor) or (kept.is_place and gone.is_place)):
            raise UsageError(f"{kept.label} ({kept.kind}) and {gone.label} ({gone.kind}) cannot be one")
        return self._on_entities(JudgementKind.MERGE, (kept.id, gone.id), self._signed(reason, author, made))

    def split(
        self, entity: str, *, reason: str, author: str | None = None, made: datetime | None = None
    ) -> Judgement:
        """Take an entity out of the one that it was merged into, or all out of one that others were merged into."""
        return self._on_entities(
            JudgementKind.SPLIT, (self._merged(entity),), self._signed(reason, author, made)
        )

    def locate(
        self,
        place: str,
        lat: float,
        lon: float,
        *,
        reason: str,
        author: str | None = None,
        made: datetime | None = None,
    ) -> Judgement:
        """Say where a place is, in WGS 84 degrees; what is no place and what is nowhere is a `UsageError`."""
        where = self._entity(place)
        if not where.is_place:
            raise UsageError(f"{where.label} ({where.kind}) is no place")
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise UsageError(f"{lat:g} {lon:g} is nowhere: latitudes are -90 to 90, longitudes -180 to 180")
        return self._on_entities(
            JudgementKind.LOCATE,
            (where.id,),
            self._signed(reason, author, made),
            position=(float(lat), float(lon)),
        )

    def lean(
        self,
        source: str,
        actor: str | None,
        *,
        reason: str,
        author: str | None = None,
        made: datetime | None = None,
    ) -> Judgement:
        """Say whom a source favours, nobody if `None`. `source` is an actor's or a publisher's name."""
        speaker, favoured = self._source(source), self._entity(actor) if actor is not None else None
        if favoured and not favoured.is_actor:
            raise UsageError(f"{favoured.label} ({favoured.kind}) is no actor")
        if favoured and favoured.id == speaker.id:
            raise UsageError(f"{speaker.label} cannot lean to itself")
        ids = (speaker.id, *((favoured.id,) if favoured else ()))
        return self._on_entities(
            JudgementKind.LEANING, ids, self._signed(reason, author, made), known=(speaker,)
        )

    def undo(
        self, id: str, *, reason: str = "", author: str | None = None, made: datetime | None = None
    ) -> Judgement:
        """Take a judgement back, or a taking back; it stays on record. What does not stand is a `UsageError`."""
        if not heard.one(self._store, id).stands:
            raise UsageError(f"judgement {id} was taken back already")
        return self._keep(
            judgement(JudgementKind.UNDO, self._author(author), reason, made or this_moment(), undoes=id)
        )

    def judgements(
        self,
        *,
        claim: str | None = None,
        entity: str | None = None,
        kind: JudgementKind | str | None = None,
        author: str | None = None,
        orphans: bool = False,
        limit: int | None = None,
        after: str | None = None,
    ) -> list[Heard]:
        """Give the judgements that pass every filter, oldest first; `after` is the last id of the page before.

        `claim` is an id; an unknown kind is a `UsageError`, an unknown entity `NotFound`.
        """
        return heard.judgements(
            self._store,
            claim=claim,
            entity=None if entity is None else self._entity(entity).id,
            kind=None if kind is None else _kind(kind),
            author=author,
            orphans=orphans,
            limit=limit,
            after=after,
        )

    def judgement(self, id: str) -> Heard:
        """Give one judgement with what has become of it; an unknown id is `NotFound`."""
        return heard.one(self._store, id)

    def marks(self, claims: Iterable[Claim]) -> dict[str, Judgement]:
        """Give the judgement in force on each claim that has one, by the claim's id."""
        return heard.in_force(self._store, claims)

    def doubts(self, limit: int | None = None) -> list[Doubt]:
        """Give the claims that a person should look at, the most consequential and least certain first."""
        return doubts(self._store, limit)

    def duplicates(self, limit: int | None = None) -> list[Duplicate]:
        """Give pairs of entities that may be one, with the reasons, likeliest first; nothing is merged by this."""
        return duplicates(self._store, limit)

    def exported_judgements(self) -> Iterator[str]:
        """Give every judgement as one line of JSON, oldest first, for `import_judgements`."""
        for one in heard.judgements(self._store):
            yield json.dumps(judgement_json(one.judgement), ensure_ascii=False)

    def import_judgements(self, lines: Iterable[str], name: str = "line") -> Imported:
        """Take judgements over, one a line; those that are here already change nothing.

        Those about claims or entities that are not here are kept until these are. A line that is no judgement is a
        `MalformedRecord` that gives `name` and its number, and then nothing is taken over. Those that name somebody who
        is suppressed are withheld.
        """
        given, veil = {one.id: one for one in judgement_lines(lines, name, self._checked)}, self.veil()
        said = {own: veiled for own, one in given.items() if (veiled := veil.judgement(one))}
        there = {one.id for one in heard.judgements(self._store)}
        with self._store.turn():
            derive.update(self._store, judgements=said.values())
            self._store.flush()
        orphans = tuple(h.id for h in heard.judgements(self._store, orphans=True) if h.id in said)
        return Imported(
            len(said.keys() - there), len(said.keys() & there), orphans, len(given.keys() - said.keys())
        )

    def _judge_claim(
        self, kind: JudgementKind, claim: str, changes: Changes, signed: _Signature
    ) -> Judgement:
        found = told.claim(self._store, claim)
        known = [value for name, value in changes if name in FIELDS and value]
        if changes:
            _sensible(found, changes, {i: entities_of(self._store)[i] for i in known})
        new = judgement(
            kind,
            signed.author,
            signed.reason,
            self._moment(signed, lambda one: bool(one.claim and one.claim.report == found.report)),
            claim=JudgedClaim.of(found),
            changes=changes,
            known=self._described(known),
        )
        last = self.marks([found]).get(found.id)
        if last and (last.kind, last.changes, last.author) == (new.kind, new.changes, new.author):
            raise UsageError(f"claim {claim} is {DONE[kind]} already, by judgement {last.id}")
        return self._keep(new)

    def _on_entities(
        self,
        kind: JudgementKind,
        ids: tuple[str, ...],
        signed: _Signature,
        *,
        position: tuple[float, float] | None = None,
        known: tuple[Entity, ...] = (),
    ) -> Judgement:
        described = {e.id: e for e in (*known, *self._described(ids))}
        new = judgement(
            kind,
            signed.author,
            signed.reason,
            self._moment(signed, lambda one: not set(ids).isdisjoint(one.entities)),
            entities=ids,
            position=position,
            known=described.values(),
        )
        return self._keep(new)

    def _signed(self, reason: str, author: str | None, made: datetime | None) -> _Signature:
        if not reason.strip():
            raise UsageError("a judgement needs a reason")
        return _Signature(self._author(author), reason.strip(), made)

    def _moment(self, signed: _Signature, about: Callable[[Judgement], bool]) -> datetime:
        """Give when this is said: behind all that was said of the same before, even where a clock went back."""
        if signed.made is not None:
            return signed.made
        before = (one.made for one in judgements(self._store) if about(one))
        return max(this_moment(), max(before, default=_NEVER) + _NEXT)

    def _keep(self, new: Judgement) -> Judgement:
        if self.veil().judgement(new) is None:
            raise UsageError("this names somebody who is kept out of the graph; see `kg suppress --list`")
        with self._store.turn():
            derive.update(self._store, judgements=[self._checked(new)])
            self._store.flush()
        return new

    def _checked(self, new: Judgement) -> Judgement:
        try:
            judgement_quads([new], names_of(self._store))
        except ValueError as error:
            raise UsageError(f"this judgement cannot be stored: {error}") from error
        return new

    def _author(self, author: str | None) -> str:
        signed = (author if author is not None else self._settings.author or "").strip()
        if not signed:
            raise UsageError("a judgement needs an author: --author NAME, or KG_AUTHOR")
        return signed

    def _entity(self, name: str) -> Entity:
        return named.find_entity(self._store, name)

    def _changes(self, changes: dict[str, str | date | None]) -> Changes:
        found: list[tuple[str, str | None]] = []
        for given, value in changes.items():
            name, text = given.rstrip("_"), value.isoformat() if isinstance(value, date) else value
            found.append((name, self._entity(text).id if name in FIELDS and text is not None else text))
        if not found:
            raise UsageError("a correction says what to change")
        return tuple(sorted(found))

    def _merged(self, name: str) -> str:
        """Give the id of the merged entity that a name means, or of the one into which others were merged."""
        root = self._entity(name)
        members = [entities_of(self._store)[i] for i in counting_as(self._store, root.id)[1:]]
        if not members:
            raise UsageError(f"{root.label} ({root.id}) was merged with nothing")
        exact = (e.id for e in (root, *members) if name in (e.id, e.label))
        return next(exact, None) or next((e.id for e in members if name in e.aliases), root.id)

    def _source(self, name: str) -> Entity:
        try:
            found = self._entity(name)
        except NotFound:
            names = sorted(heard.publishers(self._store))
            exact = [n for n in names if n == name] or [n for n in names if slug(n) == slug(name)]
            if not exact:
                raise NotFound("source", name, nearest(name, names)) from None
            return Entity(slug(exact[0]), exact[0], Kind.MEDIA)
        if not found.is_actor:
            raise UsageError(f"{found.label} ({found.kind}) is no actor")
        return found

    def _described(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        """Give entities with all to whom they refer, as they were read."""
        names, draft = names_of(self._store), Draft(self._store)
        entities, found, todo = entities_of(self._store), dict[str, Entity](), list(ids)
        while todo:
            one = todo.pop()
            if one not in found and one in entities:
                found[one] = as_read(draft, names.entity(one), names) or entities[one]
                todo += derive.referred(found[one])
        return tuple(found[i] for i in sorted(found))


DONE = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "rejected",
    JudgementKind.CORRECT: "corrected",
}
"""What a claim is after each judgement on it."""


def _kind(written: JudgementKind | str) -> JudgementKind:
    try:
        return JudgementKind(written)
    except ValueError:
        raise UsageError(f"{written!r} is no kind of judgement: {', '.join(JudgementKind)}") from None


def _sensible(claim: Claim, changes: Changes, entities: dict[str, Entity]) -> None:
    try:
        same = says_same(claim, corrected(claim, changes, entities))
    except ValueError as error:
        raise UsageError(str(error)) from None
    if same:
        raise UsageError(f"claim {claim.id} says so already")
