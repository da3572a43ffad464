"""Commands on who holds what: control and timeline of a place, holdings of an actor, what changed hands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import Csv, Json, KnownOn, On, Store, Table, bound, opened
from kg.cli.output import Form, Rows, form_of, print_csv, print_json, print_rows, print_text
from kg.cli.wording import bounds, day, held, interval, labels, several

if TYPE_CHECKING:
    from kg.model import Chapter, Control, Saying

Place = Annotated[str, typer.Argument(metavar="PLACE", help="Id, name or alias.", show_default=False)]
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="Id, name or alias.", show_default=False)]
Day = Annotated[str, typer.Argument(metavar="DAY", help="YYYY-MM-DD.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg control 'Abu Kamal' --on 2017-11-12 --known-on 2017-11-10")(control)
    app.command(epilog="Example: kg timeline 'Abu Kamal'")(timeline)
    app.command(epilog="Example: kg holdings 'Islamic State' --on 2017-11-01")(holdings)
    app.command(epilog="Example: kg compare 2017-10-01 2017-12-01")(compare)


def control(
    place: Place,
    *,
    on: On = None,
    known_on: KnownOn = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show who held a place when, and on whose word; with --on the one interval that counts on that day."""
    from kg.model import control_json, entity_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    when, known = bound(on, "--on"), bound(known_on, "--known-on")
    with opened(store) as graph:
        where = graph.entity(place)
        spans = graph.control(where.id, on=when, known_on=known)
        left_out = graph.undated(where.id) if known else 0
    value = {"place": entity_json(where), "intervals": [control_json(s) for s in spans]}
    if form is Form.TABLE and not any(s.id for s in spans):
        maybe = labels(e for s in spans for e in s.possible)
        perhaps = f"; perhaps {maybe}" if maybe else ""
        print_text(f"Nothing is known of who held {where.label}{_as_of(when, known)}{perhaps}.")
    else:
        print_rows(control_rows(spans), form, value, title=f"{where.label} ({where.id})")
    _say_undated(left_out)


