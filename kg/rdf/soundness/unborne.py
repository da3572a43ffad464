"""What is derived and is not what the claims bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.model import Fault, FaultKind
from kg.rdf import vocabulary as kg
from kg.rdf.names import DERIVED, Names
from kg.rdf.nodes import Lookup
from kg.rdf.soundness.described import RELATIONS
from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.wording import Wording, iri

_PARTS = (kg.SUBJECT, kg.RELATION, kg.OBJECT, kg.PLACE)
# What hangs on an entity goes and comes with it.
_HUNG = ("geometries", "party-names")


def title(said: Iterable[Quad], wording: Wording) -> str:
    """Give what a derived node is of, in brackets: its ends and relation, or its place; empty where it says none."""
    parts = {q.predicate: wording.term(q.object).rpartition("/")[2] for q in said}
    words = " ".join(parts[p].removeprefix("kg:") for p in _PARTS if p in parts)
    return f"({words}) " if words else ""


def unborne_faults(
    surplus: AbstractSet[Quad],
    lacking: AbstractSet[Quad],
    stored: Lookup,
    names: Names,
    named: AbstractSet[str],
) -> Iterator[Fault]:
    """Name each derived node that differs from what deriving anew gives, but for those in `named`.

    `surplus` is only stored, `lacking` only derived anew; `stored` gives the quads of a node as they are.
    Plain edges are passed over: they follow their relationships.
    """
    wording = Wording(names.base)
    more, less = (
        [q for q in some if q.graph_name == DERIVED and not _is_passed(q, names, named)]
        for some in (surplus, lacking)
    )
    for node in sorted({iri(q.subject) for q in chain(more, less)}):
        one, other = ({q for q in some if iri(q.subject) == node} for some in (more, less))
        yield _unborne(NamedNode(node), set(stored(NamedNode(node))), one, other, wording)
    found, due = ([q for q in some if q.graph_name != DERIVED] for some in (surplus, lacking))
    for node, what in differing(found, due, wording):
        yield Fault(FaultKind.JUDGEMENT, node, f"is not what the judgements come to: {what}")


def _is_passed(quad: Quad, names: Names, named: AbstractSet[str]) -> bool:
    node = iri(quad.subject)
    room = node.removeprefix(names.base).partition("/")[0]
    return node in named or quad.predicate in RELATIONS or room in _HUNG


def _unborne(node: NamedNode, stored: set[Quad], more: set[Quad], less: set[Quad], wording: Wording) -> Fault:
    if not less and Names(wording.base).is_entity(node):
        what = "is described, and no report and nobody described refers to it"
        return Fault(FaultKind.ENTITY, node.value, what)
    if not less and more == stored:
        return Fault(FaultKind.DERIVED, node.value, f"{title(more, wording)}is borne out by no claim")
    if not stored:
        claims = [q.object for q in less if q.predicate == kg.SUPPORTED_BY]
        what = f"{title(less, wording)}is missing, and follows from {wording.terms(claims)}"
        return Fault(FaultKind.DERIVED, node.value, what)
    [(_, what)] = differing(more, less, wording)
    if {q.predicate for q in more | less} == {kg.PACKED}:
        return Fault(
            FaultKind.PACKED,
            node.value,
            f"{title(stored, wording)}has another packed form than its claims give",
        )
    said = f"{title(stored, wording)}is not what its claims bear out: {what}"
    return Fault(FaultKind.DERIVED, node.value, said)
