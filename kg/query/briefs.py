"""Claims and reports in short, all at once: what long lists of them are sifted and sorted by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.derive import Sides, witnesses
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.model import JudgementKind
from kg.query.looking import names_of, subjects_anywhere
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import MARKS
from kg.rdf.literals import day_of
from kg.rdf.standards import (
    DATE_PUBLISHED,
    DERIVED_FROM,
    EXACT,
    HAS_SELECTOR,
    HEADLINE,
    NEWS_ARTICLE,
    PREFIXES,
    TYPE,
)
from kg.store import Store

_PREFIXES = {**PREFIXES, "kg": kg.KG}
_GISTS = "SELECT ?claim ?gist ?sure { GRAPH ?graph { ?claim kg:packed ?gist ; kg:confidence ?sure } }"
_SENTENCES = """
    SELECT ?claim ?text {
        GRAPH ?graph { ?claim kg:evidence ?place . ?place oa:hasSelector ?quote . ?quote oa:exact ?text }
    }
"""


class Brief(NamedTuple):
    """A claim in short: parties, speakers and places by id, days in ISO form.

    `judged` is the judgement in force on it. A claim that another one was made of by correction is `correct`.
    """

    id: str
    report: str
    relation: str
    status: str
    extent: str
    subject: str | None
    object: str
    source: str | None
    target: str | None
    place: str | None
    start: str | None
    end: str | None
    speakers: tuple[str, ...]
    confidence: float
    judged: JudgementKind | None = None


class Headline(NamedTuple):
    """A report in short."""

    id: str
    title: str | None
    source: str | None
    published: date | None


Cue = tuple[tuple[str, ...], str | None]
"""Who speaks in a claim, by id, and who published its report, by name."""

_OUT = (JudgementKind.REJECT, JudgementKind.CORRECT)


def briefs(store: Store) -> Mapping[str, Brief]:
    """Give every claim by id, in no order; what changed is read again, the rest is kept."""
    return store.kept("briefs", lambda: _all(store), lambda old, touched: _renewed(store, old, touched))


def headlines(store: Store) -> Mapping[str, Headline]:
    """Give every report by id, in no order, kept as `briefs` are."""

    def renewed(old: Mapping[str, Headline], touched: frozenset[NamedNode]) -> Mapping[str, Headline]:
        names = names_of(store)
        nodes = [node for node in touched if names.is_report(node)]
        gone = {names.local(node) for node in nodes}
        there = (node for node in nodes if next(store.quads(node, TYPE, NEWS_ARTICLE), None))
        left = {own: line for own, line in old.items() if own not in gone}
        return left | {line.id: line for line in (_headline(store, node) for node in there)}

    return store.kept("headlines", lambda: _headlines(store), renewed)


def voices(store: Store) -> Mapping[Cue, tuple[str, ...]]:
    """Give by who speaks in a claim, and who published it, whose voices those are: one id for each line of kin.

    As many as are distinct among the claims of a relationship are its witnesses.
    """
    return store.kept("voices", lambda: _voices(store))


def cue(claim: Brief, report: Headline | None) -> Cue:
    """Give who speaks in a claim and who published it."""
    return claim.speakers, report.source if report else None


def sentences(store: Store, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the sentence of each claim of some ids, with the id, in their order; unknown ids are left out."""
    names = names_of(store)
    for own in ids:
        if (text := _sentence(store, names.claim(own))) is not None:
            yield own, text


def all_sentences(store: Store) -> Mapping[str, str]:
    """Give the sentence of every claim; all are read once for each state of the store."""
    return store.kept("sentences", lambda: dict(_all_sentences(store)))


def _all(store: Store) -> dict[str, Brief]:
    names, marks = names_of(store), _marks(store)
    found = {}
    for node, text, sure in _rows(store, _GISTS):
        own = names.local(node)
        found[own] = _brief(own, text, sure, marks.get(node))
    return found


