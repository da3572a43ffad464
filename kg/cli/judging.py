"""Commands by which an analyst judges: claims, entities, sources, and what others judged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failing import say
from kg.cli.options import Csv, Json, Store, Table, opened
from kg.cli.output import Rows, form_of, plain, print_json, print_rows, write
from kg.errors import MissingInput, UsageError
from kg.model import Extent, JudgementKind, Relation, Status

if TYPE_CHECKING:
    from kg.model import Judgement
    from kg.query.judgements import Heard

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the judgement.")]
Author = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help="Who judges; else KG_AUTHOR.", show_default=False),
]
EntityName = Annotated[str | None, typer.Option(metavar="ENTITY", show_default=False)]

NONE = "none"
_commands = typer.Typer(
    no_args_is_help=True, help="Judge claims, entities and sources; nothing judged is lost."
)


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.add_typer(
        _commands, name="judge", epilog="Example: kg judge reject 5f0c1d2e3b4a5968 --reason 'another town'"
    )
    app.command(epilog="Example: kg duplicates --limit 20")(duplicates)


@_commands.command(epilog="Example: kg judge accept 5f0c1d2e3b4a5968 --reason 'read it myself'")
def accept(claim: ClaimId, reason: Reason, author: Author = None, store: Store = None) -> None:
    """Say that a claim was read rightly; it weighs as before, and review asks for it no more."""
    with opened(store, write=True) as graph:
        _print(graph.accept(claim, reason=reason, author=author))


@_commands.command(epilog="Example: kg judge reject 5f0c1d2e3b4a5968 --reason 'another town of that name'")
def reject(claim: ClaimId, reason: Reason, author: Author = None, store: Store = None) -> None:
    """Say that a claim was read wrongly, so that it counts for nothing."""
    with opened(store, write=True) as graph:
        _print(graph.reject(claim, reason=reason, author=author))


@_commands.command(
    epilog="Example: kg judge correct 5f0c1d2e3b4a5968 --subject 'Iraqi army' --date 2017-11-08 --reason misread"
)
def correct(
    claim: ClaimId,
    *,
    reason: Reason,
    author: Author = None,
    subject: EntityName = None,
    object: EntityName = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="ENTITY", show_default=False)] = None,
    to: EntityName = None,
    place: EntityName = None,
    relation: Annotated[Relation | None, typer.Option(show_default=False)] = None,
    status: Annotated[Status | None, typer.Option(show_default=False)] = None,
    extent: Annotated[Extent | None, typer.Option(show_default=False)] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="A day, or FIRST..LAST with either side open.")
    ] = None,
    store: Store = None,
) -> None:
    """Say what a claim should have been read as; the word none empties a field. A new claim takes its place."""
    given = {
        "subject": subject,
        "object": object,
        "from_": from_,
        "to": to,
        "place": place,
        "relation": relation,
        "status": status,
        "extent": extent,
        "date": date,
    }
    changes: dict[str, Any] = {
        name: None if value == NONE else value for name, value in given.items() if value is not None
    }
    with opened(store, write=True) as graph:
        made = graph.correct(claim, reason=reason, author=author, **changes)
    _print(made)
    print(f"claim {made.correction} counts in place of {plain(claim)}")


@_commands.command(epilog="Example: kg judge merge 'Abu Kamal' 'Boukamal' --reason 'one town'")
def merge(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The one that stays.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is it.", show_default=False)],
    reason: Reason,
    author: Author = None,
    store: Store = None,
) -> None:
    """Say that OTHER is ENTITY: its claims count as that one's, and its names find that one."""
    with opened(store, write=True) as graph:
        _print(graph.merge(entity, other, reason=reason, author=author))


@_commands.command(epilog="Example: kg judge split Boukamal --reason 'two towns after all'")
def split(
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="One that was merged, or stayed.", show_default=False)
    ],
    reason: Reason,
    author: Author = None,
    store: Store = None,
) -> None:
    """Take an entity out of the one it was merged into, or all out of the one that stayed."""
    with opened(store, write=True) as graph:
        _print(graph.split(entity, reason=reason, author=author))


@_commands.command(
    epilog="Example: kg judge locate 'Tell Brak' 36.66 41.06 --reason 'from the map'",
    # South and west begin with a minus and are no options.
    context_settings={"ignore_unknown_options": True},
)
def locate(
    place: Annotated[str, typer.Argument(metavar="PLACE", help="Id, name or alias.", show_default=False)],
    lat: Annotated[float, typer.Argument(metavar="LAT", help="Latitude in degrees.", show_default=False)],
    lon: Annotated[float, typer.Argument(metavar="LON", help="Longitude in degrees.", show_default=False)],
    *,
    reason: Reason,
    author: Author = None,
    store: Store = None,
) -> None:
    """Say where a place is."""
    with opened(store, write=True) as graph:
        _print(graph.locate(place, lat, lon, reason=reason, author=author))


