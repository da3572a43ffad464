"""The frozen values that every other room passes: Report, Mention, Entity, Interval, Claim."""

from kg.model.claim import (
    SYMMETRIC,
    Argument,
    Claim,
    Evidence,
    Extent,
    Manner,
    Quantity,
    Relation,
    Status,
    reading_order,
)
from kg.model.derived import Basis, Bounds, Control, ControlStatus, Relationship
from kg.model.entity import ACTOR_KINDS, PLACE_KINDS, Entity, Kind, Mention
from kg.model.identity import claim_id, digest, slug
from kg.model.interval import Interval, Precision
from kg.model.report import Report
from kg.model.wire import (
    claim_from_json,
    claim_json,
    control_json,
    entity_json,
    relations_json,
    relationship_json,
    report_json,
)

__all__ = [
    "ACTOR_KINDS",
    "PLACE_KINDS",
    "SYMMETRIC",
    "Argument",
    "Basis",
    "Bounds",
    "Claim",
    "Control",
    "ControlStatus",
    "Entity",
    "Evidence",
    "Extent",
    "Interval",
    "Kind",
    "Manner",
    "Mention",
    "Precision",
    "Quantity",
    "Relation",
    "Relationship",
    "Report",
    "Status",
    "claim_from_json",
    "claim_id",
    "claim_json",
    "control_json",
    "digest",
    "entity_json",
    "reading_order",
    "relations_json",
    "relationship_json",
    "report_json",
    "slug",
]
