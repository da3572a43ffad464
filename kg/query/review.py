"""Which claims a person should look at: those on which much depends and of whose reading little is sure."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nlargest

from pyoxigraph import Literal

from kg.model import Claim, Control, ControlStatus, Relationship
from kg.query.claims import claim
from kg.query.looking import entities_of, names_of, subjects
from kg.query.relations import relationships
from kg.rdf import DERIVED, controls_from_quads
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import marked_by
from kg.rdf.standards import GENERATED_BY, TYPE
from kg.store import Store

_OPEN = frozenset({ControlStatus.DISPUTED, ControlStatus.CONTESTED, ControlStatus.DIVIDED})
# How much depends on a claim that alone decides who held a place, that is one of several there, or of an edge.
_ALONE, _AMONG, _OPEN_PLACE, _EDGE, _ONE_WITNESS = 3, 1, 2, 1, 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim with what depends on it, as `weight` and in words; a greater weight matters more."""

    claim: Claim
    weight: int
    reasons: tuple[str, ...]

    @property
    def risk(self) -> float:
        """Give weight times the doubt that the words were read rightly."""
        return self.weight * (1 - self.claim.confidence)


@dataclass(slots=True)
class _Stakes:
    """What depends on one claim."""

    found: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(weight for weight, _ in self.found.values())

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(reason for _, reason in self.found.values())

    def add(self, what: tuple[str, str], weight: int, reason: str) -> None:
        """Note what depends on the claim; of several of one sort the weightiest counts."""
        if weight > self.found.get(what, (0, ""))[0]:
            self.found[what] = weight, reason


def doubts(store: Store, limit: int | None = None) -> list[Doubt]:
    """Give at most `limit` claims nobody has judged yet, by weight times doubt, the greatest first.

    Weigh: that a claim decides who held a place, alone or among others, that the place or an edge is disputed, and
    that it has one witness.
    """
    stakes: dict[str, _Stakes] = {}
    for span in _intervals(store):
        _of_place(span, stakes)
    for edge in relationships(store):
        _of_edge(edge, stakes)
    open_ones = {key: s for key, s in stakes.items() if s.weight and not _is_judged(store, key)}
    risks = {key: s.weight * (1 - _confidence(store, key)) for key, s in open_ones.items()}
    most = len(risks) if limit is None else limit
    ranked = nlargest(most, sorted(risks), key=lambda key: (risks[key], open_ones[key].weight))
    found = ((claim(store, key), open_ones[key]) for key in ranked)
    return [Doubt(told, stake.weight, stake.reasons) for told, stake in found]


def _intervals(store: Store) -> list[Control]:
    quads = (
        q for node in subjects(store, TYPE, kg.CONTROL_INTERVAL) for q in store.quads(node, graph=DERIVED)
    )
    return controls_from_quads(quads, names_of(store), entities_of(store))


def _of_place(span: Control, stakes: dict[str, _Stakes]) -> None:
    label = span.place.label
    for key in {*span.supporting, *span.against}:
        found = stakes.setdefault(key, _Stakes())
        if span.supporting == (key,):
            found.add(("decides", label), _ALONE, f"alone decides who held {label}")
        elif key in span.supporting:
            found.add(
                ("decides", label), _AMONG, f"one of {len(span.supporting)} that decide who held {label}"
            )
        if span.status in _OPEN or span.against:
            found.add(("open", label), _OPEN_PLACE, f"{label} is {_state(span)}")
        if len(span.witnesses) == 1 and key in span.supporting:
            found.add(("witness", label), _ONE_WITNESS, f"one witness for who held {label}")


def _state(span: Control) -> str:
    return span.status.value if span.status in _OPEN else "held against other claims"


def _of_edge(edge: Relationship, stakes: dict[str, _Stakes]) -> None:
    if edge.disputed:
        reason = f"{edge.subject.label} {edge.relation} {edge.object.label} is disputed"
        for key in {*edge.claims, *edge.denials}:
            stakes.setdefault(key, _Stakes()).add(("edge", edge.id), _EDGE, reason)


def _is_judged(store: Store, key: str) -> bool:
    node = names_of(store).claim(key)
    made_by_analyst = any(True for _ in store.quads(node, GENERATED_BY))
    return made_by_analyst or marked_by(store.quads(node)) is not None


def _confidence(store: Store, key: str) -> float:
    found = next(store.quads(names_of(store).claim(key), kg.CONFIDENCE), None)
    return float(found.object.value) if found and isinstance(found.object, Literal) else 0.0
