"""The project's own terms, as `ontology/vocabulary.ttl` declares them.

Relations are properties in camelCase, kinds classes in CamelCase, and each other value a named individual
whose name begins with what it is a value of (`kg:statusAsserted`, `kg:extentUnknown`): several share a word.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from pyoxigraph import NamedNode

from kg.model import Basis, ControlStatus, Extent, JudgementKind, Kind, Manner, Precision, Relation, Status
from kg.rdf import standards

KG = "https://w3id.org/conflict-kg#"
PREFIXES = {"kg": KG, **standards.PREFIXES}

Value = TypeVar("Value", bound=StrEnum)

_PREFIX: dict[type[StrEnum], str] = {
    Kind: "",
    Relation: "",
    Status: "status",
    Extent: "extent",
    Manner: "manner",
    Precision: "precision",
    ControlStatus: "control",
    Basis: "basis",
    JudgementKind: "judgement",
}


def _term(name: str) -> NamedNode:
    return NamedNode(KG + name)


ACTOR = _term("Actor")
PLACE_CLASS = _term("Place")
STORED_TEXT = _term("StoredText")
SOURCE = _term("Source")
CLAIM = _term("Claim")
SPAN = _term("Span")
MENTION = _term("Mention")
ATTRIBUTION = _term("Attribution")
QUANTITY_CLASS = _term("Quantity")
PARTY_NAME = _term("PartyName")
RELATIONSHIP = _term("Relationship")
CONTROL_INTERVAL = _term("ControlInterval")
EVENT = _term("Event")
PERIOD_CLASS = _term("Period")

COUNTRY = _term("country")
PARENT = _term("parent")
SPEAKS_FOR = _term("speaksFor")
LEANS_TO = _term("leansTo")
GEONAMES = _term("geonamesId")
ACTIVE_FROM = _term("activeFrom")
ACTIVE_UNTIL = _term("activeUntil")
CALLED = _term("called")
PARTY = _term("party")
POSITION = _term("position")
ORDER = _term("order")

SOURCE_NAME = _term("sourceName")
READ_BY = _term("readBy")
REPORTED = _term("reported")
REPORTED_DAY = _term("reportedDay")

MATTER = _term("matter")
RELATION = _term("relation")
SUBJECT = _term("subject")
OBJECT = _term("object")
FROM = _term("from")
TO = _term("to")
PLACE = _term("place")
PLACE_PRECISION = _term("placePrecision")
STATUS = _term("status")
EXTENT = _term("extent")
MANNER = _term("manner")
CONFIDENCE = _term("confidence")
QUANTITY = _term("quantity")
LOW = _term("low")
BEST = _term("best")
HIGH = _term("high")
UNIT = _term("unit")
QUANTITY_TEXT = _term("quantityText")
ATTRIBUTED_TO = _term("attributedTo")
ATTRIBUTION_OF = _term("attribution")
SPEAKER = _term("speaker")

TRIGGER = _term("trigger")
EVIDENCE = _term("evidence")
MENTION_OF = _term("mentionOf")
IN_TEXT = _term("inText")
SUBJECT_MENTION = _term("subjectMention")
OBJECT_MENTION = _term("objectMention")
FROM_MENTION = _term("fromMention")
TO_MENTION = _term("toMention")
PLACE_MENTION = _term("placeMention")
SPEAKER_MENTION = _term("speakerMention")

EARLIEST = _term("earliest")
LATEST = _term("latest")
DATE_PRECISION = _term("datePrecision")
DATE_TEXT = _term("dateText")
ON_DAY = _term("onDay")
ON_MONTH = _term("onMonth")

SUPPORTED_BY = _term("supportedBy")
CONTRADICTED_BY = _term("contradictedBy")
IN_REPORT = _term("inReport")
WITNESS = _term("witness")
CLAIM_COUNT = _term("claimCount")
PACKED = _term("packed")
REPORT_COUNT = _term("reportCount")
WITNESS_COUNT = _term("witnessCount")
FIRST = _term("first")
LAST = _term("last")
DISPUTED = _term("disputed")

PERIOD = _term("period")
ENDED_BY = _term("endedBy")

HOLDER = _term("holder")
POSSIBLE_HOLDER = _term("possibleHolder")
CONTROL_STATUS = _term("controlStatus")
BASIS = _term("basis")
LAST_CONFIRMED = _term("lastConfirmed")
START_EARLIEST = _term("startEarliest")
START_LATEST = _term("startLatest")
END_EARLIEST = _term("endEarliest")
END_LATEST = _term("endLatest")
LASTING = _term("lasting")

JUDGEMENT = _term("Judgement")
JUDGEMENT_KIND = _term("judgementKind")
JUDGES = _term("judges")
ON_ENTITY = _term("onEntity")
QUOTE = _term("quote")
REASON = _term("reason")
UNDOES = _term("undoes")
ACCEPTED_BY = _term("acceptedBy")
REJECTED_BY = _term("rejectedBy")
CORRECTED_BY = _term("correctedBy")
MERGED_INTO = _term("mergedInto")
AS_READ = _term("asRead")


def _camel(prefix: str, words: str) -> str:
    first, *rest = [w for w in (prefix, *words.split("-")) if w]
    return first + "".join(w.capitalize() for w in rest)


def _local(value: StrEnum) -> str:
    if isinstance(value, Kind):
        return _camel("", value).replace(value[0], value[0].upper(), 1)
    return _camel(_PREFIX[type(value)], value)


_NODE: dict[type[StrEnum], dict[str, NamedNode]] = {
    kind: {v.value: _term(_local(v)) for v in kind} for kind in _PREFIX
}
_VALUE: dict[type[StrEnum], dict[str, StrEnum]] = {
    kind: {node.value: kind(value) for value, node in nodes.items()} for kind, nodes in _NODE.items()
}


def node_of(value: StrEnum) -> NamedNode:
    """Give the term for a value of the model: a relation's property, a kind's class, else a named individual.

    >>> [node_of(v).value.removeprefix(KG) for v in (Relation.PART_OF, Kind.ARMED_FORCE, Extent.UNKNOWN)]
    ['partOf', 'ArmedForce', 'extentUnknown']
    """
    return _NODE[type(value)][value]


def value_of(kind: type[Value], node: NamedNode) -> Value:
    """Give the value of `kind` that a term stands for; any other term is a `ValueError`."""
    value = _VALUE[kind].get(node.value)
    if isinstance(value, kind):
        return value
    raise ValueError(f"no {kind.__name__.lower()}: {node.value}")


def relation_node(relation: Relation) -> NamedNode:
    """Give the property of a relation."""
    return node_of(relation)


def relation_of(node: NamedNode) -> Relation:
    """Give the relation of a property; any other term is a `ValueError`."""
    return value_of(Relation, node)


def terms() -> frozenset[NamedNode]:
    """Give every term of the project's own that this package writes."""
    own = {v for v in globals().values() if isinstance(v, NamedNode)}
    return frozenset(own).union(*(nodes.values() for nodes in _NODE.values()))