def _rows(store: Store, query: str) -> Iterator[tuple[NamedNode, str, str]]:
    solutions = store.query(query, _PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    for node, *texts in solutions:
        yield node, *(text.value for text in texts)


def _marks(store: Store) -> dict[NamedNode, JudgementKind]:
    return {
        quad.subject: kind
        for kind, predicate in MARKS.items()
        for quad in store.quads(None, predicate)
        if isinstance(quad.subject, NamedNode)
    }


def _brief(own: str, text: str, sure: str, judged: JudgementKind | None) -> Brief:
    report, relation, status, extent, roles, _, when, speakers, _ = json.loads(text)
    subject, thing, source, target, place = roles
    start, end = when[:2] if when else (None, None)
    return Brief(
        own,
        report,
        relation,
        status,
        extent,
        subject,
        thing,
        source,
        target,
        place,
        start,
        end,
        tuple(speakers),
        float(sure),
        judged,
    )


def _renewed(store: Store, old: Mapping[str, Brief], touched: frozenset[NamedNode]) -> dict[str, Brief]:
    """Read anew the claims of each report of which anything changed."""
    names = names_of(store)
    claims = {names.local(node) for node in touched if names.is_claim(node)}
    reports = {names.local(node) for node in touched if names.is_report(node) or names.is_judged(node)}
    reports |= {old[own].report for own in claims if own in old}
    left = {own: brief for own, brief in old.items() if brief.report not in reports}
    nodes = {n for report in reports for n in subjects_anywhere(store, DERIVED_FROM, names.report(report))}
    return left | {brief.id: brief for node in nodes for brief in _read(store, node)}


def _read(store: Store, node: NamedNode) -> Iterator[Brief]:
    names, kinds = names_of(store), {predicate: kind for kind, predicate in MARKS.items()}
    if not names.is_claim(node):
        return
    said = list(store.quads(node))
    texts = {q.predicate: q.object.value for q in said if isinstance(q.object, Literal)}
    judged = next((kinds[q.predicate] for q in said if q.predicate in kinds), None)
    yield _brief(names.local(node), texts[kg.PACKED], texts[kg.CONFIDENCE], judged)


def _voices(store: Store) -> dict[Cue, tuple[str, ...]]:
    facts, lines = Facts(Draft(store)), headlines(store)
    sides, found = Sides(facts.entities), dict[Cue, tuple[str, ...]]()
    for brief in briefs(store).values():
        own = cue(brief, lines.get(brief.report))
        # Claims that count for nothing, or in other words, are none among the facts.
        if own not in found and brief.judged not in _OUT:
            claim = facts.claim(facts.names.claim(brief.id))
            speakers = witnesses(claim, facts.datelines[claim.report], facts.entities) if claim else ()
            found[own] = tuple(dict.fromkeys(map(sides.head, speakers)))
    return found


def _headlines(store: Store) -> dict[str, Headline]:
    names = names_of(store)
    titles, sources, days = (_said(store, p) for p in (HEADLINE, kg.SOURCE_NAME, DATE_PUBLISHED))
    found = {}
    for node in subjects_anywhere(store, TYPE, NEWS_ARTICLE):
        own, day = names.local(node), days.get(node)
        found[own] = Headline(own, titles.get(node), sources.get(node), day_of(day) if day else None)
    return found


def _headline(store: Store, node: NamedNode) -> Headline:
    texts = {
        q.predicate: q.object.value for q in store.quads(node, graph=node) if isinstance(q.object, Literal)
    }
    day = texts.get(DATE_PUBLISHED)
    return Headline(
        names_of(store).local(node),
        texts.get(HEADLINE),
        texts.get(kg.SOURCE_NAME),
        day_of(day) if day else None,
    )


def _said(store: Store, predicate: NamedNode) -> dict[NamedNode, str]:
    """Give what reports say of themselves by one predicate."""
    return {
        quad.subject: quad.object.value
        for quad in store.quads(None, predicate)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def _sentence(store: Store, node: NamedNode) -> str | None:
    for place in _ends(store, node, kg.EVIDENCE):
        for quote in _ends(store, place, HAS_SELECTOR):
            for quad in store.quads(quote, EXACT):
                if isinstance(quad.object, Literal):
                    return quad.object.value
    return None


def _ends(store: Store, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return [q.object for q in store.quads(node, predicate) if isinstance(q.object, NamedNode)]


def _all_sentences(store: Store) -> Iterator[tuple[str, str]]:
    names = names_of(store)
    solutions = store.query(_SENTENCES, _PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    return ((names.local(node), text.value) for node, text in solutions)
