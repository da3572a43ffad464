"""The command that reads stored reports again."""

from __future__ import annotations

from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failing import say
from kg.cli.options import Jobs, Json, Store, opened
from kg.cli.output import plain, print_json, print_text
from kg.cli.progress import shown, so_far
from kg.cli.reading import Telling, checked, leave, refusals_json

if TYPE_CHECKING:
    from kg.ingest import Ingested
    from kg.rereading import Plan, Reread

_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: kg reread --dry-run")(reread)


def reread(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many and why; read nothing.")] = False,
    jobs: Jobs = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Read stored reports again after lexicon, actors or places changed: those that may be read otherwise now.

    Those are the ones that hold a name or a trigger word of an entry that changed, and all that other rules read.
    Judgements are kept; those that find their claim no more are listed. Rows of tables are read again from their table
    (kg ingest).
    """
    checked(jobs)
    with opened(store, write=not dry_run) as graph, shown("looking for what changed") as show:
        plan = graph.plan_rereading()
        if dry_run:
            _print(plan, as_json)
            return
        from kg.crew import usual_jobs  # noqa: PLC0415

        started, total = monotonic(), len(plan.reports)

        with Telling(lambda told: show(so_far(told, monotonic() - started, told.read / total))) as telling:
            done = graph.reread(telling.progress, jobs=jobs or usual_jobs(), tell=telling.tell, plan=plan)
    if as_json:
        print_json(_plan_json(plan) | _done_json(done))
    else:
        print_text(_planned(plan))
        print_text(_said(done.told))
    for one in done.orphans:
        say(f"judgement {one.id} ({one.judgement.kind}) finds its claim no more; it is kept")
    leave(done.told)


def _print(plan: Plan, as_json: bool) -> None:
    if as_json:
        print_json(_plan_json(plan))
    else:
        print_text(_planned(plan))


def _planned(plan: Plan) -> str:
    again, every = len(plan.reports), _every(plan)
    lines = [f"{again:,} of {every:,} reports may be read otherwise now"]
    lines += [f"  {count:,}: {plain(reason)}" for reason, count in islice(plan.why.items(), _SHOWN)]
    if len(plan.why) > _SHOWN:
        lines.append(f"  and {len(plan.why) - _SHOWN:,} more reasons; --json lists all")
    if plan.tables:
        lines.append(
            f"{plan.tables:,} rows of tables may be linked otherwise: kg ingest reads their table again"
        )
    if plan.foreign:
        lines.append(f"{plan.foreign:,} reports came with claims of others and stay as they are")
    return "\n".join(lines)


def _every(plan: Plan) -> int:
    return len(plan.reports) + len(plan.untouched) + plan.current + plan.tables + plan.foreign


def _said(told: Ingested) -> str:
    changed = f"{told.replaced:,} came to something else ({told.claims:,} claims), {told.unchanged:,} did not"
    return f"{told.read:,} report{'s' * (told.read != 1)} read again: {changed}"


def _plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "version": plan.version,
        "reports": _every(plan),
        "again": len(plan.reports),
        "why": dict(plan.why),
        "untouched": len(plan.untouched),
        "current": plan.current,
        "tables": plan.tables,
        "foreign": plan.foreign,
    }


def _done_json(done: Reread) -> dict[str, Any]:
    told = done.told
    counts = {name: getattr(told, name) for name in ("read", "replaced", "unchanged", "claims", "withheld")}
    return counts | refusals_json(told) | {"orphans": [one.id for one in done.orphans]}
