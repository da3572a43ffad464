"""Commands that find things by words: search, match."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from kg.cli.options import Csv, Json, Store, Table, opened
from kg.cli.output import Form, Rows, form_of, print_rows, print_text
from kg.errors import UsageError
from kg.model import Kind, Relation

KindOption = Annotated[Kind | None, typer.Option("--kind", help="Only entities of this kind.")]
Country = Annotated[
    str | None, typer.Option("--country", metavar="STATE", help="Only entities of this state.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg search 'Deir Ezzor' --kind settlement")(search)
    app.command(epilog="Example: kg match 'Albu Kamal' Rakka --type settlement --csv")(match)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="A name, as far as known.")],
    *,
    kind: KindOption = None,
    country: Country = None,
    relation: Annotated[
        Relation | None, typer.Option("--relation", help="Only entities that stand in this relation.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 20,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Find entities, reports and questions by words; other spellings and typing errors are forgiven."""
    from kg.query.finding import find_json, findings_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    with opened(store) as graph:
        found = graph.find(" ".join(words), kind=kind, country=country, relation=relation)
    page = found.page(limit)
    rows = [
        (one.what, one.id, one.label, one.kind or "", one.country or "", f"{one.score:.0f}") for one in page
    ]
    whole = findings_json(found) | {"found": [find_json(one) for one in page]}
    print_rows(Rows(("what", "id", "name or title", "kind", "country", "likeness"), rows), form, whole)
    if form is Form.TABLE and len(page) < len(found.found):
        print_text(f"{len(found.found) - len(page)} more; --limit, --kind, --country and --relation choose")


def match(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names, or - for lines of input.")],
    *,
    type: Annotated[
        list[str] | None, typer.Option("--type", help="actor, place or a kind; may be repeated.")
    ] = None,
    country: Country = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="Candidates for each name.")] = 1,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Match names of a table to entities, with scores of 100; `match` where there is no doubt."""
    from kg.query.reconciling import Wanted, candidate_json  # noqa: PLC0415

    form = form_of(as_json, as_csv, as_table)
    if not all(name.strip() for name in names):
        raise UsageError("a name is needed")
    said = (("country", (country,)),) if country else ()
    with opened(store) as graph:
        found = [
            (name, graph.reconcile(Wanted(name, tuple(type or ()), limit, said))) for name in _given(names)
        ]
    rows = [
        (name, one.entity.id, one.entity.label, one.entity.kind.value, f"{one.score:g}", "match" * one.match)
        for name, candidates in found
        for one in candidates
    ]
    rows += [(name, "", "", "", "", "") for name, candidates in found if not candidates]
    answer = [{"name": name, "candidates": [*map(candidate_json, c)]} for name, c in found]
    print_rows(Rows(("name", "id", "entity", "kind", "score", "match"), rows), form, answer)


def _given(names: list[str]) -> Iterator[str]:
    for name in names:
        lines = [line.strip() for line in sys.stdin] if name == "-" else [name]
        yield from filter(None, lines)
