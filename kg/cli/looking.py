"""Commands that look something up: relations, claims, a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Csv, Json, Since, Store, Table, Until, bound, opened
from kg.cli.output import Form, Rows, console, form_of, print_json, print_rows, print_table, print_text, write
from kg.cli.wording import day, period, several
from kg.model import Relation, Status

if TYPE_CHECKING:
    from kg.model import Claim, Entity, Judgement, Relationship

_LAST = ("sentence", "judged")
Name = Annotated[str, typer.Argument(metavar="ENTITY", help="Id, name or alias.", show_default=False)]
RelationOption = Annotated[Relation | None, typer.Option("--relation", help="Only this relation.")]
StatusOption = Annotated[Status | None, typer.Option("--status", help="Only claims of this status.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg relations 'Syrian army' --relation captured --since 2017-10-01")(
        relations
    )
    app.command(epilog="Example: kg claims --place 'Abu Kamal' --since 2017-11-08 --json")(claims)
    app.command(epilog="Example: kg report abu-kamal-2017-11-09")(report)


def relations(
    entity: Name,
    *,
    relation: RelationOption = None,
    other: Annotated[
        str | None, typer.Option("--other", metavar="ENTITY", help="Only with this one.")
    ] = None,
    since: Since = None,
    until: Until = None,
    status: StatusOption = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show what an actor or a place has to do with others, grouped by relation."""
    from kg.model import relations_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    first, last = bound(since, "--since"), bound(until, "--until")
    with opened(store) as graph:
        centre = graph.entity(entity)
        edges = graph.relations(
            centre.id, relation=relation, other=other, since=first, until=last, status=status
        )
    if form is Form.CSV:
        # Brings networkx.
        from kg.draw.files import csv  # noqa: PLC0415

        write(csv(edges), None)
    elif form is Form.JSON:
        print_json(relations_json(centre, edges))
    else:
        _print_relations(centre, edges)


def claims(
    *,
    entity: Annotated[str | None, typer.Option("--entity", help="Anyone or anything in the claim.")] = None,
    relation: RelationOption = None,
    place: Annotated[str | None, typer.Option("--place", help="A place in the claim.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Publisher of the report.")] = None,
    since: Since = None,
    until: Until = None,
    status: StatusOption = None,
    report: Annotated[str | None, typer.Option("--report", help="Id of a report.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """List claims: what was said, of when, by whom, in which sentence."""
    from kg.model import claim_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    with opened(store) as graph:
        found = graph.claims(
            entity=entity,
            relation=relation,
            place=place,
            source=source,
            since=bound(since, "--since"),
            until=bound(until, "--until"),
            status=status,
            report=report,
            limit=limit,
        )
        marks = graph.marks(found)
    if form is Form.TABLE and console().is_terminal:
        for claim in found:
            print_text(told(claim, marks.get(claim.id)))
        return
    columns = ("id", "date", "status", "subject", "relation", "object", "said by", "report", *_LAST)
    rows = [(*_claim_row(c), judged(c, marks.get(c.id))) for c in found]
    print_rows(Rows(columns, rows), form, [claim_json(c) for c in found])


def report(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a report.", show_default=False)],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Show a report with its claims marked in its text."""
    from kg.cli.marking import marked  # noqa: PLC0415
    from kg.model import claim_json, reading_order, report_json  # noqa: PLC0415

    with opened(store) as graph:
        found = graph.report(id)
        told = sorted(graph.claims(report=found.id), key=reading_order)
        marks = graph.marks(told)
    if as_json:
        print_json(report_json(found) | {"text": found.text, "claims": [claim_json(c) for c in told]})
        return
    print_text(marked(found, told))
    rows = [
        (str(number), *_claim_row(c)[1:7], judged(c, marks.get(c.id)))
        for number, c in enumerate(told, start=1)
    ]
    print_table(Rows(("", "date", "status", "subject", "relation", "object", "said by", "judged"), rows))


def judged(claim: Claim, mark: Judgement | None) -> str:
    """Say in a word or two what an analyst made of a claim; nothing where none judged it."""
    if mark is None:
        return "correction" if claim.extractor.startswith("analyst/") else ""
    words = {"accept": "accepted", "reject": "rejected", "correct": f"corrected as {mark.correction}"}
    return f"{words[mark.kind]}, {mark.author}"


def told(claim: Claim, mark: Judgement | None = None) -> str:
    """Give a claim in three lines: when who did what by whose word, the sentence, where it stands.

    `mark` is the judgement in force on it.
    """
    sentence = " ".join(claim.evidence.text.split())
    made = f" ({said})" if (said := judged(claim, mark)) else ""
    return f"{headline(claim)}\n            “{sentence}”\n            claim {claim.id} of report {claim.report}{made}\n"


def headline(claim: Claim) -> str:
    """Say in one line when who did what by whose word."""
    who = claim.subject.entity.label if claim.subject else "someone"
    status = "" if claim.status is Status.ASSERTED else f" ({claim.status})"
    speakers = ", ".join(speaker.entity.label for speaker in claim.attributed_to)
    says = f", says {speakers}" if speakers else ""
    when = _date(claim) or "undated"
    return f"{when:<10}  {who} {claim.relation} {claim.object.entity.label}{status}{says}"


def _print_relations(centre: Entity, edges: Sequence[Relationship]) -> None:
    print_text(f"{centre.label} ({centre.id}): {several(len(edges), 'relationship')}")
    for name, group in groupby(edges, key=lambda e: e.relation.value):
        members = list(group)
        # Only relations that last have periods: an alliance, support, membership, leadership.
        lasting = any(edge.periods for edge in members)
        columns = (
            "subject",
            "object",
            "first",
            "last",
            *(["when"] * lasting),
            "claims",
            "reports",
            "sources",
            "",
        )
        print_table(Rows(columns, [_edge_row(edge, lasting) for edge in members]), name)


def _edge_row(edge: Relationship, lasting: bool) -> tuple[str, ...]:
    when = ["; ".join(map(period, edge.periods))] if lasting else []
    return (
        edge.subject.label,
        edge.object.label,
        day(edge.first),
        day(edge.last),
        *when,
        str(len(edge.claims)),
        str(len(edge.reports)),
        ", ".join(edge.sources),
        "disputed" if edge.disputed else "",
    )


def _claim_row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id,
        _date(claim),
        claim.status.value,
        claim.subject.entity.label if claim.subject else "",
        claim.relation.value,
        claim.object.entity.label,
        ", ".join(speaker.entity.label for speaker in claim.attributed_to),
        claim.report,
        " ".join(claim.evidence.text.split()),
    )


def _date(claim: Claim) -> str:
    if claim.date is None:
        return ""
    first, last = (day.isoformat() if day else "" for day in (claim.date.start, claim.date.end))
    return first if first == last else f"{first}..{last}"
