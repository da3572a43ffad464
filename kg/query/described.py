"""What is said of one node and its parts, and what others say that name it: its concise bounded description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import NotFound
from kg.query.looking import names_of
from kg.rdf import DERIVED, Names
from kg.rdf.standards import LABEL, TEXT
from kg.rdf.vocabulary import PACKED
from kg.store import Store

PARTS = (
    *("evidence", "positions", "quotes", "spans", "mentions", "attributions", "quantities"),
    *("periods", "geometries", "party-names"),
)
"""The rooms of nodes that are part of another: of a claim its evidence, of a place its point."""

ROOMS = (*PARTS, "matters", "sources", "analysts", "extractors")
"""The rooms of nodes that are only ever described as here."""

MOST = 10_000


@dataclass(frozen=True, slots=True)
class Described:
    """A node with what is said of it and its parts, what others say that name it, and labels of the entities named.

    `truncated` tells that it was cut at the limit.
    """

    node: NamedNode
    said: tuple[Triple, ...]
    inverse: tuple[Triple, ...]
    labels: tuple[Triple, ...]
    truncated: bool

    @property
    def triples(self) -> list[Triple]:
        """Give every statement once, in the order of their text."""
        found = {*self.said, *self.inverse, *self.labels}
        return sorted(found, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def described(store: Store, room: str, id: str, *, texts: bool = False, most: int = MOST) -> Described:
    """Describe the node of an id in a room such as `claims`; what nobody speaks of is `NotFound`.

    Without `texts` the stored text of a report is left out. At most `most` statements are given. Left out are the
    packed literals, which repeat what other statements say.
    """
    names = names_of(store)
    try:
        node = names.in_room(room, id)
    except ValueError:
        raise NotFound(room, id) from None
    kept = _keeping(names, texts=texts)
    said = _first(filter(kept, _told(store, names, node)), most)
    inverse = _first(_naming(store, names, node), most - len(said))
    if not (said or inverse):
        raise NotFound(room, id)
    return Described(
        node,
        tuple(said),
        tuple(inverse),
        tuple(_labels(store, names, (*said, *inverse))),
        len(said) + len(inverse) >= most,
    )


def _keeping(names: Names, *, texts: bool) -> Callable[[Triple], bool]:
    judgements = f"{names.base}judgements/"

    def kept(said: Triple) -> bool:
        subject = getattr(said.subject, "value", "")
        if said.predicate == PACKED:
            return subject.startswith(judgements)
        return texts or said.predicate != TEXT or not subject.endswith("/text")

    return kept


def _told(store: Store, names: Names, node: NamedNode) -> Iterator[Triple]:
    todo, seen = [node], {node}
    while todo:
        for quad in _plain(store.quads(todo.pop())):
            yield quad.triple
            part = quad.object
            if isinstance(part, NamedNode) and part not in seen and _is_part(names, node, part):
                seen.add(part)
                todo.append(part)


def _is_part(names: Names, whole: NamedNode, part: NamedNode) -> bool:
    room, _, rest = part.value.removeprefix(names.base).partition("/")
    return bool(rest) and (room in PARTS or part.value.startswith(f"{whole.value}/"))


def _naming(store: Store, names: Names, node: NamedNode) -> Iterator[Triple]:
    # Every claim names entities: what they come to stands in the default graph.
    graph = DERIVED if names.is_entity(node) else None
    return (quad.triple for quad in _plain(store.quads(None, None, node, graph)))


def _plain(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (
        q for q in quads if isinstance(q.subject, NamedNode) and isinstance(q.object, (NamedNode, Literal))
    )


def _first(triples: Iterable[Triple], most: int) -> list[Triple]:
    return list(dict.fromkeys(islice(triples, max(most, 0))))


def _labels(store: Store, names: Names, triples: Iterable[Triple]) -> Iterator[Triple]:
    ends = {end for t in triples for end in (t.subject, t.object) if isinstance(end, NamedNode)}
    for entity in sorted(filter(names.is_entity, ends), key=lambda n: n.value):
        yield from (quad.triple for quad in store.quads(entity, LABEL, None, DERIVED))
