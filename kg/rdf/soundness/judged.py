"""The graph of judgements, read and held against what its writing anew would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from kg.errors import InvalidData
from kg.model import Fault, FaultKind
from kg.rdf.judgements import judgement_quads, judgements_from_quads
from kg.rdf.names import Names
from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.literals import literal_faults
from kg.rdf.soundness.wording import Wording


def judged_faults(quads: Iterable[Quad], names: Names) -> Iterator[Fault]:
    """Name what is wrong in the graph of judgements."""
    found, wording = set(quads), Wording(names.base)
    yield from literal_faults(sorted(found, key=str), wording)
    try:
        judgements = judgements_from_quads(found)
    except InvalidData as error:
        yield Fault(
            FaultKind.JUDGEMENT, names.judgements.value, f"cannot be read: {wording.short(str(error))}"
        )
        return
    due = set(judgement_quads(judgements, names))
    for node, what in differing(found - due, due - found, wording):
        yield Fault(FaultKind.JUDGEMENT, node, what)