def timeline(
    place: Place,
    *,
    known_on: KnownOn = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show who held a place when, and under each interval what was said for and against it, by whom.

    A speaker's stake is what the claim does to its own side: against-interest outweighs independent, and that
    own-interest.
    """
    from kg.model import chapter_json, entity_json  # noqa: PLC0415

    form, known = form_of(as_json, as_csv, as_table), bound(known_on, "--known-on")
    with opened(store) as graph:
        where = graph.entity(place)
        chapters = graph.timeline(where.id, known_on=known)
        left_out = graph.undated(where.id) if known else 0
    if form is Form.JSON:
        print_json({"place": entity_json(where), "intervals": [chapter_json(c) for c in chapters]})
    elif form is Form.CSV:
        print_csv([_TOLD, *(row for c in chapters for row in _told_rows(c))])
    elif chapters:
        print_text(f"{where.label} ({where.id})\n")
        for chapter in chapters:
            print_text(_chapter(chapter))
    else:
        print_text(f"Nothing is known of who held {where.label}{_as_of(None, known)}.")
    _say_undated(left_out)


def holdings(
    actor: Actor,
    *,
    on: On = None,
    known_on: KnownOn = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show which places an actor, or what belongs to it, held when, alone or with others."""
    from kg.model import entity_json, held_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    when, known = bound(on, "--on"), bound(known_on, "--known-on")
    with opened(store) as graph:
        who = graph.entity(actor)
        spans = graph.holdings(who.id, on=when, known_on=known)
        left_out = graph.undated() if known else 0
    value = {"actor": entity_json(who), "holdings": [held_json(s) for s in spans]}
    if form is Form.TABLE and not spans:
        print_text(f"Nothing is known to be held by {who.label}{_as_of(when, known)}.")
    else:
        rows = control_rows(spans)
        placed = [(s.place.label, *row) for s, row in zip(spans, rows.rows, strict=True)]
        print_rows(Rows(("place", *rows.columns), placed), form, value, title=f"{who.label} ({who.id})")
    _say_undated(left_out)


def compare(
    first: Day,
    second: Day,
    *,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Show which places were held otherwise on the second day than on the first: from whom, to whom, since when."""
    from kg.model import change_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    days = bound(first, "DAY"), bound(second, "DAY")
    with opened(store) as graph:
        changes = graph.compare(*days)
    value = {
        "first": day(days[0]),
        "second": day(days[1]),
        "changes": [change_json(change) for change in changes],
    }
    if form is Form.TABLE and not changes:
        print_text(f"No place is known to have been held otherwise on {days[1]} than on {days[0]}.")
        return
    rows = [
        (
            c.place.label,
            c.before.status.value,
            labels(c.before.holders),
            c.after.status.value,
            labels(c.after.holders),
            bounds(c.after.start),
        )
        for c in changes
    ]
    columns = ("place", "before", "held before by", "after", "held after by", "since")
    title = f"{several(len(changes), 'place')} held otherwise on {days[1]} than on {days[0]}"
    print_rows(Rows(columns, rows), form, value, title=title)


def control_rows(spans: list[Control]) -> Rows:
    """Give one row an interval: days, status, holders, who else may, basis, last word, claims for and against."""
    rows = [
        (
            bounds(span.start),
            bounds(span.end),
            span.status.value,
            labels(span.holders),
            labels(span.possible),
            span.basis.value if span.basis else "",
            day(span.last_confirmed),
            str(len(span.supporting)),
            str(len(span.against)),
        )
        for span in spans
    ]
    columns = ("from", "to", "status", "held by", "possibly", "basis", "last confirmed", "for", "against")
    return Rows(columns, rows)


_TOLD = (
    *("from", "to", "status", "held by", "side", "happened", "reported", "said by", "stake", "relation"),
    *("claim", "report", "sentence"),
)


def _told_rows(chapter: Chapter) -> list[tuple[str, ...]]:
    span = chapter.interval
    held_by = (bounds(span.start), bounds(span.end), span.status.value, labels(span.holders))
    return [(*held_by, *_told_row(t)) for t in chapter.sayings]


def _told_row(told: Saying) -> tuple[str, ...]:
    return (
        "for" if told.supports else "against",
        interval(told.claim.date),
        day(told.published),
        ", ".join(told.speakers),
        told.stake.value if told.stake else "",
        told.claim.relation.value,
        told.claim.id,
        told.claim.report,
        " ".join(told.claim.evidence.text.split()),
    )


def _chapter(chapter: Chapter) -> str:
    span = chapter.interval
    end = f"to {bounds(span.end)}" if span.end else "and since"
    facts = [span.basis.value] if span.basis else []
    facts += [f"last confirmed {span.last_confirmed}"] if span.last_confirmed else []
    facts += [f"possibly {labels(span.possible)}"] if span.possible else []
    told = f" ({'; '.join(facts)})" if facts else ""
    return "\n".join([f"{bounds(span.start)} {end}: {held(span)}{told}", *map(_saying, chapter.sayings), ""])


def _saying(told: Saying) -> str:
    side = "for" if told.supports else "against"
    happened = f"happened {interval(told.claim.date)}" if told.claim.date else "undated"
    reported = f"reported {day(told.published)}" if told.published else "report undated"
    speakers = ", ".join(told.speakers) or "nobody named"
    stake = f" ({told.stake})" if told.stake else ""
    source = f" in {told.source}" if told.source and told.source not in told.speakers else ""
    status = "" if told.claim.status.value == "asserted" else f", {told.claim.status}"
    first = f"  {side:<7} {happened}, {reported}: {speakers}{stake}{source}{status}"
    return f"{first}\n          “{' '.join(told.claim.evidence.text.split())}”  claim {told.claim.id}"


def _as_of(on: date | None, known_on: date | None) -> str:
    told = f" on {on}" if on else ""
    return told + (f" from what was published by {known_on}" if known_on else "")


def _say_undated(count: int) -> None:
    if count:
        are = "is" if count == 1 else "are"
        say(f"{several(count, 'report')} without a day of publication {are} left out")
