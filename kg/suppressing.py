"""People who are kept out of a graph: the list of their names, and what is stored already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode

from kg import derive
from kg.derive.draft import Draft
from kg.derive.facts import as_read
from kg.derive.judged import judgements
from kg.errors import NotFound, StoreError, StoreUnwritable, UsageError
from kg.model import Claim, Entity, Kind, Report
from kg.query import reports as kept
from kg.query.looking import entities_of, names_of, subjects_anywhere
from kg.rdf.judgements import judgement_quads
from kg.rdf.reading import claims_from_quads
from kg.rdf.spans import NAMING
from kg.rdf.standards import DERIVED_FROM
from kg.read import this_day
from kg.store import Store
from kg.store.whole import write_whole
from kg.veil import Veil, words_of

NAME: Final = "suppressed.json"
_AT_ONCE: Final = 64
_SHORTEST: Final = 3
_LONGEST: Final = 200

Revised = tuple[Report, list[Claim]]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person who is kept out: the name as it was given, other names that mean the same, since when and why."""

    name: str
    also: tuple[str, ...]
    since: date
    reason: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Give every name."""
        return self.name, *self.also


@dataclass(frozen=True, slots=True)
class Removed:
    """What a suppression changed in what was stored: reports, and claims and judgements that went."""

    reports: int
    claims: int
    judgements: int


class Suppressing:
    """The part of a graph that keeps people out of it."""

    _store: Store
    # Of a store in memory; beside one on disk the list is a file.
    _aside: tuple[Suppression, ...] = ()

    def suppressed(self) -> list[Suppression]:
        """Give who is kept out, by name."""
        folder = self._store.folder
        return sorted(listed(folder) if folder else self._aside, key=lambda one: one.name)

    def veil(self) -> Veil:
        """Give what hides them."""
        return Veil.of(name for one in self.suppressed() for name in one.names)

    def suppress(self, name: str, *, reason: str = "", since: date | None = None) -> Removed:
        """Keep a person out of what is read from now on, and take out what is stored of them.

        Where the graph knows a person of that name, their other names of several words are kept out, too. Names of
        others than people, and what is no name, are a `UsageError`. Doing it again takes out what is still there, as
        after a crash in between. All is stored when it returns.
        """
        new = self._suppression(name, reason, since or this_day())
        with self._store.turn():
            others = [one for one in self.suppressed() if words_of(one.name) != words_of(name)]
            self._keep_list([*others, new])
            return self._take_out(self.veil())

    def uphold(self, suppressions: Iterable[Suppression]) -> Removed:
        """Take out what is stored of people, in a graph without a folder of its own: in memory or in the making."""
        self._aside = tuple(suppressions)
        return self._take_out(self.veil())

    def unsuppress(self, name: str) -> Suppression:
        """Take a name off the list; what was taken out comes back as its reports are read again from their files."""
        with self._store.turn():
            known = self.suppressed()
            found = next((one for one in known if words_of(one.name) == words_of(name)), None)
            if found is None:
                raise NotFound("suppressed person", name)
            self._keep_list([one for one in known if one is not found])
        return found

    def _suppression(self, name: str, reason: str, since: date) -> Suppression:
        words, shown = words_of(name), " ".join(name.split())
        if not words or len("".join(words)) < _SHORTEST or len(shown) > _LONGEST or not shown.isprintable():
            raise UsageError(f"{name[:_LONGEST]!r} is no name of a person: {_SHORTEST} to {_LONGEST} letters")
        called = [e for e in entities_of(self._store).values() if words in _called(e)]
        if other := next((e for e in called if e.kind is not Kind.PERSON), None):
            raise UsageError(f"{other.label} ({other.kind}) is no person; only people are suppressed")
        known = next((one for one in self.suppressed() if words_of(one.name) == words), None)
        names = {n for e in called for n in (e.label, *e.aliases) if len(words_of(n)) > 1}
        also = {n for n in names | set(known.also if known else ()) if words_of(n) != words}
        return Suppression(shown, tuple(sorted(also)), known.since if known else since, reason)

    def _keep_list(self, suppressions: Iterable[Suppression]) -> None:
        if self._store.folder is None:
            self._aside = tuple(suppressions)
        elif self._store.home is None:
            raise StoreUnwritable(f"store {self._store.folder} is open for reading only")
        else:
            keep_listed(self._store.folder, suppressions)

    def _take_out(self, veil: Veil) -> Removed:
        entities = _as_read(self._store)
        hidden = [own for own, entity in entities.items() if veil.hides(entity)]
        known, reports, claims = veil.known(entities), 0, 0
        quotes: dict[str, str] = {}
        found = self._revised(veil, hidden, entities)
        while batch := list(islice(found, _AT_ONCE)):
            derive.update(self._store, add=[revised for revised, _ in batch], known=known)
            reports += len(batch)
            claims += sum(gone for _, gone in batch)
            quotes |= {c.id: c.evidence.text for (_, told), _ in batch for c in told}
        gone = self._unjudge(veil, quotes)
        self._store.flush()
        return Removed(reports, claims, gone)

    def _revised(
        self, veil: Veil, hidden: Iterable[str], entities: Mapping[str, Entity]
    ) -> Iterator[tuple[Revised, int]]:
        """Give each report that names a hidden person, with its claims, as they may stay, and how many went."""
        names = names_of(self._store)
        nodes = {
            n
            for own in hidden
            for role in NAMING
            for n in subjects_anywhere(self._store, role, names.entity(own))
        }
        naming = {self._report_of(node) for node in nodes}
        for own in sorted(kept.report_ids(self._store)):
            report = kept.report(self._store, own)
            veiled = veil.report(report)
            if veiled == report and own not in naming:
                continue
            told = claims_from_quads(self._store.quads(graph=names.report(own)), names, entities)
            staying = veil.claims(told, veiled)
            yield (veiled, staying), len(told) - len(staying)

    def _report_of(self, claim: NamedNode) -> str:
        found = next(self._store.quads(claim, DERIVED_FROM), None)
        return (
            names_of(self._store).local(found.object) if found and isinstance(found.object, NamedNode) else ""
        )

    def _unjudge(self, veil: Veil, quotes: Mapping[str, str]) -> int:
        """Take out the judgements that name somebody hidden, and those that undo them; tell how many."""
        there = judgements(self._store)
        found = {j.id: veil.judgement(j, quotes) for j in there}
        gone = {own for own, one in found.items() if one is None}
        while more := {j.id for j in there if j.undoes in gone} - gone:
            gone |= more
        staying = [one for own, one in found.items() if one and own not in gone]
        if staying == there:
            return 0
        if gone:
            # What follows from judgements changes with them: a crash cannot come in between.
            derive.derive_all(self._store, staying)
        else:
            names = names_of(self._store)
            self._store.change(clear=[names.judgements], add=judgement_quads(staying, names))
        return len(gone)


def _called(entity: Entity) -> set[tuple[str, ...]]:
    return {words_of(name) for name in (entity.label, *entity.aliases)}


def _as_read(store: Store) -> dict[str, Entity]:
    """Give every entity as it was before judgements, since that is what reports say."""
    draft, names = Draft(store), names_of(store)
    return {own: as_read(draft, names.entity(own), names) or e for own, e in entities_of(store).items()}


def listed(folder: Path) -> list[Suppression]:
    """Read who is kept out of the store in a folder; a list that cannot be read is a `StoreError`."""
    file = folder / NAME
    try:
        return [_suppression(one) for one in _array(json.loads(file.read_text(encoding="utf-8")))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        # Whoever cannot tell who is to stay out must not go on reading.
        raise StoreError(f"the list of suppressed people in {file} cannot be read: {error}") from error


def _array(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _suppression(value: Mapping[str, Any]) -> Suppression:
    day = date.fromisoformat(value["since"])
    return Suppression(value["name"], tuple(value["also"]), day, value["reason"])


def keep_listed(folder: Path, suppressions: Iterable[Suppression]) -> None:
    """Write who is kept out of the store in a folder, for its owner alone."""
    file = folder / NAME
    told = [asdict(one) | {"since": one.since.isoformat()} for one in suppressions]
    try:
        write_whole(file, json.dumps(told, ensure_ascii=False, indent=1), private=True)
    except OSError as error:
        raise StoreUnwritable(f"cannot write {file}: {error}") from error
