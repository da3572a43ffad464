"""The explorer: one HTML file that holds a graph, its evidence and what draws them, and fetches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.draw.carrier import network
from kg.draw.embed import embedded, nonce_of, readable, script_source
from kg.draw.evidence import claim_content, newest, report_content
from kg.draw.selection import Selection, select
from kg.draw.style import KINDS, RELATIONS
from kg.model import Claim, Judgement, Relationship, Report

ROOM = Path(__file__).parent
VENDORED = ROOM / "vendor" / "vis-network" / "vis-network.min.js"
TEMPLATES = ROOM / "explorer"
SCRIPTS = (
    *("words", "dom", "data", "state", "view", "labels", "graph", "evidence", "panel"),
    *("legend", "days", "table", "search", "save", "main"),
)
"""The page's scripts in the order in which they are put into one scope."""

_NONE: Mapping[str, Judgement] = {}

QUOTED = 40
"""How many claims of one relationship bring their sentence; the page says how many more there are."""


def page(
    edges: Sequence[Relationship],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    title: str,
    around: str | None = None,
    depth: int = 1,
    limit: int = 300,
    judged: Mapping[str, Judgement] = _NONE,
) -> str:
    """Give a self-contained HTML page of the graph; write it as UTF-8.

    `claims` and `reports` hold, by id, what the edges name; what they lack is not shown. `around` is the id
    of the entity at the centre and `depth` how many edges away the others may be; without it the strongest
    relationships are drawn. At most `limit` entities are drawn and the page says how many there are. `depth`
    or `limit` below 1 is a `ValueError`. `judged` has by its id the judgement in force on a claim.
    """
    selection = select(edges, around=around, depth=depth, limit=limit)
    content = _content(selection, claims, reports, judged) | {"around": around}
    carried = network(selection)
    carried.set_template_dir(str(TEMPLATES), "page.html")
    nonce = nonce_of([title, json.dumps([content, carried.nodes, carried.edges])])
    environment = carried.templateEnv
    environment.autoescape = True
    environment.filters["embedded"] = embedded
    environment.globals |= _assets() | {"content": content, "nonce": nonce, "name": readable(title, 120)}
    return str(carried.generate_html())


def _assets() -> dict[str, Any]:
    ours = "\n".join((TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return {
        "library": script_source(VENDORED.read_text(encoding="utf-8")),
        "program": script_source(ours),
        "style": script_source((TEMPLATES / "page.css").read_text(encoding="utf-8")),
    }


def _content(
    selection: Selection,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    judged: Mapping[str, Judgement],
) -> dict[str, Any]:
    told = _told(selection.edges, claims, reports)
    named = dict.fromkeys(claims[name].report for name in told)
    return {
        "totals": {"edges": selection.all_edges, "nodes": selection.all_entities},
        "kinds": {kind.value: asdict(style) for kind, style in KINDS.items()},
        "relations": {relation.value: asdict(style) for relation, style in RELATIONS.items()},
        "claims": [
            claim_content(
                claims[name], reports.get(claims[name].report), quoted=quoted, judgement=judged.get(name)
            )
            for name, quoted in told.items()
        ],
        "reports": [report_content(reports[name]) for name in named if name in reports],
    }


def _told(
    edges: Iterable[Relationship], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> dict[str, bool]:
    told: dict[str, bool] = {}
    for edge in edges:
        for ids in (edge.claims, edge.denials):
            for rank, name in enumerate(newest(ids, claims, reports)):
                told[name] = told.get(name, False) or rank < QUOTED
    return told
