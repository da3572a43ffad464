"""Commands on what happened and what is disputed: events, disputes, and who stands with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Csv, Json, On, Since, Store, Table, Until, bound, opened
from kg.cli.output import Form, Rows, form_of, print_rows, print_text
from kg.cli.wording import bounds, counted, day, figure, held, interval, labels, period, several
from kg.model import Relation

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Dispute, Event, Period, Relationship

Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="Id, name or alias.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg events --place 'Abu Kamal' --since 2017-11-01")(events)
    app.command(epilog="Example: kg disputes --since 2017-11-01")(disputes)
    app.command(epilog="Example: kg allies 'Syrian army' --on 2017-11-08")(allies)


def events(
    *,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="ACTOR", help="Who acted, was acted on, lost or received."),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where it happened, or what was taken.")
    ] = None,
    relation: Annotated[Relation | None, typer.Option("--relation", help="Only this relation.")] = None,
    since: Since = None,
    until: Until = None,
    disputed: Annotated[
        bool | None,
        typer.Option("--disputed/--undisputed", help="Only what somebody denies, or nobody does."),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """List what happened, each event once however many claims tell of it, by day.

    Figures are low-best-high of each source; those of one event tell of the same people and are never added up.
    """
    from kg.model import counts_json, event_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    with opened(store) as graph:
        found = graph.events(
            actor=actor,
            place=place,
            relation=relation,
            since=bound(since, "--since"),
            until=bound(until, "--until"),
            disputed=disputed,
            limit=limit,
        )
    if form is Form.TABLE and not found:
        print_text("No such event is known.")
        return
    value = {"counts": counts_json(found), "events": [event_json(e) for e in found]}
    print_rows(Rows(_EVENT, [_event_row(e) for e in found]), form, value, title=counted(found))


def disputes(
    *,
    since: Since = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """List what is disputed, the latest first: who held a place, and who did what to whom."""
    from kg.model import dispute_json  # noqa: PLC0415

    form, first = form_of(as_json, as_csv, as_table), bound(since, "--since")
    with opened(store) as graph:
        found = graph.disputes(since=first)
    if form is Form.TABLE and not found:
        print_text(f"Nothing is known to be disputed{f' since {first}' if first else ''}.")
        return
    rows = [_dispute_row(d) for d in found]
    columns = ("since", "until", "kind", "what", "claims for", "claims against")
    print_rows(
        Rows(columns, rows), form, [dispute_json(d) for d in found], title=several(len(found), "dispute")
    )


def allies(
    actor: Actor,
    *,
    on: On = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show with whom an actor was allied, whom it supported and who supported it: when, what ended it, who says so."""
    from kg.model import entity_json, relationship_json  # noqa: PLC0415

    form, when = form_of(as_json, as_csv, as_table), bound(on, "--on")
    with opened(store) as graph:
        who = graph.entity(actor)
        found = graph.allies(who.id, on=when)
        rows = [row for edge in found for row in _ally_rows(edge, graph)]
    if form is Form.TABLE and not found:
        print_text(f"{who.label} is not known to have had allies or support{f' on {when}' if when else ''}.")
        return
    value = {"actor": entity_json(who), "relationships": [relationship_json(e) for e in found]}
    columns = ("subject", "relation", "object", "when", "ended by", "sources", "disputed")
    print_rows(Rows(columns, rows), form, value, title=f"{who.label} ({who.id})")


_EVENT = (
    *("when", "subject", "relation", "object", "place", "lost by", "to", "figures"),
    *("claims", "witnesses", "sources", "disputed", "id"),
)


def _event_row(event: Event) -> tuple[str, ...]:
    one, place, target = (labels([e] if e else []) for e in (event.subject, event.place, event.target))
    return (
        bounds(event.when),
        one,
        event.relation.value,
        event.object.label,
        place,
        labels(event.losers),
        target,
        "; ".join(map(figure, event.figures)),
        str(len(event.claims)),
        str(len(event.witnesses)),
        ", ".join(event.sources),
        "disputed" if event.disputed else "",
        event.id,
    )


def _dispute_row(dispute: Dispute) -> tuple[str, ...]:
    span, edge = dispute.interval, dispute.edge
    if span:
        claims = (str(len(span.supporting)), str(len(span.against)))
        return (
            day(dispute.since),
            bounds(span.end),
            dispute.kind,
            f"{span.place.label}: {held(span)}",
            *claims,
        )
    if edge is None:
        raise TypeError("a dispute of neither an interval nor a relationship")
    what = f"{edge.subject.label} {edge.relation} {edge.object.label}"
    claims = (str(len(edge.claims)), str(len(edge.denials)))
    return (day(dispute.since), day(edge.last), dispute.kind, what, *claims)


def _ally_rows(edge: Relationship, graph: Graph) -> list[tuple[str, ...]]:
    """Give one row a period; a relationship that nothing dates has one row without days."""
    ends = (edge.subject.label, edge.relation.value, edge.object.label)
    tail = (", ".join(edge.sources), "disputed" if edge.disputed else "")
    return [(*ends, period(p), _ended(p, graph), *tail) for p in edge.periods] or [(*ends, "", "", *tail)]


def _ended(found: Period, graph: Graph) -> str:
    claims = [graph.claim(claim) for claim in found.ended_by]
    told = [f"{c.relation} {interval(c.date)}".strip() for c in claims]
    return ", ".join(dict.fromkeys(told))
