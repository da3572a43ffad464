"""What is wrong with a stored graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What sort of thing is wrong."""

    BASE = "base"
    """Something stands under another base than the store's."""
    GRAPH = "graph"
    """Something stands in a graph where it does not belong."""
    LITERAL = "literal"
    """A value is none of its datatype, such as a day that is none."""
    REPORT = "report"
    """A report is not there or cannot be read."""
    CLAIM = "claim"
    """A claim cannot be read, or says what no claim can say."""
    IDENTITY = "identity"
    """A claim's id is not the hash of what it says: somebody changed it."""
    WORDS = "words"
    """Words are not where they are said to be in the stored text."""
    ENTITY = "entity"
    """An actor or place is not described, or twice, or for nobody."""
    STATEMENT = "statement"
    """A node says more, less or something else than it should."""
    STRAY = "stray"
    """A node belongs to nothing that its graph should hold."""
    JUDGEMENT = "judgement"
    """A judgement cannot be read, or says something else than it was written as."""
    EDGE = "edge"
    """A plain edge has no relationship, or a relationship no plain edge."""
    PACKED = "packed"
    """The packed form of a relationship says something else than its node."""
    REST = "rest"
    """Something derived rests on a claim that is not there."""
    TIMELINE = "timeline"
    """The intervals of a place overlap or leave a gap."""
    DERIVED = "derived"
    """Something derived is not what its claims bear out."""
    INDEX = "index"
    """A statement is found by some of what it says and not by the rest: the store's files are damaged."""
    SHAPE = "shape"
    """A SHACL shape is broken."""
    UNCHECKED = "unchecked"
    """Something could not be checked because of other faults."""


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One thing that is wrong: the IRI of the node where it is, and what, in words that follow on from the IRI."""

    kind: FaultKind
    node: str
    what: str

    def __str__(self) -> str:
        """Give node and words as one line."""
        return " ".join(f"{self.node} {self.what}".split())


def fault_json(fault: Fault) -> dict[str, str]:
    """Give kind, node and words."""
    return {"kind": fault.kind.value, "node": fault.node, "what": fault.what}
