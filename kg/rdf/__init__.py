"""Claims, entities and what is derived as RDF, and back: vocabulary, named graph of a report, shapes."""

from kg.rdf.claims import report_quads
from kg.rdf.derived import (
    control_at,
    control_quads,
    controls_from_quads,
    order_of_start,
    relationship_at,
    relationship_quads,
    relationships_from_quads,
    start_at,
)
from kg.rdf.entities import entities_from_quads, entity_at, entity_quads
from kg.rdf.events import event_quads, unpacked_event
from kg.rdf.names import DERIVED, Names
from kg.rdf.nodes import Lookup, by_subject
from kg.rdf.reading import claim_at, claims_from_quads
from kg.rdf.reports import report_at, report_from_quads
from kg.rdf.vocabulary import KG, PREFIXES, node_of, relation_node, relation_of, value_of

__all__ = [
    "DERIVED",
    "KG",
    "PREFIXES",
    "Lookup",
    "Names",
    "by_subject",
    "claim_at",
    "claims_from_quads",
    "control_at",
    "control_quads",
    "controls_from_quads",
    "entities_from_quads",
    "entity_at",
    "entity_quads",
    "event_quads",
    "node_of",
    "order_of_start",
    "relation_node",
    "relation_of",
    "relationship_at",
    "relationship_quads",
    "relationships_from_quads",
    "report_at",
    "report_from_quads",
    "report_quads",
    "start_at",
    "unpacked_event",
    "value_of",
]
