"""What each kind of page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote

from fastapi import Request, Response

from kg.draw.style import KINDS
from kg.graph import Graph
from kg.model import Control, Entity, Kind, Relation, Relationship
from kg.query.catalogue import Answer
from kg.query.described import Described
from kg.query.question import Question, Type
from kg.rdf import Names
from kg.rdf.vocabulary import HOLDER, KG
from kg.serve.web.page import filled
from kg.serve.web.quotes import Quotes, sentences

JSON = dict[str, Any]
View = Callable[[Request, Graph, JSON], Response]

_INPUTS: Final = {Type.DAY: "date", Type.LAST_DAY: "date", Type.MONTH: "month", Type.INTEGER: "number"}
_SHOWN: Final = 5
_LISTED: Final = 50
_READ: Final = 200
_BELOW: Final = {f"{KG}{name}" for name in ("parent", "speaksFor", "leansTo", "country", "mergedInto")}


@dataclass(frozen=True, slots=True)
class Told:
    """Relationships of one relation, seen from one end: the first few of `total`."""

    relation: Relation
    inverse: bool
    edges: list[Relationship]
    total: int


def entity(request: Request, graph: Graph, body: JSON) -> Response:
    """Show an actor or a place: facts, who held it or what it held, relations both ways, what belongs to it."""
    known = graph.entity(body["id"])
    found = graph.describe("entities", known.id)
    values = {
        "entity": known,
        "facts": body,
        "spans": graph.control(known.id)[-_LISTED:] if known.is_place else [],
        "holdings": _held(graph, found),
        "listed": _LISTED,
        "groups": _grouped(known, graph.relations(known.id)),
        "below": _below(found)[:_LISTED],
        "labels": _labels(graph.base, known, found),
        "quotes": Quotes(graph),
    }
    return filled(request, "entity", known.label, values)


def _held(graph: Graph, found: Described) -> list[Control]:
    """Give the latest of what an actor held; where it is more than can be read for a page, of some of it."""
    nodes = (getattr(t.subject, "value", "") for t in found.inverse if t.predicate == HOLDER)
    ids = (unquote(node.rpartition("/")[2]) for node in nodes)
    spans = [graph.interval(own) for own in islice(ids, _READ)]
    return sorted(spans, key=lambda c: c.start.latest or date.min, reverse=True)[:_LISTED]


def _grouped(known: Entity, edges: list[Relationship]) -> list[Told]:
    groups: dict[tuple[Relation, bool], list[Relationship]] = {}
    for edge in edges:
        inverse = edge.object.id == known.id and not edge.relation.symmetric
        groups.setdefault((edge.relation, inverse), []).append(edge)
    weighty = {key: sorted(es, key=lambda e: -len(e.reports)) for key, es in groups.items()}
    return [Told(relation, inv, es[:_SHOWN], len(es)) for (relation, inv), es in weighty.items()]


def _below(found: Described) -> list[tuple[str, str, str]]:
    """Give what is said to belong to an entity, to speak for it or to lean to it: property, id in the path, label."""
    labels = {t.subject: getattr(t.object, "value", "") for t in found.labels}
    return [
        (t.predicate.value.removeprefix(KG), getattr(t.subject, "value", ""), labels.get(t.subject, ""))
        for t in found.inverse
        if t.predicate.value in _BELOW
    ]


def _labels(base: str, known: Entity, found: Described) -> Mapping[str, str]:
    """Give the labels of the entities that another names, by id."""
    parties = (party for party, _ in known.disputed)
    ids = {i for i in (known.country, known.speaks_for, known.leans, *known.parents, *parties) if i}
    labels = {getattr(t.subject, "value", ""): getattr(t.object, "value", "") for t in found.labels}
    names = Names(base)
    return {i: labels.get(names.entity(i).value, i) for i in ids}


def claim(request: Request, graph: Graph, body: JSON) -> Response:
    """Show a claim: what it says, its sentence in context, its report, judgements, and what rests on it."""
    told = graph.claim(body["id"])
    resting = _rooms(graph.describe("claims", told.id), graph.base)
    values = {"claim": told, "body": body, "resting": resting, "quote": Quotes(graph).quote(told)}
    return filled(request, "claim", _said(body), values)


def _said(body: JSON) -> str:
    subject = body["subject"]["label"] if body["subject"] else "Somebody"
    return f"{subject} {body['relation'].replace('-', ' ')} {body['object']['label']}"


def _rooms(found: Described, base: str) -> list[tuple[str, str]]:
    """Give what names a claim: the room and the address below the base."""
    paths = dict.fromkeys(getattr(t.subject, "value", "").removeprefix(base) for t in found.inverse)
    return [(path.partition("/")[0], path) for path in paths]


def report(request: Request, graph: Graph, body: JSON) -> Response:
    """Show a report: its facts and each sentence with what was read from it; its text to those who may read it."""
    told = graph.claims(report=body["id"])
    ordered = {c["id"]: place for place, c in enumerate(body["claims"])}
    claims = sorted(told, key=lambda c: ordered[c.id])
    values = {"report": body, "sentences": sentences(claims), "parts_of_text": _parts(body)}
    return filled(request, "report", body["title"] or body["id"], values)


def _parts(body: JSON) -> list[tuple[str, str | None]]:
    """Cut the text at the sentences of its claims: words, and the fragment of those that are a sentence."""
    spans = {
        (c["evidence"]["start"], c["evidence"]["end"])
        for c in body["claims"]
        if c["evidence"]["field"] == "text"
    }
    text, done, parts = body["text"] or "", 0, list[tuple[str, str | None]]()
    for start, end in sorted(spans):
        if start >= done:
            parts += [(text[done:start], None), (text[start:end], f"text-{start}")]
            done = end
        else:
            parts.append(("", f"text-{start}"))
    return [*parts, (text[done:], None)] if text else []


def node(request: Request, graph: Graph, body: JSON) -> Response:
    """Show whatever has no page of its own: what is said of it, what names it, and the sentences that it rests on."""
    room = request.scope["route"].path_format.split("/")[1]
    found = graph.describe(room, body["id"])
    quotes = Quotes(graph, most=_LISTED)
    values = {
        "found": found,
        "labels": {getattr(t.subject, "value", ""): getattr(t.object, "value", "") for t in found.labels},
        "supporting": quotes.of(body.get("claims") or body.get("for") or []) if "said" not in body else [],
        "against": quotes.of(body.get("denials") or body.get("against") or []) if "said" not in body else [],
    }
    return filled(request, "node", f"{room.removesuffix('s').capitalize()} {body['id']}", values)


def entities(request: Request, graph: Graph, body: JSON) -> Response:
    """List actors and places."""
    found = [("entities", e["id"], e["label"], KINDS[Kind(e["kind"])].name) for e in body["entities"]]
    return _listed(request, "Actors and places", body, found)


def reports(request: Request, graph: Graph, body: JSON) -> Response:
    """List reports."""
    found = [
        ("reports", r["id"], r["title"] or r["id"], ", ".join(filter(None, (r["source"], r["published"]))))
        for r in body["reports"]
    ]
    return _listed(request, "Reports", body, found)


def questions(request: Request, graph: Graph, body: JSON) -> Response:
    """List the questions of the catalogue."""
    found = [("queries", q["name"], q["title"], q["description"]) for q in body["questions"]]
    return _listed(request, "Questions", body, found)


def _listed(request: Request, title: str, body: JSON, items: list[tuple[str, str, str, str]]) -> Response:
    values = {"items": items, "total": body.get("total"), "following": body.get("next")}
    return filled(request, "list", title, values)


def question(request: Request, asked: Question, given: Mapping[str, str], answer: Answer | None) -> Response:
    """Show a question: its form with typed parameters and, once it is asked, its rows."""
    values = {"question": asked, "given": given, "answer": answer, "inputs": _INPUTS}
    return filled(request, "question", asked.title, values)


VIEWS: Final[Mapping[str, View]] = {
    "entity": entity,
    "claim": claim,
    "report": report,
    "search": entities,
    "reports": reports,
    "listed": questions,
}
"""The pages by the name of their route; what is not here is shown by `node`."""
