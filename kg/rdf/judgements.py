"""Judgements as RDF, and what they come to.

The graph `BASE/graphs/judgements` holds every judgement that was ever made, as activities in the sense of PROV:
who (`prov:wasAssociatedWith`), when (`prov:endedAtTime`), why, and of what. Nothing is taken out of it.

What they come to is said elsewhere and follows from them and the reports: `BASE/judged/REPORT` marks the claims of a
report that are accepted, rejected or corrected by whichever judgement is in force, and holds the corrected claims.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Claim, Entity, Judgement, JudgementKind, Report, judgement_from_json, judgement_json
from kg.model.judged import entity_from_json, whole_entity_json
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.claims import claim_quads
from kg.rdf.literals import moment
from kg.rdf.names import DERIVED, Names
from kg.rdf.nodes import Statement

MARKS = {
    JudgementKind.ACCEPT: kg.ACCEPTED_BY,
    JudgementKind.REJECT: kg.REJECTED_BY,
    JudgementKind.CORRECT: kg.CORRECTED_BY,
}
"""The property by which a claim names the judgement in force on it."""


def judgement_quads(judgements: Iterable[Judgement], names: Names) -> list[Quad]:
    """Say judgements in their own graph, each statement once.

    A lone surrogate anywhere, an empty author and an empty id are a `ValueError`.
    """
    statements = dict.fromkeys(s for j in judgements for s in _judgement(j, names))
    return [Quad(*s, names.judgements) for s in statements]


def _judgement(judgement: Judgement, names: Names) -> Iterator[Statement]:
    node, analyst = names.judgement(judgement.id), names.analyst(judgement.author)
    yield node, std.TYPE, kg.JUDGEMENT
    yield node, std.TYPE, std.ACTIVITY
    yield node, kg.JUDGEMENT_KIND, kg.node_of(judgement.kind)
    yield node, std.ASSOCIATED_WITH, analyst
    yield analyst, std.TYPE, std.PERSON
    yield analyst, std.LABEL, Literal(judgement.author)
    yield node, std.ENDED, moment(judgement.made)
    yield node, kg.REASON, Literal(judgement.reason)
    if judgement.claim:
        yield node, kg.JUDGES, names.claim(judgement.claim.id)
        yield node, kg.QUOTE, Literal(judgement.claim.quote)
    for entity in judgement.entities:
        yield node, kg.ON_ENTITY, names.entity(entity)
    if judgement.undoes:
        yield node, kg.UNDOES, names.judgement(judgement.undoes)
    yield node, kg.PACKED, Literal(_json(judgement_json(judgement)))


def judgements_from_quads(quads: Iterable[Quad]) -> list[Judgement]:
    """Read every judgement that quads hold, oldest first; one that cannot be read is `InvalidData`."""
    packed = (q for q in quads if q.predicate == kg.PACKED)
    return sorted((_unpacked(q) for q in packed), key=lambda j: j.order)


def _unpacked(quad: Quad) -> Judgement:
    try:
        return judgement_from_json(json.loads(getattr(quad.object, "value", "")))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidData(f"judgement {quad.subject} cannot be read: {error}") from error


def mark_quads(report: str, marks: Mapping[str, Judgement], names: Names) -> list[Quad]:
    """Say which judgement is in force on claims of a report; `marks` has it by the claim's id."""
    graph = names.judged(report)
    return [
        Quad(names.claim(claim), MARKS[j.kind], names.judgement(j.id), graph) for claim, j in marks.items()
    ]


def revision_quads(revised: Claim, of: str, judgement: Judgement, report: Report, names: Names) -> list[Quad]:
    """Say a corrected claim, the claim `of` which it is a revision, and the judgement that made it."""
    graph, node = names.judged(report.id), names.claim(revised.id)
    return [
        *claim_quads(revised, report, graph, names),
        Quad(node, std.REVISION_OF, names.claim(of), graph),
        Quad(node, std.GENERATED_BY, names.judgement(judgement.id), graph),
    ]


def merge_quad(merged: str, into: str, names: Names) -> Quad:
    """Say that one entity counts as another."""
    return Quad(names.entity(merged), kg.MERGED_INTO, names.entity(into), DERIVED)


def as_read_quad(id: str, as_read: Entity | None, names: Names) -> Quad:
    """Say how an entity was described before a judgement changed that; `None` where nothing but judgements does."""
    text = "" if as_read is None else _json(whole_entity_json(as_read))
    return Quad(names.entity(id), kg.AS_READ, Literal(text), DERIVED)


def entity_as_read(text: str) -> Entity | None:
    """Read the text that `as_read_quad` wrote; another is `InvalidData`."""
    try:
        return entity_from_json(json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidData(f"an entity as it was read cannot be read: {error}") from error


def marked_by(quads: Iterable[Quad]) -> NamedNode | None:
    """Give the node of the judgement in force that quads of a claim's node name, or `None`."""
    marks = set(MARKS.values())
    found = (q.object for q in quads if q.predicate in marks)
    return next((n for n in found if isinstance(n, NamedNode)), None)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
