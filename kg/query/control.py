"""Who held a place when, read from the derived graph."""

from __future__ import annotations

from kg.model import Control
from kg.query.looking import entities_of, names_of, subjects
from kg.rdf import DERIVED, controls_from_quads
from kg.rdf import vocabulary as kg
from kg.store import Store


def control(store: Store, place: str) -> list[Control]:
    """Give the intervals of the place with this id, earliest first; none where nothing is known of it."""
    names = names_of(store)
    nodes = subjects(store, kg.PLACE, names.entity(place))
    quads = [q for node in nodes for q in store.quads(node, graph=DERIVED)]
    return controls_from_quads(quads, names, entities_of(store))
