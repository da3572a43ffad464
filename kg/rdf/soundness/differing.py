"""What a graph says and should not, and what it should say and does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Quad

from kg.rdf.soundness.wording import Wording, iri


@dataclass(slots=True)
class _Values:
    found: set[object] = field(default_factory=set)
    due: set[object] = field(default_factory=set)


def differing(found: Iterable[Quad], due: Iterable[Quad], wording: Wording) -> Iterator[tuple[str, str]]:
    """Give each node of which other things are said than are due, with what differs, in the order of nodes.

    `found` and `due` are what only the one and only the other side says.
    """
    nodes: defaultdict[str, defaultdict[str, _Values]] = defaultdict(lambda: defaultdict(_Values))
    for quad in found:
        nodes[iri(quad.subject)][iri(quad.predicate)].found.add(quad.object)
    for quad in due:
        nodes[iri(quad.subject)][iri(quad.predicate)].due.add(quad.object)
    for node, predicates in sorted(nodes.items()):
        yield node, "; ".join(_said(wording.short(p), v, wording) for p, v in sorted(predicates.items()))


def _said(predicate: str, values: _Values, wording: Wording) -> str:
    found, due = wording.terms(values.found), wording.terms(values.due)
    if not values.due:
        return f"{predicate} {found} does not belong there"
    if not values.found:
        return f"{predicate} {due} is missing"
    return f"{predicate} is {found} where {due} belongs"
