"""Judgements, and what they are about now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.derive.draft import Draft
from kg.derive.judged import judged
from kg.derive.judged import judgements as kept
from kg.derive.revising import outcome_of
from kg.errors import NotFound, UsageError
from kg.model import Claim, Judgement, JudgementKind, judgement_json, standing
from kg.query.looking import entities_of, names_of, nearest
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import marked_by
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Heard:
    """A judgement with what has become of it.

    `stands` is false where it was taken back. `claim` is the id of the claim that it is about now, which a new reading
    may have changed. An `orphan` stands and is about nothing that is here: no claim, entity or judgement.
    """

    judgement: Judgement
    stands: bool
    orphan: bool
    claim: str | None = None

    @property
    def id(self) -> str:
        """Give the id of the judgement."""
        return self.judgement.id


def judgements(
    store: Store,
    *,
    claim: str | None = None,
    entity: str | None = None,
    kind: JudgementKind | None = None,
    author: str | None = None,
    orphans: bool = False,
    limit: int | None = None,
    after: str | None = None,
) -> list[Heard]:
    """Give at most `limit` judgements, oldest first, beginning behind the id `after`, that fit every filter given.

    `claim` is the id of a claim, as it is now or was when it was judged; `entity` that of one whom the judgement names.
    With `orphans` only those that are about nothing here. An unknown `after` is a `UsageError`.
    """
    found = [
        one
        for one in _behind(store.kept("heard", lambda: _heard(store, kept(store))), after)
        if (claim is None or claim in _claims_of(one))
        and (entity is None or entity in _entities_of(one.judgement))
        and (kind is None or one.judgement.kind is kind)
        and (author is None or one.judgement.author == author)
        and (one.orphan or not orphans)
    ]
    return found if limit is None else found[:limit]


def heard_json(heard: Heard) -> dict[str, Any]:
    """Give a judgement as JSON, with what has become of it in place of how it describes entities."""
    value = judgement_json(heard.judgement)
    del value["known"]
    return value | {"stands": heard.stands, "orphan": heard.orphan, "about": heard.claim}


def one(store: Store, id: str) -> Heard:
    """Give the judgement with this id; `NotFound` carries the ids that are most like it."""
    known = {h.id: h for h in judgements(store)}
    if id not in known:
        raise NotFound("judgement", id, nearest(id, known))
    return known[id]


def in_force(store: Store, claims: Iterable[Claim]) -> dict[str, Judgement]:
    """Give the judgement in force on each claim that has one, by the claim's id."""
    names, known = names_of(store), dict[str, Judgement]()
    if not judged(store).of_report:
        return known
    said = {names.judgement(j.id): j for js in judged(store).of_report.values() for j in js}
    for claim in claims:
        node = marked_by(store.quads(names.claim(claim.id), graph=names.judged(claim.report)))
        if node in said:
            known[claim.id] = said[node]
    return known


def _heard(store: Store, said: Sequence[Judgement]) -> list[Heard]:
    stand, attached = {j.id for j in standing(said)}, _attached(store)
    there = {j.id for j in said}
    return [
        Heard(
            one,
            one.id in stand,
            one.id in stand and not _finds(store, one, attached, there),
            attached.get(one.id),
        )
        for one in said
    ]


def _attached(store: Store) -> Mapping[str, str]:
    """Give by the id of each judgement on a claim that of the claim that it is about now."""
    found: dict[str, str] = {}
    for report in judged(store).of_report:
        if (came := outcome_of(Draft(store), report, judged(store))) is not None:
            found |= came[1].attached
    return found


def _finds(store: Store, one: Judgement, attached: Mapping[str, str], there: set[str]) -> bool:
    if one.claim:
        return one.id in attached
    if one.undoes:
        return one.undoes in there
    entities = entities_of(store)
    return all(entity in entities for entity in one.entities)


def _behind(found: list[Heard], after: str | None) -> list[Heard]:
    if after is None:
        return found
    place = next((i for i, one in enumerate(found) if one.id == after), None)
    if place is None:
        raise UsageError(f"after: no judgement {after!r}")
    return found[place + 1 :]


def _claims_of(one: Heard) -> tuple[str, ...]:
    judged_claim = one.judgement.claim
    made = (one.judgement.correction,) if one.judgement.changes else ()
    return (judged_claim.id, *made, *((one.claim,) if one.claim else ())) if judged_claim else ()


def _entities_of(judgement: Judgement) -> set[str]:
    arguments = judgement.claim.arguments if judgement.claim else ()
    changed = (value for _, value in judgement.changes)
    return {entity for entity in (*judgement.entities, *arguments, *changed) if entity}


def publishers(store: Store) -> Iterator[str]:
    """Give the names under which reports are published, each once, in no order."""
    found = (q for q in store.quads(None, kg.SOURCE_NAME) if isinstance(q.graph_name, NamedNode))
    yield from {q.object.value for q in found if isinstance(q.object, Literal)}
