"""Stored reports are read again where what is known before reading has changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.ingest import Ingested, Progress
from kg.know.data import data_folder
from kg.know.stock import take_stock
from kg.know.touching import Change, change
from kg.model import EXTRACTOR, Report
from kg.query import judgements as heard
from kg.query import reports as kept
from kg.query.judgements import Heard
from kg.query.looking import names_of
from kg.rdf.standards import MADE_BY
from kg.rdf.vocabulary import READ_BY
from kg.read import Dataset, Note, Refusal
from kg.readings import mark
from kg.stocks import stock_of, sweep
from kg.taking import Taking

OLDER: Final = "read by an older kg, which did not note by what"
UNRECORDED: Final = "what was known when they were read is not recorded here"
_AT_ONCE: Final = 5000
_RULES: Final = EXTRACTOR.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which stored reports may come to something else if `version` reads them now.

    `reports` are their ids, `why` counts them by what changed: the key of an entry of lexicon, actors or places, or
    that it is not known. `untouched` are the ids of those that another version read and that name nothing that
    changed; `current` counts those that this version read. `tables` were rows, which are read anew only from their
    table, `foreign` came from elsewhere and are left alone.
    """

    version: str
    reports: tuple[str, ...]
    why: Mapping[str, int]
    untouched: tuple[str, ...] = ()
    current: int = 0
    tables: int = 0
    foreign: int = 0


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading stored reports again did; `orphans` are judgements that found their claim before and do not now."""

    plan: Plan
    told: Ingested
    orphans: tuple[Heard, ...] = ()


class Rereading(Taking):
    """The part of a graph that reads its reports again."""

    def plan_rereading(self) -> Plan:
        """Find the stored reports that may be read otherwise now; nothing is changed."""
        if self._is_given:
            raise UsageError("what a reader of one's own knew is not recorded: add the reports again")
        names, version = names_of(self._store), self._version()
        read_by = {q.subject: q.object for q in self._store.quads(None, READ_BY)}
        why, sorts = Counter[str](), dict[str, list[str]]()
        changed = lru_cache(self._changed)
        for own in sorted(kept.report_ids(self._store)):
            found = read_by.get(names.report(own))
            sort, reason = self._sort(own, found.value if isinstance(found, Literal) else None, changed)
            sorts.setdefault(sort, []).append(own)
            why.update([reason] if reason else [])
        return Plan(
            version=version,
            reports=tuple(sorts.get("again", ())),
            why=dict(why.most_common()),
            untouched=tuple(sorts.get("untouched", ())),
            **{sort: len(sorts.get(sort, ())) for sort in ("current", "tables", "foreign")},
        )

    def reread(
        self,
        progress: Progress | None = None,
        *,
        jobs: int = 1,
        tell: Callable[[Refusal | Note], None] | None = None,
        plan: Plan | None = None,
    ) -> Reread:
        """Read stored reports again that may come to something else, and derive what follows; judgements stay.

        `plan` is what `plan_rereading` gave, else it is asked for. Entities that their reports name are described as
        they are known now. `jobs` and `tell` are as in `take`. What was not reached when this is interrupted is found
        by the next plan.
        """
        found = plan or self.plan_rereading()
        lost = {one.id for one in heard.judgements(self._store, orphans=True)}
        reports = (kept.report(self._store, own) for own in found.reports)
        told = self._taken(reports, progress, jobs, tell, anew=True)
        self._mark(found)
        orphans = [h for h in heard.judgements(self._store, orphans=True) if h.id not in lost]
        return Reread(found, told, tuple(orphans))

    def _sort(
        self, own: str, read_by: str | None, changed: Callable[[str], Change | None]
    ) -> tuple[str, str | None]:
        """Give under which field of a plan a report falls, and of one that is read again why."""
        rules, _, knowledge = (read_by or self._made_by(own)).partition("+")
        current = self._version()
        if rules.partition("/")[0] in set(Dataset):
            return "current" if knowledge == current.partition("+")[2] else "tables", None
        if rules and rules.partition("/")[0] != _RULES:
            return "foreign", None
        if read_by == current:
            return "current", None
        if read_by is None:
            return "again", OLDER
        if rules != EXTRACTOR:
            return "again", f"read by {rules}"
        since = changed(read_by)
        if since is None:
            return "again", UNRECORDED
        key = since.touches(_words(kept.report(self._store, own))) if since else None
        return ("again", key) if key else ("untouched", None)

    def _made_by(self, own: str) -> str:
        """Give what the claims of a report are signed by: that which is not this package's, if there is any."""
        names = names_of(self._store)
        nodes = {q.object for q in self._store.quads(None, MADE_BY, None, names.report(own))}
        makers = sorted(names.made_by(node) for node in nodes if isinstance(node, NamedNode))
        others = [maker for maker in makers if maker.partition("/")[0] != _RULES]
        return next(iter(others), EXTRACTOR)

    def _changed(self, version: str) -> Change | None:
        """Give what changed since a version read; `None` where it is not recorded what it knew."""
        folder = self._store.folder
        before = stock_of(folder, version) if folder else None
        return change(before, take_stock(data_folder("ontology"), self._settings.model)) if before else None

    def _mark(self, plan: Plan) -> None:
        """Note of reports that need no reading that it would come to the same now."""
        untouched = iter(plan.untouched)
        while some := list(islice(untouched, _AT_ONCE)):
            with self._store.turn():
                mark(self._store, dict.fromkeys(some, plan.version))
        self._store.flush()
        if home := self._store.home:
            read_by = (q.object for q in self._store.quads(None, READ_BY))
            sweep(home, {node.value for node in read_by if isinstance(node, Literal)})


def _words(report: Report) -> str:
    return f"{report.title or ''} {report.text} {report.source or ''}"
