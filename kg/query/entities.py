"""Finds entities by id, name or something like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from kg.errors import NotFound
from kg.know.names import fold
from kg.model import Entity
from kg.query.looking import counts_as, entities_of, names_of, subjects
from kg.rdf import DERIVED, Names
from kg.rdf.standards import ALT_LABEL, LABEL
from kg.rdf.vocabulary import MERGED_INTO, PARENT
from kg.store import Store

# Of 100: how alike a whole name must be, or a stretch of a longer one, which then counts for less.
_NEAR, _NEAR_IN_PART, _PART = 72.0, 82.0, 0.95
_MOST_USES = 1000


@dataclass(frozen=True, slots=True)
class _Labels:
    """Every name of every entity: `folded[i]` is a name of `ids[i]`, its label where `main[i]`."""

    names: Sequence[str]
    folded: Sequence[str]
    ids: Sequence[str]
    main: Sequence[bool]
    label: Mapping[str, str]


def find_entity(store: Store, name: str) -> Entity:
    """Find the one entity meant by an id, a label or an alias, capitals and accents aside if need be.

    Of several with that name the one that has it as its label is meant, then the one most spoken of, then the
    first by id. What an analyst merged into another is that other. No such entity is `NotFound` with the nearest
    labels.
    """
    entities = entities_of(store)
    if name in entities:
        return entities[counts_as(store, name)]
    labels = _labels(store)
    for wanted, among in ((name, labels.names), (fold(name), labels.folded)):
        if found := [i for i, known in enumerate(among) if known == wanted]:
            best = min(found, key=lambda i: (not labels.main[i], -_uses(store, labels.ids[i]), labels.ids[i]))
            return entities[labels.ids[best]]
    raise NotFound("entity", name, tuple(e.label for e in search(store, name, 3)))


def belonging(store: Store, actor: str) -> frozenset[str]:
    """Give the ids of an actor and of all whose line of first parents leads to it: of an army its units."""
    names, entities = names_of(store), entities_of(store)
    found, todo = {actor}, [actor]
    while todo:
        above = todo.pop()
        below = {names.local(n) for n in subjects(store, PARENT, names.entity(above)) if names.is_entity(n)}
        new = {
            i
            for i in below - found
            if i in entities and entities[i].is_actor and entities[i].parents[0] == above
        }
        found |= new
        todo.extend(new)
    return frozenset(found)


def search(store: Store, words: str, limit: int = 10) -> list[Entity]:
    """Find at most `limit` entities whose label or alias is, begins with, holds or comes near these words.

    The best match comes first, of equal ones the entity most spoken of.
    """
    labels, wanted = _labels(store), fold(words)
    if not wanted:
        return []
    scores: dict[str, float] = {}
    for index, score in _matches(wanted, labels.folded):
        known = labels.ids[index]
        scores[known] = max(scores.get(known, 0.0), score)
    # Uses are counted for those alone that can still be among the first.
    likely = sorted(scores, key=lambda known: (-scores[known], labels.label[known], known))[: 5 * limit]
    ranked = sorted(
        likely, key=lambda known: (-round(scores[known]), -_uses(store, known), labels.label[known], known)
    )
    entities = entities_of(store)
    return [entities[known] for known in ranked[:limit]]


def _matches(wanted: str, folded: Sequence[str]) -> Iterable[tuple[int, float]]:
    for index, known in enumerate(folded):
        if known == wanted:
            yield index, 103.0
        elif known.startswith(wanted):
            yield index, 102.0
        elif f" {wanted}" in known:
            yield index, 101.0
    near = process.extract(wanted, folded, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    yield from ((index, score) for _, score, index in near)
    longer = {i: known for i, known in enumerate(folded) if len(known) > len(wanted)}
    part = process.extract(wanted, longer, scorer=fuzz.partial_ratio, score_cutoff=_NEAR_IN_PART, limit=None)
    yield from ((index, _PART * score) for _, score, index in part)


def _labels(store: Store) -> _Labels:
    return store.kept("labels", lambda: _read_labels(store))


def _read_labels(store: Store) -> _Labels:
    names = names_of(store)
    merged = {one: counts_as(store, one) for one in _merged(store, names)}
    rows = sorted(
        {
            (merged.get(known, known), not main or known in merged, word)
            for main in (True, False)
            for known, word in _named(store, names, main)
        }
    )
    return _Labels(
        [word for _, _, word in rows],
        [fold(word) for _, _, word in rows],
        [known for known, _, _ in rows],
        [not alias for _, alias, _ in rows],
        {known: word for known, alias, word in rows if not alias},
    )


def _merged(store: Store, names: Names) -> Iterable[str]:
    for quad in store.quads(None, MERGED_INTO, None, DERIVED):
        if isinstance(quad.subject, NamedNode):
            yield names.local(quad.subject)


def _named(store: Store, names: Names, main: bool) -> Iterable[tuple[str, str]]:
    for quad in store.quads(None, LABEL if main else ALT_LABEL, None, DERIVED):
        if isinstance(quad.subject, NamedNode) and names.is_entity(quad.subject):
            yield names.local(quad.subject), getattr(quad.object, "value", "")


def _uses(store: Store, id: str) -> int:
    node = names_of(store).entity(id)
    return sum(1 for _ in islice(store.quads(None, None, node), _MOST_USES))
