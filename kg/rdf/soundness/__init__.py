"""What a hand can break in a graph, found by reading each part and writing what was read anew.

What this package writes keeps the shapes, and is read back as it was. So a graph that says exactly what writing
says anew of the values read from it, values that a claim may have, is sound; where it differs, the statement that
differs is named. That takes a thousandth of what a check of every shape takes.
"""

from kg.rdf.soundness.derived import REWRITING, Derived, derived_faults, timeline_faults
from kg.rdf.soundness.described import RELATIONS, Cast, Described, described_faults
from kg.rdf.soundness.judged import judged_faults
from kg.rdf.soundness.told import Told, told_faults
from kg.rdf.soundness.unborne import unborne_faults
from kg.rdf.soundness.wording import Wording, iri, listed

__all__ = [
    "RELATIONS",
    "REWRITING",
    "Cast",
    "Derived",
    "Described",
    "Told",
    "Wording",
    "derived_faults",
    "described_faults",
    "iri",
    "judged_faults",
    "listed",
    "timeline_faults",
    "told_faults",
    "unborne_faults",
]
