"""What judgements change in the graph before anything is derived of it.

The claims of reports are marked and revised, entities that only judgements name are described, merged ones are linked.
All of it follows from the reports and the judgements that are there.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from kg.derive.describing import describe_as_judged, referred
from kg.derive.draft import Draft
from kg.derive.facts import Described, described, is_described, is_read
from kg.derive.judged import Judged
from kg.derive.outcome import Outcome, outcome
from kg.model import Claim, JudgementKind, Report
from kg.rdf import DERIVED, Names, claims_from_quads, report_from_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import mark_quads, merge_quad, revision_quads


def revise(draft: Draft, reports: Iterable[str], judged: Judged) -> None:
    """Mark and revise the claims of reports anew; the draft's reports must stand, and nothing else of these graphs."""
    names = Names(draft.store.base)
    for key in reports:
        draft.clear(names.judged(key))
        if (found := outcome_of(draft, key, judged)) is None:
            continue
        report, told = found
        draft.replace((), mark_quads(key, told.marks, names))
        for one in told.revisions:
            draft.replace((), revision_quads(one.claim, one.of, one.judgement, report, names))


def outcome_of(draft: Draft, report: str, judged: Judged) -> tuple[Report, Outcome] | None:
    """Give what judgements on a report's claims come to; `None` where it has none, or is not there."""
    names = Names(draft.store.base)
    judgements = judged.of_report.get(report)
    quads = list(draft.quads(graph=names.report(report))) if judgements else []
    if not judgements or not quads:
        return None
    described_here = Described(draft)
    claims: list[Claim] = claims_from_quads(quads, names, described_here)
    known = ChainMap(dict(judged.known), {a.entity.id: a.entity for c in claims for a in c.arguments()})
    return report_from_quads(quads, names), outcome(judgements, claims, known)


def stand_in(draft: Draft, judged: Judged) -> set[str]:
    """Describe the entities that judgements name and nothing else does, and no others; give the ids of the changed."""
    names = Names(draft.store.base)
    there = {names.local(n) for n in draft.derived(kg.AS_READ, Literal(""))}
    wanted = {key for key in _wanted(draft, judged) if not is_read(draft, names.entity(key))}
    before = {one: described(draft, names.entity(one), names) for one in there | wanted}
    for one in there | wanted:
        known = judged.known[one] if one in wanted else None
        describe_as_judged(draft, one, known, judged, read=False)
    return {one for one, old in before.items() if described(draft, names.entity(one), names) != old}


def _wanted(draft: Draft, judged: Judged) -> set[str]:
    """Give the ids that judgements in force name and describe, with those to whom these refer."""
    names = Names(draft.store.base)
    found = {
        key
        for key in (*_of_corrections(draft, judged, names), *_of_sources(draft, judged))
        if key in judged.known
    }
    for key, root in judged.merged.items():
        if root in judged.known and (key in found or is_read(draft, names.entity(key))):
            found.add(root)
    todo = list(found)
    while todo:
        new = {i for i in referred(judged.applied(judged.known[todo.pop()])) if i in judged.known} - found
        found |= new
        todo.extend(new)
    return found


def _of_corrections(draft: Draft, judged: Judged, names: Names) -> Iterator[str]:
    for judgements in judged.of_report.values():
        for one in judgements:
            if one.kind is JudgementKind.CORRECT and any(draft.quads(names.claim(one.correction), std.TYPE)):
                yield from (value for _, value in one.changes if value and value in judged.known)


def _of_sources(draft: Draft, judged: Judged) -> Iterator[str]:
    names = Names(draft.store.base)
    for source, favoured in judged.leaning.items():
        known = judged.known.get(source)
        if known is None:
            continue
        here = is_read(draft, names.entity(source))
        called = (Literal(name) for name in {known.label, *known.aliases})
        if here or any(True for name in called for _ in draft.told(kg.SOURCE_NAME, name)):
            yield from (source, *((favoured,) if favoured else ()))


def link_merged(draft: Draft, judged: Judged) -> None:
    """Say of each described entity that was merged what it counts as, and of no other."""
    names = Names(draft.store.base)
    nodes = {key: names.entity(key) for key in judged.merged}
    new = [merge_quad(key, judged.merged[key], names) for key, n in nodes.items() if is_described(draft, n)]
    draft.replace(list(draft.quads(None, kg.MERGED_INTO, None, DERIVED)), new)