@_commands.command(
    epilog="Example: kg judge source 'Desert Wire' --leans 'Syrian army' --reason 'owned by it'"
)
def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Publisher or actor.", show_default=False)],
    *,
    leans: Annotated[
        str | None, typer.Option("--leans", metavar="ACTOR", help="Whom it favours.", show_default=False)
    ] = None,
    neutral: Annotated[bool, typer.Option("--neutral", help="It favours nobody.")] = False,
    reason: Reason,
    author: Author = None,
    store: Store = None,
) -> None:
    """Say whom a source favours, so that its word is weighed as that one's own."""
    if (leans is None) != neutral:
        raise UsageError("say whom the source favours with --leans ACTOR, or --neutral for nobody")
    with opened(store, write=True) as graph:
        _print(graph.lean(name, leans, reason=reason, author=author))


@_commands.command(epilog="Example: kg judge undo 0a1b2c3d4e5f6071")
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a judgement.", show_default=False)],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    author: Author = None,
    store: Store = None,
) -> None:
    """Take a judgement back, or a taking back; both stay on record."""
    with opened(store, write=True) as graph:
        _print(graph.undo(id, reason=reason, author=author))


@_commands.command("list", epilog="Example: kg judge list --orphans")
def list_judgements(
    *,
    claim: Annotated[str | None, typer.Option("--claim", metavar="CLAIM", help="Only on this claim.")] = None,
    entity: Annotated[str | None, typer.Option("--entity", metavar="ENTITY", help="Only naming it.")] = None,
    kind: Annotated[JudgementKind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help="Only by this one.")] = None,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Only those about nothing that is here.")
    ] = False,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """List judgements, oldest first, those taken back among them."""
    from kg.query.judgements import heard_json  # noqa: PLC0415  brings the store

    form = form_of(as_json, as_csv, as_table)
    with opened(store) as graph:
        found = graph.judgements(claim=claim, entity=entity, kind=kind, author=author, orphans=orphans)
    columns = ("id", "made", "by", "kind", "of", "reason", "")
    print_rows(Rows(columns, [_row(h) for h in found]), form, [heard_json(h) for h in found])


@_commands.command(epilog="Example: kg judge export judgements.jsonl")
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to write; - is standard output.")],
    store: Store = None,
) -> None:
    """Write all judgements as JSON Lines, for another analyst to import."""
    with opened(store) as graph:
        write("".join(f"{line}\n" for line in graph.exported_judgements()), file)


@_commands.command("import", epilog="Example: kg judge import judgements.jsonl")
def import_judgements(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to read; - is standard input.")],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Take judgements over from a file; those that are here already change nothing.

    Those about claims or entities that are not here are kept, and count once these are.
    """
    lines = _lines(file)
    with opened(store, write=True) as graph:
        done = graph.import_judgements(lines, file)
    if as_json:
        print_json(
            {
                "added": done.added,
                "known": done.known,
                "orphans": list(done.orphans),
                "withheld": done.withheld,
            }
        )
    else:
        print(f"{done.added:,} judgement{'s' * (done.added != 1)} taken over, {done.known:,} known already")
    if done.withheld:
        say(f"{done.withheld:,} withheld: they name people who are kept out; kg suppress --list shows whom")
    if done.orphans:
        say(f"{len(done.orphans):,} about nothing that is here; kg judge list --orphans shows them")


def duplicates(
    *,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Propose entities that may be one, likeliest first, with the reasons; `kg judge merge` says that they are."""
    from kg.model import entity_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    with opened(store) as graph:
        found = graph.duplicates(limit)
    rows = [(f"{d.score:.2f}", d.one.id, d.other.id, "; ".join(d.reasons)) for d in found]
    value = [
        {
            "one": entity_json(d.one),
            "other": entity_json(d.other),
            "score": d.score,
            "reasons": list(d.reasons),
        }
        for d in found
    ]
    print_rows(Rows(("score", "entity", "other", "because"), rows), form, value)


def about(judgement: Judgement) -> str:
    """Say in one line what a judgement is about."""
    if judgement.claim:
        changes = ", ".join(f"{name}: {value or NONE}" for name, value in judgement.changes)
        return f"{judgement.claim.id} {changes}".strip() + f" “{' '.join(judgement.claim.quote.split())}”"
    if judgement.position:
        return f"{judgement.entities[0]} at {judgement.position[0]:g} {judgement.position[1]:g}"
    if judgement.kind is JudgementKind.MERGE:
        return f"{judgement.entities[1]} is {judgement.entities[0]}"
    if judgement.kind is JudgementKind.LEANING:
        return f"{judgement.entities[0]} leans to {(judgement.entities[1:2] and judgement.entities[1]) or 'nobody'}"
    return judgement.undoes or judgement.entities[0]


def _row(heard: Heard) -> tuple[str, ...]:
    one = heard.judgement
    state = "orphan" if heard.orphan else "" if heard.stands else "taken back"
    return one.id, f"{one.made:%Y-%m-%d %H:%M}", one.author, one.kind.value, about(one), one.reason, state


def _print(made: Judgement) -> None:
    print(plain(f"judgement {made.id}: {made.kind} {about(made)}"))


def _lines(file: str) -> list[str]:
    from kg.read.decode import decode  # noqa: PLC0415

    if file == "-":
        return decode(sys.stdin.buffer.read()).splitlines()
    path = Path(file)
    if not path.exists():
        raise MissingInput(f"{file}: no such file")
    return decode(path.read_bytes()).split("\n")
